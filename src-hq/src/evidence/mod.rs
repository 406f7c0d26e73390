//! Evidence: encrypted files taken in piece by piece, and checked against their capture once whole. A file is
//! known by the digest that its device states of the whole: what somebody else sends under the same exhibit's
//! id lies beside it, and neither stands in the other's way. Only an entry or a record of the same device that HQ
//! took in says which of them is the exhibit's, each officer for their own; what a late device sends waits until a
//! person has released its entry.

mod expected;

pub use expected::{SaidBy, Stated, Told, contradicted, expect, is_verified, settle};

use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::objects::sync_folder;
use crate::store::Writes;
use crate::store::evidence::{Upload, UploadId};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::{EvidenceReceipt, EvidenceReply, SignedReceipt};
use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// Largest encrypted file: a device keeps no original above 64 MiB.
const LARGEST: u64 = 65 << 20;
/// Most of one device's files that no officer's entry speaks for: five hundred records made while locked have
/// no more files, and a device keeps no more bytes of them.
const MOST_UNSIGNED_FILES: u64 = 10_000;
const MOST_UNSIGNED_BYTES: u64 = 2 << 30;

/// What came of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is held durably.
    Held(EvidenceReply),
    /// It does not follow on from what is held, which is this many bytes.
    OtherOffset(u64),
    /// It ends beyond the length that was stated.
    OtherLength,
    /// No file is as large as that.
    TooLarge,
    /// Too much is held of its device that no officer's entry speaks for: the device keeps it.
    TooMuch,
}

/// A piece of an encrypted file.
pub struct Piece<'a> {
    /// Of which file.
    pub of: UploadId,
    /// Where it begins.
    pub offset: u64,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// How many bytes of a file are held; 0 where nothing is.
pub fn offset(hq: &Hq, id: &UploadId) -> Result<u64> {
    let upload = hq.store().read(|db| db.find_upload(id))?;
    upload.map_or(Ok(0), |upload| held(hq, id, &upload))
}

/// Takes a piece in. It is on the disk before this returns.
pub fn append(hq: &Hq, piece: &Piece<'_>) -> Result<Appended> {
    let id = &piece.of;
    if id.length > LARGEST {
        return Ok(Appended::TooLarge);
    }
    let turn = hq.evidence_turns().of(id);
    let _one_at_a_time = turn.take();
    let Some(upload) = hq.store().write(|tx| begin(tx, piece))? else { return Ok(Appended::TooMuch) };
    let held = held(hq, id, &upload)?;
    let end = piece.offset.saturating_add(piece.bytes.len() as u64);
    if end > id.length {
        return Ok(Appended::OtherLength);
    }
    if piece.offset != held {
        return Ok(Appended::OtherOffset(held));
    }
    match upload.receipt {
        // It was whole before: nothing is read or signed anew.
        Some(receipt) if held == id.length => Ok(Appended::Held(reply(id, end, upload.verified, Some(receipt)))),
        Some(_) | None => add(hq, piece, end),
    }
}

fn reply(id: &UploadId, offset: u64, verified: Option<bool>, receipt: Option<SignedReceipt>) -> EvidenceReply {
    EvidenceReply { exhibit: id.exhibit, offset, complete: receipt.is_some(), verified, receipt }
}

/// Writes a piece, and finishes the file with its last one.
fn add(hq: &Hq, piece: &Piece<'_>, end: u64) -> Result<Appended> {
    let id = &piece.of;
    let part = part(hq, id);
    if !piece.bytes.is_empty() {
        write(&part, piece).map_err(|error| Failure::file("write evidence", &part, error))?;
    }
    if end < id.length {
        hq.store().write(|tx| tx.set_upload_held(id, end, None))?;
        return Ok(Appended::Held(reply(id, end, None, None)));
    }
    let sealed = match fs::read(&part) {
        Ok(sealed) => sealed,
        // A file of no bytes was never written.
        Err(error) if error.kind() == io::ErrorKind::NotFound && id.length == 0 => Vec::new(),
        Err(error) => return Err(Failure::file("read evidence", &part, error)),
    };
    if Digest::of(&sealed) != id.sealed {
        // Somebody sent other bytes than they said. What they took is given up, and its device sends it anew.
        tracing::warn!(exhibit = %id.exhibit, device = %id.device, "evidence is not what its device stated");
        hq.store().write(|tx| tx.set_upload_held(id, 0, None))?;
        forget(&part)?;
        hq.count_other_evidence();
        return Ok(Appended::Held(reply(id, 0, None, None)));
    }
    // Whatever a row says is whole lies whole already.
    hq.evidence().put(&id.sealed.to_string(), sealed)?;
    let receipt = receipt(hq, id)?;
    hq.store().write(|tx| tx.set_upload_held(id, end, Some(&receipt)))?;
    forget(&part)?;
    settle(hq, id.device, id.exhibit)?;
    let verified = hq.store().read(|db| db.find_upload(id))?.and_then(|upload| upload.verified);
    Ok(Appended::Held(reply(id, end, verified, Some(receipt))))
}

/// HQ's signed word for a whole file, over the bytes as it keeps them.
fn receipt(hq: &Hq, id: &UploadId) -> Result<SignedReceipt> {
    let receipt = EvidenceReceipt {
        device: id.device,
        exhibit: id.exhibit,
        length: id.length,
        sealed: id.sealed,
        received_at: hq.now(),
    };
    SignedReceipt::sign_evidence(&receipt, &hq.secrets().sign_secret).ok_or(Failure::Missing("receipt"))
}

/// Begins or finds a file; `None` where its device filled its part.
fn begin(tx: &dyn Writes, piece: &Piece<'_>) -> Result<Option<Upload>> {
    let id = &piece.of;
    let known = tx.find_upload(id)?;
    if !tx.is_signed_for(id)? {
        let unsigned = tx.count_unsigned(id.device)?;
        let has_room = known.is_some() || unsigned.files < MOST_UNSIGNED_FILES;
        if !has_room || unsigned.bytes.saturating_add(piece.bytes.len() as u64) > MOST_UNSIGNED_BYTES {
            return Ok(None);
        }
    }
    tx.begin_upload(id)?;
    tx.find_upload(id)?.ok_or(Failure::Missing("exhibit")).map(Some)
}

/// Bytes that both the store and the files vouch for.
fn held(hq: &Hq, id: &UploadId, upload: &Upload) -> Result<u64> {
    let lies = if upload.receipt.is_some() {
        // One that was cut short, or grew, is asked for from its beginning: nothing of it can be gone on with.
        hq.evidence().size(&id.sealed.to_string())?.filter(|size| *size == id.length).unwrap_or(0)
    } else {
        grown(&part(hq, id))?
    };
    Ok(upload.held.min(lies))
}

/// How long a growing file is; one that is not there holds nothing.
fn grown(part: &Path) -> Result<u64> {
    match fs::metadata(part) {
        Ok(file) => Ok(file.len()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(Failure::file("look at", part, error)),
    }
}

/// Where a file grows: under a name that is its own, whatever another device sends.
fn part(hq: &Hq, id: &UploadId) -> PathBuf {
    let UploadId { device, exhibit, sealed, length } = id;
    let name = Digest::of_parts(&[device.0.as_bytes(), exhibit.0.as_bytes(), &sealed.0, &length.to_be_bytes()]);
    hq.parts_folder().join(name.to_string())
}

/// Takes parts away that a crash left beside their whole file. One that is not whole stays: its device goes
/// on with it, however late.
pub fn sweep(hq: &Hq) -> Result<()> {
    let folder = hq.parts_folder();
    let entries = fs::read_dir(&folder).map_err(|error| Failure::file("list", &folder, error))?;
    let parts: io::Result<HashSet<PathBuf>> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let parts = parts.map_err(|error| Failure::file("list", &folder, error))?;
    if parts.is_empty() {
        return Ok(());
    }
    for id in hq.store().read(|db| db.list_whole_files())? {
        let part = part(hq, &id);
        if !parts.contains(&part) {
            continue;
        }
        let turn = hq.evidence_turns().of(&id);
        let _one_at_a_time = turn.take();
        let is_whole = hq.store().read(|db| db.find_upload(&id))?.is_some_and(|upload| upload.receipt.is_some());
        if is_whole && hq.evidence().size(&id.sealed.to_string())? == Some(id.length) {
            forget(&part)?;
        }
    }
    Ok(())
}

/// Takes a part away whose file lies whole elsewhere, or is none.
fn forget(part: &Path) -> Result<()> {
    match fs::remove_file(part) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::file("remove", part, error)),
    }
}

fn write(path: &Path, piece: &Piece<'_>) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    // What a crash left beyond the acknowledged bytes is cut off.
    file.set_len(piece.offset)?;
    file.seek(SeekFrom::Start(piece.offset))?;
    file.write_all(piece.bytes)?;
    file.sync_all()?;
    if piece.offset == 0 {
        path.parent().map_or(Ok(()), sync_folder)?;
    }
    Ok(())
}

/// How many bytes of a device nothing speaks for, for its tests.
#[cfg(test)]
fn unsigned(hq: &Hq, device: cordon_core::rules::ids::DeviceId) -> crate::store::evidence::Unsigned {
    hq.store().read(|db| db.count_unsigned(device)).unwrap_or_else(|failure| panic!("{failure}"))
}

#[cfg(test)]
mod evidence_tests;
