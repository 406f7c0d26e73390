use super::*;
use uuid::Uuid;

const DEVICE_SECRET: [u8; 32] = [1; 32];
const CAPTURE_SECRET: [u8; 32] = [5; 32];
const HQ_SECRET: [u8; 32] = [3; 32];

fn device() -> DeviceId {
    DeviceId(Uuid::from_u128(1))
}

fn capture() -> Capture {
    let at = Timestamp::from_millis(1_000);
    Capture {
        layout: CAPTURE_VERSION,
        id: CaptureId(Uuid::from_u128(2)),
        device: device(),
        made_at: at,
        saved_at: at,
        clock: ClockTrust::LowerBound,
        saved: true,
        claimed: None,
        account: "Alan Example stood at the gate.".to_owned(),
        who: String::new(),
        at,
        about: true,
        place: String::new(),
        position: None,
        exhibits: Vec::new(),
    }
}

fn signed() -> SignedCapture {
    let key = CaptureKey::certify(device(), &DEVICE_SECRET, &CAPTURE_SECRET);
    SignedCapture::sign(&capture(), &CAPTURE_SECRET, key).unwrap()
}

#[track_caller]
fn check(change: impl FnOnce(&mut SignedCapture), expected: Result<(), CaptureError>) {
    let mut signed = signed();
    change(&mut signed);
    assert_eq!(signed.verify(device(), &public_key(&DEVICE_SECRET)), expected);
}

#[test]
fn a_capture_stands_with_its_own_signature_and_the_devices_word_only() {
    check(|_| (), Ok(()));
    check(|signed| signed.capture.0.push(b' '), Err(CaptureError::Signature));
    check(|signed| signed.signature.0.truncate(10), Err(CaptureError::Signature));
    let other = CaptureKey::certify(device(), &DEVICE_SECRET, &[6; 32]);
    check(|signed| signed.key = other, Err(CaptureError::Signature));
    let elsewhere = CaptureKey::certify(DeviceId(Uuid::from_u128(9)), &DEVICE_SECRET, &CAPTURE_SECRET);
    check(|signed| signed.key = elsewhere, Err(CaptureError::Certificate));
    let by_a_thief = CaptureKey::certify(device(), &[7; 32], &CAPTURE_SECRET);
    check(|signed| signed.key = by_a_thief, Err(CaptureError::Certificate));
}

#[test]
fn what_is_signed_is_read_back_from_its_exact_bytes() {
    let signed = signed();
    assert_eq!(signed.read().unwrap(), capture());
    assert_eq!(signed.digest(), Digest::of(&signed.capture.0));
    let spoilt = SignedCapture { capture: HexBytes(b"{}".to_vec()), ..signed };
    assert_eq!(spoilt.read(), Err(CaptureError::Unreadable));
}

#[test]
fn a_captures_receipt_is_no_entrys_receipt() {
    let receipt = CaptureReceipt {
        device: device(),
        capture: capture().id,
        sealed: Digest::of(b"sealed"),
        body: signed().digest(),
        received_at: Timestamp::from_millis(2_000),
    };
    let signed = SignedReceipt::sign_capture(&receipt, &HQ_SECRET).unwrap();
    let key = public_key(&HQ_SECRET);
    assert_eq!(signed.verify_capture(&key), Some(receipt));
    assert_eq!(signed.verify(&key), None);
    assert_eq!(signed.verify_capture(&public_key(&DEVICE_SECRET)), None);
}
