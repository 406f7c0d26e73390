//! Files that a bad disk spoilt: each is named or made again, and holds up no other.

use cordon_core::wire;
use cordon_tests::officer::{Officer, incident_of};
use cordon_tests::photo;
use cordon_tests::world::{World, restraining_order, smith};
use std::fs;
use std::path::Path;

/// What a bad disk leaves of a file.
fn spoil(place: &Path) {
    fs::write(place, b"half a fi").expect("a file");
}

fn at_hq(world: &World) -> u64 {
    world.hq.verify().expect("hq's journal").devices.iter().map(|device| device.entries).sum()
}

fn in_journal(ada: &Officer) -> u64 {
    ada.journal().len() as u64
}

fn waiting(ada: &Officer) -> u32 {
    ada.ask(wire::GetSession {}).status.waiting
}

#[test]
fn a_sealed_entry_that_cannot_be_read_is_sealed_again_before_it_is_sent() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.open_person(smith());
    let waits = ada.outbox();
    assert_eq!(waits.len(), 2);
    spoil(&waits[0].0);

    ada.sync();
    assert_eq!(at_hq(&world), in_journal(&ada));
    assert!(world.hq.verify().unwrap().journal_verified);
    assert_eq!(waiting(&ada), 0);
}

#[test]
fn a_sealed_entry_that_cannot_be_read_stays_while_locked() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    let spoilt = ada.outbox()[0].0.clone();
    spoil(&spoilt);
    ada.lock();
    ada.sync_fails();
    assert!(spoilt.exists(), "nothing to make it of again is open");
    assert_eq!(at_hq(&world), in_journal(&ada) - 1);
    ada.unlock();
    ada.sync();
    assert_eq!(at_hq(&world), in_journal(&ada));
}

#[test]
fn an_answer_that_cannot_be_read_is_asked_for_again() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.open_person(smith());
    let sequence = ada.outbox()[0].1.sequence;
    ada.lock();
    ada.sync();
    spoil(&ada.paths().answer(sequence));
    ada.unlock();
    ada.sync();
    assert_eq!((waiting(&ada), at_hq(&world)), (0, in_journal(&ada)));
    let status = world.hq.status().unwrap();
    assert_eq!((status.quarantine, status.forks), (0, 0));
}

#[test]
fn an_answer_on_evidence_that_cannot_be_read_holds_up_no_other_file() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    let first = ada.begin(restraining_order(), "He stood at the gate.");
    let held = ada.add_photo(first, &photo::png(16, 16));
    ada.record(first);
    ada.sync();
    let answer = ada.paths().evidence_answer(held.id);
    let said = fs::read(&answer).unwrap();
    spoil(&answer);

    let second = ada.begin(restraining_order(), "He came back.");
    ada.add_photo(second, &photo::png(16, 17));
    let incident = incident_of(&ada.record(second));
    ada.sync();
    assert_eq!(world.hq.status_of(incident).unwrap().evidence_verified, Some(true));
    assert_eq!(fs::read(&answer).unwrap(), said, "hq said it again");
}

#[test]
fn what_cannot_be_sealed_again_now_holds_up_nothing_that_is_sealed() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.open_person(smith());
    let lost = ada.outbox()[0].0.clone();
    fs::remove_file(&lost).unwrap();
    // Where a temporary file would be written no file can be.
    let in_the_way = lost.with_extension("part");
    fs::create_dir(&in_the_way).unwrap();
    ada.sync_fails();
    assert_eq!(at_hq(&world), in_journal(&ada) - 1, "the other one went");

    fs::remove_dir(&in_the_way).unwrap();
    ada.sync();
    assert_eq!((waiting(&ada), at_hq(&world)), (0, in_journal(&ada)));
}
