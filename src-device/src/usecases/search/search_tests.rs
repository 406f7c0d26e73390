use super::*;
use crate::search::search_tests::{person, record};
use crate::store::own::{journal, shown};
use crate::store::replica::{apply, clues, prepared};
use crate::testing::{open_house, order_rows};
use crate::usecases::sessions;
use cordon_core::proof::entry::{SearchSettled, SearchStands};
use cordon_core::proof::envelope::Envelope;
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::rules::ids::{LinkId, OfficerId, OrderId, PersonId, PersonRecordId};
use cordon_core::rules::person::{
    Address, Identifier, IdentifierKind, LinkBasis, OrderLink, PersonRecord, RecordLink, Role, SubjectCategory,
};
use cordon_core::rules::time::Timestamp;
use cordon_core::rules::visibility::Visibility;
use cordon_core::wire::{MatchedOn, ReadAs, ReasonKind, Verbatim};
use std::collections::HashSet;
use tempfile::TempDir;
use uuid::Uuid;

fn put(house: &House, kind: RowKind, id: Uuid, body: serde_json::Value) {
    let row = FeedRow { kind, id: id.to_string(), revision: 1, state: RowState::Put, body: Some(body) };
    house.with_session(|session| apply::row(&session.replica, "here", &row)).unwrap();
}

fn hold(house: &House, number: u128, record: PersonRecord) {
    let record = PersonRecord { id: PersonRecordId(Uuid::from_u128(100 + number)), ..record };
    let (id, at) = (LinkId(Uuid::from_u128(200 + number)), Timestamp::from_millis(0));
    let person = person(number);
    let link = RecordLink { id, record: record.id, person, basis: LinkBasis::First, at, revoked_at: None };
    put(house, RowKind::Record, record.id.0, serde_json::to_value(&record).unwrap());
    put(house, RowKind::RecordLink, link.id.0, serde_json::to_value(&link).unwrap());
}

/// A house that holds three Smiths and a Jones, all of whom the index knows.
fn a_house() -> (House, TempDir) {
    let (house, folder) = open_house();
    let people = [("Alan", "Smith"), ("Beth", "Smithson"), ("Carl", "Smithers"), ("Dora", "Jones")];
    for (number, name) in (1..).zip(people) {
        hold(&house, number, record(name, "1988-04-12"));
    }
    house
        .with_session(|session| {
            session.shelf.all_changed();
            Ok(())
        })
        .unwrap();
    house.wait_for_index().unwrap();
    (house, folder)
}

fn begin(house: &House) -> SearchId {
    let why = Reason { kind: ReasonKind::AtScene, words: None, incident_number: None };
    open(house, why).unwrap().search
}

fn type_in(house: &House, id: SearchId, text: &str) -> HashSet<PersonId> {
    search(house, id, text).unwrap().hits.iter().map(|hit| hit.person).collect()
}

fn settled(house: &House) -> Vec<(SearchSettled, OfficerId)> {
    let entries = house.with_session(|session| journal::all(&session.own)).unwrap();
    let read = entries.into_iter().filter_map(|entry| {
        let envelope: Envelope = serde_json::from_slice(&entry.envelope.0).unwrap();
        let Body::SearchSettled(settled) = serde_json::from_slice(&entry.body.unwrap().0).unwrap() else { return None };
        Some((settled, envelope.officer))
    });
    read.collect()
}

fn rows(house: &House, id: SearchId) -> usize {
    house.with_session(|session| shown::of_search(&session.own, id)).unwrap().len()
}

#[test]
fn whom_typing_on_replaced_is_accounted_for() {
    let (house, _folder) = a_house();
    let id = begin(&house);
    let many = type_in(&house, id, "smith");
    let few = type_in(&house, id, "smithson");
    let other = type_in(&house, id, "jones");
    assert!(many.len() >= 3 && few.contains(&person(2)) && other.contains(&person(4)), "{many:?} {few:?} {other:?}");
    settle(&house, id).unwrap();
    settle(&house, id).unwrap();
    let [(said, _)] = settled(&house).try_into().unwrap();
    assert_eq!(said.shown.iter().copied().collect::<HashSet<_>>(), &(&many | &few) | &other);
    assert_eq!(said.shown.len(), (&(&many | &few) | &other).len(), "each once");
    let asked: Vec<&str> = said.asked.iter().map(|asked| asked.text.as_str()).collect();
    assert_eq!(asked, ["smith", "smithson", "jones"]);
    assert_eq!(said.asked[0].listed as usize, many.len());
    assert_eq!((said.stands, rows(&house, id)), (SearchStands::Open, 1), "its first row stays until it is closed");
}

#[test]
fn a_reply_that_shows_nobody_new_writes_nothing_and_is_named_all_the_same() {
    let (house, _folder) = a_house();
    let id = begin(&house);
    type_in(&house, id, "smith");
    let before = rows(&house, id);
    type_in(&house, id, "smiths");
    type_in(&house, id, "smith");
    type_in(&house, id, "zzyzx");
    assert_eq!(rows(&house, id), before);
    settle(&house, id).unwrap();
    let [(said, _)] = settled(&house).try_into().unwrap();
    assert_eq!(said.asked.len(), 4);
    type_in(&house, id, "smith");
    settle(&house, id).unwrap();
    let [_, (again, _)] = settled(&house).try_into().unwrap();
    assert_eq!((again.asked.len(), again.shown.len()), (1, 0), "they stand in the entry before");
}

#[test]
fn a_closed_search_shows_nobody_and_says_once_that_it_is_over() {
    let (house, _folder) = a_house();
    let id = begin(&house);
    type_in(&house, id, "smith");
    settle(&house, id).unwrap();
    type_in(&house, id, "jones");
    close(&house, id).unwrap();
    close(&house, id).unwrap();
    let [(paused, _), (over, _)] = settled(&house).try_into().unwrap();
    assert_eq!((paused.stands, over.stands), (SearchStands::Open, SearchStands::Closed));
    assert_eq!((over.asked.len(), over.shown.as_slice(), rows(&house, id)), (1, [person(4)].as_slice(), 0));
    assert!(matches!(search(&house, id, "smith"), Err(Failure::Refused(_))));
}

#[test]
fn one_that_paused_and_was_never_closed_is_closed_by_whoever_unlocks_next() {
    let (house, _folder) = a_house();
    let id = begin(&house);
    type_in(&house, id, "smith");
    settle(&house, id).unwrap();
    house.write(account::close_left).unwrap();
    house.write(account::close_left).unwrap();
    let [_, (over, _)] = settled(&house).try_into().unwrap();
    assert_eq!((over.stands, over.asked.len(), over.shown.len(), rows(&house, id)), (SearchStands::Closed, 0, 0, 0));
}

#[test]
fn a_long_search_is_told_in_several_entries_and_the_last_one_closes_it() {
    let (house, _folder) = a_house();
    let id = begin(&house);
    let texts: Vec<String> = (0..600).map(|number| format!("zz {number}")).collect();
    for text in &texts {
        type_in(&house, id, text);
    }
    assert!(rows(&house, id) > 8, "questions that show nobody are on the disk too, a few aside");
    close(&house, id).unwrap();
    let said = settled(&house);
    let asked: Vec<&String> = said.iter().flat_map(|(said, _)| said.asked.iter().map(|asked| &asked.text)).collect();
    assert_eq!(asked, texts.iter().collect::<Vec<_>>());
    assert!(said.iter().all(|(said, _)| said.asked.len() <= 256), "each fits a request to HQ");
    let stands: Vec<SearchStands> = said.iter().map(|(said, _)| said.stands).collect();
    assert_eq!(stands, [SearchStands::Open, SearchStands::Open, SearchStands::Closed]);
}

#[test]
fn a_search_shows_nobody_any_more_once_a_reason_names_another_incident() {
    let (house, _folder) = a_house();
    let order = order_rows(1).remove(0);
    put(&house, RowKind::Order, Uuid::from_u128(1), order.body.unwrap());
    let of = |incident: Option<&str>| Reason {
        kind: ReasonKind::AtScene,
        words: None,
        incident_number: incident.map(str::to_owned),
    };
    let look = |incident| crate::usecases::orders::open(&house, OrderId(Uuid::from_u128(1)), of(incident)).unwrap();
    let id = open(&house, of(Some("INC-1"))).unwrap().search;
    let without = open(&house, of(None)).unwrap().search;
    assert!(!type_in(&house, id, "smith").is_empty());
    look(Some("inc 1"));
    look(None);
    assert!(!type_in(&house, id, "jones").is_empty(), "the same incident, or none");
    look(Some("INC-2"));
    assert!(matches!(search(&house, id, "smith"), Err(Failure::Refused(_))));
    assert!(!type_in(&house, without, "smith").is_empty());
    close(&house, id).unwrap();
    assert_eq!(settled(&house).last().unwrap().0.shown.len(), 4, "what it showed before is told all the same");
}

#[test]
fn a_question_longer_than_anybody_types_is_refused_and_not_kept() {
    let (house, _folder) = a_house();
    let id = begin(&house);
    assert!(matches!(search(&house, id, &"smith ".repeat(40)), Err(Failure::Refused(_))));
    close(&house, id).unwrap();
    let [(said, _)] = settled(&house).try_into().unwrap();
    assert!(said.asked.is_empty());
}

#[test]
fn a_search_that_asked_nothing_is_settled_at_lock() {
    let (house, _folder) = a_house();
    let id = begin(&house);
    let finder = house.finder().unwrap();
    sessions::close_all(&house, &finder);
    let [(said, _)] = settled(&house).try_into().unwrap();
    assert_eq!((said.search, said.asked.len(), said.shown.len()), (id, 0, 0));
    assert!(search(&house, id, "smith").is_err(), "nothing is shown once it closes");
}

#[test]
fn what_the_program_left_unsettled_is_signed_by_whoever_unlocks_next_and_names_who_searched() {
    let (house, _folder) = a_house();
    let id = begin(&house);
    let shown = type_in(&house, id, "smith");
    type_in(&house, id, "smiths");
    let searcher = house.with_session(|session| Ok(session.officer.id)).unwrap();
    let next = OfficerId(Uuid::from_u128(77));
    house
        .with_session(|session| {
            session.officer.id = next;
            Ok(())
        })
        .unwrap();
    house.write(account::close_left).unwrap();
    let [(said, signer)] = settled(&house).try_into().unwrap();
    assert_eq!((said.searcher, signer), (searcher, next));
    assert_eq!(said.shown.iter().copied().collect::<HashSet<_>>(), shown);
    assert_eq!(rows(&house, id), 0);
    house.write(account::close_left).unwrap();
    assert_eq!(settled(&house).len(), 1);
}

#[test]
fn nobody_is_shown_where_it_cannot_be_kept_who_was() {
    let (house, _folder) = a_house();
    let id = begin(&house);
    house
        .with_session(|session| {
            session.own.execute_batch("drop table search_shown").unwrap();
            Ok(())
        })
        .unwrap();
    assert!(matches!(search(&house, id, "smith"), Err(Failure::NotShown(_))));
    for number in 0..200 {
        let nobody = type_in(&house, id, &format!("zzyzx {number}"));
        assert!(nobody.is_empty(), "where nobody is shown nothing need be kept");
    }
}

#[test]
fn a_device_that_never_pulled_does_not_say_that_everything_was_searched() {
    let (house, _folder) = open_house();
    house.wait_for_index().unwrap();
    let id = begin(&house);
    let found = search(&house, id, "smith alan").unwrap();
    assert_eq!((found.searched, found.hits.len(), found.coverage.hq_knew_at), (Searched::NoCopy, 0, None));
    settle(&house, id).unwrap();
}

#[test]
fn while_the_index_loads_numbers_are_answered_and_names_are_not_said_to_be_unheld() {
    let (house, _folder) = open_house();
    let pnc = Identifier { kind: IdentifierKind::PncId, value: "2002/0073319Z".to_owned() };
    hold(&house, 1, PersonRecord { identifiers: vec![pnc], ..record(("Alan", "Smyth"), "1988-04-12") });
    house
        .with_session(|session| {
            session.shelf.load_for_ever();
            Ok(())
        })
        .unwrap();
    let id = begin(&house);
    let by_name = search(&house, id, "smyth alan").unwrap();
    assert_eq!((by_name.searched, by_name.hits.len()), (Searched::NumbersOnly, 0));
    let by_number = search(&house, id, "2002/0073319Z").unwrap();
    assert_eq!((by_number.searched, by_number.hits.len()), (Searched::NumbersOnly, 1));
    settle(&house, id).unwrap();
    settle(&house, id).unwrap();
}

#[test]
fn while_the_first_copy_is_prepared_nobody_and_no_number_is_said_to_be_unheld() {
    let (house, _folder) = open_house();
    let pnc = Identifier { kind: IdentifierKind::PncId, value: "2002/0073319Z".to_owned() };
    hold(&house, 1, PersonRecord { identifiers: vec![pnc], ..record(("Alan", "Smyth"), "1988-04-12") });
    house.with_session(|session| filling::begin(&session.replica)).unwrap();
    let id = begin(&house);
    for text in ["smyth alan", "2002/0073319Z", "AB12 CDE", "07700 900101", "de9 9zz"] {
        let found = search(&house, id, text).unwrap();
        assert_eq!((found.searched, found.hits.len()), (Searched::NoCopy, 0), "{text}");
        assert!(found.not_held.is_empty() && !found.more, "{text}");
    }
    house
        .with_session(|session| {
            while filling::make_some(&session.replica)? {}
            session.shelf.all_changed();
            Ok(())
        })
        .unwrap();
    house.wait_for_index().unwrap();
    for text in ["smyth alan", "2002/0073319Z"] {
        assert_eq!(type_in(&house, id, text), HashSet::from([person(1)]), "{text}");
    }
    settle(&house, id).unwrap();
}

/// A person whom an order protects, and one whom it binds, among others; all with open addresses.
fn a_street() -> (House, TempDir) {
    let (house, folder) = open_house();
    let people = [
        (("Alan John", "Smith"), "1988-04-12", "4 Peel Street", "AB12 CDE"),
        (("Beta", "Specimen"), "1990-09-30", "9 Peel Street", "AB12 CDF"),
        (("Jan", "Nowakowicz"), "1961-06-14", "12 May Street", "K9"),
        (("April May", "Marchbank"), "1963-08-16", "38 Jan Close", "1 RGB"),
        (("William", "Thornquist"), "", "4 Peel Road", ""),
        (("N", "Hara"), "1988-12-04", "1 Hill Rise", ""),
    ];
    for (number, (name, born, line, plate)) in (1..).zip(people) {
        let mut record = record(name, born);
        let lines = vec![line.to_owned(), "Derby".to_owned()];
        let visibility = Visibility::PoliceOnly;
        record.addresses.push(Address { lines, postcode: Some("DE1 2AB".to_owned()), visibility });
        if !plate.is_empty() {
            record.identifiers.push(Identifier { kind: IdentifierKind::Plate, value: plate.to_owned() });
        }
        record.identifiers.push(Identifier { kind: IdentifierKind::Phone, value: format!("07700 90010{number}") });
        hold(&house, number, record);
    }
    let order = order_rows(1).remove(0);
    put(&house, RowKind::Order, Uuid::from_u128(1), order.body.unwrap());
    for (number, role) in [(1, Role::BoundBy), (2, Role::ProtectedBy)] {
        let (id, order, category) =
            (LinkId(Uuid::from_u128(300 + number)), OrderId(Uuid::from_u128(1)), SubjectCategory::Suspect);
        let link = OrderLink { id, person: person(number), order, role, category };
        put(&house, RowKind::OrderLink, link.id.0, serde_json::to_value(&link).unwrap());
    }
    house.with_session(|session| prepared::make_changed(&session.replica)).unwrap();
    house
        .with_session(|session| {
            session.shelf.all_changed();
            Ok(())
        })
        .unwrap();
    house.wait_for_index().unwrap();
    (house, folder)
}

#[test]
fn every_hit_of_every_query_names_a_reason_that_speaks_for_it() {
    const PARTS: [&str; 26] = [
        "smith",
        "smyth",
        "alan",
        "smi",
        "s",
        "peel",
        "peel street",
        "4 peel street",
        "9 peel",
        "12/04/1988",
        "04/12/1988",
        "1988",
        "38",
        "apr 1988",
        "aged 38",
        "jan 1961",
        "may 1963",
        "12 may",
        "de1",
        "de1 2ab",
        "AB12CDE",
        "K9",
        "07700 900102",
        "bill thornquist",
        "nobodyatall",
        "derby",
    ];
    let (house, _folder) = a_street();
    let id = begin(&house);
    let mut hits = 0;
    let texts = PARTS.iter().map(|part| (*part).to_owned());
    let pairs = PARTS.iter().flat_map(|one| PARTS.iter().map(move |other| format!("{one} {other}")));
    for text in texts.chain(pairs) {
        for hit in search(&house, id, &text).unwrap().hits {
            assert!(hit.why.iter().any(MatchedOn::speaks_for), "{text:?}: {} {:?}", hit.name, hit.why);
            hits += 1;
        }
    }
    assert!(hits > 1_000, "{hits}");
}

#[test]
fn a_protected_person_is_found_by_the_whole_postcode_and_by_no_part_of_an_open_address() {
    let (house, _folder) = a_street();
    let id = begin(&house);
    for text in ["peel street", "9 peel street", "de1"] {
        let hits = search(&house, id, text).unwrap().hits;
        assert!(hits.iter().all(|hit| hit.person != person(2)), "{text}");
        assert!(hits.iter().any(|hit| hit.person == person(1)), "whom an order binds is found by {text}");
    }
    let hits = search(&house, id, "de1 2ab").unwrap().hits;
    let protected = hits.iter().find(|hit| hit.person == person(2)).unwrap();
    assert!(!protected.why.is_empty());
    assert_eq!(protected.town, None, "nor is her town told");
    let hits = search(&house, id, "smith 4 peel street").unwrap().hits;
    assert_eq!((hits[0].person, hits[0].town.as_ref().map(Verbatim::as_str)), (person(1), Some("Derby")));
    assert!(hits[0].why.contains(&MatchedOn::Street("4 peel".into())), "{:?}", hits[0].why);
}

#[test]
fn whoever_leads_to_another_is_listed_and_accounted_for_however_many_share_the_name() {
    for of_the_name in [48, 49, 50, 51, 60, 80] {
        let (house, _folder) = open_house();
        let last = of_the_name;
        for number in 1..=of_the_name {
            let first = if number == last { "Zedekiah".to_owned() } else { format!("Anna{number}") };
            hold(&house, number, record((&first, "Quillfeather"), "1988-04-12"));
        }
        hold(&house, 900, record(("Otto", "Specimen"), "1980-01-01"));
        let order = order_rows(1).remove(0);
        put(&house, RowKind::Order, Uuid::from_u128(1), order.body.unwrap());
        for (number, role) in [(900, Role::BoundBy), (last, Role::ProtectedBy)] {
            let (id, order) = (LinkId(Uuid::from_u128(3_000 + number)), OrderId(Uuid::from_u128(1)));
            let link = OrderLink { id, person: person(number), order, role, category: SubjectCategory::Suspect };
            put(&house, RowKind::OrderLink, link.id.0, serde_json::to_value(&link).unwrap());
        }
        house.with_session(|session| prepared::make_changed(&session.replica)).unwrap();
        house
            .with_session(|session| {
                session.shelf.all_changed();
                Ok(())
            })
            .unwrap();
        house.wait_for_index().unwrap();
        let id = begin(&house);
        let hits = search(&house, id, "quillfeather").unwrap().hits;
        let leads = hits.iter().any(|hit| hit.why.iter().any(|why| matches!(why, MatchedOn::ThroughProtected(_))));
        let listed = hits.iter().any(|hit| hit.person == person(last));
        assert!(!leads || listed, "of {of_the_name}: a hit names somebody who is not listed");
        assert!(hits.len() <= LISTED, "of {of_the_name}: {}", hits.len());
        if of_the_name < LISTED as u128 {
            assert!(leads, "of {of_the_name}: whom the order binds is found through her");
        }
        settle(&house, id).unwrap();
        let [(said, _)] = settled(&house).try_into().unwrap();
        assert_eq!(said.shown.contains(&person(last)), listed, "of {of_the_name}");
    }
}

#[test]
fn two_of_one_name_and_birth_are_told_apart_by_town_and_pnc_id() {
    let (house, _folder) = open_house();
    for (number, town, pnc) in [(1, "Derby", "06/142857V"), (2, "Belper", "")] {
        let mut record = record(("Alan", "Smith"), "1988-04-12");
        let lines = vec!["1 Sample Street".to_owned(), town.to_owned()];
        record.addresses.push(Address { lines, postcode: None, visibility: Visibility::PoliceOnly });
        if !pnc.is_empty() {
            record.identifiers.push(Identifier { kind: IdentifierKind::PncId, value: pnc.to_owned() });
        }
        hold(&house, number, record);
    }
    house
        .with_session(|session| {
            session.shelf.all_changed();
            Ok(())
        })
        .unwrap();
    house.wait_for_index().unwrap();
    let id = begin(&house);
    let hits = search(&house, id, "smith alan 12/04/1988").unwrap().hits;
    let held: Vec<(Option<&str>, Option<&str>)> = hits
        .iter()
        .map(|hit| (hit.town.as_ref().map(Verbatim::as_str), hit.pnc_id.as_ref().map(Verbatim::as_str)))
        .collect();
    assert_eq!(held, [(Some("Derby"), Some("06/142857V")), (Some("Belper"), None)]);
}

#[test]
fn the_postcode_of_a_sealed_address_finds_nobody_and_stands_in_no_table_that_finds() {
    let (house, _folder) = open_house();
    let postcodes = [
        (1, Visibility::Sealed, "DE9 9ZA"),
        (2, Visibility::NeedToKnow, "DE9 9ZB"),
        (3, Visibility::PoliceOnly, "DE9 9ZC"),
    ];
    for (number, visibility, postcode) in postcodes {
        let mut record = record(("Alan", "Smyth"), "1988-04-12");
        record.addresses.push(Address { lines: Vec::new(), postcode: Some(postcode.to_owned()), visibility });
        record.identifiers.push(Identifier { kind: IdentifierKind::Postcode, value: postcode.to_lowercase() });
        record.identifiers.push(Identifier { kind: IdentifierKind::Phone, value: format!("07700 90010{number}") });
        hold(&house, number, record);
    }
    let index_is_read = |loads: bool| {
        house
            .with_session(|session| {
                if loads {
                    session.shelf.load_for_ever()
                } else {
                    session.shelf.all_changed()
                }
                Ok(())
            })
            .unwrap();
    };
    index_is_read(false);
    house.wait_for_index().unwrap();
    let id = begin(&house);
    for typed in ["de9 9za", "DE99ZA", "DE9 9Z", "de9 9", "DE9"] {
        let found = search(&house, id, typed).unwrap();
        assert!(found.hits.iter().all(|hit| hit.person == person(3)) && !found.more, "{typed}");
    }
    assert_eq!(type_in(&house, id, "de9 9za"), HashSet::new());
    assert_eq!(type_in(&house, id, "DE9 9ZB"), HashSet::from([person(2)]), "whole, for those who know it");
    assert_eq!(type_in(&house, id, "DE9 9ZC"), HashSet::from([person(3)]));
    let alone = type_in(&house, id, "smyth alan 12/04/1988");
    assert_eq!(type_in(&house, id, "smyth alan 12/04/1988 de9 9za"), alone, "beside a name it narrows nothing");
    index_is_read(true);
    for typed in ["de9 9za", "DE9 9ZB", "DE9 9ZC"] {
        let found = search(&house, id, typed).unwrap();
        assert_eq!((found.hits.len(), found.not_held.len()), (0, 0), "{typed}");
    }
    let kept = house.with_session(|session| {
        let count = "select count(*) from identifier where kind = 'postcode'";
        Ok(session.replica.query_row(count, [], |row| row.get::<_, i64>(0))?)
    });
    assert_eq!(kept.unwrap(), 0);
    let of_the_sealed = house.with_session(|session| clues::of_person(&session.replica, person(1))).unwrap();
    assert!(of_the_sealed.iter().all(|clues| !clues.contains("DE9")), "{of_the_sealed:?}");
}

#[test]
fn a_number_that_nobody_has_is_said_not_to_be_held() {
    let (house, _folder) = a_street();
    let id = begin(&house);
    let not_held = |text: &str| search(&house, id, text).unwrap().not_held;
    assert_eq!(not_held("AB 12 03 56 C"), [ReadAs::NiNumber("AB120356C".into())]);
    assert_eq!(not_held("smith 07700 900199"), [ReadAs::Phone("+447700900199".into())]);
    assert_eq!(not_held("AB12 CDG"), [ReadAs::Plate("AB12CDG".into())], "though one like it is listed");
    assert!(!search(&house, id, "AB12 CDG").unwrap().hits.is_empty());
    for text in ["07700 900101", "AB12CDE", "smith", "12/04/1988", "de1 2ab", "de9 9zz", ""] {
        assert_eq!(not_held(text), [], "{text}");
    }
}

#[test]
fn plates_are_found_while_the_index_is_still_being_made() {
    let (house, _folder) = a_street();
    house
        .with_session(|session| {
            session.shelf.load_for_ever();
            Ok(())
        })
        .unwrap();
    let id = begin(&house);
    for (text, number) in [("AB12 CDE", 1), ("ab12cdf", 2), ("K 9", 3), ("1 RGB", 4), ("marchbank 1RGB", 4)] {
        let results = search(&house, id, text).unwrap();
        assert_eq!(results.searched, Searched::NumbersOnly, "{text}");
        let found: Vec<PersonId> = results.hits.iter().map(|hit| hit.person).collect();
        assert!(found.contains(&person(number)), "{text}");
    }
    let unheld = search(&house, id, "AB12 CDG").unwrap();
    assert_eq!((unheld.hits.len(), unheld.not_held.len()), (0, 1));
}
