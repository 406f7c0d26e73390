use super::*;
use crate::search::search_tests::{person, record};
use crate::store::replica::apply;
use crate::testing::{open_house, order_rows};
use crate::view::View;
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::rules::ids::LinkId;
use cordon_core::rules::person::{LinkBasis, OrderLink, RecordLink, Role, SubjectCategory};
use cordon_core::rules::power::PowerStanding;
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::ReasonKind;
use serde::Serialize;
use tempfile::TempDir;
use uuid::Uuid;

fn why() -> Reason {
    Reason { kind: ReasonKind::AtScene, words: None, incident_number: None }
}

/// Opens the list and reads it.
fn listing(house: &House, text: &str) -> OrderListSheet {
    let grant = open_list(house, why(), text).unwrap().id;
    list(&View::of(house), grant).unwrap()
}

/// A device that holds so many orders.
fn holding(many: u64) -> (House, TempDir) {
    let (house, folder) = open_house();
    house
        .with_session(|session| {
            let all = session.replica.unchecked_transaction()?;
            order_rows(many).iter().try_for_each(|row| apply::row(&session.replica, "force:x", row))?;
            Ok(all.commit()?)
        })
        .unwrap();
    (house, folder)
}

#[test]
fn that_no_order_fits_is_said_only_where_all_were_looked_through() {
    let (house, _folder) = holding(2_001);
    let refused = open_list(&house, why(), "zebra").map(|grant| grant.id);
    assert!(matches!(refused, Err(Failure::Refused(Refusal::No(why))) if why.to_string().contains("2,000 newest")));
    let entries = house.with_session(|session| crate::store::own::journal::all(&session.own)).unwrap();
    assert_eq!(entries.len(), 1, "it was a look all the same");

    let (house, _folder) = holding(3);
    let sheet = listing(&house, "zebra");
    assert_eq!((sheet.orders.len(), sheet.held, sheet.more), (0, 3, false));
}

#[test]
fn a_list_that_was_cut_says_that_more_are_held() {
    let (house, _folder) = holding(201);
    let sheet = listing(&house, "restraining");
    assert_eq!((sheet.orders.len(), sheet.held, sheet.more), (200, 201, true));
    let (house, _folder) = holding(200);
    let sheet = listing(&house, "");
    assert_eq!((sheet.orders.len(), sheet.held, sheet.more), (200, 200, false));
}

fn put(house: &House, kind: RowKind, id: Uuid, body: &impl Serialize) {
    let body = Some(serde_json::to_value(body).unwrap());
    let row = FeedRow { kind, id: id.to_string(), revision: 1, state: RowState::Put, body };
    house.with_session(|session| apply::row(&session.replica, "force:x", &row)).unwrap();
}

/// The page of a notice that police issued on 3 March 2025, against somebody born on a day.
fn notice_against(born: &str) -> (OrderSheet, TempDir) {
    let (house, folder) = open_house();
    let mut row = order_rows(1).remove(0);
    let order: OrderId = row.id.parse().unwrap();
    row.body.as_mut().unwrap()["kind"] = "dvpn".into();
    house.with_session(|session| apply::row(&session.replica, "force:x", &row)).unwrap();
    let (person, at) = (person(7), Timestamp::from_millis(0));
    let record = record(("Alan", "Smyth"), born);
    put(&house, RowKind::Record, record.id.0, &record);
    let id = LinkId(Uuid::from_u128(200));
    let link = RecordLink { id, record: record.id, person, basis: LinkBasis::First, at, revoked_at: None };
    put(&house, RowKind::RecordLink, id.0, &link);
    let id = LinkId(Uuid::from_u128(300));
    let bound = OrderLink { id, person, order, role: Role::BoundBy, category: SubjectCategory::Suspect };
    put(&house, RowKind::OrderLink, id.0, &bound);
    let grant = open(&house, order, why()).unwrap().id;
    (shown(&View::of(&house), grant).unwrap(), folder)
}

/// Crime and Security Act 2010 s.24(1); LAW 11.28.
#[test]
fn a_notice_to_somebody_who_was_17_when_it_was_issued_is_refused_and_says_so() {
    let (youth, _folder) = notice_against("2008-01-01");
    assert!(youth.brief.ages.stands_against().is_some());
    let standings: Vec<_> = youth.brief.powers.iter().map(|power| power.standing).collect();
    assert_eq!(standings, [PowerStanding::NotValidlyGiven]);

    let (adult, _folder) = notice_against("1988-04-12");
    assert!(adult.brief.ages.is_of_no_matter());
    assert!(adult.brief.powers.iter().all(|power| power.standing != PowerStanding::NotValidlyGiven));

    let (unknown, _folder) = notice_against("");
    assert!(unknown.brief.ages.stands_against().is_none() && unknown.brief.ages.asks().is_some());
}
