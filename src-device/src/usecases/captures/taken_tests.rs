use super::*;
use cordon_core::proof::digest::HexBytes;
use cordon_core::rules::ids::ExhibitId;
use cordon_core::rules::incident::ExhibitKind;
use cordon_core::rules::time::{ClockTrust, Timestamp};
use uuid::Uuid;

fn exhibit(id: u128, key: u8) -> CaptureExhibit {
    CaptureExhibit {
        id: ExhibitId(Uuid::from_u128(id)),
        number: 1,
        kind: ExhibitKind::Photo,
        name: Default::default(),
        media_type: "image/png".to_owned(),
        sha256: "ab".repeat(32),
        size_bytes: 5,
        captured_at: Timestamp::from_millis(1_000),
        key: HexBytes(vec![key; 32]),
        sealed_bytes: 21,
        sealed: None,
    }
}

fn note(exhibit: CaptureExhibit) -> Loose {
    Loose {
        capture: CaptureId(Uuid::from_u128(2)),
        made_at: Timestamp::from_millis(1_000),
        clock: ClockTrust::Trusted,
        claimed: None,
        exhibit,
    }
}

#[test]
fn a_note_may_go_only_where_the_record_holds_its_file_and_key() {
    let held = [exhibit(7, 6)];
    assert!(is_among(&held, &note(exhibit(7, 6))));
    assert!(!is_among(&held, &note(exhibit(8, 6))), "another file");
    assert!(!is_among(&held, &note(exhibit(7, 5))), "another key");
    assert!(!is_among(&[], &note(exhibit(7, 6))), "a record without files");
}
