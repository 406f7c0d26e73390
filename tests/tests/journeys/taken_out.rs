//! An order that is sealed at HQ: no device has anything of it, and each says what became of it.

use super::*;
use cordon_hq::TakenOut;
use cordon_hq::feeds::Effect;

/// What an officer is told who opens the hidden order.
#[track_caller]
fn told(officer: &Officer) -> String {
    let fault = officer.refused(wire::OrderOpen { order: hidden_order(), reason: at_scene() });
    assert_eq!(fault.kind, FaultKind::NotFound);
    cordon_core::words::english(fault.text())
}

#[test]
fn a_sealed_order_is_dropped_by_who_held_it_reaches_nobody_else_and_both_are_told_why() {
    let world = World::new();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(hidden_order());
    assert!(world.hq.take_out(hidden_order(), TakenOut::Sealed, "the court asked").unwrap());
    ada.sync();
    assert!(told(&ada).contains("was sealed on"), "{}", told(&ada));
    let ben = world.device("ben");
    ben.sync();
    assert!(told(&ben).contains("was sealed on"), "one who never held it is told the same");
    ben.open_order(restraining_order());
    // The same orders again, in other bytes.
    let file = world.place("again").join("orders.jsonl");
    let demo = std::fs::read_to_string(cordon_tests::world::demo_orders()).expect("the demo's orders");
    std::fs::write(&file, demo + "\n").expect("a file");
    world.import(&file);
    for officer in [&ada, &ben] {
        officer.sync();
        assert!(told(officer).contains("was sealed on"));
    }
    let again = world.hq.waiting().unwrap().into_iter().filter(|one| one.does == Effect::Makes).count();
    assert_eq!(again, 1, "it waits for a person");
    assert!(world.hq.restore(hidden_order(), "a mistake").unwrap());
    for officer in [&ada, &ben] {
        officer.sync();
        officer.open_order(hidden_order());
    }
}
