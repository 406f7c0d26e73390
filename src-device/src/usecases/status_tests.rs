use super::*;
use crate::house::House;
use crate::store::own::journal;
use crate::testing::{HQ_SECRET, now, open_house};
use crate::usecases::{drafts, exhibits as evidence};
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::protocol::{Receipt, SignedReceipt};
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::incident::ExhibitKind;
use cordon_core::wire::Subject;

fn locked_up(house: &House) -> u64 {
    house.write(|write| write.journal(&Body::LockedUp { why: LockedBecause::Asked })).unwrap()
}

fn looked(house: &House) {
    house.write(|write| write.journal(&Body::OwnRecordsShown)).unwrap();
}

fn received(house: &House, sequence: u64) {
    house
        .with_session(|session| {
            let entry = journal::get(&session.own, sequence)?;
            let envelope = entry.read()?;
            let (device, entry, envelope) = (envelope.chain, envelope.id, entry.digest());
            let receipt = Receipt { device, entry, sequence, envelope, received_at: now(), watermark: sequence };
            answers::add_receipt(&session.own, sequence, &SignedReceipt::sign(&receipt, &HQ_SECRET).unwrap(), now())
        })
        .unwrap();
}

#[track_caller]
fn check(house: &House, waiting: u32, needs_you: u32) {
    let view = View::of(house);
    let (chip, sheet) = (chip(&view).unwrap(), sheet(&view).unwrap());
    assert_eq!((chip.waiting, chip.needs_you), (waiting, needs_you));
    let work = sheet.waiting.iter().filter(|item| item.what != ItemKind::Lookups).count();
    assert_eq!((work, sheet.needs_you.len()), (waiting as usize, needs_you as usize));
}

#[test]
fn the_chip_counts_what_the_sync_centre_lists() {
    let (house, _folder) = open_house();
    check(&house, 0, 0);
    let first = locked_up(&house);
    check(&house, 1, 0);
    // Looks are one item, however many wait, and the chip counts none.
    looked(&house);
    looked(&house);
    check(&house, 1, 0);
    assert_eq!(sheet(&View::of(&house)).unwrap().waiting.len(), 2);
    received(&house, first);
    check(&house, 0, 0);
    let second = locked_up(&house);
    house.with_session(|session| answers::add_refusal(&session.own, second, RefusedBecause::Commitment)).unwrap();
    check(&house, 0, 1);
}

#[test]
fn a_file_waits_until_hq_holds_all_of_it() {
    let (house, _folder) = open_house();
    let Subject::Draft(draft) = drafts::open(&house, None, None).unwrap().subject else { panic!("no draft") };
    evidence::add(&house, draft, ExhibitKind::Photo, &"a photo.png".into(), b"\x89PNG\r\n\x1a\n and more").unwrap();
    let kept = house.with_session(|session| exhibits::all_with_files(&session.own)).unwrap().pop().unwrap();
    let of_others = chip(&View::of(&house)).unwrap().waiting;
    received(&house, kept.sequence);
    check(&house, of_others, 0);
    house
        .with_session(|session| {
            session.uploads.insert(kept.body.exhibit.id, crate::session::Uploaded::Whole);
            Ok(())
        })
        .unwrap();
    check(&house, of_others - 1, 0);
}

#[test]
fn a_photo_that_hq_has_not_answered_for_waits_while_locked_too() {
    let (house, _folder) = open_house();
    let device = house.with_session(|session| Ok(session.device.clone())).unwrap();
    *lock_of(&house.device) = Some(device);
    *lock_of(&house.session) = None;
    let waiting = || chip(&View::of(&house)).unwrap().waiting;
    assert_eq!(waiting(), 0);
    let id = ExhibitId(uuid::Uuid::from_u128(5));
    crate::files::durable::write(&house.paths.exhibit(id), b"an encrypted file").unwrap();
    assert_eq!(waiting(), 1);
    crate::files::durable::write(&house.paths.evidence_answer(id), b"{}").unwrap();
    assert_eq!(waiting(), 0);
}
