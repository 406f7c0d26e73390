//! Intake: an entry is first checked, stored and receipted in one transaction; what it says is
//! interpreted afterwards, or set aside with a reason. One bad entry never blocks another, and the
//! same entry twice gets the same receipt.

#[cfg(test)]
mod approved_tests;
#[cfg(test)]
mod attributed_tests;
mod check;
#[cfg(test)]
mod intake_tests;
mod interpret;
mod reading;
#[cfg(test)]
mod without_body_tests;

pub use reading::{again as interpret_again, brought as interpret_awaiting, waiting as interpret_waiting};

use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::refused::{self, Turned, Weighed};
use crate::store::Writes;
use crate::store::devices::{Calling, Device, Standing};
use crate::store::entries::NewEntry;
use crate::store::feed::{self, device_scope};
use crate::store::refused::CameFrom;
use check::{Checked, WeighedBy};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::envelope::Envelope;
use cordon_core::proof::protocol::{
    PushAnswer, PushReply, Receipt, Refusal, ReleaseReceipt, SealedEntry, SignedReceipt, SignedRefusal,
};
use cordon_core::proof::segment::RowKind;
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::Timestamp;
use serde::Deserialize as _;
use serde_json::Value;

/// Takes a device's entries in, each for itself, and interprets what it can. An entry that gets no
/// answer stays on its device.
pub fn receive(hq: &Hq, calling: &Calling, items: &[Value]) -> Result<PushReply> {
    let (now, device) = (hq.now(), &calling.device);
    let answers: Vec<PushAnswer> = hq
        .store()
        .write(|tx| items.iter().filter_map(|item| take(hq, tx, calling, item, now).transpose()).collect())?;
    tell_of(device.id, items.len(), &answers);
    // The receipts are durable already: what cannot be interpreted now is tried at the next push.
    if let Err(failure) = reading::waiting(hq, Some(device.id)) {
        tracing::error!(device = %device.id, %failure, "interpretation failed");
    }
    Ok(PushReply { answers, now })
}

/// One line for a push of which not all was taken: a thousand entries must not write a thousand lines.
fn tell_of(device: DeviceId, offered: usize, answers: &[PushAnswer]) {
    let refused = answers.iter().filter(|answer| matches!(answer, PushAnswer::Refused { .. })).count();
    let unanswered = offered.saturating_sub(answers.len());
    if refused + unanswered > 0 {
        tracing::warn!(%device, offered, refused, unanswered, "not all of a push was taken");
    }
}

fn take(hq: &Hq, tx: &dyn Writes, calling: &Calling, item: &Value, now: Timestamp) -> Result<Option<PushAnswer>> {
    let device = &calling.device;
    let Ok(sealed) = SealedEntry::deserialize(item) else {
        // It names no sealed bytes: the refusal fits nothing that a device sent, and changes nothing there.
        let sequence = item.get("sequence").and_then(Value::as_u64).unwrap_or_default();
        return refused(hq, device.id, sequence, Digest::ZERO, RefusedBecause::EntryUnreadable).map(Some);
    };
    let checked = match check::check(hq, tx, calling, &sealed, WeighedBy::Nobody)? {
        Ok(checked) => checked,
        Err(because) => return refuse(hq, tx, device.id, &sealed, because),
    };
    match tx.find_entry(device.id, checked.envelope.sequence)? {
        None => keep(hq, tx, &checked, now).map(|receipt| Some(PushAnswer::Received { receipt })),
        Some(held) if held.digest == checked.signed.digest().to_string() => {
            Ok(Some(PushAnswer::Received { receipt: held.receipt }))
        }
        Some(_) => keep_fork(hq, tx, &checked, &sealed).map(Some),
    }
}

/// Takes in an entry that a person releases from quarantine, or says why it stays there. That its device
/// was revoked, or came late, or that its officer had left, is for that person to have weighed; every other
/// check stands. What `taken` writes is written with it, or not at all.
pub fn release(
    hq: &Hq,
    device: &Device,
    sealed: &SealedEntry,
    taken: impl FnOnce(&dyn Writes) -> Result<()>,
) -> Result<std::result::Result<(), RefusedBecause>> {
    let weighed = Calling { device: device.clone(), standing: Standing::Good };
    let kept = hq.store().write(|tx| {
        let checked = match check::check(hq, tx, &weighed, sealed, WeighedBy::APerson)? {
            Ok(checked) => checked,
            Err(because) => return Ok(Err(because)),
        };
        let receipt = match tx.find_entry(device.id, checked.envelope.sequence)? {
            None => keep(hq, tx, &checked, hq.now())?,
            Some(held) if held.digest == checked.signed.digest().to_string() => held.receipt,
            Some(_) => return Ok(Err(RefusedBecause::PlaceIsHeld)),
        };
        tell_device(tx, &checked.envelope, receipt)?;
        taken(tx).map(Ok)
    })?;
    reading::waiting(hq, Some(device.id))?;
    Ok(kept)
}

/// Lays the receipt into the device's scope: it sends nothing again that was refused.
fn tell_device(tx: &dyn Writes, envelope: &Envelope, receipt: SignedReceipt) -> Result<()> {
    let receipt = ReleaseReceipt::Entry { sequence: envelope.sequence, receipt };
    let scope = device_scope(envelope.chain);
    feed::put(tx, &scope, RowKind::Receipt, &envelope.id.to_string(), &receipt).map(|_new| ())
}

/// What can be said of an entry that opens, for a person to weigh.
pub fn weigh(hq: &Hq, sealed: &SealedEntry) -> Result<Option<Weighed>> {
    let Ok(signed) = check::open(hq, sealed) else { return Ok(None) };
    let Ok(envelope) = signed.read() else { return Ok(None) };
    let (key, device, shown) = hq.store().read(|db| {
        let key = db.find_officer_key(sealed.device, envelope.officer)?;
        Ok((key, db.find_device(sealed.device)?, db.find_officer_shown(envelope.officer)?))
    })?;
    let keys = device.zip(key);
    let signatures_stand = keys.is_some_and(|(device, key)| signed.verify_signatures(&device.key, &key).is_ok());
    let (officer, at) = (Some(envelope.officer), envelope.at);
    Ok(Some(Weighed { what: envelope.kind, officer, shown, at, signatures_stand }))
}

/// Refuses an entry and keeps it in quarantine, as it came; `None` where the device filled its part.
fn refuse(
    hq: &Hq,
    tx: &dyn Writes,
    device: DeviceId,
    sealed: &SealedEntry,
    because: RefusedBecause,
) -> Result<Option<PushAnswer>> {
    let from = CameFrom::Entry { device: sealed.device, sequence: sealed.sequence };
    if !refused::keep(tx, Turned { by: device, from, bytes: &sealed.sealed.0 }, because, hq.now())? {
        return Ok(None);
    }
    refused(hq, device, sealed.sequence, Digest::of(&sealed.sealed.0), because).map(Some)
}

/// A refusal under HQ's signature: without it a device takes none.
fn refused(hq: &Hq, device: DeviceId, sequence: u64, sealed: Digest, because: RefusedBecause) -> Result<PushAnswer> {
    let refusal = Refusal { device, sequence, sealed, because, refused_at: hq.now() };
    let refusal = SignedRefusal::sign(&refusal, &hq.secrets().sign_secret).ok_or(Failure::Missing("refusal"))?;
    Ok(PushAnswer::Refused { refusal })
}

fn keep(hq: &Hq, tx: &dyn Writes, checked: &Checked, now: Timestamp) -> Result<SignedReceipt> {
    let (envelope, signed) = (&checked.envelope, &checked.signed);
    let chain_fault = !fits(tx, envelope, signed.digest())?;
    if chain_fault {
        tracing::warn!(device = %envelope.chain, sequence = envelope.sequence, "entry does not fit its neighbours");
    }
    tx.keep_entry(&NewEntry { envelope, signed, received_at: now, chain_fault })?;
    let receipt = Receipt {
        device: envelope.chain,
        entry: envelope.id,
        sequence: envelope.sequence,
        envelope: signed.digest(),
        received_at: now,
        watermark: tx.advance_watermark(envelope.chain)?,
    };
    let receipt = SignedReceipt::sign(&receipt, &hq.secrets().sign_secret).ok_or(Failure::Missing("receipt"))?;
    tx.set_receipt(envelope.chain, envelope.sequence, &receipt)?;
    Ok(receipt)
}

fn keep_fork(hq: &Hq, tx: &dyn Writes, checked: &Checked, sealed: &SealedEntry) -> Result<PushAnswer> {
    let envelope = &checked.envelope;
    let signed = serde_json::to_vec(&checked.signed)?;
    tx.keep_fork(envelope.chain, envelope.sequence, checked.signed.digest(), &signed, hq.now())?;
    tracing::warn!(device = %envelope.chain, sequence = envelope.sequence, "fork found");
    refused(hq, envelope.chain, envelope.sequence, Digest::of(&sealed.sealed.0), RefusedBecause::PlaceIsHeld)
}

/// Whether an entry names the one before it, and the one after names it, where these are held.
fn fits(tx: &dyn Writes, envelope: &Envelope, digest: Digest) -> Result<bool> {
    let before = match envelope.sequence {
        1 => Some(Digest::ZERO),
        sequence => tx.find_envelope(envelope.chain, sequence - 1)?.map(|bytes| Digest::of(&bytes)),
    };
    let after = match tx.find_envelope(envelope.chain, envelope.sequence.saturating_add(1))? {
        Some(bytes) => Some(serde_json::from_slice::<Envelope>(&bytes)?.previous),
        None => None,
    };
    Ok(before.is_none_or(|before| before == envelope.previous) && after.is_none_or(|named| named == digest))
}
