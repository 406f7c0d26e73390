//! What a person decides of what was refused: to take it in after all, or that nothing is to be done.
//! Either way it stays, with its bytes, and with what was decided.

use crate::captures;
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::import;
use crate::intake;
use crate::store::items::{Ending, Held};
use cordon_core::proof::capture::SealedCapture;
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::protocol::SealedEntry;
use cordon_core::rules::ids::DeviceId;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, Wording};

/// What came of releasing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Released {
    /// It was taken in.
    TakenIn,
    /// It was refused once more, for this reason, and stays.
    Stays(Wording),
}

/// Hands something that was refused to whoever refused it once more: a file's part to the import, a
/// device's entry or record made while locked to intake. What is taken in leaves the quarantine.
pub fn release(hq: &Hq, id: u64, password: Option<&str>) -> Result<Released> {
    let (held, bytes) = open(hq, id)?;
    let released = match (&held.file, device_of(&held)) {
        (Some(file), _) => file_again(hq, &held, file, &bytes, password)?,
        (None, Some(device)) => of_device_again(hq, &held, device, bytes)?,
        (None, None) => Released::Stays(text!("hq.release_unknown").into()),
    };
    if released == Released::TakenIn {
        hq.store().write(|tx| tx.end_refused(id, Ending::Released, "", hq.now()))?;
    }
    tracing::info!(quarantine = id, taken = released == Released::TakenIn, "released from quarantine");
    Ok(released)
}

/// Ends the stay of something in quarantine: nothing is to be done with it, for a reason.
pub fn close(hq: &Hq, id: u64, why: &str) -> Result<()> {
    if why.trim().is_empty() {
        return Err(Failure::Setting(text!("hq.close_needs_a_reason")));
    }
    open(hq, id)?;
    hq.store().write(|tx| tx.end_refused(id, Ending::Closed, why.trim(), hq.now()))?;
    tracing::info!(quarantine = id, "closed in quarantine");
    Ok(())
}

/// Something that is in quarantine yet.
fn open(hq: &Hq, id: u64) -> Result<(Held, Vec<u8>)> {
    let found = hq.store().read(|db| db.find_refused(id))?;
    let (held, bytes) = found.ok_or_else(|| Failure::Setting(text!("hq.no_such_refused", number = id)))?;
    match &held.ended {
        Some(ended) => {
            let at = Verbatim::from(ended.at.to_string());
            Err(Failure::Setting(text!("hq.ended_before", number = id, how = said(ended.how), at = at)))
        }
        None => Ok((held, bytes)),
    }
}

/// How something left the quarantine, in words.
pub fn said(how: Ending) -> Text {
    match how {
        Ending::Released => text!("hq.was_released"),
        Ending::Closed => text!("hq.was_closed"),
    }
}

/// Every part that was read in the same go and is not refused any more leaves with the one asked for.
fn file_again(hq: &Hq, held: &Held, file: &str, bytes: &[u8], password: Option<&str>) -> Result<Released> {
    let outcome = import::again(hq, held, file, bytes, password)?;
    // Of an exchange file the line alone is kept, and is read as the first of its own.
    let is_line_alone = import::keeps_lines(&held.source);
    let is_refused = |line: Option<u64>| {
        outcome.refused.iter().find(|part| part.line.is_none() || part.line == line || is_line_alone)
    };
    if let Some(refused) = is_refused(held.line) {
        return Ok(Released::Stays(refused.reason.clone()));
    }
    // Of a whole file that opens now, and of which every row is refused for a reason of its own, nothing was
    // taken in.
    if let (None, false, Some(first)) = (held.line, outcome.took_something(), outcome.refused.first()) {
        return Ok(Released::Stays(first.reason.clone()));
    }
    let of_the_file = hq.store().read(|db| db.list_refused_of(file))?;
    let read_too = |other: &&Held| !is_line_alone && other.id != held.id && is_refused(other.line).is_none();
    hq.store().write(|tx| {
        let others = of_the_file.iter().filter(read_too);
        others.map(|other| tx.end_refused(other.id, Ending::Released, "", hq.now())).collect::<Result<Vec<_>>>()
    })?;
    Ok(Released::TakenIn)
}

fn of_device_again(hq: &Hq, held: &Held, device: DeviceId, bytes: Vec<u8>) -> Result<Released> {
    let unknown = || Ok(Released::Stays(text!("hq.release_unknown").into()));
    let Some(device) = hq.store().read(|db| db.find_device(device))? else { return unknown() };
    let sealed = HexBytes(bytes);
    let taken = match (held.line, held.capture) {
        (Some(sequence), _) => intake::release(hq, &device, &SealedEntry { device: device.id, sequence, sealed })?,
        (None, Some(capture)) => captures::release(hq, &device, &SealedCapture { device: device.id, capture, sealed })?,
        (None, None) => return unknown(),
    };
    Ok(match taken {
        Ok(()) => Released::TakenIn,
        Err(because) => Released::Stays(because.text().into()),
    })
}

/// The device that something came from: its source is named "device ID".
fn device_of(held: &Held) -> Option<DeviceId> {
    held.source.strip_prefix("device ")?.parse().ok()
}

#[cfg(test)]
#[path = "quarantine_tests.rs"]
mod quarantine_tests;
