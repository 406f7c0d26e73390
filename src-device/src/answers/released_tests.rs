use super::*;
use crate::store::own::answers::Answer;
use crate::store::own::journal;
use crate::store::replica::apply;
use crate::testing::{HQ_SECRET, now, open_house};
use cordon_core::proof::capture::CaptureReceipt;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::protocol::{Receipt, ReleaseReceipt, SignedReceipt};
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::CaptureId;

/// A receipt as it lies in the device's scope.
fn pulled(house: &House, id: &str, body: &ReleaseReceipt) {
    let body = Some(serde_json::to_value(body).unwrap());
    let row = FeedRow { revision: 1, kind: RowKind::Receipt, id: id.to_owned(), state: RowState::Put, body };
    house.with_session(|session| apply::row(&session.replica, "device:x", &row)).unwrap();
}

fn receipt_of(house: &House, sequence: u64) -> Receipt {
    house
        .with_session(|session| {
            let entry = journal::get(&session.own, sequence)?;
            let envelope = entry.read()?;
            Ok(Receipt {
                device: envelope.chain,
                entry: envelope.id,
                sequence,
                envelope: entry.digest(),
                received_at: now(),
                watermark: 0,
            })
        })
        .unwrap()
}

fn answer(house: &House, sequence: u64) -> Option<Answer> {
    house.with_session(|session| answers::find(&session.own, sequence)).unwrap()
}

#[test]
fn a_receipt_for_a_released_entry_outranks_its_refusal_and_nothing_else_does() {
    let (house, _folder) = open_house();
    let lock = || house.write(|write| write.journal(&Body::LockedUp { why: LockedBecause::Asked })).unwrap();
    let (refused, other) = (lock(), lock());
    let because = RefusedBecause::CertificateExpired;
    for sequence in [refused, other] {
        house.with_session(|session| answers::add_refusal(&session.own, sequence, because)).unwrap();
    }
    let lay = |receipt: &Receipt, secret: &[u8; 32]| {
        let receipt = SignedReceipt::sign(receipt, secret).unwrap();
        pulled(&house, "one", &ReleaseReceipt::Entry { sequence: refused, receipt });
        take_in_released(&house).unwrap();
        answer(&house, refused)
    };
    let right = receipt_of(&house, refused);
    assert_eq!(lay(&right, &[7; 32]), Some(Answer::Refused(because)), "HQ did not sign it");
    let of_others = receipt_of(&house, other);
    assert_eq!(lay(&of_others, &HQ_SECRET), Some(Answer::Refused(because)), "it is another entry's");
    assert!(matches!(lay(&right, &HQ_SECRET), Some(Answer::Received { .. })));
    house.with_session(|session| answers::add_refusal(&session.own, refused, because)).unwrap();
    assert!(matches!(answer(&house, refused), Some(Answer::Received { .. })), "and the refusal does not come back");
    assert_eq!(answer(&house, other), Some(Answer::Refused(because)));
}

#[test]
fn a_record_made_while_locked_that_was_released_is_received_and_its_copy_goes() {
    let (house, _folder) = open_house();
    let id = CaptureId::derived(&[b"one"]);
    let kept = house.paths.capture_sealed(id).with_extension(REFUSED);
    durable::write(&kept, b"sealed").unwrap();
    house.with_session(|session| rows::add_refusal(&session.own, id, RefusedBecause::DeviceRevoked)).unwrap();
    let device = house.with_session(|session| Ok(session.device.device)).unwrap();
    let lay = |capture: CaptureId, secret: &[u8; 32]| {
        let (sealed, body) = (Digest::of(b"sealed"), Digest::of(b"body"));
        let receipt = CaptureReceipt { device, capture, sealed, body, received_at: now() };
        let receipt = SignedReceipt::sign_capture(&receipt, secret).unwrap();
        pulled(&house, &id.to_string(), &ReleaseReceipt::Capture { capture, receipt });
        take_in_released(&house).unwrap();
        kept.exists()
    };
    assert!(lay(id, &[7; 32]) && lay(CaptureId::derived(&[b"two"]), &HQ_SECRET));
    assert!(!lay(id, &HQ_SECRET));
    let held = house.with_session(|session| rows::list_answers(&session.own)).unwrap();
    assert!(matches!(held.as_slice(), [(held, Answer::Received { .. })] if *held == id), "{held:?}");
}
