use super::super::orders as list_of_orders;
use super::*;
use crate::store::own::journal;
use crate::store::replica::apply;
use crate::testing::{Moved, open_house, open_house_with, order_rows};
use crate::view::View;
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::rules::ids::LinkId;
use cordon_core::rules::look::GRANT_LASTS_MS;
use cordon_core::rules::person::{OrderLink, Role, SubjectCategory};
use cordon_core::rules::reason::ReasonKind;
use cordon_core::wire::{Fault, FaultKind};
use std::sync::Arc;
use uuid::Uuid;

fn why(incident: Option<&str>) -> Reason {
    Reason { kind: ReasonKind::AtScene, words: None, incident_number: incident.map(str::to_owned) }
}

/// What a pull would do: an order of that number comes, or comes anew.
fn pull(house: &House, number: usize, revision: u64) -> OrderId {
    let mut row = order_rows(number as u64).remove(number - 1);
    row.revision = revision;
    house.with_session(|session| apply::row(&session.replica, "force:x", &row)).unwrap();
    row.id.parse().unwrap()
}

fn kinds(house: &House) -> Vec<String> {
    let entries = house.with_session(|session| journal::all(&session.own)).unwrap();
    entries.iter().map(|entry| entry.read().unwrap().kind).collect()
}

fn asked(house: &House, grant: GrantId) -> Result<(), FaultKind> {
    list_of_orders::shown(&View::of(house), grant).map(drop).map_err(|failure| Fault::from(failure).kind)
}

#[test]
fn asking_again_after_any_number_of_pulls_signs_nothing() {
    let (house, _folder) = open_house();
    let order = pull(&house, 1, 1);
    let grant = list_of_orders::open(&house, order, why(None)).unwrap().id;
    for revision in 2..50 {
        pull(&house, 2, revision);
        for _ in 0..5 {
            asked(&house, grant).unwrap();
        }
    }
    assert_eq!(kinds(&house), ["order_opened"]);
}

#[test]
fn an_order_that_binds_somebody_else_since_is_looked_at_again() {
    let (house, _folder) = open_house();
    let order = pull(&house, 1, 1);
    let grant = list_of_orders::open(&house, order, why(None)).unwrap().id;
    asked(&house, grant).unwrap();
    let link = OrderLink {
        id: LinkId(Uuid::from_u128(61)),
        person: PersonId(Uuid::from_u128(41)),
        order,
        role: Role::BoundBy,
        category: SubjectCategory::Suspect,
    };
    let body = Some(serde_json::to_value(&link).unwrap());
    let row = FeedRow { revision: 2, kind: RowKind::OrderLink, id: link.id.to_string(), state: RowState::Put, body };
    house.with_session(|session| apply::row(&session.replica, "force:x", &row)).unwrap();
    assert_eq!(asked(&house, grant), Err(FaultKind::Stale));
    again(&house, grant).unwrap();
    asked(&house, grant).unwrap();
}

#[test]
fn what_changed_is_not_released_until_it_is_looked_at_again_once() {
    let (house, _folder) = open_house();
    let order = pull(&house, 1, 1);
    let grant = list_of_orders::open(&house, order, why(None)).unwrap().id;
    pull(&house, 1, 2);
    for _ in 0..5 {
        assert_eq!(asked(&house, grant), Err(FaultKind::Stale));
    }
    assert_eq!(kinds(&house), ["order_opened"], "being told of a change is no look");
    for _ in 0..3 {
        assert_eq!(again(&house, grant).unwrap().id, grant);
        asked(&house, grant).unwrap();
    }
    assert_eq!(kinds(&house), ["order_opened", "looked_again"]);
    let entries = house.with_session(|session| journal::all(&session.own)).unwrap();
    let body: Body = serde_json::from_slice(&entries.last().unwrap().body.as_ref().unwrap().0).unwrap();
    let Body::LookedAgain { subject, reason, shown, gone } = body else { unreachable!("the kind says so") };
    assert_eq!((subject, reason, gone.len()), (Subject::Order(order), Some(why(None)), 0));
    assert_eq!(shown.iter().map(|row| row.revision).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_list_names_no_order_that_came_after_it_was_opened() {
    let (house, _folder) = open_house();
    pull(&house, 1, 1);
    let grant = list_of_orders::open_list(&house, why(None), "").unwrap().id;
    pull(&house, 2, 2);
    let listed = || list_of_orders::list(&View::of(&house), grant).map(|sheet| sheet.orders.len());
    assert!(matches!(listed(), Err(Failure::Refused(Refusal::Stale))));
    again(&house, grant).unwrap();
    assert_eq!(listed().unwrap(), 2);
    assert_eq!(kinds(&house), ["orders_listed", "looked_again"]);
}

#[test]
fn a_grant_ends_after_half_an_hour_of_the_devices_own_time() {
    let clock = Arc::new(Moved::default());
    let (house, _folder) = open_house_with(Arc::<Moved>::clone(&clock));
    let order = pull(&house, 1, 1);
    let grant = list_of_orders::open(&house, order, why(None)).unwrap().id;
    clock.pass(GRANT_LASTS_MS - 1);
    asked(&house, grant).unwrap();
    clock.pass(1);
    assert_eq!(asked(&house, grant), Err(FaultKind::ReasonNeeded));
    assert!(matches!(again(&house, grant), Err(Failure::Refused(Refusal::ReasonNeeded))));
    assert_eq!(kinds(&house), ["order_opened"]);
}

#[test]
fn a_clock_that_runs_back_ends_a_grant() {
    let clock = Arc::new(Moved::default());
    let (house, _folder) = open_house_with(Arc::<Moved>::clone(&clock));
    let order = pull(&house, 1, 1);
    let grant = list_of_orders::open(&house, order, why(None)).unwrap().id;
    clock.pass(-1);
    assert_eq!(asked(&house, grant), Err(FaultKind::ReasonNeeded));
}

#[test]
fn a_reason_that_names_another_incident_ends_the_grants_of_the_one_before() {
    let (house, _folder) = open_house();
    let (one, other) = (pull(&house, 1, 1), pull(&house, 2, 2));
    let of_417 = list_of_orders::open(&house, one, why(Some("DP-417"))).unwrap().id;
    let again_417 = list_of_orders::open(&house, other, why(Some("dp 417"))).unwrap().id;
    asked(&house, of_417).unwrap();
    let of_418 = list_of_orders::open(&house, other, why(Some("DP-418"))).unwrap().id;
    for ended in [of_417, again_417] {
        assert_eq!(asked(&house, ended), Err(FaultKind::ReasonNeeded));
    }
    asked(&house, of_418).unwrap();
}

#[test]
fn a_grant_of_one_thing_shows_no_other() {
    let (house, _folder) = open_house();
    let order = pull(&house, 1, 1);
    let grant = list_of_orders::open(&house, order, why(None)).unwrap().id;
    let list = list_of_orders::list(&View::of(&house), grant).map(drop);
    assert_eq!(Fault::from(list.unwrap_err()).kind, FaultKind::Invalid);
}
