//! Evidence: encrypted files taken in piece by piece, and checked against their capture once whole.

use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::objects::sync_folder;
use crate::store::Writes;
use crate::store::evidence::{FileKey, Upload};
use cordon_core::proof::chunks;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::protocol::{EvidenceReceipt, EvidenceReply, SignedReceipt};
use cordon_core::proof::verdict::SetAsideBecause;
use cordon_core::rules::ids::{DeviceId, ExhibitId};
use std::fs::{self, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// Largest encrypted file: a device keeps no original above 64 MiB.
const LARGEST: u64 = 65 << 20;
/// Most of one device's files that no officer's entry names: five hundred records made while locked have
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
    /// The exhibit is another device's.
    OtherDevice,
    /// It does not fit the length that was stated.
    OtherLength,
    /// No file is as large as that.
    TooLarge,
    /// Too much is held of its device that no officer's entry names: the device keeps it.
    TooMuch,
}

/// A piece of an encrypted file.
pub struct Piece<'a> {
    /// Of which exhibit.
    pub exhibit: ExhibitId,
    /// Where it begins.
    pub offset: u64,
    /// Size of the whole file.
    pub length: u64,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// How many bytes are held of how many; `None` where the exhibit is another device's.
pub fn offset(hq: &Hq, device: DeviceId, exhibit: ExhibitId) -> Result<Option<(u64, Option<u64>)>> {
    let Some(upload) = hq.store().read(|db| db.find_upload(exhibit))? else { return Ok(Some((0, None))) };
    if upload.device != device.to_string() {
        return Ok(None);
    }
    Ok(Some((held(hq, &upload, exhibit)?, upload.length)))
}

/// Takes a piece in. It is on the disk before this returns.
pub fn append(hq: &Hq, device: DeviceId, piece: &Piece<'_>) -> Result<Appended> {
    if piece.length > LARGEST {
        return Ok(Appended::TooLarge);
    }
    let _one_at_a_time = hq.lock_evidence();
    let Some(upload) = hq.store().write(|tx| begin(tx, device, piece))? else { return Ok(Appended::TooMuch) };
    if upload.device != device.to_string() {
        return Ok(Appended::OtherDevice);
    }
    let held = held(hq, &upload, piece.exhibit)?;
    let end = piece.offset.saturating_add(piece.bytes.len() as u64);
    if upload.length.is_some_and(|length| length != piece.length) || end > piece.length {
        return Ok(Appended::OtherLength);
    }
    if piece.offset != held {
        return Ok(Appended::OtherOffset(held));
    }
    let part = part(hq, piece.exhibit);
    if !piece.bytes.is_empty() {
        write(&part, piece).map_err(|error| Failure::file("write evidence", &part, error))?;
    }
    let complete = end == piece.length;
    // Whatever a row says is whole lies whole already.
    let receipt = if complete { Some(receipt(hq, device, piece)?) } else { None };
    hq.store().write(|tx| tx.set_upload_held(piece.exhibit, end, piece.length))?;
    if complete {
        forget(&part)?;
    }
    let verified = settle(hq, piece.exhibit)?;
    Ok(Appended::Held(EvidenceReply { exhibit: piece.exhibit, offset: end, complete, verified, receipt }))
}

/// HQ's signed word for a whole file, over the bytes as it keeps them.
fn receipt(hq: &Hq, device: DeviceId, piece: &Piece<'_>) -> Result<SignedReceipt> {
    let sealed = whole(hq, piece)?;
    let receipt = EvidenceReceipt {
        device,
        exhibit: piece.exhibit,
        length: sealed.len() as u64,
        sealed: Digest::of(&sealed),
        received_at: hq.now(),
    };
    SignedReceipt::sign_evidence(&receipt, &hq.secrets().sign_secret).ok_or(Failure::Missing("receipt"))
}

/// A whole file, put where whole ones lie if it only became so.
fn whole(hq: &Hq, piece: &Piece<'_>) -> Result<Vec<u8>> {
    let name = piece.exhibit.to_string();
    let was_whole = piece.offset == piece.length;
    if let Some(sealed) = if was_whole { hq.evidence().find(&name)? } else { None } {
        return Ok(sealed);
    }
    let part = part(hq, piece.exhibit);
    let sealed = match fs::read(&part) {
        Ok(sealed) => sealed,
        // A file of no bytes was never written.
        Err(error) if error.kind() == io::ErrorKind::NotFound && piece.length == 0 => Vec::new(),
        Err(error) => return Err(Failure::file("read evidence", &part, error)),
    };
    hq.evidence().put(&name, &sealed)?;
    Ok(sealed)
}

/// Begins or finds an exhibit; `None` where its device filled its part.
fn begin(tx: &dyn Writes, device: DeviceId, piece: &Piece<'_>) -> Result<Option<Upload>> {
    let known = tx.find_upload(piece.exhibit)?;
    if known.as_ref().is_some_and(|upload| upload.by_officer) {
        return Ok(known);
    }
    let unsigned = tx.count_unsigned(device)?;
    let has_room = known.is_some() || unsigned.files < MOST_UNSIGNED_FILES;
    if !has_room || unsigned.bytes.saturating_add(piece.bytes.len() as u64) > MOST_UNSIGNED_BYTES {
        return Ok(None);
    }
    tx.begin_upload(piece.exhibit, device)?;
    tx.find_upload(piece.exhibit)?.ok_or(Failure::Missing("exhibit")).map(Some)
}

/// What an entry or a record made while locked says of an exhibit's file.
pub struct Told<'a> {
    /// Of which exhibit.
    pub exhibit: ExhibitId,
    /// The key of its encrypted file.
    pub key: &'a HexBytes,
    /// SHA-256 of the original at capture.
    pub sha256: &'a str,
    /// Whether an officer's signed entry says so; a record made while locked only claims it.
    pub by_officer: bool,
}

/// Keeps what is said of an exhibit's file; a reason where it cannot stand. An officer's entry replaces
/// what was only claimed while locked.
pub fn expect(tx: &dyn Writes, device: DeviceId, told: &Told<'_>) -> Result<Option<SetAsideBecause>> {
    if Digest::parse(told.sha256).is_none() || told.key.array::<32>().is_none() {
        return Ok(Some(SetAsideBecause::ExhibitMalformed));
    }
    tx.begin_upload(told.exhibit, device)?;
    let upload = tx.find_upload(told.exhibit)?.ok_or(Failure::Missing("exhibit"))?;
    if upload.device != device.to_string() {
        return Ok(Some(SetAsideBecause::ExhibitOfAnotherDevice));
    }
    let outranks = told.by_officer && !upload.by_officer;
    if !outranks && upload.sha256.is_some_and(|held| held != told.sha256) {
        return Ok(Some(SetAsideBecause::OtherDigestIsHeld));
    }
    if !outranks && upload.key.is_some_and(|held| held != told.key.0) {
        return Ok(Some(SetAsideBecause::OtherKeyIsHeld));
    }
    let said = FileKey { key: &told.key.0, sha256: told.sha256, by_officer: told.by_officer };
    tx.set_upload_key(told.exhibit, said)?;
    Ok(None)
}

/// Checks a whole file against its entry, once both are held.
pub fn settle(hq: &Hq, exhibit: ExhibitId) -> Result<Option<bool>> {
    let Some(upload) = hq.store().read(|db| db.find_upload(exhibit))? else { return Ok(None) };
    if upload.verified.is_some() || !upload.is_complete() {
        return Ok(upload.verified);
    }
    let (Some(key), Some(sha256)) = (upload.key, upload.sha256) else { return Ok(None) };
    let Some(sealed) = hq.evidence().find(&exhibit.to_string())? else {
        // It was put before its row said so. Nothing is found of it; its device is asked for it anew.
        tracing::error!(%exhibit, "evidence is gone");
        return Ok(None);
    };
    let verified = opens_to(&key, &sealed, &sha256);
    if !hq.store().write(|tx| tx.set_upload_verified(exhibit, &key, &sha256, verified))? {
        // An officer's entry brought another key meanwhile, and has it checked.
        return Ok(None);
    }
    tracing::info!(%exhibit, verified, "evidence is whole");
    Ok(Some(verified))
}

fn opens_to(key: &[u8], sealed: &[u8], sha256: &str) -> bool {
    let Ok(key) = <[u8; 32]>::try_from(key) else { return false };
    let Ok(plain) = chunks::open(&key, sealed) else { return false };
    Digest::of(&plain).to_string().eq_ignore_ascii_case(sha256)
}

/// Bytes that both the store and the files vouch for.
fn held(hq: &Hq, upload: &Upload, exhibit: ExhibitId) -> Result<u64> {
    let lies = if upload.is_complete() {
        hq.evidence().size(&exhibit.to_string())?.unwrap_or(0)
    } else {
        fs::metadata(part(hq, exhibit)).map_or(0, |file| file.len())
    };
    Ok(upload.held.min(lies))
}

fn part(hq: &Hq, exhibit: ExhibitId) -> PathBuf {
    hq.parts_folder().join(exhibit.to_string())
}

/// Takes parts away that a crash left beside their whole file. One that is not whole stays: its device goes
/// on with it, however late.
pub fn sweep(hq: &Hq) -> Result<()> {
    let folder = hq.parts_folder();
    let _one_at_a_time = hq.lock_evidence();
    for entry in fs::read_dir(&folder).map_err(|error| Failure::file("list", &folder, error))? {
        let part = entry.map_err(|error| Failure::file("list", &folder, error))?.path();
        let exhibit = part.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse::<ExhibitId>().ok());
        let Some(exhibit) = exhibit else { continue };
        let is_whole = hq.store().read(|db| db.find_upload(exhibit))?.is_some_and(|upload| upload.is_complete());
        if is_whole && hq.evidence().size(&exhibit.to_string())?.is_some() {
            forget(&part)?;
        }
    }
    Ok(())
}

/// Takes a part away whose file lies whole elsewhere.
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

#[cfg(test)]
#[path = "evidence_tests.rs"]
mod evidence_tests;
