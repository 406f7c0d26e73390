//! An entry whose body or salt is not there: HQ takes none, and names one that it holds.

use crate::quarantine::{Given, Released};
use crate::testing::{Ada, World};
use cordon_core::proof::chain::ChainFault;
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::envelope::SignedEntry;
use cordon_core::proof::protocol::{PushAnswer, Refusal};
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::DeviceId;
use cordon_core::words::Wording;

const LOCKED: Body = Body::LockedUp { why: LockedBecause::Idle };

/// An entry without its body, without its salt, and without either.
fn stripped(entry: &SignedEntry) -> [SignedEntry; 3] {
    let with = |body, salt| SignedEntry { body, salt, ..entry.clone() };
    [with(None, None), with(None, entry.salt.clone()), with(entry.body.clone(), None)]
}

fn reason(answer: &PushAnswer) -> Option<RefusedBecause> {
    match answer {
        PushAnswer::Received { .. } => None,
        PushAnswer::Refused { refusal } => {
            let refusal: Refusal = serde_json::from_slice(&refusal.refusal.0).unwrap();
            Some(refusal.because)
        }
    }
}

#[test]
fn an_entry_without_its_body_or_salt_is_refused_and_keeps_no_place_from_the_whole_one() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entry = ada.next(&LOCKED);
    for stripped in stripped(&entry) {
        assert_eq!(reason(&ada.offer(&world, 1, &stripped)), Some(RefusedBecause::EntryWithoutBody));
    }
    let status = world.hq.status().unwrap();
    assert_eq!((status.entries, status.quarantine, status.forks), (0, 3, 0));
    assert_eq!(reason(&ada.offer(&world, 1, &entry)), None, "the whole one is taken");
    for stripped in stripped(&entry) {
        let again = reason(&ada.offer(&world, 1, &stripped));
        assert_eq!(again, Some(RefusedBecause::EntryWithoutBody), "nor does one get the receipt of what is held");
    }
    assert!(world.hq.verify().unwrap().journal_verified);
}

#[test]
fn a_person_releases_no_entry_without_its_body_also_of_a_revoked_device() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entries = [ada.next(&LOCKED), ada.next(&LOCKED)];
    let [whole, half] = entries.each_ref().map(stripped);
    ada.offer(&world, 1, &whole[0]);
    world.hq.revoke(ada.device, "it was lost").unwrap();
    ada.offer(&world, 2, &half[2]);
    for held in world.hq.quarantine().unwrap() {
        assert!(world.hq.weigh(&held).unwrap().unwrap().signatures_stand, "what it lacks is another thing");
        let stays = Released::Stays(Wording::from(RefusedBecause::EntryWithoutBody.text()));
        assert_eq!(world.hq.release(held.id, &Given::default()).unwrap(), stays);
    }
    assert_eq!(world.hq.status().unwrap().entries, 0);
}

#[test]
fn a_forged_entry_without_a_body_is_told_as_forged() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let mut forged = stripped(&ada.next(&LOCKED))[0].clone();
    forged.officer_signature.0[3] ^= 1;
    assert_eq!(reason(&ada.offer(&world, 1, &forged)), Some(RefusedBecause::OfficerSignature));
}

#[test]
fn verify_names_a_body_that_is_held_no_more_and_every_other_entry_stands() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    ada.push(&world, &LOCKED);
    ada.keep_without_body(&world, &LOCKED);
    ada.push(&world, &LOCKED);
    let report = world.hq.verify().unwrap();
    let of = |device: DeviceId| report.devices.iter().find(|held| held.device == device).unwrap();
    assert!(!report.journal_verified);
    assert_eq!(of(ada.device).faults, [ChainFault::BodyMissing { sequence: 2 }]);
}
