//! Whether an entry is what it says: sealed to HQ, from this device, signed by its enrolled keys.

use crate::failure::Result;
use crate::hq::Hq;
use crate::store::Writes;
use crate::store::devices::{Calling, Device};
use cordon_core::proof::envelope::{EntryError, Envelope, SignedEntry};
use cordon_core::proof::protocol::SealedEntry;
use cordon_core::proof::seal;
use cordon_core::proof::verdict::RefusedBecause;

/// An entry that stands.
pub struct Checked {
    /// Its envelope, read.
    pub envelope: Envelope,
    /// Its exact bytes.
    pub signed: SignedEntry,
}

/// Who weighed that an entry is taken of somebody who has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeighedBy {
    /// Nobody: it is offered by its device.
    Nobody,
    /// A person who releases it from quarantine.
    APerson,
}

/// Checks an entry. How its device stands is judged last: of a late device what its keys signed is told from
/// what anybody could make.
pub fn check(
    hq: &Hq,
    tx: &dyn Writes,
    calling: &Calling,
    sealed: &SealedEntry,
    weighed: WeighedBy,
) -> Result<std::result::Result<Checked, RefusedBecause>> {
    let checked = check_itself(hq, tx, &calling.device, sealed, weighed)?;
    Ok(checked.and_then(|checked| calling.kept_out().map_or(Ok(checked), Err)))
}

fn check_itself(
    hq: &Hq,
    tx: &dyn Writes,
    device: &Device,
    sealed: &SealedEntry,
    weighed: WeighedBy,
) -> Result<std::result::Result<Checked, RefusedBecause>> {
    if sealed.device != device.id {
        return Ok(Err(RefusedBecause::EntryOfAnotherDevice));
    }
    let signed = match open(hq, sealed) {
        Ok(signed) => signed,
        Err(because) => return Ok(Err(because)),
    };
    let Ok(envelope) = signed.read() else { return Ok(Err(RefusedBecause::EnvelopeUnreadable)) };
    if envelope.chain != device.id || envelope.sequence != sealed.sequence {
        return Ok(Err(RefusedBecause::EnvelopeOfAnotherPlace));
    }
    if envelope.sequence == 0 || i64::try_from(envelope.sequence).is_err() {
        return Ok(Err(RefusedBecause::SequenceOutOfRange));
    }
    let Some(officer_key) = tx.find_officer_key(device.id, envelope.officer)? else {
        return Ok(Err(RefusedBecause::OfficerNotEnrolled));
    };
    Ok(match signed.verify(&device.key, &officer_key) {
        Ok(envelope) if weighed == WeighedBy::Nobody && has_left(tx, &envelope)? => Err(RefusedBecause::OfficerHasLeft),
        Ok(envelope) => Ok(Checked { envelope, signed }),
        Err(EntryError::Unreadable) => Err(RefusedBecause::EnvelopeUnreadable),
        Err(EntryError::DeviceSignature) => Err(RefusedBecause::DeviceSignature),
        Err(EntryError::OfficerSignature) => Err(RefusedBecause::OfficerSignature),
        Err(EntryError::BodyMissing) => Err(RefusedBecause::EntryWithoutBody),
        Err(EntryError::Commitment) => Err(RefusedBecause::Commitment),
    })
}

/// Whether an entry was made after its officer had left, by the time in its envelope: what they made before is
/// taken whenever it comes.
fn has_left(tx: &dyn Writes, envelope: &Envelope) -> Result<bool> {
    Ok(tx.find_left_at(envelope.officer)?.is_some_and(|left| envelope.at > left))
}

/// Opens the seal.
pub fn open(hq: &Hq, sealed: &SealedEntry) -> std::result::Result<SignedEntry, RefusedBecause> {
    let bound = SealedEntry::bound(sealed.device, sealed.sequence);
    let bytes = seal::open(&hq.secrets().seal_private, &bound, &sealed.sealed.0)
        .map_err(|_| RefusedBecause::SealedBytesDoNotOpen)?;
    serde_json::from_slice(&bytes).map_err(|_| RefusedBecause::EntryUnreadable)
}
