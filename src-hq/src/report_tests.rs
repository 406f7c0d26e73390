//! What is counted, and what somebody is woken by.

use crate::evidence::{Appended, Piece, append};
use crate::minting::Officer;
use crate::store::evidence::UploadId;
use crate::testing::{Ada, World, officer};
use cordon_core::proof::chunks;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::entry::{Body, ExhibitKept, LockedBecause};
use cordon_core::rules::ids::{DraftId, ExhibitId, IncidentId};
use cordon_core::rules::incident::{ExhibitKind, ExhibitRef};
use cordon_core::rules::time::Timestamp;

const IDLE: Body = Body::LockedUp { why: LockedBecause::Idle };

fn withholding(world: &World) -> u64 {
    world.hq.status().unwrap().withholding
}

#[test]
fn a_device_that_hands_in_later_entries_and_keeps_earlier_ones_is_counted_after_an_hour() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entries: Vec<_> = (0..11).map(|_| ada.next(&IDLE)).collect();
    for sequence in [1, 2, 3, 10, 11] {
        ada.offer(&world, sequence, &entries[sequence as usize - 1]);
    }
    world.pass_minutes(59);
    assert_eq!(withholding(&world), 0, "they may be under way");
    world.pass_minutes(2);
    assert_eq!((withholding(&world), world.hq.status().unwrap().chain_faults), (1, 0));
    for sequence in 4..=9 {
        ada.offer(&world, sequence, &entries[sequence as usize - 1]);
    }
    assert_eq!(withholding(&world), 0);
}

#[test]
fn when_a_file_came_last_is_known_though_it_came_before_and_not_by_one_that_cannot_be_read() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    world.pass_minutes(275 * 24 * 60);
    let last = || world.hq.status().unwrap().last_import;
    let import = |name: &str, text: &str| {
        let place = folder.path().join(name);
        std::fs::write(&place, text).unwrap();
        world.hq.import_path(&place).unwrap();
        (world.hq.now().millis() / 1000).unsigned_abs()
    };
    assert_eq!(last(), 0);
    let made = include_str!("../../tests/feeds/20-fine-only.xml");
    let first = import("a.xml", made);
    assert_eq!(last(), first, "a file without orders came too");
    world.pass_minutes(90);
    let repeated = import("a.xml", made);
    assert_eq!((last(), repeated - first), (repeated, 90 * 60));
    world.pass_minutes(90);
    import("b.xml", "no message");
    assert_eq!(last(), repeated);
}

#[test]
fn an_order_that_was_taken_out_is_counted_no_more_nor_are_its_people() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = folder.path().join("a.xml");
    std::fs::write(&place, include_str!("../../tests/feeds/01-restraining-order-conviction.xml")).unwrap();
    world.hq.import_path(&place).unwrap();
    let count = || {
        let status = world.hq.status().unwrap();
        (status.orders, status.people)
    };
    assert_eq!(count(), (1, 2));
    let rows = world.hq.store().read(|db| db.list_rows(world.hq.scope(), 1, 99)).unwrap();
    let order = rows.iter().find(|row| row.kind == cordon_core::proof::segment::RowKind::Order).unwrap();
    let order = order.id.parse().unwrap();
    world.hq.take_out(order, crate::TakenOut::Withdrawn, "the court asked").unwrap();
    assert_eq!(count(), (0, 0));
    world.hq.restore(order, "a mistake").unwrap();
    assert_eq!(count(), (1, 2));
}

#[test]
fn an_enrolment_waits_from_its_number_until_it_is_confirmed_or_too_late() {
    let world = World::new();
    let waits = || {
        let status = world.hq.status().unwrap();
        (status.enrolments_waiting, status.confirm_before)
    };
    let enrolling = || {
        let mut ada = Ada::new();
        ada.reply = Some(world.enrol(&ada.request(&world.code())).unwrap());
        ada
    };
    let ada = enrolling();
    assert_eq!(waits(), (0, None), "it has no number that anybody could read out");
    let number = ada.open(&world);
    let until = world.hq.now().plus(chrono::TimeDelta::hours(crate::confirmation::HOURS));
    assert_eq!(waits(), (1, Some(until)));
    world.hq.confirm("1234", number).unwrap();
    assert_eq!(waits(), (0, None));
    enrolling().open(&world);
    assert_eq!(waits().0, 1);
    world.pass_minutes(crate::confirmation::HOURS * 60);
    assert_eq!(waits(), (0, None));
}

/// A photograph under an id that two officers use, with its encrypted file.
fn photo(byte: u8) -> (ExhibitKept, Vec<u8>) {
    let (plain, key) = (vec![byte; 3000], [byte; 32]);
    let sealed = chunks::seal(&key, &plain).unwrap();
    let exhibit = ExhibitRef {
        id: ExhibitId::derived(&[b"photo"]),
        reference: "AE/1".to_owned(),
        kind: ExhibitKind::Photo,
        name: Default::default(),
        media_type: "image/jpeg".to_owned(),
        sha256: Digest::of(&plain).to_string(),
        size_bytes: plain.len() as u64,
        captured_at: Timestamp::parse("2026-03-01T20:58:00Z").unwrap(),
    };
    let (draft, digest) = (DraftId::derived(&[&[byte]]), Some(Digest::of(&sealed)));
    let key = HexBytes(key.to_vec());
    (ExhibitKept { draft, exhibit, key, sealed_bytes: sealed.len() as u64, sealed: digest }, sealed)
}

/// An incident that names it.
fn incident(kept: &ExhibitKept) -> (IncidentId, Body) {
    let id = IncidentId::derived(&[kept.exhibit.sha256.as_bytes()]);
    let incident = serde_json::json!({
        "id": id, "draft": kept.draft, "mode": "reported", "number": null, "account": "words",
        "respondent": { "unknown": { "description": "words" } }, "acts": [], "allegations": [],
        "exhibits": [kept.exhibit], "said": [], "entered_at": "2026-03-01T21:00:00Z"
    });
    (id, Body::IncidentRecorded(Box::new(serde_json::from_value(incident).unwrap())))
}

#[test]
fn an_incidents_files_are_those_that_its_own_officer_signed_for() {
    let world = World::new();
    let mut shared = Ada::enrolled(&world);
    let ada = (shared.reply.clone(), shared.officer_secret);
    shared.officer_secret = [4; 32];
    let ben = Officer { collar: "5678".to_owned(), shown: "PC 5678 Other".to_owned(), ..officer() };
    shared.enrol_as(&world, &ben);
    let ((of_ada, adas_file), (of_ben, bens_file)) = (photo(4), photo(5));
    let ((adas, records), (bens, also)) = (incident(&of_ada), incident(&of_ben));
    let send = |whole: &[u8]| {
        let (sealed, length) = (Digest::of(whole), whole.len() as u64);
        let of = UploadId { device: shared.device, exhibit: of_ada.exhibit.id, sealed, length };
        assert!(matches!(append(&world.hq, &Piece { of, offset: 0, bytes: whole }).unwrap(), Appended::Held(_)));
    };
    send(&adas_file);
    send(&bens_file);
    let verified = |id| world.hq.status_of(id).unwrap().evidence_verified;

    // Ben, on the same device, signs for it first.
    shared.push(&world, &Body::ExhibitKept(of_ben.clone()));
    shared.push(&world, &also);
    assert_eq!(verified(bens), Some(true));
    (shared.reply, shared.officer_secret) = ada;
    shared.push(&world, &records);
    assert_eq!(verified(adas), None, "a colleague's word says nothing of hers");
    shared.push(&world, &Body::ExhibitKept(of_ada));
    assert_eq!([verified(adas), verified(bens)], [Some(true), Some(true)]);
    let status = world.hq.status().unwrap();
    assert_eq!((status.set_aside, status.evidence_not_as_captured, status.incidents), (0, 0, 2));
    shared.push(&world, &Body::ExhibitKept(of_ben));
    assert_eq!(world.hq.status().unwrap().set_aside, 1, "she named another file before");
    assert_eq!([verified(adas), verified(bens)], [Some(true), Some(true)]);
}
