use crate::minting::{CodeFor, Officer, RankSaid, Returns, RoleChange, SamePerson};
use crate::store::devices::Named;
use crate::testing::{Ada, World, officer};
use cordon_core::proof::entry::Body;
use cordon_core::proof::verdict::SetAsideBecause;
use cordon_core::rules::ids::{DraftId, IncidentId};
use cordon_core::rules::incident::Incident;
use cordon_core::rules::policy::{Rank, Role};
use cordon_core::wire::{Reason, ReasonKind};

fn inspector() -> Officer {
    Officer { collar: "300".to_owned(), role: Role::Supervisor, rank: Some(Rank::Inspector), ..officer() }
}

fn become_as(world: &World, role: Role, rank: RankSaid) {
    let Officer { collar, shown, initials, .. } = inspector();
    let named = Named { collar, shown, initials };
    let (change, same) = (RoleChange::Meant, SamePerson::Unsaid);
    world.hq.mint(&CodeFor { named, role: Some(role), rank, change, same, returns: Returns::No }).unwrap();
}

fn incident(name: &str) -> Body {
    let incident = serde_json::json!({
        "id": IncidentId::derived(&[name.as_bytes()]), "draft": DraftId::derived(&[name.as_bytes()]),
        "mode": "reported", "number": null, "account": "words",
        "respondent": { "unknown": { "description": "words" } }, "acts": [], "allegations": [],
        "exhibits": [], "said": [], "entered_at": "2026-03-01T21:00:00Z"
    });
    Body::IncidentRecorded(Box::new(serde_json::from_value::<Incident>(incident).unwrap()))
}

fn counts(world: &World) -> (u64, u64) {
    let status = world.hq.status().unwrap();
    (status.incidents, status.set_aside)
}

#[test]
fn what_was_made_before_a_role_changed_is_taken_whenever_it_comes() {
    let world = World::new();
    let mut ada = Ada::new();
    ada.enrol_as(&world, &inspector());
    ada.at = world.hq.now();
    world.pass_minutes(60);
    become_as(&world, Role::Legal, RankSaid::None);
    world.pass_minutes(60);
    ada.push(&world, &incident("offline"));
    assert_eq!(counts(&world), (1, 0), "it was made by an inspector");
    ada.at = world.hq.now();
    ada.push(&world, &incident("since"));
    assert_eq!(counts(&world), (1, 1), "and this by a lawyer, whatever their device still lets them do");
}

#[test]
fn what_came_before_a_role_changed_is_taken_whatever_its_devices_clock_says() {
    let world = World::new();
    let mut ada = Ada::new();
    let code = world.hq.mint_code(&inspector()).unwrap().code;
    ada.reply = Some(world.enrol(&ada.request(&code)).unwrap());
    let number = ada.open(&world);
    // Her clock is a day ahead: by it she makes this after the change. It waits until she is confirmed.
    ada.at = world.hq.now().plus(chrono::TimeDelta::days(1));
    ada.push(&world, &incident("early"));
    world.pass_minutes(60);
    become_as(&world, Role::Legal, RankSaid::None);
    world.hq.confirm("300", number).unwrap();
    assert_eq!(counts(&world), (1, 0));
}

#[test]
fn a_role_that_was_entered_wrongly_and_put_right_brings_back_what_was_set_aside() {
    let world = World::new();
    let mut ada = Ada::new();
    ada.enrol_as(&world, &inspector());
    world.pass_minutes(60);
    become_as(&world, Role::Legal, RankSaid::None);
    world.pass_minutes(60);
    ada.at = world.hq.now();
    ada.push(&world, &incident("meanwhile"));
    let listed = world.hq.list_set_aside().unwrap();
    assert_eq!((listed.len(), listed[0].device, listed[0].sequence), (1, ada.device, 1));
    assert_eq!((listed[0].because, listed[0].kind.as_str()), (SetAsideBecause::OfficerMayNot, "incident_recorded"));
    assert_eq!(listed[0].received_at, world.hq.now());
    let retried = world.hq.retry_set_aside(None, None).unwrap();
    assert_eq!((retried.taken, retried.stay), (0, listed), "nothing has changed yet");

    become_as(&world, Role::Supervisor, RankSaid::Is(Rank::Inspector));
    assert_eq!(counts(&world), (0, 1), "nothing reads it again of itself");
    assert!(world.hq.retry_set_aside(Some(ada.device), Some(2)).is_err(), "there is no such place");
    assert!(world.hq.retry_set_aside(Some(Ada::new().device), None).is_err(), "nor such a device");
    let retried = world.hq.retry_set_aside(Some(ada.device), Some(1)).unwrap();
    assert_eq!((retried.taken, retried.stay.len(), counts(&world)), (1, 0, (1, 0)));
    assert!(world.hq.list_set_aside().unwrap().is_empty());
    assert!(world.hq.retry_set_aside(None, None).is_err(), "and not twice");
    let acts = world.hq.acts().unwrap();
    let of = |command: &str| -> Vec<&str> {
        acts.iter().filter(|act| act.command == command).map(|act| act.object.as_str()).collect()
    };
    assert_eq!(
        of("set-aside retry"),
        ["all", &format!("device {}, entry 1", ada.device)],
        "what finds nothing is none"
    );
    assert_eq!(of("enrol --change-role").len(), 2);
}

#[test]
fn a_look_that_is_set_aside_no_more_is_told_to_its_device() {
    let world = World::new();
    let mut ada = Ada::new();
    ada.enrol_as(&world, &inspector());
    become_as(&world, Role::Legal, RankSaid::None);
    world.pass_minutes(60);
    ada.at = world.hq.now();
    let reason = Reason { kind: ReasonKind::AtScene, words: None, incident_number: None };
    let order = cordon_core::rules::ids::OrderId::derived(&[b"it"]);
    ada.push(&world, &Body::OrderOpened { order, reason });
    let revision = || {
        let scope = crate::store::feed::device_scope(ada.device);
        world.hq.store().read(|db| crate::store::feed::last_revision(db, &scope)).unwrap()
    };
    let told = revision();
    become_as(&world, Role::Officer, RankSaid::Is(Rank::Inspector));
    assert_eq!(world.hq.retry_set_aside(None, None).unwrap().taken, 1);
    assert_eq!(revision(), told + 1, "it shows it as refused otherwise, for ever");
}
