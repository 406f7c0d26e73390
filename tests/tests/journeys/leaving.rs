//! An officer who leaves: what becomes of their slots, of what they recorded, and of the others on the device.

use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::wire::{self, FaultKind};
use cordon_core::words::english;
use cordon_device::enrol;
use cordon_hq::Because;
use cordon_hq::import::Taken;
use cordon_hq::quarantine::{Given, Released};
use cordon_tests::officer::{Officer, at_scene, passphrase};
use cordon_tests::world::{MILL_LANE, World, collar, restraining_order};
use std::sync::Arc;

fn offboard(world: &World, name: &str) {
    let done = world.hq.offboard(&collar(name), "left the force").expect("an officer").expect("somebody");
    assert!(!done.devices.is_empty());
}

fn unlock(officer: &Officer) -> wire::Unlock {
    wire::Unlock { slot: officer.slot, passphrase: passphrase(&officer.name) }
}

fn is_wrapped(officer: &Officer) -> bool {
    officer.device_file().slot(officer.slot).expect("the slot").wrapped.is_some()
}

#[test]
fn an_open_slot_ends_at_the_next_sync_and_what_was_recorded_before_is_at_hq() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    world.pass_minutes(1);
    offboard(&world, "ada");
    world.pass_minutes(1);
    ada.sync();
    assert_eq!(world.hq.status().unwrap().incidents, 1);
    assert!(!is_wrapped(&ada));
    let reason = at_scene();
    let locked = ada.refused(wire::OrderOpen { order: restraining_order(), reason });
    assert_eq!(locked.kind, FaultKind::Locked);
    let fault = ada.refused(unlock(&ada));
    assert_eq!(fault.kind, FaultKind::AccessEnded);
    assert!(fault.to_string().contains("ended on Sun 22 Nov 2026 21:31"), "{fault}");
    let session = ada.ask(wire::GetSession {});
    assert!(session.locked && english(session.slots[0].access.clone().unwrap()).contains("ended on"));
    // What the device did to lock itself came after: HQ keeps it apart.
    ada.sync();
    let kept = world.hq.quarantine().unwrap();
    let has_left = Because::Intake(RefusedBecause::OfficerHasLeft);
    assert!(!kept.is_empty() && kept.iter().all(|held| held.because == has_left), "{kept:?}");
    let released = world.hq.release(kept[0].id, &Given::default()).unwrap();
    assert_eq!(released, Released::TakenIn(Taken::default()));
}

#[test]
fn a_locked_device_hands_in_what_it_owes_first_and_then_ends_the_slot() {
    let mut world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    world.stop_hq();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    ada.lock();
    world.pass_minutes(1);
    offboard(&world, "ada");
    // Out of reach she still unlocks: nobody has told the device yet.
    ada.unlock();
    ada.lock();
    world.start_hq();
    ada.sync();
    assert!(!is_wrapped(&ada));
    assert_eq!(world.hq.status().unwrap().incidents, 1, "what was owed came first");
    assert_eq!(ada.refused(unlock(&ada)).kind, FaultKind::AccessEnded);
    assert_eq!(ada.ask(wire::SyncStatus {}).status.waiting, 0);
}

#[test]
fn after_a_restart_the_slot_is_still_ended_and_no_older_file_brings_it_back() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.lock();
    let place = ada.paths().device();
    let before = std::fs::read(&place).unwrap();
    offboard(&world, "ada");
    ada.sync();
    let Officer { name, slot, house } = ada;
    let home = house.home().to_owned();
    drop(house);
    // Whoever holds the disk lays the old file back.
    std::fs::write(&place, before).unwrap();
    let ada = Officer { house: world.house(&home, MILL_LANE), name, slot };
    assert_eq!(ada.refused(unlock(&ada)).kind, FaultKind::AccessEnded);
    assert!(!is_wrapped(&ada), "and it is ended again");
}

#[test]
fn another_officer_of_the_device_goes_on() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let ben = world.enrolled("ben", Arc::clone(&ada.house));
    ben.sync();
    offboard(&world, "ada");
    world.pass_minutes(1);
    ben.sync();
    assert!(!is_wrapped(&ada) && is_wrapped(&ben));
    ben.open_order(restraining_order());
    assert_eq!(ada.refused(unlock(&ada)).kind, FaultKind::AccessEnded);
    ben.open_order(restraining_order());
    ben.lock();
    ben.unlock();
    assert_eq!(ben.ask(wire::GetSession {}).access, None);
}

#[test]
fn whoever_returns_is_enrolled_anew_beside_what_ended() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let ben = world.enrolled("ben", Arc::clone(&ada.house));
    offboard(&world, "ada");
    world.pass_minutes(1);
    ben.sync();
    assert!(world.hq.take_back(&collar("ada")).unwrap());
    let sheet = enrol(&ben.house, &world.enrolment("ada")).expect("enrolled anew");
    world.confirm("ada", &sheet);
    let again = Officer { name: "ada".to_owned(), slot: sheet.slot, house: Arc::clone(&ben.house) };
    again.sync();
    again.open_order(restraining_order());
    assert_ne!(again.slot, ada.slot);
    assert_eq!(ada.refused(unlock(&ada)).kind, FaultKind::AccessEnded, "the old slot stays ended");
}
