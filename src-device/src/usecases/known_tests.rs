//! Each field of the file by itself, changed as whoever holds the disk can change it.

use super::*;
use crate::testing::open_house;
use cordon_core::proof::digest::HexBytes;
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::policy::{Rank, Role};
use uuid::Uuid;

fn slot(number: u32) -> SlotFile {
    SlotFile {
        slot: number,
        officer: OfficerId(Uuid::from_u128(2)),
        shown: "PC ada".to_owned(),
        initials: "AD".to_owned(),
        collar: "1234".to_owned(),
        role: Role::Officer,
        rank: Some(Rank::Constable),
        officer_key: HexBytes(vec![1; 32]),
        memory_kib: 64,
        passes: 1,
        salt: HexBytes(vec![2; 16]),
        nonce: HexBytes(vec![3; 12]),
        wrapped: Some(HexBytes(vec![4; 48])),
    }
}

/// Which fields the store says were changed, and whether what it puts in their place is the first file.
#[track_caller]
fn check(change: impl FnOnce(&mut DeviceFile), fields: &[&str]) {
    let (house, _folder) = open_house();
    house
        .with_session(|session| {
            let whole = DeviceFile { slots: vec![slot(1), slot(2)], ..session.device.clone() };
            assert_eq!(compare(&session.own, &whole)?, None, "the first unlock says who it is");
            let mut file = whole.clone();
            change(&mut file);
            match compare(&session.own, &file)? {
                Some(found) => {
                    assert_eq!(found.fields, fields);
                    assert_eq!(found.device, whole);
                }
                None => assert!(fields.is_empty()),
            }
            assert_eq!(compare(&session.own, &whole)?, None, "and is not unlearnt");
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_device_file_that_was_changed_on_the_disk_is_noticed_field_by_field() {
    let other = || HexBytes(vec![9; 32]);
    check(|_file| {}, &[]);
    check(|file| file.device = DeviceId(Uuid::from_u128(99)), &["device"]);
    check(|file| file.hq.push('x'), &["hq"]);
    check(|file| file.ca_pem.push('x'), &["ca_pem"]);
    check(|file| file.seal_key = other(), &["seal_key"]);
    check(|file| file.sign_key = other(), &["sign_key"]);
    check(|file| file.device_key = other(), &["device_key"]);
    check(|file| file.slots[1].shown = "PC other".to_owned(), &["slot 2"]);
    check(|file| file.slots[0].initials = "XX".to_owned(), &["slot 1"]);
    check(|file| file.slots[0].officer_key = other(), &["slot 1"]);
    check(|file| file.slots[0].role = Role::Administrator, &["slot 1"]);
    check(|file| file.slots.push(slot(3)), &["slot 3"]);
    check(
        |file| {
            file.seal_key = other();
            file.sign_key = other();
        },
        &["seal_key", "sign_key"],
    );
}

#[test]
fn what_wraps_a_slots_keys_may_change_and_a_slot_that_is_gone_is_no_other_device() {
    let (house, _folder) = open_house();
    house
        .with_session(|session| {
            let whole = DeviceFile { slots: vec![slot(1), slot(2)], ..session.device.clone() };
            compare(&session.own, &whole)?;
            let destroyed = SlotFile { wrapped: None, ..slot(1) };
            let wrapped_anew = SlotFile { nonce: HexBytes(vec![8; 12]), ..slot(2) };
            let file = DeviceFile { slots: vec![destroyed, wrapped_anew], ..whole.clone() };
            assert_eq!(compare(&session.own, &file)?, None);
            assert_eq!(compare(&session.own, &DeviceFile { slots: vec![slot(2)], ..whole })?, None);
            Ok(())
        })
        .unwrap();
}
