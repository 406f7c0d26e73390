//! How HQ stands, as the chip says it: reached, out of reach, or reached and not able to keep anything.

use cordon_core::proof::digest::Digest;
use cordon_core::wire::{self, FaultKind};
use cordon_tests::officer::Officer;
use cordon_tests::photo;
use cordon_tests::world::{World, feeds, restraining_order};
use std::fs;

fn online(ada: &Officer) -> Option<bool> {
    ada.ask(wire::GetSession {}).status.online
}

#[test]
fn a_locked_device_with_nothing_to_push_says_whether_hq_is_there() {
    let mut world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    ada.sync();
    assert_eq!(online(&ada), Some(true));
    world.stop_hq();
    assert!(matches!(ada.sync_fails().kind, FaultKind::HqUnreachable { .. }));
    assert_eq!(online(&ada), Some(false));
    world.start_hq();
    ada.sync();
    assert_eq!(online(&ada), Some(true));
}

#[test]
fn an_hq_that_cannot_keep_a_file_is_there_and_gives_orders() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    let draft = ada.begin(restraining_order(), "He stood at the gate.");
    let exhibit = ada.add_photo(draft, &photo::png(16, 16));
    // Where its file would be written no file can be.
    let file = fs::read(ada.paths().exhibit(exhibit.id)).unwrap();
    let in_the_way = world.place(&format!("hq/evidence/{}", Digest::of(&file)));
    world.import(&feeds().join("01-restraining-order-conviction.xml"));
    world.pass_minutes(1);
    assert!(matches!(ada.sync_fails().kind, FaultKind::HqUnable { .. }));
    assert_eq!(online(&ada), Some(true));
    let held = ada.search("2006/0142857V");
    assert_eq!(held.coverage.hq_knew_at.map(|stamp| stamp.at), Some(world.now()));

    fs::remove_dir(in_the_way).unwrap();
    ada.sync();
    assert_eq!(ada.ask(wire::GetSession {}).status.waiting, 0);
}
