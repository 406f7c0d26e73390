//! Evidence: the encrypted file in pieces, from where HQ holds it. Works while locked.

use crate::Failure;
use crate::answers::evidence_receipt;
use crate::files::device::{self, DeviceFile};
use crate::files::durable;
use crate::house::House;
use crate::link::Hq;
use crate::locks::lock_of;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::rules::ids::ExhibitId;
use cordon_core::wire::{Changes, Part};
use cordon_core::{text, text_key};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes per piece.
const PIECE: u64 = 512 << 10;

/// Sends every exhibit that HQ has not said it holds whole.
pub fn run(house: &House, hq: &Hq, device: &DeviceFile) -> Result<(), Failure> {
    let files = std::fs::read_dir(house.paths.exhibits())
        .map_err(Failure::file(text_key!("fault.reading_the_exhibits"), &house.paths.exhibits()))?;
    let mut ids: Vec<ExhibitId> = files
        .filter_map(Result::ok)
        .filter_map(|file| file.file_name().to_str()?.strip_suffix(".sealed")?.parse().ok())
        .collect();
    ids.sort();
    let mut failed = Ok(());
    for id in ids {
        // An answer that cannot be read or is not HQ's is none: HQ says again that it holds the file.
        if evidence_receipt(&house.paths.evidence_answer(id), device).is_some_and(|receipt| receipt.exhibit == id) {
            continue;
        }
        if let Err(failure) = send(house, hq, device, id) {
            if matches!(failure, Failure::Unreachable(_)) {
                return Err(failure);
            }
            // One that HQ does not take, or that cannot be read, does not hold up the others.
            failed = Err(failure);
        }
    }
    failed
}

fn send(house: &House, hq: &Hq, device: &DeviceFile, id: ExhibitId) -> Result<(), Failure> {
    let place = house.paths.exhibit(id);
    let length = std::fs::metadata(&place).map_err(Failure::file(text_key!("fault.reading_an_exhibit"), &place))?.len();
    let mut offset = hq.evidence_offset(id)?;
    loop {
        let piece = piece_at(&place, offset)?;
        let reply = hq.send_evidence(id, offset, length, piece)?;
        if reply.complete {
            return keep(house, device, id, reply.receipt);
        }
        // That all is held stands in a receipt alone.
        note_upload(house, id, reply.offset.min(length.saturating_sub(1)));
        if reply.offset <= offset {
            return Err(Failure::HqRefused(text!("refusal.evidence_stands_still")));
        }
        offset = reply.offset;
    }
}

/// Keeps HQ's receipt for a whole file, once it is HQ's word about just these bytes. Until then the file
/// counts as not received, and HQ is asked again.
fn keep(house: &House, device: &DeviceFile, id: ExhibitId, receipt: Option<SignedReceipt>) -> Result<(), Failure> {
    let not_right = || Failure::HqRefused(text!("refusal.evidence_receipt_is_not_right"));
    let signed = receipt.ok_or_else(not_right)?;
    let read = signed.verify_evidence(&device.sign_key).ok_or_else(not_right)?;
    if read.device != device.device || read.exhibit != id {
        return Err(not_right());
    }
    let file =
        durable::read(&house.paths.exhibit(id))?.ok_or(Failure::missing(text_key!("refusal.no_such_exhibit")))?;
    if read.sealed != Digest::of(&file) {
        return Err(Failure::HqRefused(text!("refusal.evidence_is_held_otherwise")));
    }
    device::save(&house.paths.evidence_answer(id), &signed, text_key!("fault.evidence_answer"))?;
    note_upload(house, id, read.length);
    Ok(())
}

fn piece_at(place: &Path, offset: u64) -> Result<Vec<u8>, Failure> {
    let mut file = File::open(place).map_err(Failure::file(text_key!("fault.reading_an_exhibit"), place))?;
    let mut piece = Vec::new();
    file.seek(SeekFrom::Start(offset))
        .and_then(|_at| file.take(PIECE).read_to_end(&mut piece))
        .map_err(Failure::file(text_key!("fault.reading_an_exhibit"), place))?;
    Ok(piece)
}

fn note_upload(house: &House, id: ExhibitId, held: u64) {
    if let Some(session) = lock_of(&house.session).as_mut() {
        session.uploads.insert(id, held);
    }
    house.tell(&Changes::of(Part::Sync).and(Part::Records));
}

#[cfg(test)]
#[path = "evidence_tests.rs"]
mod evidence_tests;
