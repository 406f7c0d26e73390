//! The number at enrolment: what a device is until HQ has confirmed it, and who cannot get past it.

use cordon_core::proof::entry::Body;
use cordon_core::wire::{self, DraftId, EnrolledSheet, FaultKind, Mode, RecordForm, Subject};
use cordon_core::words::english;
use cordon_device::enrol;
use cordon_hq::Confirmation;
use cordon_tests::officer::{Officer, at_scene};
use cordon_tests::world::{MILL_LANE, World, collar, restraining_order};
use std::sync::Arc;

/// An officer whose enrolment nobody has confirmed yet.
fn waiting(world: &World, name: &str) -> (Officer, EnrolledSheet) {
    let house = world.house(&world.place(name), MILL_LANE);
    let sheet = enrol(&house, &world.enrolment(name)).expect("enrolment");
    (Officer { name: name.to_owned(), slot: sheet.slot, house }, sheet)
}

/// What the bar of every page says of the officer's access.
fn said(ada: &Officer) -> Option<String> {
    ada.ask(wire::GetSession {}).access.map(|access| english(access).to_string())
}

fn record_something(ada: &Officer) -> DraftId {
    let Subject::Draft(id) = ada.ask(wire::DraftOpen { person: None, order: None }).subject else {
        unreachable!("a draft is granted as such")
    };
    let form = RecordForm {
        mode: Some(Mode::Reported),
        account: "A neighbour heard him at her door.".to_owned(),
        declared: true,
        ..RecordForm::default()
    };
    ada.ask(wire::DraftSave { id, form });
    ada.record(id);
    id
}

#[test]
fn until_hq_confirms_its_number_a_device_gets_no_order_and_what_it_records_waits_at_hq() {
    let world = World::with_demo_orders();
    let (ada, sheet) = waiting(&world, "ada");
    assert!(said(&ada).unwrap().contains(sheet.compare.as_str()), "the number stays in sight");
    ada.sync();
    let order = restraining_order();
    assert_eq!(ada.refused(wire::OrderOpen { order, reason: at_scene() }).kind, FaultKind::NotFound);
    record_something(&ada);
    ada.sync();
    let status = world.hq.status().unwrap();
    assert_eq!((status.incidents, status.set_aside), (0, 0), "kept, and not taken up");
    assert!(ada.ask(wire::SyncStatus {}).needs_you.is_empty(), "nothing is wrong with it");
    assert!(ada.records()[0].state != wire::ItemState::Queued, "and HQ's receipt says that it is there");
    ada.lock();
    let slot = ada.ask(wire::GetSession {}).slots.remove(0);
    assert!(english(slot.access.unwrap()).contains(sheet.compare.as_str()), "on the lock screen too");
    ada.unlock();

    world.confirm("ada", &sheet);
    assert_eq!(world.hq.status().unwrap().incidents, 1);
    ada.sync();
    assert_eq!(said(&ada), None);
    ada.open_order(order);
}

#[test]
fn whoever_stands_between_a_device_and_hq_cannot_make_the_numbers_agree() {
    let (world, between) = (World::with_demo_orders(), World::empty());
    // What the officer types reaches somebody else's HQ, whose authority was put onto the device; they use
    // the code at the real one themselves.
    let code = world.code("ada");
    let victim = world.house(&world.place("ada"), MILL_LANE);
    let shown = enrol(&victim, &between.enrolment("ada")).expect("the other HQ enrols her");
    let thief = world.house(&world.place("thief"), MILL_LANE);
    let theirs = cordon_device::Enrolment { code, ..world.enrolment("thief") };
    let theirs = enrol(&thief, &theirs).expect("the code is good");
    assert_ne!(shown.compare, theirs.compare);
    let read_out = || world.hq.confirm(&collar("ada"), shown.compare.parse().unwrap()).unwrap();
    assert_eq!(read_out(), Confirmation::Wrong { tries_left: 2 });
    assert_eq!(read_out(), Confirmation::Wrong { tries_left: 1 });
    assert_eq!(read_out(), Confirmation::GivenUp);
    let thief = Officer { name: "thief".to_owned(), slot: theirs.slot, house: thief };
    let fault = thief.sync_fails();
    assert!(fault.to_string().contains("revoked"), "{fault}");
}

#[test]
fn after_three_wrong_numbers_the_officer_is_enrolled_on_another_device_in_the_same_place() {
    let world = World::with_demo_orders();
    let (ada, sheet) = waiting(&world, "ada");
    record_something(&ada);
    let wrong = if sheet.compare == "000 000" { "111 111" } else { "000 000" };
    for _ in 0..3 {
        world.hq.confirm(&collar("ada"), wrong.parse().unwrap()).unwrap();
    }
    let (fault, first) = (ada.sync_fails(), ada.device_file().device);
    assert!(fault.to_string().contains("revoked"), "{fault}");
    let sheet = enrol(&ada.house, &world.enrolment("ada")).expect("another device in its place");
    world.confirm("ada", &sheet);
    let ada = Officer { slot: sheet.slot, ..ada };
    assert_ne!(ada.device_file().device, first);
    ada.sync();
    ada.open_order(restraining_order());
    let kept = world.hq.quarantine().unwrap();
    assert!(kept.iter().any(|held| held.because.name() == Some("device_revoked")), "what the first one owed: {kept:?}");
    ada.lock();
    ada.unlock();
}

#[test]
fn another_officer_of_a_confirmed_device_is_confirmed_by_a_number_of_their_own() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let sheet = enrol(&ada.house, &world.enrolment("ben")).expect("while ada has it unlocked");
    let ben = Officer { name: "ben".to_owned(), slot: sheet.slot, house: Arc::clone(&ada.house) };
    assert!(said(&ben).is_some());
    record_something(&ben);
    ben.sync();
    assert_eq!(world.hq.status().unwrap().incidents, 0);
    ada.unlock();
    assert_eq!(said(&ada), None, "hers is confirmed");
    world.confirm("ben", &sheet);
    assert_eq!(world.hq.status().unwrap().incidents, 1);
    ben.unlock();
    ben.sync();
    assert_eq!(said(&ben), None);
    assert!(world.hq.verify().unwrap().journal_verified);
}

#[test]
fn nobody_confirms_after_three_days_and_the_officer_is_enrolled_anew_on_the_same_device() {
    let world = World::with_demo_orders();
    let (ada, sheet) = waiting(&world, "ada");
    record_something(&ada);
    ada.sync();
    world.pass_minutes(3 * 24 * 60);
    let late = world.hq.confirm(&collar("ada"), sheet.compare.parse().unwrap());
    assert!(late.is_err());
    let anew =
        cordon_device::Enrolment { passphrase: cordon_tests::officer::passphrase("ada"), ..world.enrolment("ada") };
    ada.ask(wire::Lock {});
    ada.unlock();
    ada.sync();
    assert!(!world.hq.list_set_aside().unwrap().is_empty());
    let again = enrol(&ada.house, &anew).expect("enrolled anew");
    world.confirm("ada", &again);
    let ada = Officer { slot: again.slot, ..ada };
    ada.sync();
    ada.open_order(restraining_order());
    let status = world.hq.status().unwrap();
    assert!(status.set_aside > 0 && status.incidents == 0, "what she recorded before waits for a person: {status:?}");
    assert!(ada.journal().iter().any(|body| matches!(body, Body::IncidentRecorded(_))), "and is on the device");
    let retried = world.hq.retry_set_aside(None, None).unwrap();
    assert!(retried.stay.is_empty(), "it is hers, by the key that was confirmed now: {retried:?}");
    assert_eq!(world.hq.status().unwrap().incidents, 1);
}
