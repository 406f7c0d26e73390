use super::super::apply;
use super::*;
use crate::house::House;
use crate::testing::{open_house, order_rows};
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::rules::ids::LinkId;
use cordon_core::rules::person::{OrderLink, SubjectCategory};
use uuid::Uuid;

const ORDER: OrderId = OrderId(Uuid::from_u128(1));

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(40 + number))
}

/// What a pull does with a statement that somebody stands to the order, or stands to it no more.
fn stands(house: &House, link: u128, (number, role): (u128, Role), state: RowState) {
    let id = LinkId(Uuid::from_u128(60 + link));
    let body = OrderLink { id, person: person(number), order: ORDER, role, category: SubjectCategory::Suspect };
    let row = FeedRow {
        revision: 10 + u64::try_from(link).unwrap(),
        kind: RowKind::OrderLink,
        id: id.to_string(),
        state,
        body: Some(serde_json::to_value(&body).unwrap()),
    };
    house.with_session(|session| apply::row(&session.replica, "force:x", &row)).unwrap();
}

fn house() -> (House, tempfile::TempDir) {
    let (house, folder) = open_house();
    let row = order_rows(1).remove(0);
    house.with_session(|session| apply::row(&session.replica, "force:x", &row)).unwrap();
    (house, folder)
}

fn bound(house: &House) -> Vec<PersonId> {
    house.with_session(|session| Ok(get(&session.replica, ORDER)?.respondents)).unwrap()
}

#[test]
fn whom_an_order_binds_is_said_by_its_links_whatever_its_own_lists_say() {
    let (house, _folder) = house();
    assert_eq!(bound(&house), [], "what the order's own body says of people is not read");
    stands(&house, 1, (1, Role::BoundBy), RowState::Put);
    stands(&house, 2, (2, Role::ProtectedBy), RowState::Put);
    stands(&house, 3, (3, Role::Child), RowState::Put);
    let order = house.with_session(|session| get(&session.replica, ORDER)).unwrap();
    assert_eq!((order.respondents, order.protected), (vec![person(1)], vec![person(2)]));
}

#[test]
fn every_way_to_read_an_order_names_the_same_people() {
    let (house, _folder) = house();
    stands(&house, 1, (1, Role::BoundBy), RowState::Put);
    stands(&house, 2, (4, Role::BoundBy), RowState::Put);
    house
        .with_session(|session| {
            let both = vec![person(1), person(4)];
            for who in [1, 4] {
                let [(role, order)] = of_person(&session.replica, person(who))?.try_into().unwrap();
                assert_eq!((role, order.respondents), (Role::BoundBy, both.clone()));
            }
            assert_eq!(list(&session.replica, 9)?.remove(0).respondents, both);
            assert_eq!(find(&session.replica, ORDER)?.unwrap().order.respondents, both);
            Ok(())
        })
        .unwrap();
    stands(&house, 1, (1, Role::BoundBy), RowState::Withdrawn);
    assert_eq!(bound(&house), [person(4)], "a link that is taken back binds nobody");
}

#[test]
fn a_standing_that_was_stated_twice_is_one() {
    let (house, _folder) = house();
    stands(&house, 1, (1, Role::BoundBy), RowState::Put);
    stands(&house, 2, (1, Role::BoundBy), RowState::Put);
    assert_eq!(bound(&house), [person(1)]);
    let orders = house.with_session(|session| of_person(&session.replica, person(1))).unwrap();
    assert_eq!(orders.len(), 1);
}

#[test]
fn whom_an_order_binds_is_found_through_everybody_whom_it_protects() {
    let (house, _folder) = house();
    stands(&house, 1, (1, Role::BoundBy), RowState::Put);
    for (link, role) in (2..).zip(Role::ALL) {
        stands(&house, link, (link, role), RowState::Put);
        let found = house.with_session(|session| bound_for(&session.replica, person(link))).unwrap();
        assert_eq!(found.contains(&person(1)), role.is_protected(), "{role:?}");
    }
}

/// What is said of the order once a row of HQ's says that it is gone.
fn said_once(state: RowState, at: Option<&str>) -> String {
    let (house, _folder) = house();
    let body = at.map(|at| serde_json::json!({ "at": at }));
    let row = FeedRow { revision: 9, kind: RowKind::Order, id: ORDER.to_string(), state, body };
    house.with_session(|session| apply::row(&session.replica, "force:x", &row)).unwrap();
    let failure = house.with_session(|session| get(&session.replica, ORDER)).unwrap_err();
    let fault = cordon_core::wire::Fault::from(failure);
    assert_eq!(fault.kind, cordon_core::wire::FaultKind::NotFound);
    let like = house.with_session(|session| ids_like(&session.replica, "00000001")).unwrap();
    assert_eq!(like, [ORDER], "a part of its id leads to what is said of it");
    assert_eq!(house.with_session(|session| count(&session.replica)).unwrap(), 0);
    cordon_core::words::english(fault.text())
}

#[test]
fn of_an_order_that_was_taken_out_it_is_said_what_became_of_it() {
    let at = Some("2026-11-29T12:00:00Z");
    let said = said_once(RowState::Sealed, at);
    assert!(said.contains("sealed on 29 Nov 2026") && said.contains("control"), "{said}");
    assert!(said_once(RowState::Withdrawn, at).contains("withdrawn on 29 Nov 2026"));
    assert!(said_once(RowState::LeftScope, at).contains("left this force's area on 29 Nov 2026"));
    for (state, words) in [(RowState::Sealed, "was sealed:"), (RowState::Withdrawn, "was withdrawn by")] {
        let said = said_once(state, None);
        assert!(said.contains(words) && !said.contains("1970"), "{said}");
    }
}

#[test]
fn of_a_sealed_order_that_this_copy_never_held_the_same_is_said() {
    let (house, _folder) = open_house();
    let body = Some(serde_json::json!({ "at": "2026-11-29T12:00:00Z" }));
    for put in [apply::row, apply::row_alone] {
        let row = FeedRow {
            revision: 9,
            kind: RowKind::Order,
            id: ORDER.to_string(),
            state: RowState::Sealed,
            body: body.clone(),
        };
        house.with_session(|session| put(&session.replica, "force:x", &row)).unwrap();
    }
    let failure = house.with_session(|session| get(&session.replica, ORDER)).unwrap_err();
    assert!(cordon_core::words::english(cordon_core::wire::Fault::from(failure).text()).contains("sealed on"));
    assert!(house.with_session(|session| find(&session.replica, ORDER)).unwrap().is_none());
}

#[test]
fn a_notice_that_went_with_its_order_is_gone_and_no_other() {
    let (house, _folder) = house();
    house
        .with_session(|session| {
            session.replica.execute_batch(
                "insert into event (kind, event_id, revision, state, body, scope)
                 values ('notice', 'a', 1, 'put', '{}', 'force:x'), ('notice', 'b', 1, 'put', '{}', 'force:x')",
            )?;
            let gone =
                |kind, id: &str| FeedRow { revision: 9, kind, id: id.to_owned(), state: RowState::Sealed, body: None };
            apply::row(&session.replica, "force:x", &gone(RowKind::Notice, "a"))?;
            apply::row(&session.replica, "force:x", &gone(RowKind::Incident, "b"))?;
            let left: String =
                session.replica.query_row("select group_concat(event_id) from event", [], |row| row.get(0))?;
            assert_eq!(left, "b");
            Ok(())
        })
        .unwrap();
}
