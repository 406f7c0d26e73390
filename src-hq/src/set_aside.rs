//! Entries that HQ received and could not take up. They are kept, their devices were told, and nothing reads
//! them again of itself: what stood against them may be gone since, and a person says when to look.

use crate::acts::{self, Did};
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::intake;
use crate::store::Reads;
use crate::store::entries::{Waiting, Was};
use cordon_core::proof::envelope::Envelope;
use cordon_core::proof::verdict::SetAsideBecause;
use cordon_core::rules::ids::{DeviceId, EntryId, OfficerId};
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use serde::Serialize;

/// An entry that was set aside, without what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// From which device.
    pub device: DeviceId,
    /// Its place in the device's chain.
    pub sequence: u64,
    /// Which.
    pub entry: EntryId,
    /// Of what kind, as its envelope says.
    pub kind: String,
    /// Who made it.
    pub officer: OfficerId,
    /// The officer as shown, where they are known.
    pub shown: Option<String>,
    /// When, by the device's clock.
    pub made_at: Timestamp,
    /// When HQ received it.
    pub received_at: Timestamp,
    /// Why it was set aside.
    pub because: SetAsideBecause,
}

/// What became of entries that were read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Retried {
    /// How many are set aside no more.
    pub taken: u64,
    /// Those that still are, with why.
    pub stay: Vec<Entry>,
}

/// Every entry that is set aside, in order of device and place.
pub fn list(hq: &Hq) -> Result<Vec<Entry>> {
    hq.store().read(|db| db.list_set_aside_entries()?.iter().map(|entry| read(db, entry)).collect())
}

/// Reads entries again: all, those of a device, or the one at a place of its chain. Refused where none of them
/// is set aside.
pub fn retry(hq: &Hq, device: Option<DeviceId>, sequence: Option<u64>) -> Result<Retried> {
    let is_meant = |of: DeviceId, at: u64| {
        device.is_none_or(|device| device == of) && sequence.is_none_or(|sequence| sequence == at)
    };
    let mut entries = hq.store().read(|db| db.list_set_aside_entries())?;
    entries.retain(|entry| is_meant(entry.device, entry.sequence));
    if entries.is_empty() {
        return Err(Failure::Setting(text!("hq.nothing_set_aside")));
    }
    // Each is read in a transaction of its own: the act stands before the first.
    hq.store().write(|tx| acts::keep(hq, tx, Did::RetrySetAside, &meant(device, sequence), ""))?;
    intake::interpret_again(hq, &entries)?;
    let places: Vec<_> = entries.iter().map(|entry| (entry.device, entry.sequence)).collect();
    let mut stay = list(hq)?;
    stay.retain(|entry| places.contains(&(entry.device, entry.sequence)));
    let taken = u64::try_from(places.len().saturating_sub(stay.len())).unwrap_or_default();
    tracing::info!(taken, stay = stay.len(), "entries that were set aside were read again");
    Ok(Retried { taken, stay })
}

/// What is read again, as an act names it.
fn meant(device: Option<DeviceId>, sequence: Option<u64>) -> String {
    match (device, sequence) {
        (None, _) => "all".to_owned(),
        (Some(device), None) => format!("device {device}"),
        (Some(device), Some(sequence)) => format!("device {device}, entry {sequence}"),
    }
}

fn read(db: &dyn Reads, entry: &Waiting) -> Result<Entry> {
    let envelope: Envelope = serde_json::from_slice(&entry.envelope)?;
    let because = match entry.was {
        Was::SetAside(because) => because,
        Was::Unread | Was::Waiting(_) => return Err(Failure::Missing("why an entry was set aside")),
    };
    let author = db.find_author(entry.device, envelope.officer)?;
    Ok(Entry {
        device: entry.device,
        sequence: entry.sequence,
        entry: envelope.id,
        kind: envelope.kind,
        officer: envelope.officer,
        shown: author.map(|author| author.shown),
        made_at: envelope.at,
        received_at: entry.received_at,
        because,
    })
}

#[cfg(test)]
#[path = "set_aside_tests.rs"]
mod set_aside_tests;
