//! What is counted, and what somebody is woken by.

use crate::testing::{Ada, World};
use cordon_core::proof::entry::{Body, LockedBecause};

const IDLE: Body = Body::LockedUp { why: LockedBecause::Idle };

fn withholding(world: &World) -> u64 {
    world.hq.status().unwrap().withholding
}

#[test]
fn a_device_that_hands_in_later_entries_and_keeps_earlier_ones_is_counted_after_an_hour() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entries: Vec<_> = (0..11).map(|_| ada.next(&IDLE)).collect();
    for sequence in [1, 2, 3, 10, 11] {
        ada.offer(&world, sequence, &entries[sequence as usize - 1]);
    }
    world.pass_minutes(59);
    assert_eq!(withholding(&world), 0, "they may be under way");
    world.pass_minutes(2);
    assert_eq!((withholding(&world), world.hq.status().unwrap().chain_faults), (1, 0));
    for sequence in 4..=9 {
        ada.offer(&world, sequence, &entries[sequence as usize - 1]);
    }
    assert_eq!(withholding(&world), 0);
}

#[test]
fn when_a_file_came_last_is_known_though_it_came_before_and_not_by_one_that_cannot_be_read() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    world.pass_minutes(275 * 24 * 60);
    let last = || world.hq.status().unwrap().last_import;
    let import = |name: &str, text: &str| {
        let place = folder.path().join(name);
        std::fs::write(&place, text).unwrap();
        world.hq.import_path(&place).unwrap();
        (world.hq.now().millis() / 1000).unsigned_abs()
    };
    assert_eq!(last(), 0);
    let made = include_str!("../../tests/feeds/20-fine-only.xml");
    let first = import("a.xml", made);
    assert_eq!(last(), first, "a file without orders came too");
    world.pass_minutes(90);
    let repeated = import("a.xml", made);
    assert_eq!((last(), repeated - first), (repeated, 90 * 60));
    world.pass_minutes(90);
    import("b.xml", "no message");
    assert_eq!(last(), repeated);
}

#[test]
fn an_order_that_was_taken_out_is_counted_no_more_nor_are_its_people() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = folder.path().join("a.xml");
    std::fs::write(&place, include_str!("../../tests/feeds/01-restraining-order-conviction.xml")).unwrap();
    world.hq.import_path(&place).unwrap();
    let count = || {
        let status = world.hq.status().unwrap();
        (status.orders, status.people)
    };
    assert_eq!(count(), (1, 2));
    let rows = world.hq.store().read(|db| db.list_rows(world.hq.scope(), 1, 99)).unwrap();
    let order = rows.iter().find(|row| row.kind == cordon_core::proof::segment::RowKind::Order).unwrap();
    let order = order.id.parse().unwrap();
    world.hq.take_out(order, crate::TakenOut::Withdrawn, "the court asked").unwrap();
    assert_eq!(count(), (0, 0));
    world.hq.restore(order, "a mistake").unwrap();
    assert_eq!(count(), (1, 2));
}

#[test]
fn an_enrolment_waits_from_its_number_until_it_is_confirmed_or_too_late() {
    let world = World::new();
    let waits = || {
        let status = world.hq.status().unwrap();
        (status.enrolments_waiting, status.confirm_before)
    };
    let enrolling = || {
        let mut ada = Ada::new();
        ada.reply = Some(world.enrol(&ada.request(&world.code())).unwrap());
        ada
    };
    let ada = enrolling();
    assert_eq!(waits(), (0, None), "it has no number that anybody could read out");
    let number = ada.open(&world);
    let until = world.hq.now().plus(chrono::TimeDelta::hours(crate::confirmation::HOURS));
    assert_eq!(waits(), (1, Some(until)));
    world.hq.confirm("1234", number).unwrap();
    assert_eq!(waits(), (0, None));
    enrolling().open(&world);
    assert_eq!(waits().0, 1);
    world.pass_minutes(crate::confirmation::HOURS * 60);
    assert_eq!(waits(), (0, None));
}
