//! A device's certificate: renewed by sync in time, and what is left of a device that missed it.

use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::wire;
use cordon_core::words::english;
use cordon_device::files::device::{TransportFile, load_transport};
use cordon_device::{Enrolment, enrol};
use cordon_hq::quarantine::{Given, Many};
use cordon_tests::officer::{Officer, passphrase};
use cordon_tests::world::{World, restraining_order};
use std::fs;

const DAY: i64 = 24 * 60;

fn transport(ada: &Officer) -> TransportFile {
    load_transport(&ada.paths()).expect("a transport's file")
}

fn certificate(ada: &Officer) -> String {
    transport(ada).certificate.pem
}

#[test]
fn a_certificate_is_renewed_once_two_thirds_of_its_time_are_over() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    let first = transport(&ada);
    ada.sync();
    world.pass_minutes(59 * DAY);
    ada.sync();
    assert_eq!(certificate(&ada), first.certificate.pem);
    world.pass_minutes(DAY);
    ada.sync();
    let second = transport(&ada);
    assert_ne!(second.certificate.pem, first.certificate.pem);
    assert_ne!(second.key_pem, first.key_pem, "under a new key");
    assert_eq!(second.certificate.issued_at, world.now());
    world.pass_minutes(31 * DAY);
    ada.sync();
    assert_eq!(certificate(&ada), second.certificate.pem, "the first has run out and nobody misses it");
}

#[test]
fn a_device_that_slept_eighty_days_renews_at_its_first_sync() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    world.pass_minutes(80 * DAY);
    let first = certificate(&ada);
    ada.sync();
    assert_ne!(certificate(&ada), first);
    world.pass_minutes(80 * DAY);
    ada.sync();
}

#[test]
fn a_locked_device_renews_once_it_is_unlocked() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    let first = certificate(&ada);
    ada.lock();
    world.pass_minutes(70 * DAY);
    ada.sync();
    assert_eq!(certificate(&ada), first, "a locked device's disk renews nothing");
    ada.unlock();
    ada.sync();
    assert_ne!(certificate(&ada), first);
}

#[test]
fn a_renewal_that_broke_off_leaves_a_certificate_that_works() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    let place = ada.paths().transport();
    let before = fs::read(&place).unwrap();
    world.pass_minutes(61 * DAY);
    ada.sync();
    let renewed = certificate(&ada);
    // As a kill leaves it that came after HQ gave the new one out and before that was on the disk.
    fs::write(&place, &before).unwrap();
    ada.sync();
    assert_ne!(certificate(&ada), renewed, "the old one still opens the door to yet another");
    // As one leaves it that came while the file was written.
    fs::write(place.with_extension("part"), b"half").unwrap();
    assert!(ada.sync().pulled);
}

#[test]
fn on_day_ninety_one_a_device_hands_in_what_it_owes_and_reads_nothing() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    world.pass_minutes(91 * DAY);
    let held = world.hq.status().unwrap();
    let fault = ada.sync_fails();
    let said = english(fault.text());
    assert!(said.contains("certificate has run out"), "{said}");
    let status = world.hq.status().unwrap();
    assert_eq!(status.entries, held.entries, "none of it counts");
    let kept = world.hq.quarantine().unwrap();
    assert!(kept.iter().any(|held| held.because.name() == Some("certificate_expired")), "{kept:?}");
    assert!(!ada.ask(wire::SyncStatus {}).needs_you.is_empty(), "and the officer is told");

    // Enrolled again by its officer while unlocked, it is a device like any other.
    ada.unlock();
    let again = Enrolment { passphrase: passphrase("ada"), ..world.enrolment("ada") };
    world.confirm("ada", &enrol(&ada.house, &again).unwrap());
    ada.sync();
    assert_eq!(transport(&ada).certificate.issued_at, world.now());

    // What a person at HQ releases is received, and the officer records nothing twice.
    let owed = Many { device: ada.device_file().device, reason: Some(RefusedBecause::CertificateExpired) };
    let released = world.hq.release_all(&owed, &Given::default()).unwrap();
    assert!(released.taken > 0 && released.stay.is_empty(), "{released:?}");
    let needs_you = || ada.ask(wire::SyncStatus {}).needs_you;
    assert!(!needs_you().is_empty(), "it has not learnt of it yet");
    ada.sync();
    assert!(needs_you().is_empty(), "{:?}", needs_you());
    assert!(world.hq.verify().unwrap().journal_verified);
}
