//! HQ's word that it holds a file: only one that it signed for just these bytes counts.

use super::*;
use crate::testing::{HQ_SECRET, now, open_house};
use cordon_core::proof::protocol::EvidenceReceipt;
use cordon_core::rules::ids::DeviceId;
use uuid::Uuid;

const FILE: &[u8] = b"an encrypted file";

fn exhibit() -> ExhibitId {
    ExhibitId(Uuid::from_u128(5))
}

fn receipt(device: &DeviceFile) -> EvidenceReceipt {
    EvidenceReceipt {
        device: device.device,
        exhibit: exhibit(),
        length: FILE.len() as u64,
        sealed: Digest::of(FILE),
        received_at: now(),
    }
}

/// Whether a device that holds the file takes the receipt, and then counts the file as received.
fn taken(made: impl FnOnce(EvidenceReceipt) -> Option<SignedReceipt>) -> bool {
    let (house, _folder) = open_house();
    let device = house.with_session(|session| Ok(session.device.clone())).unwrap();
    *lock_of(&house.device) = Some(device.clone());
    durable::write(&house.paths.exhibit(exhibit()), FILE).unwrap();
    let kept = keep(&house, &device, exhibit(), made(receipt(&device))).is_ok();
    let place = house.paths.evidence_answer(exhibit());
    assert_eq!(evidence_receipt(&place, &device).is_some(), kept, "what is kept is what verifies");
    lock_of(&house.session).as_mut().unwrap().uploads.clear();
    crate::answers::recall_uploads(&house).unwrap();
    let recalled = lock_of(&house.session).as_ref().unwrap().uploads.get(&exhibit()).copied();
    assert_eq!(recalled, kept.then_some(FILE.len() as u64));
    assert!(house.paths.exhibit(exhibit()).exists(), "the file stays");
    kept
}

#[test]
fn hqs_receipt_for_these_bytes_is_kept() {
    assert!(taken(|receipt| SignedReceipt::sign_evidence(&receipt, &HQ_SECRET)));
}

#[test]
fn a_receipt_that_hq_did_not_sign_or_that_is_about_something_else_is_none() {
    assert!(!taken(|_receipt| None));
    assert!(!taken(|receipt| SignedReceipt::sign_evidence(&receipt, &[7; 32])));
    let signed = |receipt: EvidenceReceipt| SignedReceipt::sign_evidence(&receipt, &HQ_SECRET);
    assert!(!taken(|receipt| signed(EvidenceReceipt { device: DeviceId(Uuid::from_u128(77)), ..receipt })));
    assert!(!taken(|receipt| signed(EvidenceReceipt { exhibit: ExhibitId(Uuid::from_u128(6)), ..receipt })));
    assert!(!taken(|receipt| signed(EvidenceReceipt { sealed: Digest::of(b"other bytes"), ..receipt })));
}
