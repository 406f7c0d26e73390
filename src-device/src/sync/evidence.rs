//! Evidence: the encrypted file in pieces, from where HQ holds it. Works while locked.

use crate::Failure;
use crate::answers::{self, EvidenceAnswer, evidence_receipt};
use crate::files::device::{self, DeviceFile};
use crate::files::durable;
use crate::files::paths::Paths;
use crate::files::reserve;
use crate::house::House;
use crate::link::{EvidenceFile, Hq};
use crate::locks::lock_of;
use crate::session::Uploaded;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::EvidenceReply;
use cordon_core::rules::ids::ExhibitId;
use cordon_core::wire::{Changes, Part};
use cordon_core::{text, text_key};
use std::path::Path;

/// Bytes per piece.
const PIECE: usize = 512 << 10;
/// How often a file is sent from its beginning in one run.
const MOST_BEGINNINGS: u32 = 1;

/// Sends every exhibit that HQ has not said it holds whole.
pub fn run(house: &House, hq: &Hq, device: &DeviceFile) -> Result<(), Failure> {
    let ids = unsent(&house.paths, device)?;
    let mut failed = Ok(());
    for id in ids {
        if !is_as_kept(house, id)? {
            // Other bytes than were kept are no evidence: they stay here, and a person is told.
            note(house, id, Uploaded::Spoilt);
            continue;
        }
        if let Err(failure) = send(house, &house.paths, hq, device, id) {
            // Out of reach, or HQ wants no more for a while: the others would fare no better.
            if matches!(failure, Failure::Unreachable(_) | Failure::HqUnable(_)) {
                return Err(failure);
            }
            // One that HQ does not take, or that cannot be read, does not hold up the others.
            failed = Err(failure);
        }
    }
    failed
}

/// The exhibits of which HQ has not said that it holds the file whole. An answer that cannot be read or is not
/// HQ's is none: HQ says again that it holds the file.
fn unsent(paths: &Paths, device: &DeviceFile) -> Result<Vec<ExhibitId>, Failure> {
    let files = std::fs::read_dir(paths.exhibits())
        .map_err(Failure::file(text_key!("fault.reading_the_exhibits"), &paths.exhibits()))?;
    let mut ids: Vec<ExhibitId> = files
        .filter_map(Result::ok)
        .filter_map(|file| file.file_name().to_str()?.strip_suffix(".sealed")?.parse().ok())
        .filter(|id| evidence_receipt(&paths.evidence_answer(*id), device).is_none_or(|receipt| receipt.exhibit != *id))
        .collect();
    ids.sort();
    Ok(ids)
}

/// Whether an earlier device left files of which HQ has not said that it holds them.
pub fn waits(paths: &Paths, device: &DeviceFile) -> Result<bool, Failure> {
    Ok(!unsent(paths, device)?.is_empty())
}

/// Sends the files that an earlier device left, as they lie: no row here says how they were kept.
pub fn run_left(house: &House, paths: &Paths, hq: &Hq, device: &DeviceFile) -> Result<(), Failure> {
    unsent(paths, device)?.into_iter().try_for_each(|id| send(house, paths, hq, device, id))
}

/// Whether a file is as it was kept, where the rows that say so are open. Locked, it goes as it lies, and
/// HQ's receipt is compared at the next unlock.
fn is_as_kept(house: &House, id: ExhibitId) -> Result<bool, Failure> {
    match lock_of(&house.session).as_ref() {
        Some(session) => answers::is_as_kept(&house.paths, session, id),
        None => Ok(true),
    }
}

fn send(house: &House, paths: &Paths, hq: &Hq, device: &DeviceFile, id: ExhibitId) -> Result<(), Failure> {
    let bytes = durable::read(&paths.exhibit(id))?.ok_or(Failure::missing(text_key!("refusal.no_such_exhibit")))?;
    let length = bytes.len() as u64;
    let file = EvidenceFile { exhibit: id, length, sealed: Digest::of(&bytes) };
    let (mut offset, mut begins_anew) = (hq.evidence_offset(&file)?, 0);
    loop {
        let reply = hq.send_evidence(&file, offset, piece_at(&bytes, offset))?;
        if reply.complete {
            return keep(house, paths, device, id, reply);
        }
        // HQ gave up what it held: somebody else had sent a part of it under this file's digest.
        if reply.offset == 0 && offset > 0 && begins_anew < MOST_BEGINNINGS {
            (offset, begins_anew) = (0, begins_anew + 1);
            continue;
        }
        // That all is held stands in a receipt alone.
        note(house, id, Uploaded::Part(reply.offset.min(length.saturating_sub(1))));
        if reply.offset <= offset {
            return Err(Failure::HqRefused(text!("refusal.evidence_stands_still")));
        }
        offset = reply.offset;
    }
}

/// Keeps HQ's receipt for a whole file, once it is HQ's word about just these bytes. Until then the file
/// counts as not received, and HQ is asked again.
fn keep(house: &House, paths: &Paths, device: &DeviceFile, id: ExhibitId, reply: EvidenceReply) -> Result<(), Failure> {
    let not_right = || Failure::HqRefused(text!("refusal.evidence_receipt_is_not_right"));
    let signed = reply.receipt.ok_or_else(not_right)?;
    let read = signed.verify_evidence(&device.sign_key).ok_or_else(not_right)?;
    if read.device != device.device || read.exhibit != id {
        return Err(not_right());
    }
    let file = durable::read(&paths.exhibit(id))?.ok_or(Failure::missing(text_key!("refusal.no_such_exhibit")))?;
    if read.sealed != Digest::of(&file) {
        return Err(Failure::HqRefused(text!("refusal.evidence_is_held_otherwise")));
    }
    let answer = EvidenceAnswer { receipt: signed, verified: reply.verified };
    keep_durably(house, &paths.evidence_answer(id), &answer)?;
    let uploaded = match lock_of(&house.session).as_ref() {
        Some(session) => answers::uploaded(session, &answer, &read)?,
        None => return Ok(()),
    };
    note(house, id, uploaded);
    Ok(())
}

/// Writes a receipt down. On a full disk it takes the space kept back for answers, and then the room of sealed
/// entries whose own receipts are on disk. The file that it is for stays, received or not.
fn keep_durably(house: &House, place: &Path, answer: &EvidenceAnswer) -> Result<(), Failure> {
    let save = || device::save(place, answer, text_key!("fault.evidence_answer"));
    match reserve::for_answer(&house.paths, save) {
        Err(failure) if failure.is_disk_full() => {
            answers::let_received_go(&house.paths, &house.device()?)?;
            save()
        }
        saved => saved,
    }
}

fn piece_at(file: &[u8], offset: u64) -> Vec<u8> {
    let from = usize::try_from(offset).unwrap_or(usize::MAX);
    file.get(from..).unwrap_or_default().iter().take(PIECE).copied().collect()
}

fn note(house: &House, id: ExhibitId, uploaded: Uploaded) {
    if let Some(session) = lock_of(&house.session).as_mut() {
        session.uploads.insert(id, uploaded);
    }
    house.tell(&Changes::of(Part::Sync).and(Part::Records));
}

#[cfg(test)]
#[path = "evidence_tests.rs"]
mod evidence_tests;
