//! Each act stands with what it did, and nothing that was not done is written down as done.

use crate::TakenOut;
use crate::operator::Operator;
use crate::quarantine::{Given, Many};
use crate::testing::{Ada, World, officer};
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::segment::RowKind;
use cordon_core::rules::ids::{DeviceId, OrderId};
use std::fs;
use std::path::PathBuf;

const LOCKED: Body = Body::LockedUp { why: LockedBecause::Idle };

/// What was written down since, each with its object and reason.
fn since(world: &World, number: usize) -> Vec<(String, String, String)> {
    let acts = world.hq.acts().unwrap();
    let numbers: Vec<u64> = acts.iter().map(|act| act.number).collect();
    assert_eq!(numbers, (1..=acts.len() as u64).collect::<Vec<_>>(), "no number is left out");
    acts.into_iter().skip(number).map(|act| (act.command, act.object, act.why)).collect()
}

fn count(world: &World) -> usize {
    world.hq.acts().unwrap().len()
}

#[track_caller]
fn last(world: &World, command: &str, object: &str, why: &str) {
    let done = since(world, 0).pop();
    assert_eq!(done, Some((command.to_owned(), object.to_owned(), why.to_owned())));
}

/// An order that HQ holds, from a file of its own.
fn held_order(world: &World) -> (OrderId, PathBuf) {
    let place = world.folder().join("a.xml");
    fs::write(&place, include_str!("../../tests/feeds/01-restraining-order-conviction.xml")).unwrap();
    world.hq.import_path(&place).unwrap();
    let rows = world.hq.store().read(|db| db.list_rows(world.hq.scope(), 1, 99)).unwrap();
    let order = rows.iter().find(|row| row.kind == RowKind::Order).unwrap();
    (order.id.parse().unwrap(), place)
}

#[test]
fn an_act_says_when_and_who_as_the_system_knows_them() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    world.hq.revoke(ada.device, "  left on a train ").unwrap();
    let act = world.hq.acts().unwrap().pop().unwrap();
    assert_eq!((act.at, act.by), (world.hq.now(), Operator::of_this_process()));
    last(&world, "revoke", &format!("device {}", ada.device), "left on a train");
    let before = count(&world);
    assert!(!world.hq.revoke(ada.device, "again").unwrap());
    assert!(!world.hq.revoke(DeviceId::derived(&[b"x"]), "unknown").unwrap());
    for nothing in ["", " ", "\u{200b}", "\u{feff} \u{3164}"] {
        assert!(world.hq.revoke(ada.device, nothing).is_err(), "without a reason: {nothing:?}");
    }
    assert_eq!(count(&world), before, "what changed nothing is no act");
}

#[test]
fn an_enrolment_is_accounted_for_from_its_code_to_its_confirmation() {
    let world = World::new();
    let mut ada = Ada::new();
    let code = world.hq.mint_code(&officer()).unwrap();
    last(&world, "enrol", "collar 1234, officer, code 1", "");
    ada.reply = Some(world.enrol(&ada.request(&code.code)).unwrap());
    let number = ada.open(&world);
    let wrong = if number.to_string().starts_with('0') { "111 111" } else { "000 000" };
    world.hq.confirm("1234", wrong.parse().unwrap()).unwrap();
    let object = format!("collar 1234, device {}", ada.device);
    last(&world, "confirm, wrong number", &object, "");
    world.hq.confirm("1234", number).unwrap();
    last(&world, "confirm", &object, "");
    assert_eq!(count(&world), 3, "that the device enrolled is its own doing");
    world.hq.offboard("1234", "retired").unwrap();
    last(&world, "offboard", "collar 1234", "retired");
    assert!(world.hq.offboard("9", "nobody").unwrap().is_none());
    assert!(world.hq.take_back("1234").unwrap() && !world.hq.take_back("1234").unwrap());
    last(&world, "enrol --return", "collar 1234", "");
    assert_eq!(count(&world), 5);
}

#[test]
fn the_third_wrong_number_is_told_as_the_last() {
    let world = World::new();
    let mut ada = Ada::new();
    ada.reply = Some(world.enrol(&ada.request(&world.code())).unwrap());
    let number = ada.open(&world);
    let wrong = if number.to_string().starts_with('0') { "111 111" } else { "000 000" };
    (0..3).for_each(|_| drop(world.hq.confirm("1234", wrong.parse().unwrap()).unwrap()));
    let commands: Vec<String> = since(&world, 1).into_iter().map(|(command, ..)| command).collect();
    let (wrong, end) = ("confirm, wrong number", "confirm, last wrong number");
    assert_eq!(commands, [wrong, wrong, end]);
}

#[test]
fn a_cancelled_code_enrols_nobody() {
    let world = World::new();
    let ada = Ada::new();
    let code = world.hq.mint_code(&officer()).unwrap();
    let listed = world.hq.codes().unwrap();
    assert_eq!((listed.len(), listed[0].number, listed[0].collar.as_str()), (1, code.number, "1234"));
    assert!(
        !serde_json::to_string(&listed).unwrap().contains(code.code.get(..4).unwrap()),
        "nothing of the code is shown"
    );
    assert!(world.hq.cancel_code(code.number, "sent to the wrong officer").unwrap());
    last(&world, "codes cancel", "collar 1234, code 1", "sent to the wrong officer");
    assert!(world.hq.codes().unwrap().is_empty());
    assert!(world.enrol(&ada.request(&code.code)).is_err());
    assert!(!world.hq.cancel_code(code.number, "").unwrap() && !world.hq.cancel_code(9, "").unwrap());
    assert_eq!(count(&world), 2);
}

#[test]
fn an_order_that_is_taken_out_is_accounted_for_with_a_reason_that_stays_at_hq() {
    let world = World::new();
    let (order, place) = held_order(&world);
    let sha256 = cordon_core::proof::digest::Digest::of(&fs::read(&place).unwrap());
    last(&world, "import", &format!("{}, SHA-256 {sha256}", place.display()), "");
    assert!(world.hq.take_out(order, TakenOut::Sealed, "").is_err(), "without a reason");
    let why = "the judge sealed it on Monday";
    assert!(world.hq.take_out(order, TakenOut::Sealed, why).unwrap());
    last(&world, "withdraw", &format!("order {order}, sealed"), why);
    let rows = world.hq.store().read(|db| db.list_rows(world.hq.scope(), 1, 999)).unwrap();
    assert!(!serde_json::to_string(&rows).unwrap().contains(why), "no device is told it");
    assert!(!world.hq.take_out(order, TakenOut::Sealed, why).unwrap());
    assert!(world.hq.restore(order, " ").is_err(), "without a reason");
    assert!(world.hq.restore(order, "a mistake").unwrap() && !world.hq.restore(order, "a mistake").unwrap());
    last(&world, "restore", &format!("order {order}"), "a mistake");
    assert_eq!(count(&world), 3);
}

#[test]
fn a_file_is_accounted_for_also_where_it_came_before_or_cannot_be_read() {
    let world = World::new();
    let (_order, place) = held_order(&world);
    world.hq.import_path(&place).unwrap();
    let broken = world.folder().join("b.xml");
    fs::write(&broken, "no message").unwrap();
    world.hq.import_path(&broken).unwrap();
    let files: Vec<(String, bool)> = since(&world, 0)
        .into_iter()
        .map(|(command, object, _why)| (command, object.starts_with(&broken.display().to_string())))
        .collect();
    let import = |is_broken| ("import".to_owned(), is_broken);
    assert_eq!(files, [import(false), import(false), import(true)]);
}

#[test]
fn what_is_settled_in_quarantine_is_accounted_for_and_what_stays_there_is_not() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entries: Vec<_> = (0..3).map(|_| ada.next(&LOCKED)).collect();
    world.hq.revoke(ada.device, "it was lost").unwrap();
    for (sequence, entry) in (1..).zip(&entries) {
        ada.offer(&world, sequence, entry);
    }
    let mut forged = entries[0].clone();
    forged.device_signature.0[3] ^= 1;
    ada.offer(&world, 1, &forged);
    let before = count(&world);
    world.hq.close(2, "looked at").unwrap();
    world.hq.reopen(2, "a mistake").unwrap();
    assert!(world.hq.reopen(2, "a mistake").is_err() && world.hq.close(9, "nothing").is_err());
    let all = Many { device: ada.device, reason: None };
    assert_eq!(world.hq.release_all(&all, &Given::default()).unwrap().taken, 3);
    world.hq.close_all(&all, "forged").unwrap();
    let act = |command: &str, number: u64, why: &str| (command.to_owned(), format!("number {number}"), why.to_owned());
    let expected = [
        act("quarantine close", 2, "looked at"),
        act("quarantine reopen", 2, "a mistake"),
        act("quarantine release", 1, ""),
        act("quarantine release", 2, ""),
        act("quarantine release", 3, ""),
        act("quarantine close", 4, "forged"),
    ];
    assert_eq!(since(&world, before), expected);
}
