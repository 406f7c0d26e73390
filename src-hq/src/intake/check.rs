//! Whether an entry is what it says: sealed to HQ, from this device, signed by its enrolled keys.

use crate::failure::Result;
use crate::hq::Hq;
use crate::store::devices::{self, Device};
use cordon_core::proof::envelope::{EntryError, Envelope, SignedEntry};
use cordon_core::proof::protocol::SealedEntry;
use cordon_core::proof::seal;
use rusqlite::Connection;

/// An entry that stands.
pub struct Checked {
    /// Its envelope, read.
    pub envelope: Envelope,
    /// Its exact bytes.
    pub signed: SignedEntry,
}

/// Checks an entry; a refusal is a reason without personal data.
pub fn check(
    hq: &Hq,
    tx: &Connection,
    device: &Device,
    sealed: &SealedEntry,
) -> Result<std::result::Result<Checked, &'static str>> {
    if device.revoked {
        return Ok(Err("device revoked, kept in quarantine"));
    }
    if sealed.device != device.id {
        return Ok(Err("entry is another device's"));
    }
    let signed = match open(hq, sealed) {
        Ok(signed) => signed,
        Err(reason) => return Ok(Err(reason)),
    };
    let Ok(envelope) = signed.read() else { return Ok(Err("envelope cannot be read")) };
    if envelope.chain != device.id || envelope.sequence != sealed.sequence {
        return Ok(Err("envelope is of another place than it was sealed for"));
    }
    if envelope.sequence == 0 || i64::try_from(envelope.sequence).is_err() {
        return Ok(Err("sequence is out of range"));
    }
    let Some(officer_key) = devices::find_officer_key(tx, device.id, envelope.officer)? else {
        return Ok(Err("officer is not enrolled on this device"));
    };
    Ok(match signed.verify(&device.key, &officer_key) {
        Ok(envelope) => Ok(Checked { envelope, signed }),
        Err(EntryError::Unreadable) => Err("envelope cannot be read"),
        Err(EntryError::DeviceSignature) => Err("device signature is not right"),
        Err(EntryError::OfficerSignature) => Err("officer signature is not right"),
        Err(EntryError::Commitment) => Err("body is not what was committed to"),
    })
}

fn open(hq: &Hq, sealed: &SealedEntry) -> std::result::Result<SignedEntry, &'static str> {
    let bound = SealedEntry::bound(sealed.device, sealed.sequence);
    let bytes =
        seal::open(&hq.secrets().seal_private, &bound, &sealed.sealed.0).map_err(|_| "sealed bytes do not open")?;
    serde_json::from_slice(&bytes).map_err(|_| "entry cannot be read")
}
