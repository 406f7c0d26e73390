//! What an entry or a record says of an exhibit's file, and whether one that was sent is that file.

use crate::failure::Result;
use crate::hq::Hq;
use crate::store::Writes;
use crate::store::evidence::{Named, UploadId};
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

/// Keeps what is said of an exhibit's file; a reason where it cannot stand. An officer's entry replaces
/// what was only claimed while locked.
pub fn expect(tx: &dyn Writes, device: DeviceId, told: &Told<'_>) -> Result<Option<SetAsideBecause>> {
    if Digest::parse(told.sha256).is_none() || told.key.array::<32>().is_none() {
        return Ok(Some(SetAsideBecause::ExhibitMalformed));
    }
    if let Some(held) = tx.find_named(told.exhibit)? {
        let outranks = told.by_officer && !held.by_officer;
        if !outranks && held.device != device {
            return Ok(Some(SetAsideBecause::ExhibitOfAnotherDevice));
        }
        if !outranks && held.sha256 != told.sha256 {
            return Ok(Some(SetAsideBecause::OtherDigestIsHeld));
        }
        if !outranks && held.key != told.key.0 {
            return Ok(Some(SetAsideBecause::OtherKeyIsHeld));
        }
    }
    let Told { sealed, length, by_officer, .. } = *told;
    let (key, sha256) = (told.key.0.clone(), told.sha256.to_owned());
    tx.name_exhibit(told.exhibit, &Named { device, key, sha256, sealed, length, by_officer })?;
    Ok(None)
}

/// Checks the whole files of an exhibit against what is said of it, once both are held.
pub fn settle(hq: &Hq, exhibit: ExhibitId) -> Result<()> {
    let Some(named) = hq.store().read(|db| db.find_named(exhibit))? else { return Ok(()) };
    for id in hq.store().read(|db| db.list_whole_uploads(named.device, exhibit))? {
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
