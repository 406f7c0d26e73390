use super::*;
use crate::Serve;
use crate::grants::{Held, Moment};
use crate::store::own::journal;
use crate::testing::open_house;
use cordon_core::proof::entry::{Body, Refused};
use cordon_core::rules::ids::{DraftId, EntryId, GrantId, OfficerId, OrderId, PersonId};
use cordon_core::rules::look::{Footprint, Subject};
use cordon_core::rules::policy::{Actor, Denied, Role};
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::{
    Drafts, Fault, FaultKind, GetSession, Grant, LookAgain, MineOpen, PersonOpen, Reason, ReasonKind, SettingsSave,
    StillStands, SyncStatus, Unlock,
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
fn what_the_policy_refuses_is_journalled_at_once_and_later_tries_as_they_double() {
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
    let of = |name: &str| {
        let all: Vec<Refused> = refusals(&house).into_iter().filter(|refused| refused.command == name).collect();
        assert!(all.iter().all(|refused| refused.reason == Denied::Role));
        let subjects: Vec<Option<Uuid>> = all.iter().map(|refused| refused.subject).collect();
        let tries: Vec<u32> = all.iter().map(|refused| refused.tries).collect();
        (subjects.iter().flatten().copied().collect::<Vec<_>>(), tries)
    };
    // What a kill takes now is less than half, and whoever tries a thousand times writes ten entries.
    assert_eq!(of("person_open"), (vec![Uuid::from_u128(7)], vec![1, 8, 9, 18, 36]));
    assert_eq!(of("drafts"), (Vec::new(), vec![1]));
    let before = refusals(&house).len();
    house.serve(MineOpen {}).unwrap();
    house.serve(SyncStatus {}).unwrap();
    assert_eq!(refusals(&house).len(), before, "what is allowed is not refused");
    house.write(crate::denials::fold).unwrap();
    let told = |name: &str| of(name).1.iter().sum::<u32>();
    assert_eq!((told("person_open"), told("drafts")), (106, 3), "all of them");
}

#[test]
fn a_role_that_may_is_told_what_is_held_and_not_refused() {
    let (house, _folder) = open_house();
    assert_eq!(open_person(&house, 7), FaultKind::NotFound);
    assert!(refusals(&house).is_empty());
    let may = house.serve(GetSession {}).unwrap().may;
    assert!(may.contains(&cordon_core::wire::Deed::Search) && !may.contains(&cordon_core::wire::Deed::Audit));
}

/// Every subject that there is. One that is left out does not compile.
fn subjects() -> Vec<Subject> {
    let id = Uuid::from_u128(9);
    let all = vec![
        Subject::Person(PersonId(id)),
        Subject::Order(OrderId(id)),
        Subject::Orders("mill lane".to_owned()),
        Subject::Powers(OrderId(id)),
        Subject::Facts(OrderId(id)),
        Subject::Together(PersonId(id)),
        Subject::Draft(DraftId(id)),
        Subject::OwnRecords,
        Subject::Entry(EntryId(id)),
    ];
    for subject in &all {
        match subject {
            Subject::Person(_)
            | Subject::Order(_)
            | Subject::Orders(_)
            | Subject::Powers(_)
            | Subject::Facts(_)
            | Subject::Together(_)
            | Subject::Draft(_)
            | Subject::OwnRecords
            | Subject::Entry(_) => {}
        }
    }
    all
}

/// A grant of a subject, however it came to be.
fn granted(house: &House, subject: &Subject) -> GrantId {
    let id = GrantId(Uuid::from_u128(10));
    let (officer, granted_at) = (OfficerId(Uuid::from_u128(2)), Timestamp::from_millis(0));
    let grant = Grant { id, subject: subject.clone(), officer, reason: None, granted_at };
    let since = Moment::now(house.options.clock.as_ref());
    let held = Held { grant, since, footprint: Footprint::default(), confirmed: std::collections::BTreeSet::new() };
    house
        .with_session(|session| {
            session.grants.add(held);
            Ok(())
        })
        .unwrap();
    id
}

#[test]
fn each_role_looks_again_at_what_it_may_look_at_and_at_nothing_else() {
    for role in Role::ALL {
        for subject in subjects() {
            let (house, _folder) = open_house();
            as_role(&house, *role);
            let grant = granted(&house, &subject);
            let (deed, scope) = subject.needs();
            let may = Actor { role: *role, rank: None }.may(deed, scope).is_ok();
            let again = admit(&house, CommandName::LookAgain, &LookAgain { grant });
            let still = admit(&house, CommandName::StillStands, &StillStands { grant });
            assert_eq!((again.is_ok(), still.is_ok()), (may, may), "{role:?} {subject:?}");
            assert_eq!(refusals(&house).len(), if may { 0 } else { 2 }, "{role:?} {subject:?}");
        }
    }
}

#[test]
fn whoever_may_see_their_own_records_looks_at_them_again_and_no_refusal_is_signed() {
    for role in [Role::Officer, Role::Supervisor, Role::Unit, Role::Standards, Role::Administrator, Role::Legal] {
        let (house, _folder) = open_house();
        as_role(&house, role);
        let grant = house.serve(MineOpen {}).unwrap().id;
        house.serve(StillStands { grant }).unwrap();
        assert_eq!(house.serve(LookAgain { grant }).unwrap().id, grant, "{role:?}");
        assert!(refusals(&house).is_empty(), "{role:?}");
    }
}

#[test]
fn a_grant_that_does_not_stand_is_no_leave_to_look_again() {
    let (house, _folder) = open_house();
    let grant = GrantId(Uuid::from_u128(11));
    assert_eq!(Fault::from(house.serve(LookAgain { grant }).unwrap_err()).kind, FaultKind::ReasonNeeded);
    assert_eq!(Fault::from(house.serve(StillStands { grant }).unwrap_err()).kind, FaultKind::ReasonNeeded);
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
