//! What entries and records say of an exhibit's file, and whether one that was sent is that file. An exhibit is
//! its device's and its officer's: what another device or another officer says under the same id is of another
//! exhibit, whichever came first. The ids lie in clear in a locked device's folder, for whoever shares it too.

use crate::failure::Result;
use crate::hq::Hq;
use crate::store::evidence::{Named, UploadId};
use crate::store::{Reads, Writes};
use cordon_core::proof::chunks;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::verdict::SetAsideBecause;
use cordon_core::rules::ids::{DeviceId, ExhibitId, OfficerId};

/// What an entry or a record made while locked says of an exhibit's file.
pub struct Told<'a> {
    /// Of which exhibit.
    pub exhibit: ExhibitId,
    /// Whose word it is.
    pub by: SaidBy,
    /// The key of its encrypted file.
    pub key: &'a HexBytes,
    /// SHA-256 of the original at capture.
    pub sha256: &'a str,
    /// SHA-256 of the encrypted file, where it is said.
    pub sealed: Option<Digest>,
    /// Size of the encrypted file, in bytes.
    pub length: u64,
}

/// Whose word something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidBy {
    /// An officer's, who signed for it.
    Officer(OfficerId),
    /// Nobody's that can be proved: that of a record made while locked, and of the officer whom it claims to be from.
    Record(Option<OfficerId>),
}

/// An original that somebody states to be a device's exhibit.
pub struct Stated<'a> {
    /// On which device.
    pub device: DeviceId,
    /// Of which exhibit.
    pub exhibit: ExhibitId,
    /// The officer who signed for what states it; absent for a record made while locked.
    pub by: Option<OfficerId>,
    /// Its SHA-256.
    pub sha256: &'a str,
}

/// Keeps what is said of an exhibit's file; a reason where it cannot stand beside what the same officer said before.
/// What an officer signs takes nothing from a colleague's word nor from a record's, and is changed by neither.
pub fn expect(tx: &dyn Writes, device: DeviceId, told: &Told<'_>) -> Result<Option<SetAsideBecause>> {
    match compared(tx, device, told)? {
        Err(because) => return Ok(Some(because)),
        Ok(Some(said)) => {
            tell_of_two(tx, told.exhibit, &said)?;
            tx.name_exhibit(told.exhibit, &said)?;
        }
        Ok(None) => {}
    }
    Ok(None)
}

/// The reason for which [`expect`] would not keep it. Writes nothing.
pub fn contradicted(tx: &dyn Writes, device: DeviceId, told: &Told<'_>) -> Result<Option<SetAsideBecause>> {
    Ok(compared(tx, device, told)?.err())
}

/// What is to be kept of it: nothing of a record where an officer's entry says it already. An officer is measured by
/// what they said themselves; a record by what the officer said whom it claims to be from, and by other records.
fn compared(
    tx: &dyn Writes,
    device: DeviceId,
    told: &Told<'_>,
) -> Result<std::result::Result<Option<Named>, SetAsideBecause>> {
    let (Some(sha256), Some(_key)) = (Digest::parse(told.sha256), told.key.array::<32>()) else {
        return Ok(Err(SetAsideBecause::ExhibitMalformed));
    };
    let Told { by, sealed, length, .. } = *told;
    let (by, claimed) = match by {
        SaidBy::Officer(officer) => (Some(officer), None),
        SaidBy::Record(claimed) => (None, claimed),
    };
    let said = Named { device, by, key: told.key.0.clone(), sha256: sha256.to_string(), sealed, length };
    let held = tx.list_named(device, told.exhibit)?;
    let against = |by: Option<OfficerId>| {
        let word = held.iter().find(|word| word.by == by);
        word.and_then(|word| contradiction(word, &said))
    };
    if let Some(because) = claimed.and_then(|officer| against(Some(officer))) {
        return Ok(Err(because));
    }
    let is_signed = held.iter().any(|word| word.by.is_some() && contradiction(word, &said).is_none());
    if by.is_none() && is_signed {
        return Ok(Ok(None));
    }
    Ok(against(by).map_or(Ok(Some(said)), Err))
}

/// A line where officers of one device sign for two files under one exhibit's id, which was made for one of them:
/// both are kept, and somebody has to ask how that came.
fn tell_of_two(tx: &dyn Writes, exhibit: ExhibitId, said: &Named) -> Result<()> {
    let is_other = |word: &Named| word.by.is_some() && word.by != said.by && contradiction(word, said).is_some();
    if said.by.is_some() && tx.list_named(said.device, exhibit)?.iter().any(is_other) {
        tracing::warn!(device = %said.device, %exhibit, "two officers of one device sign for two files of one exhibit");
    }
    Ok(())
}

/// Why two words cannot both be of one exhibit. They name two files where the original's digest
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

/// Whether a file of a device's exhibit was found to be the original that an incident or a record states. What an
/// officer states is measured by their own word: true where a file was found by it; false where only others were
/// found, or they signed for another original. Where they gave none, what a record claims of the same original
/// counts, and never a colleague's word. What a record states counts as found by whoever's word on that original.
/// None where nothing was looked into.
pub fn is_verified(db: &dyn Reads, stated: &Stated<'_>) -> Result<Option<bool>> {
    let Stated { device, exhibit, by, sha256 } = *stated;
    let original = Digest::parse(sha256).map(|digest| digest.to_string());
    let is_meant = |word: &Named| original.as_ref() == Some(&word.sha256);
    let words = db.list_named(device, exhibit)?;
    if let Some(own) = words.iter().find(|word| by.is_some() && word.by == by) {
        return if is_meant(own) { db.find_verified(device, exhibit, by) } else { Ok(Some(false)) };
    }
    let mut found: Option<bool> = None;
    for word in words.iter().filter(|word| (by.is_none() || word.by.is_none()) && is_meant(word)) {
        // True is more than false, and false more than nothing.
        found = found.max(db.find_verified(device, exhibit, word.by)?);
    }
    Ok(found)
}

/// Checks the whole files of a device's exhibit by every word on it, once both are held.
pub fn settle(hq: &Hq, device: DeviceId, exhibit: ExhibitId) -> Result<()> {
    for id in hq.store().read(|db| db.list_whole_uploads(device, exhibit))? {
        let untried = hq.store().read(|db| db.list_untried(&id))?;
        if !untried.is_empty() {
            settle_one(hq, &id, &untried)?;
        }
    }
    Ok(())
}

fn settle_one(hq: &Hq, id: &UploadId, words: &[Named]) -> Result<()> {
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
    for word in words {
        let verified = opens_to(&word.key, &sealed, &word.sha256);
        // Where an entry brought another key meanwhile, it has the file checked itself.
        if hq.store().write(|tx| tx.set_upload_verified(id, word, verified))? {
            tracing::info!(exhibit = %id.exhibit, verified, "evidence is whole");
        }
    }
    Ok(())
}

fn opens_to(key: &[u8], sealed: &[u8], sha256: &str) -> bool {
    let Ok(key) = <[u8; 32]>::try_from(key) else { return false };
    let Ok(plain) = chunks::open(&key, sealed) else { return false };
    Digest::of(&plain).to_string().eq_ignore_ascii_case(sha256)
}

#[cfg(test)]
#[path = "expected_tests.rs"]
mod expected_tests;
