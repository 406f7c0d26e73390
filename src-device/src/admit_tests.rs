use super::*;
use crate::Serve;
use crate::store::own::journal;
use crate::testing::open_house;
use cordon_core::proof::entry::{Body, Refused};
use cordon_core::rules::ids::{DraftId, OrderId, PersonId};
use cordon_core::rules::policy::{Actor, Denied, Role};
use cordon_core::wire::{
    Drafts, Fault, FaultKind, GetSession, MineOpen, PersonOpen, Reason, ReasonKind, SettingsSave, SyncStatus, Unlock,
};

fn refusals(house: &House) -> Vec<Refused> {
    let bodies = house.with_session(|session| {
        let entries = journal::all(&session.own)?;
        Ok(entries.into_iter().map(|entry| entry.body.unwrap().0).collect::<Vec<_>>())
    });
    let read = |bytes: &Vec<u8>| {
        let Body::Refused(refused) = serde_json::from_slice(bytes).unwrap() else { return None };
        Some(refused)
    };
    bodies.unwrap().iter().filter_map(read).collect()
}

fn as_role(house: &House, role: Role) {
    house
        .with_session(|session| {
            session.actor = Actor { role, rank: None };
            Ok(())
        })
        .unwrap();
}

fn open_person(house: &House, number: u128) -> FaultKind {
    let reason = Reason { kind: ReasonKind::AtScene, words: None, incident_number: None };
    let command = PersonOpen { person: PersonId(Uuid::from_u128(number)), reason };
    Fault::from(house.serve(command).unwrap_err()).kind
}

#[test]
fn what_the_policy_refuses_is_journalled_at_once_and_whatever_is_tried_later_together() {
    let (house, _folder) = open_house();
    as_role(&house, Role::Administrator);
    for _try in 0..3 {
        assert_eq!(open_person(&house, 7), FaultKind::Denied);
        assert_eq!(open_person(&house, 8), FaultKind::Denied);
        assert_eq!(Fault::from(house.serve(Drafts {}).unwrap_err()).kind, FaultKind::Denied);
    }
    for subject in 100..200 {
        assert_eq!(open_person(&house, subject), FaultKind::Denied);
    }
    let refused = |command: &str, subject: Option<u128>, tries: u32| Refused {
        command: command.to_owned(),
        subject: subject.map(Uuid::from_u128),
        reason: Denied::Role,
        tries,
    };
    let at_once = vec![refused("person_open", Some(7), 1), refused("drafts", None, 1)];
    assert_eq!(refusals(&house), at_once, "whoever tries chooses the subjects, and writes no entry for each");
    house.serve(MineOpen {}).unwrap();
    house.serve(SyncStatus {}).unwrap();
    assert_eq!(refusals(&house).len(), 2, "what is allowed is not refused");
    house.write(crate::denials::fold).unwrap();
    let together = vec![refused("drafts", None, 2), refused("person_open", None, 105)];
    assert_eq!(refusals(&house), [at_once, together].concat());
}

#[test]
fn a_role_that_may_is_told_what_is_held_and_not_refused() {
    let (house, _folder) = open_house();
    assert_eq!(open_person(&house, 7), FaultKind::NotFound);
    assert!(refusals(&house).is_empty());
    let may = house.serve(GetSession {}).unwrap().may;
    assert!(may.contains(&cordon_core::wire::Deed::Search) && !may.contains(&cordon_core::wire::Deed::Audit));
}

#[test]
fn while_the_respondent_holds_the_screen_nothing_else_is_served() {
    let (house, _folder) = open_house();
    let order = OrderId(Uuid::from_u128(5));
    house
        .with_session(|session| {
            session.showing = Some((DraftId(Uuid::from_u128(4)), order));
            Ok(())
        })
        .unwrap();
    let settings = cordon_core::wire::Settings::new();
    let refused = [
        house.serve(MineOpen {}).err(),
        house.serve(SyncStatus {}).err(),
        house.serve(SettingsSave { settings }).err(),
        house.serve(Unlock { slot: 1, passphrase: "guessed at the door".to_owned() }).err(),
    ];
    for failure in refused {
        assert_eq!(Fault::from(failure.unwrap()).kind, FaultKind::BeingShown);
    }
    assert_eq!(house.serve(GetSession {}).unwrap().showing, Some(order));
}
