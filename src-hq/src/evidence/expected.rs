//! What an entry or a record says of an exhibit's file, and whether one that was sent is that file. An exhibit is
//! its device's: what another device says under the same id is of another exhibit, whichever came first.

use crate::failure::Result;
use crate::hq::Hq;
use crate::store::evidence::{Named, UploadId};
use crate::store::{Reads, Writes};
use cordon_core::proof::chunks;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::verdict::SetAsideBecause;
use cordon_core::rules::ids::{DeviceId, ExhibitId};

/// What an entry or a record made while locked says of an exhibit's file.
pub struct Told<'a> {
    /// Of which exhibit.
    pub exhibit: ExhibitId,
    /// The key of its encrypted file.
    pub key: &'a HexBytes,
    /// SHA-256 of the original at capture.
    pub sha256: &'a str,
    /// SHA-256 of the encrypted file, where it is said.
    pub sealed: Option<Digest>,
    /// Size of the encrypted file, in bytes.
    pub length: u64,
    /// Whether an officer's signed entry says so; a record made while locked only claims it.
    pub by_officer: bool,
}

/// Keeps what a device says of an exhibit's file; a reason where it cannot stand beside what the same device said
/// before. An officer's entry replaces what was only claimed while locked, and is not changed by such a claim.
pub fn expect(tx: &dyn Writes, device: DeviceId, told: &Told<'_>) -> Result<Option<SetAsideBecause>> {
    match compared(tx, device, told)? {
        Err(because) => return Ok(Some(because)),
        Ok(Some(said)) => tx.name_exhibit(told.exhibit, &said)?,
        Ok(None) => {}
    }
    Ok(None)
}

/// The reason for which [`expect`] would not keep it. Writes nothing.
pub fn contradicted(tx: &dyn Writes, device: DeviceId, told: &Told<'_>) -> Result<Option<SetAsideBecause>> {
    Ok(compared(tx, device, told)?.err())
}

/// What is to be kept of it: nothing where an officer's entry says it already.
fn compared(
    tx: &dyn Writes,
    device: DeviceId,
    told: &Told<'_>,
) -> Result<std::result::Result<Option<Named>, SetAsideBecause>> {
    let (Some(sha256), Some(_key)) = (Digest::parse(told.sha256), told.key.array::<32>()) else {
        return Ok(Err(SetAsideBecause::ExhibitMalformed));
    };
    let Told { sealed, length, by_officer, .. } = *told;
    let (key, sha256) = (told.key.0.clone(), sha256.to_string());
    let said = Named { device, key, sha256, sealed, length, by_officer };
    let held = tx.find_named(device, told.exhibit)?;
    if let Some(held) = held.filter(|held| held.by_officer || !by_officer) {
        if let Some(because) = contradiction(&held, &said) {
            return Ok(Err(because));
        }
        if held.by_officer && !by_officer {
            return Ok(Ok(None));
        }
    }
    Ok(Ok(Some(said)))
}

/// Why two statements of one device cannot both be of one exhibit. They name two files where the original's digest
/// or key differs, and where the encrypted file's digest or length does.
fn contradiction(held: &Named, said: &Named) -> Option<SetAsideBecause> {
    let is_other_sealed = held.sealed.zip(said.sealed).is_some_and(|(held, said)| held != said);
    if held.sha256 != said.sha256 {
        Some(SetAsideBecause::OtherDigestIsHeld)
    } else if held.key != said.key {
        Some(SetAsideBecause::OtherKeyIsHeld)
    } else {
        (is_other_sealed || held.length != said.length).then_some(SetAsideBecause::OtherDigestIsHeld)
    }
}

/// Whether a file of a device's exhibit was found to be the original that an incident or a record of that device
/// states, by its SHA-256: true where one was; false where only others were found, or an officer signed for another
/// original; none where nothing was looked into, or what is held of the exhibit is a mere claim of another original.
pub fn is_verified(db: &dyn Reads, device: DeviceId, exhibit: ExhibitId, sha256: &str) -> Result<Option<bool>> {
    let Some(named) = db.find_named(device, exhibit)? else { return Ok(None) };
    if Digest::parse(sha256).is_none_or(|stated| stated.to_string() != named.sha256) {
        return Ok(named.by_officer.then_some(false));
    }
    db.find_verified(device, exhibit)
}

/// Checks the whole files of a device's exhibit against what it says of it, once both are held.
pub fn settle(hq: &Hq, device: DeviceId, exhibit: ExhibitId) -> Result<()> {
    let Some(named) = hq.store().read(|db| db.find_named(device, exhibit))? else { return Ok(()) };
    for id in hq.store().read(|db| db.list_whole_uploads(device, exhibit))? {
        let upload = hq.store().read(|db| db.find_upload(&id))?;
        if upload.is_some_and(|upload| upload.verified.is_none()) {
            settle_one(hq, &id, &named)?;
        }
    }
    Ok(())
}

fn settle_one(hq: &Hq, id: &UploadId, named: &Named) -> Result<()> {
    let Some(sealed) = hq.evidence().find(&id.sealed.to_string())? else {
        // It was put before its row said so. Nothing is found of it; its device is asked for it anew.
        tracing::error!(exhibit = %id.exhibit, "evidence is gone");
        return Ok(());
    };
    if Digest::of(&sealed) != id.sealed {
        // What was received was whole. The disk's damage must not be told as another file than was captured.
        tracing::error!(exhibit = %id.exhibit, "evidence is damaged");
        return Ok(());
    }
    let verified = opens_to(&named.key, &sealed, &named.sha256);
    // Where an entry brought another key meanwhile, it has the file checked itself.
    if hq.store().write(|tx| tx.set_upload_verified(id, &named.key, &named.sha256, verified))? {
        tracing::info!(exhibit = %id.exhibit, verified, "evidence is whole");
    }
    Ok(())
}

fn opens_to(key: &[u8], sealed: &[u8], sha256: &str) -> bool {
    let Ok(key) = <[u8; 32]>::try_from(key) else { return false };
    let Ok(plain) = chunks::open(&key, sealed) else { return false };
    Digest::of(&plain).to_string().eq_ignore_ascii_case(sha256)
}
