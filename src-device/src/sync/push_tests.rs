//! Answers with HQ's true signature that are about something else, and answers without it.

use super::*;
use crate::Serve;
use crate::store::own::answers::{Answer as Held, find};
use crate::store::own::journal;
use crate::testing::{HQ_SECRET, open_house};
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::envelope::Envelope;
use cordon_core::proof::protocol::{Receipt, Refusal, SignedReceipt, SignedRefusal};
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::EntryId;
use cordon_core::wire::{ItemState, SyncStatus};
use uuid::Uuid;

/// A house with one entry that waits, and what was sent of it.
fn waiting() -> (House, tempfile::TempDir, Receipt, HashMap<u64, Digest>) {
    let (house, folder) = open_house();
    let body = Body::LockedUp { why: LockedBecause::Asked };
    let sequence = house.write(|write| write.journal(&body)).unwrap();
    let entry = house.with_session(|session| journal::get(&session.own, sequence)).unwrap();
    let envelope: Envelope = entry.read().unwrap();
    let receipt = Receipt {
        device: envelope.chain,
        entry: envelope.id,
        sequence,
        envelope: entry.digest(),
        received_at: envelope.at,
        watermark: sequence,
    };
    let sent = sent(&house, sequence);
    (house, folder, receipt, sent)
}

/// What would be sent of an entry now.
fn sent(house: &House, sequence: u64) -> HashMap<u64, Digest> {
    let sealed = read(&house.paths, &device(house), sequence).unwrap().unwrap();
    HashMap::from([(sequence, Digest::of(&sealed.sealed.0))])
}

fn unanswered(house: &House) -> Vec<u64> {
    answers::list_unanswered(&house.paths, &device(house)).unwrap()
}

fn device(house: &House) -> DeviceFile {
    house.with_session(|session| Ok(session.device.clone())).unwrap()
}

fn signed(receipt: &Receipt) -> PushAnswer {
    PushAnswer::Received { receipt: SignedReceipt::sign(receipt, &HQ_SECRET).unwrap() }
}

fn held(house: &House) -> Option<Held> {
    house.with_session(|session| find(&session.own, 1)).unwrap()
}

/// Gives an answer to the device; whether it was kept, and whether the sealed copy still waits.
fn give(house: &House, sent: &HashMap<u64, Digest>, answer: PushAnswer) -> (bool, bool) {
    let kept = keep(&house.paths, &device(house), sent, answer, Journal::Here).unwrap();
    answers::take_in(house).unwrap();
    (kept, house.paths.outbox_entry(1).exists())
}

fn needs_you(house: &House) -> Vec<ItemState> {
    house.serve(SyncStatus {}).unwrap().needs_you.into_iter().map(|item| item.state).collect()
}

#[test]
fn a_receipt_for_this_entry_lets_its_sealed_copy_go() {
    let (house, _folder, receipt, sent) = waiting();
    assert_eq!(give(&house, &sent, signed(&receipt)), (true, false));
    assert!(matches!(held(&house), Some(Held::Received { .. })));
    assert!(needs_you(&house).is_empty());
}

#[test]
fn a_receipt_for_another_entry_is_set_aside_and_the_sealed_copy_stays() {
    let others = |receipt: &Receipt| {
        let entry = EntryId(Uuid::from_u128(99));
        [Receipt { entry, ..receipt.clone() }, Receipt { envelope: Digest::of(b"another envelope"), ..receipt.clone() }]
    };
    for number in 0..2 {
        let (house, _folder, receipt, sent) = waiting();
        let other = others(&receipt)[number].clone();
        assert_eq!(give(&house, &sent, signed(&other)), (true, true));
        assert_eq!(held(&house), None, "it counts for nothing");
        let told = needs_you(&house);
        assert!(matches!(told.as_slice(), [ItemState::NeedsYou { .. }]), "{told:?}");
        assert_eq!(unanswered(&house), [1], "it is sent again");
        assert_eq!(give(&house, &sent, signed(&receipt)), (true, false), "the right one ends it");
        assert!(needs_you(&house).is_empty());
    }
}

#[test]
fn a_receipt_that_was_not_asked_for_or_is_anothers_is_no_answer() {
    let (house, _folder, receipt, sent) = waiting();
    let forged = PushAnswer::Received { receipt: SignedReceipt::sign(&receipt, &[7; 32]).unwrap() };
    assert_eq!(give(&house, &sent, forged), (false, true));
    let device = cordon_core::rules::ids::DeviceId(Uuid::from_u128(77));
    assert_eq!(give(&house, &sent, signed(&Receipt { device, ..receipt.clone() })), (false, true));
    assert_eq!(give(&house, &sent, signed(&Receipt { sequence: 2, ..receipt })), (false, true));
    assert!(needs_you(&house).is_empty());
}

#[test]
fn a_refusal_that_hq_did_not_sign_for_these_bytes_changes_nothing() {
    let (house, _folder, receipt, sent) = waiting();
    let refusal = Refusal {
        device: receipt.device,
        sequence: 1,
        sealed: sent[&1],
        because: RefusedBecause::SealedBytesDoNotOpen,
        refused_at: receipt.received_at,
    };
    let refused =
        |refusal: &Refusal, secret| PushAnswer::Refused { refusal: SignedRefusal::sign(refusal, secret).unwrap() };
    assert_eq!(give(&house, &sent, refused(&refusal, &[7; 32])), (false, true));
    let unsigned =
        SignedRefusal { refusal: HexBytes(serde_json::to_vec(&refusal).unwrap()), signature: HexBytes(Vec::new()) };
    assert_eq!(give(&house, &sent, PushAnswer::Refused { refusal: unsigned }), (false, true));
    let of_others = Refusal { sealed: Digest::of(b"other bytes"), ..refusal.clone() };
    assert_eq!(give(&house, &sent, refused(&of_others, &HQ_SECRET)), (false, true));
    assert_eq!(held(&house), None);
    assert_eq!(give(&house, &sent, refused(&refusal, &HQ_SECRET)), (true, false));
    assert_eq!(held(&house), Some(Held::Refused(RefusedBecause::SealedBytesDoNotOpen)));
    assert!(house.paths.answer(1).with_extension(folder::REFUSED).exists(), "hq's signed word is kept");
}

#[test]
fn an_answer_that_comes_while_locked_waits_for_the_journal() {
    let (house, _folder, receipt, sent) = waiting();
    let device = device(&house);
    let session = crate::locks::lock_of(&house.session).take();
    assert!(keep(&house.paths, &device, &sent, signed(&receipt), Journal::Here).unwrap());
    answers::take_in(&house).unwrap();
    assert!(house.paths.outbox_entry(1).exists());
    assert!(answers::list_unanswered(&house.paths, &device).unwrap().is_empty(), "and is not sent again");
    *crate::locks::lock_of(&house.session) = session;
    answers::take_in(&house).unwrap();
    assert!(!house.paths.outbox_entry(1).exists());
    assert!(matches!(held(&house), Some(Held::Received { .. })));
}

#[test]
fn a_sealed_copy_altered_on_the_disk_is_not_lost_with_hqs_refusal() {
    let (house, _folder, receipt, _sent) = waiting();
    let mut altered = read(&house.paths, &device(&house), 1).unwrap().unwrap();
    altered.sealed.0[40] ^= 1;
    device::save(&house.paths.outbox_entry(1), &altered, text_key!("fault.sealed_entry")).unwrap();
    let altered = sent(&house, 1);
    let refusal = Refusal {
        device: receipt.device,
        sequence: 1,
        sealed: altered[&1],
        because: RefusedBecause::SealedBytesDoNotOpen,
        refused_at: receipt.received_at,
    };
    let refused = || PushAnswer::Refused { refusal: SignedRefusal::sign(&refusal, &HQ_SECRET).unwrap() };
    assert_eq!(give(&house, &altered, refused()), (true, true));
    let entry = sent(&house, 1);
    assert_ne!(entry, altered, "it is sealed again from the journal");
    assert!(needs_you(&house).is_empty(), "and nobody is troubled");
    // However often other bytes are refused, it is no word about what this device sealed.
    for _ in 0..3 {
        assert_eq!(give(&house, &altered, refused()), (true, true));
        assert_eq!(held(&house), None);
    }
    assert_eq!(give(&house, &sent(&house, 1), signed(&receipt)), (true, false));
}

#[test]
fn a_sealed_copy_altered_on_the_disk_is_made_again_before_it_is_sent() {
    let (house, _folder, _receipt, whole) = waiting();
    let mut altered = read(&house.paths, &device(&house), 1).unwrap().unwrap();
    altered.sealed.0[40] ^= 1;
    device::save(&house.paths.outbox_entry(1), &altered, text_key!("fault.sealed_entry")).unwrap();
    house.with_session(|session| crate::write::rebuild_outbox(&house.paths, session)).unwrap();
    let made = sent(&house, 1);
    assert!(made != whole && made[&1] != Digest::of(&altered.sealed.0));
    house.with_session(|session| crate::write::rebuild_outbox(&house.paths, session)).unwrap();
    assert_eq!(sent(&house, 1), made, "a whole copy is left as it is");
}

#[test]
fn a_refusal_laid_beside_an_entry_that_is_not_made_yet_counts_for_nothing() {
    let (house, _folder, receipt, _sent) = waiting();
    let refusal = Refusal {
        device: receipt.device,
        sequence: 2,
        sealed: Digest::of(b"bytes that the thief sent"),
        because: RefusedBecause::SealedBytesDoNotOpen,
        refused_at: receipt.received_at,
    };
    let planted = Answer::Refused(SignedRefusal::sign(&refusal, &HQ_SECRET).unwrap());
    for before_it_is_made in [true, false] {
        device::save(&house.paths.answer(2), &planted, text_key!("fault.answer")).unwrap();
        if before_it_is_made {
            answers::take_in(&house).unwrap();
            assert!(!house.paths.answer(2).exists());
            house.write(|write| write.journal(&Body::LockedUp { why: LockedBecause::Asked })).unwrap();
        } else {
            answers::take_in(&house).unwrap();
        }
        assert_eq!(house.with_session(|session| find(&session.own, 2)).unwrap(), None);
        assert!(unanswered(&house).contains(&2), "it is sent");
    }
}

#[test]
fn a_file_under_another_spelling_of_a_number_holds_no_entry_up() {
    let (house, _folder, _receipt, _sent) = waiting();
    for name in ["1.json", "01.json", "0000000000001.json", "+1.json", "000000000001.json.json"] {
        durable::write(&house.paths.answers().join(name), b"{}").unwrap();
        assert_eq!(unanswered(&house), [1], "{name}");
    }
}

#[test]
fn an_answer_file_that_hq_did_not_sign_holds_no_entry_up() {
    let (house, _folder, receipt, _sent) = waiting();
    let place = house.paths.answer(1);
    for planted in [b"{}".to_vec(), Vec::new(), b"[1".to_vec()] {
        durable::write(&place, &planted).unwrap();
        assert_eq!(unanswered(&house), [1]);
    }
    let give = |receipt: &Receipt, secret: &[u8; 32]| {
        let answer = Answer::Received(SignedReceipt::sign(receipt, secret).unwrap());
        device::save(&place, &answer, text_key!("fault.answer")).unwrap();
        unanswered(&house)
    };
    assert_eq!(give(&receipt, &[7; 32]), [1], "another's key");
    assert_eq!(give(&Receipt { sequence: 2, ..receipt.clone() }, &HQ_SECRET), [1], "hq's word on another entry");
    assert!(give(&receipt, &HQ_SECRET).is_empty());
}

#[test]
fn an_entry_whose_seal_hq_could_not_open_is_sealed_and_sent_again_after_the_next_unlock() {
    let (house, _folder, receipt, whole) = waiting();
    let refuse = |because, sent: &HashMap<u64, Digest>| {
        let refusal =
            Refusal { device: receipt.device, sequence: 1, sealed: sent[&1], because, refused_at: receipt.received_at };
        let refused = PushAnswer::Refused { refusal: SignedRefusal::sign(&refusal, &HQ_SECRET).unwrap() };
        assert_eq!(give(&house, sent, refused), (true, false));
        house
            .with_session(|session| {
                answers::try_seals_again(session)?;
                crate::write::rebuild_outbox(&house.paths, session)
            })
            .unwrap();
    };
    refuse(RefusedBecause::SealedBytesDoNotOpen, &whole);
    let anew = sent(&house, 1);
    assert_ne!(anew, whole, "under a new seal");
    assert!(needs_you(&house).is_empty());
    refuse(RefusedBecause::OfficerSignature, &anew);
    assert!(!house.paths.outbox_entry(1).exists(), "what is said of the entry itself ends it");
    assert_eq!(needs_you(&house).len(), 1);
}

#[test]
fn a_sealed_copy_under_anothers_name_is_not_sent_as_that_one() {
    let (house, _folder, _receipt, _sent) = waiting();
    let body = Body::LockedUp { why: LockedBecause::Asked };
    let second = house.write(|write| write.journal(&body)).unwrap();
    std::fs::copy(house.paths.outbox_entry(1), house.paths.outbox_entry(second)).unwrap();
    let found = read(&house.paths, &device(&house), second);
    assert!(matches!(found, Err(Failure::Unreadable { .. })));
}

#[test]
fn on_a_full_disk_only_sealed_copies_whose_receipts_are_on_disk_make_room() {
    let (house, _folder, receipt, sent) = waiting();
    let make_room = || answers::let_received_go(&house.paths, &device(&house)).unwrap();
    make_room();
    assert!(house.paths.outbox_entry(1).exists(), "nothing of it was received");
    let forged = Answer::Received(SignedReceipt::sign(&receipt, &[7; 32]).unwrap());
    device::save(&house.paths.answer(1), &forged, text_key!("fault.answer")).unwrap();
    make_room();
    assert!(house.paths.outbox_entry(1).exists(), "hq did not sign that");
    assert!(keep(&house.paths, &device(&house), &sent, signed(&receipt), Journal::Here).unwrap());
    make_room();
    assert!(!house.paths.outbox_entry(1).exists());
    answers::take_in(&house).unwrap();
    assert!(matches!(held(&house), Some(Held::Received { .. })), "the receipt stays");
}
