//! Evidence: the encrypted file in pieces, from where HQ holds it. Works while locked.

use crate::Failure;
use crate::files::{device, durable};
use crate::house::House;
use crate::link::Hq;
use crate::locks::lock_of;
use cordon_core::proof::protocol::EvidenceReply;
use cordon_core::rules::ids::ExhibitId;
use cordon_core::wire::{Changes, Part};
use cordon_core::{text, text_key};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes per piece.
const PIECE: u64 = 512 << 10;

/// Sends every exhibit that HQ has not said it holds whole.
pub fn run(house: &House, hq: &Hq) -> Result<(), Failure> {
    let files =
        std::fs::read_dir(house.paths.exhibits()).map_err(Failure::file(text_key!("fault.reading_the_exhibits")))?;
    let mut ids: Vec<ExhibitId> = files
        .filter_map(Result::ok)
        .filter_map(|file| file.file_name().to_str()?.strip_suffix(".sealed")?.parse().ok())
        .collect();
    ids.sort();
    let mut failed = Ok(());
    for id in ids {
        // An answer that cannot be read is no answer: HQ says again that it holds the file.
        if held(house, id).ok().flatten().is_some_and(|reply| reply.complete) {
            continue;
        }
        if let Err(failure) = send(house, hq, id) {
            if matches!(failure, Failure::Unreachable(_)) {
                return Err(failure);
            }
            // One that HQ does not take, or that cannot be read, does not hold up the others.
            failed = Err(failure);
        }
    }
    failed
}

fn held(house: &House, id: ExhibitId) -> Result<Option<EvidenceReply>, Failure> {
    device::load(&house.paths.evidence_answer(id), text_key!("fault.evidence_answer"))
}

fn send(house: &House, hq: &Hq, id: ExhibitId) -> Result<(), Failure> {
    let place = house.paths.exhibit(id);
    let length = std::fs::metadata(&place).map_err(Failure::file(text_key!("fault.reading_an_exhibit")))?.len();
    let mut offset = hq.evidence_offset(id)?;
    loop {
        let piece = piece_at(&place, offset)?;
        let reply = hq.send_evidence(id, offset, length, piece)?;
        note_upload(house, id, reply.offset);
        if reply.complete {
            let bytes = serde_json::to_vec(&reply)
                .map_err(|_| Failure::Unreadable { what: text_key!("fault.evidence_answer") })?;
            durable::write(&house.paths.evidence_answer(id), &bytes)?;
            return Ok(());
        }
        if reply.offset <= offset {
            return Err(Failure::HqRefused(text!("refusal.evidence_stands_still")));
        }
        offset = reply.offset;
    }
}

fn piece_at(place: &Path, offset: u64) -> Result<Vec<u8>, Failure> {
    let mut file = File::open(place).map_err(Failure::file(text_key!("fault.reading_an_exhibit")))?;
    let mut piece = Vec::new();
    file.seek(SeekFrom::Start(offset))
        .and_then(|_at| file.take(PIECE).read_to_end(&mut piece))
        .map_err(Failure::file(text_key!("fault.reading_an_exhibit")))?;
    Ok(piece)
}

fn note_upload(house: &House, id: ExhibitId, held: u64) {
    if let Some(session) = lock_of(&house.session).as_mut() {
        session.uploads.insert(id, held);
    }
    house.tell(&Changes::of(Part::Sync).and(Part::Records));
}
