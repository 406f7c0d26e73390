//! HQ's word that it holds a file: only one that it signed for just these bytes counts.

use super::*;
use crate::store::own::exhibits;
use crate::testing::{HQ_SECRET, now, open_house};
use crate::usecases::{drafts, exhibits as kept};
use cordon_core::proof::protocol::{EvidenceReceipt, SignedReceipt};
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::incident::ExhibitKind;
use cordon_core::rules::look::Subject;
use cordon_core::wire::{ItemState, Verbatim};
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

fn reply(receipt: Option<SignedReceipt>) -> EvidenceReply {
    EvidenceReply { exhibit: exhibit(), offset: FILE.len() as u64, complete: true, verified: None, receipt }
}

/// Whether a device that holds the file takes the receipt, and then counts the file as received.
fn taken(made: impl FnOnce(EvidenceReceipt) -> Option<SignedReceipt>) -> bool {
    let (house, _folder) = open_house();
    let device = house.with_session(|session| Ok(session.device.clone())).unwrap();
    *lock_of(&house.device) = Some(device.clone());
    durable::write(&house.paths.exhibit(exhibit()), FILE).unwrap();
    let kept = keep(&house, &house.paths, &device, exhibit(), reply(made(receipt(&device)))).is_ok();
    let place = house.paths.evidence_answer(exhibit());
    assert_eq!(evidence_receipt(&place, &device).is_some(), kept, "what is kept is what verifies");
    lock_of(&house.session).as_mut().unwrap().uploads.clear();
    crate::answers::recall_uploads(&house).unwrap();
    let recalled = lock_of(&house.session).as_ref().unwrap().uploads.get(&exhibit()).copied();
    assert_eq!(recalled, kept.then_some(Uploaded::Whole));
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

/// A photograph kept in a draft, with its receipt entry taken in, and HQ's receipt for what lies there now.
fn a_photo() -> (House, tempfile::TempDir, ExhibitId, DeviceFile) {
    let (house, folder) = open_house();
    let device = house.with_session(|session| Ok(session.device.clone())).unwrap();
    *lock_of(&house.device) = Some(device.clone());
    let Subject::Draft(draft) = drafts::open(&house, None, None).unwrap().subject else {
        unreachable!("it is a draft")
    };
    let id = kept::add(&house, draft, ExhibitKind::Photo, &Verbatim::from("a.png"), &[7; 100]).unwrap().id;
    (house, folder, id, device)
}

fn hqs_word(house: &House, device: &DeviceFile, id: ExhibitId, verified: Option<bool>) -> EvidenceReply {
    let file = durable::read(&house.paths.exhibit(id)).unwrap().unwrap();
    let receipt = EvidenceReceipt {
        device: device.device,
        exhibit: id,
        length: file.len() as u64,
        sealed: Digest::of(&file),
        received_at: now(),
    };
    let receipt = SignedReceipt::sign_evidence(&receipt, &HQ_SECRET);
    EvidenceReply { exhibit: id, offset: file.len() as u64, complete: true, verified, receipt }
}

fn alter(house: &House, id: ExhibitId) {
    let mut file = durable::read(&house.paths.exhibit(id)).unwrap().unwrap();
    file[20] ^= 1;
    durable::write(&house.paths.exhibit(id), &file).unwrap();
}

fn state(house: &House, id: ExhibitId) -> ItemState {
    house
        .with_session(|session| {
            let kept = exhibits::find(&session.own, id)?.unwrap();
            crate::usecases::exhibits::state(session, &kept)
        })
        .unwrap()
}

fn needs_you(house: &House, id: ExhibitId) -> bool {
    matches!(state(house, id), ItemState::NeedsYou { .. })
}

#[test]
fn a_file_altered_on_the_disk_is_not_sent_and_needs_somebody() {
    let (house, _folder, id, _device) = a_photo();
    assert!(is_as_kept(&house, id).unwrap());
    alter(&house, id);
    assert!(!is_as_kept(&house, id).unwrap());
    durable::remove(&house.paths.exhibit(id)).unwrap();
    assert!(!is_as_kept(&house, id).unwrap(), "nor is one that is gone");
    answers::recall_uploads(&house).unwrap();
    assert!(needs_you(&house, id));
}

#[test]
fn a_file_that_was_altered_and_sent_while_locked_is_not_received_but_needs_somebody() {
    let (house, _folder, id, device) = a_photo();
    alter(&house, id);
    let word = hqs_word(&house, &device, id, None);
    let session = lock_of(&house.session).take();
    keep(&house, &house.paths, &device, id, word).unwrap();
    *lock_of(&house.session) = session;
    answers::recall_uploads(&house).unwrap();
    assert!(needs_you(&house, id));
    let sheet = crate::Serve::serve(&house, cordon_core::wire::SyncStatus {}).unwrap();
    let shown: Vec<&str> = sheet.needs_you.iter().map(|item| item.shown.as_str()).collect();
    assert_eq!((shown.as_slice(), sheet.status.needs_you), (["AD/1"].as_slice(), 1), "once, in list and chip");
}

#[test]
fn a_file_in_which_hq_does_not_find_what_was_captured_is_not_received_also_after_a_restart() {
    let (house, _folder, id, device) = a_photo();
    for verified in [Some(false), None, Some(true)] {
        keep(&house, &house.paths, &device, id, hqs_word(&house, &device, id, verified)).unwrap();
        assert_eq!(needs_you(&house, id), verified == Some(false), "{verified:?}");
        lock_of(&house.session).as_mut().unwrap().uploads.clear();
        answers::recall_uploads(&house).unwrap();
        assert_eq!(needs_you(&house, id), verified == Some(false), "{verified:?}, from disk");
    }
}
