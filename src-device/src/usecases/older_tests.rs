//! An older copy of the store, put back over a newer one.

use super::*;
use crate::Serve;
use crate::answers::Answer;
use crate::files::durable;
use crate::files::{answers as folder, device};
use crate::testing::{HQ_SECRET, Moved, now, open_house_in};
use crate::usecases::{drafts, exhibits};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::entry::LockedBecause;
use cordon_core::proof::protocol::{Receipt, SealedEntry, SignedReceipt};
use cordon_core::rules::ids::EntryId;
use cordon_core::rules::incident::ExhibitKind;
use cordon_core::rules::look::Subject;
use cordon_core::text_key;
use cordon_core::wire::{SyncStatus, Verbatim};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use uuid::Uuid;

fn enter(house: &House) {
    house.write(|write| write.journal(&Body::LockedUp { why: LockedBecause::Asked })).unwrap();
}

fn copy(from: &Path, to: &Path) {
    for name in ["own.db", "own.db-wal", "own.db-shm"] {
        let _absent = fs::remove_file(to.join(name));
        let _absent = fs::copy(from.join(name), to.join(name));
    }
}

/// Three entries in the store, three and an exhibit beside it: as after an older copy was put back.
fn put_back() -> (House, TempDir, TempDir) {
    let (folder, saved) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let house = open_house_in(&folder, Arc::new(Moved::default()));
    (0..3).for_each(|_number| enter(&house));
    drop(house);
    copy(folder.path(), saved.path());
    let house = open_house_in(&folder, Arc::new(Moved::default()));
    let Subject::Draft(draft) = drafts::open(&house, None, None).unwrap().subject else {
        unreachable!("it is a draft")
    };
    exhibits::add(&house, draft, ExhibitKind::Photo, &Verbatim::from("a.png"), &[7; 100]).unwrap();
    enter(&house);
    drop(house);
    copy(saved.path(), folder.path());
    (open_house_in(&folder, Arc::new(Moved::default())), folder, saved)
}

fn found(house: &House) -> Option<gaps::Gap> {
    let gap = house.with_session(|session| keep_places(house, session)).unwrap();
    house.write(|write| journal_it(write, gap)).unwrap();
    gap
}

fn outbox(house: &House) -> Vec<(u64, Vec<u8>)> {
    let held = folder::list_outbox(&house.paths).unwrap();
    held.into_iter()
        .map(|sequence| (sequence, durable::read(&house.paths.outbox_entry(sequence)).unwrap().unwrap()))
        .collect()
}

#[test]
fn a_store_that_is_older_than_its_outbox_is_noticed_and_nothing_that_lies_there_is_written_over() {
    let (house, _folder, _saved) = put_back();
    let before = outbox(&house);
    let last = before.last().unwrap().0;
    assert!(last > 3, "{last}");
    let gap = found(&house).unwrap();
    assert_eq!((gap.ended, gap.written), (3, last));
    enter(&house);
    house.with_session(|session| crate::write::rebuild_outbox(&house.paths, session)).unwrap();
    house.with_session(|session| exhibits::sweep(&house.paths, session)).unwrap();
    let after = outbox(&house);
    assert_eq!(after[..before.len()], before[..], "sent as they lie");
    assert_eq!(after.last().unwrap().0, last + 2, "what comes now has places of its own");
    assert_eq!(fs::read_dir(house.paths.exhibits()).unwrap().count(), 1, "no file is swept");
    let told = house.serve(SyncStatus {}).unwrap();
    assert_eq!((told.needs_you.len(), told.status.needs_you), (1, 1), "and somebody is told");
    assert_eq!(found(&house), None, "once");
}

#[test]
fn a_store_as_new_as_its_outbox_is_not_called_older_whatever_names_lie_there() {
    let (folder, _saved) = (tempfile::tempdir().unwrap(), ());
    let house = open_house_in(&folder, Arc::new(Moved::default()));
    (0..3).for_each(|_number| enter(&house));
    for name in ["000000000009.sealed", "999999999999.sealed", "18446744073709551615.sealed"] {
        durable::write(&house.paths.outbox().join(name), b"{}").unwrap();
    }
    let mut planted: SealedEntry =
        device::load(&house.paths.outbox_entry(3), text_key!("fault.sealed_entry")).unwrap().unwrap();
    planted.sequence = 900_000_000_000;
    device::save(&house.paths.outbox_entry(planted.sequence), &planted, text_key!("fault.sealed_entry")).unwrap();
    assert_eq!(found(&house), None);
}

#[test]
fn what_hq_says_of_an_entry_that_the_store_forgot_is_kept_and_lets_its_copy_go() {
    let (house, _folder, _saved) = put_back();
    found(&house).unwrap();
    let device = house.with_session(|session| Ok(session.device.device)).unwrap();
    let receipt = Receipt {
        device,
        entry: EntryId(Uuid::from_u128(9)),
        sequence: 4,
        envelope: Digest::of(b"an envelope"),
        received_at: now(),
        watermark: 4,
    };
    let give = |secret| {
        let answer = Answer::Received(SignedReceipt::sign(&receipt, &secret).unwrap());
        device::save(&house.paths.answer(4), &answer, text_key!("fault.answer")).unwrap();
        crate::answers::take_in(&house).unwrap();
        house.paths.outbox_entry(4).exists()
    };
    assert!(give([7; 32]), "another's word is none");
    assert!(!give(HQ_SECRET));
    assert!(house.paths.answer(4).with_extension(folder::FORGOTTEN).exists());
    house.serve(SyncStatus {}).unwrap();
}
