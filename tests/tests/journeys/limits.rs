//! A device that has handed in all it may in so short a time: what it owes waits, and orders still come.

use cordon_core::wire::{self, FaultKind, Unreached};
use cordon_hq::{Limits, Measure};
use cordon_tests::officer::Officer;
use cordon_tests::photo;
use cordon_tests::world::{World, feeds, restraining_order};

/// Five at once, and one a minute.
const FEW: Measure = Measure { at_once: 5, per_hour: 60 };

fn waiting(ada: &Officer) -> u64 {
    ada.ask(wire::GetSession {}).status.waiting.into()
}

#[track_caller]
fn sync_is_held_back(ada: &Officer) {
    assert_eq!(ada.sync_fails().kind, FaultKind::HqUnable { why: Unreached::UsedUp });
    assert_eq!(ada.ask(wire::GetSession {}).status.online, Some(true), "HQ is there");
}

#[test]
fn records_beyond_what_a_device_may_hand_in_wait_while_orders_come_and_none_is_lost() {
    let mut world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    world.limit(Limits { entries: FEW, ..Limits::default() });
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    ada.record_breach(restraining_order(), "He rang the bell.");
    ada.sync();
    let last = ada.record_breach(restraining_order(), "He came back.");
    sync_is_held_back(&ada);
    let owed = waiting(&ada);
    assert!(owed > 0);

    world.import(&feeds().join("01-restraining-order-conviction.xml"));
    world.pass_minutes(1);
    sync_is_held_back(&ada);
    assert_eq!(waiting(&ada), owed, "nothing of it goes before HQ said");
    let held = ada.search("2006/0142857V");
    assert_eq!(held.coverage.hq_knew_at.map(|stamp| stamp.at), Some(world.now()));
    assert!(!held.hits.is_empty(), "the new order came all the same");

    world.pass_minutes(5);
    ada.sync();
    assert_eq!(waiting(&ada), 0);
    assert!(world.hq.verify().expect("a walk").journal_verified);
    assert!(world.hq.incident_ids().expect("what HQ holds").contains(&last));
}

#[test]
fn evidence_beyond_what_a_device_may_send_waits_while_records_go() {
    let mut world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    world.limit(Limits { evidence_bytes: FEW, ..Limits::default() });
    ada.open_order(restraining_order());
    let draft = ada.begin(restraining_order(), "He stood at the gate.");
    ada.add_photo(draft, &photo::png(16, 16));
    ada.add_photo(draft, &photo::png(24, 24));
    ada.record(draft);
    sync_is_held_back(&ada);
    assert_eq!(ada.outbox().len(), 0, "the records are with HQ");
    world.pass_minutes(1);
    sync_is_held_back(&ada);
    world.pass_minutes(5);
    ada.sync();
    let (stored, all) = evidence(&world);
    assert_eq!((stored, all), (2, 2));
}

/// How many files HQ holds whole, and how many it knows of.
fn evidence(world: &World) -> (usize, usize) {
    let whole = |folder: &str| std::fs::read_dir(world.hq_folder().join(folder)).map_or(0, Iterator::count);
    (whole("evidence"), whole("evidence") + whole("parts"))
}
