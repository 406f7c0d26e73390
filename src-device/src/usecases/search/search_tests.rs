use super::*;
use crate::search::search_tests::{person, record};
use crate::store::own::{journal, shown};
use crate::store::replica::apply;
use crate::testing::open_house;
use crate::usecases::sessions;
use cordon_core::proof::entry::SearchSettled;
use cordon_core::proof::envelope::Envelope;
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::rules::ids::{LinkId, OfficerId, PersonId, PersonRecordId};
use cordon_core::rules::person::{Identifier, IdentifierKind, LinkBasis, PersonRecord, RecordLink};
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::ReasonKind;
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
    assert_eq!(rows(&house, id), 0);
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
fn a_search_that_asked_nothing_is_settled_at_lock() {
    let (house, _folder) = a_house();
    let id = begin(&house);
    let finder = house.finder().unwrap();
    sessions::settle_all(&house, &finder);
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
    house.write(account::settle_left).unwrap();
    let [(said, signer)] = settled(&house).try_into().unwrap();
    assert_eq!((said.searcher, signer), (searcher, next));
    assert_eq!(said.shown.iter().copied().collect::<HashSet<_>>(), shown);
    assert_eq!(rows(&house, id), 0);
    house.write(account::settle_left).unwrap();
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
    assert!(type_in(&house, id, "zzyzx").is_empty(), "where nobody is shown nothing need be kept");
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
