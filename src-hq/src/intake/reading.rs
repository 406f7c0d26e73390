//! Which entries are read, and when again: each for itself, after it was stored and receipted. What waits for
//! something not yet held is tried again when that has come, from whichever device.

use super::interpret::{Said, aside, say, waits};
use crate::evidence;
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::store::Writes;
use crate::store::entries::{Settled, Waiting, Was};
use crate::store::feed::{self, Feed, device_scope};
use cordon_core::proof::envelope::Envelope;
use cordon_core::proof::protocol::{EntryOutcome, SignedOutcome};
use cordon_core::proof::segment::RowKind;
use cordon_core::proof::verdict::Verdict;
use cordon_core::rules::ids::DeviceId;

/// Interprets what a device handed in and nobody has read, with whatever waits for what that brings, of any
/// device; without one, all that nobody has read, and everything that waits: what it waits for may have come
/// by any door.
pub fn waiting(hq: &Hq, device: Option<DeviceId>) -> Result<()> {
    let mut came = read_each(hq, &hq.store().read(|db| db.list_received_entries(device))?);
    if device.is_none() {
        came.extend(read_each(hq, &hq.store().read(|db| db.list_waiting_entries())?));
    }
    brought(hq, came)
}

/// Reads entries again that were set aside, and whatever waits for what that brings.
pub fn again(hq: &Hq, entries: &[Waiting]) -> Result<()> {
    let came = read_each(hq, entries);
    brought(hq, came)
}

/// Tries again what waits for something that came, by its id; what that brings wakes more.
pub fn brought(hq: &Hq, mut came: Vec<String>) -> Result<()> {
    while let Some(id) = came.pop() {
        let waiting = hq.store().read(|db| db.list_entries_awaiting(&id))?;
        came.extend(read_each(hq, &waiting));
    }
    Ok(())
}

/// Reads entries, each for itself. Returns the ids of what came by them.
fn read_each(hq: &Hq, entries: &[Waiting]) -> Vec<String> {
    let mut came = Vec::new();
    for entry in entries {
        match one(hq, entry) {
            Ok(brought) => came.extend(brought),
            Err(failure) => {
                tracing::error!(device = %entry.device, sequence = entry.sequence, %failure, "interpretation failed");
            }
        }
    }
    came
}

/// Interprets one entry in a transaction of its own. Returns the ids of what it brought: itself, where it was
/// not read before, and what it is about, once that is taken up.
fn one(hq: &Hq, entry: &Waiting) -> Result<Vec<String>> {
    let said = hq.store().write(|tx| {
        let said = say(Feed { tx, scope: hq.scope() }, entry, hq.now())?;
        if let Some(said) = &said {
            settle(hq, tx, entry, said)?;
        }
        Ok(said)
    })?;
    let Some(said) = said else { return Ok(Vec::new()) };
    if let Some(exhibit) = said.exhibit {
        evidence::settle(hq, entry.device, exhibit)?;
    }
    let itself = match entry.was {
        Was::Unread | Was::SetAside(_) => Some(serde_json::from_slice::<Envelope>(&entry.envelope)?.id.to_string()),
        Was::Waiting(_) => None,
    };
    let subject = said.subject.filter(|_| matches!(said.verdict, Verdict::Interpreted));
    Ok(itself.into_iter().chain(subject).collect())
}

fn settle(hq: &Hq, tx: &dyn Writes, entry: &Waiting, said: &Said) -> Result<()> {
    let verdict = said.verdict;
    let is_as_before = match entry.was {
        Was::Unread => false,
        Was::Waiting(on) => verdict == waits(on),
        Was::SetAside(because) => verdict == aside(because),
    };
    if is_as_before {
        return Ok(());
    }
    let settled = Settled { verdict, subject: said.subject.as_deref(), awaits: said.awaits.as_deref() };
    tx.settle_entry(entry.device, entry.sequence, &settled)?;
    // The device was told that it was set aside: it is told that this is over.
    let was_told = matches!(entry.was, Was::SetAside(_));
    if said.lookup && !was_told {
        return Ok(());
    }
    let envelope: Envelope = serde_json::from_slice(&entry.envelope)?;
    let outcome = EntryOutcome { device: entry.device, entry: envelope.id, sequence: entry.sequence, verdict };
    let outcome = SignedOutcome::sign(&outcome, &hq.secrets().sign_secret).ok_or(Failure::Missing("outcome"))?;
    let scope = device_scope(entry.device);
    feed::put(tx, &scope, RowKind::EntryState, &envelope.id.to_string(), &outcome)?;
    Ok(())
}
