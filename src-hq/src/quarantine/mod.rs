//! What was refused: kept as it came, weighed by a person, and taken in after all or closed. Either way it
//! stays, with its bytes, and with what was decided.

mod many;
mod weigh;

pub use crate::import::Given;
pub use many::{Many, ReleasedAll, close_all, release_all};
pub use weigh::weigh;

use crate::acts::{self, Did};
use crate::captures;
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::import::{self, Again, Taken};
use crate::intake;
use crate::store::Writes;
use crate::store::devices::Device;
use crate::store::refused::{CameFrom, Ending, Held, Step, Turn};
use cordon_core::proof::capture::SealedCapture;
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::protocol::SealedEntry;
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, Wording};
use std::cell::Cell;
use std::path::Path;

/// What came of releasing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Released {
    /// It was taken in, and this came of it: of what a device sent there is nothing to say.
    TakenIn(Taken),
    /// It was refused once more, for this reason, and stays.
    Stays(Wording),
}

/// Hands something that was refused to whoever refused it once more: a part of a file to the import, what a
/// device sent to intake. What is taken in leaves the quarantine; where it stays, nothing is changed.
pub fn release(hq: &Hq, id: u64, given: &Given<'_>) -> Result<Released> {
    let held = find(hq, id)?;
    if let Some(ended) = held.ended.as_ref().filter(|ended| ended.how == Ending::Released) {
        return Err(ended_before(id, ended.how, ended.at.london_text()));
    }
    let released = again(hq, &held, given)?;
    tracing::info!(quarantine = id, taken = matches!(released, Released::TakenIn(_)), "released from quarantine");
    Ok(released)
}

/// Ends the stay of a part of a file that was taken in by a person's act, under each reason for which it waits. What is
/// refused within it for itself stays.
fn end_part(tx: &dyn Writes, released: &Held, taken: &Taken, (act, now): (Option<u64>, Timestamp)) -> Result<()> {
    let end = |id: u64| -> Result<()> {
        let is_ended = tx.end_refused(id, Ending::Released, "", now)?;
        act.filter(|_act| is_ended).map_or(Ok(()), |act| tx.name_act_of_refused(id, act))
    };
    end(released.id)?;
    let CameFrom::Part { file, .. } = &released.from else { return Ok(()) };
    let stays = |held: &Held| taken.refused.iter().any(|part| part.spot() == held.spot() && part.reason == held.why());
    for held in tx.list_refused_of(file)?.iter().filter(|held| held.spot() == released.spot() && !stays(held)) {
        end(held.id)?;
    }
    Ok(())
}

/// Ends the stay of something in quarantine: nothing is to be done with it, for a reason.
pub fn close(hq: &Hq, id: u64, why: &str) -> Result<()> {
    let why = acts::reason(why)?;
    let held = find(hq, id)?;
    if let Some(ended) = &held.ended {
        return Err(ended_before(id, ended.how, ended.at.london_text()));
    }
    hq.store().write(|tx| end(hq, tx, (id, Ending::Closed), why))?;
    tracing::info!(quarantine = id, "closed in quarantine");
    Ok(())
}

/// Puts something that was closed back into quarantine, for a reason.
pub fn reopen(hq: &Hq, id: u64, why: &str) -> Result<()> {
    let why = acts::reason(why)?;
    let held = find(hq, id)?;
    let is_open = hq.store().write(|tx| {
        let is_open = tx.reopen_refused(id, why, hq.now())?;
        if is_open {
            tx.name_act_of_refused(id, acts::keep_numbered(hq, tx, Did::ReopenRefused, &numbered(id), why)?)?;
        }
        Ok(is_open)
    })?;
    if !is_open {
        return Err(match held.ended {
            Some(ended) => ended_before(id, ended.how, ended.at.london_text()),
            None => Failure::Setting(text!("hq.not_closed", number = id)),
        });
    }
    tracing::info!(quarantine = id, "opened again in quarantine");
    Ok(())
}

/// Everything that waits, without its bytes.
pub fn list(hq: &Hq) -> Result<Vec<Held>> {
    hq.store().read(|db| db.list_refused())
}

/// Everything that was ever refused.
pub fn list_ever(hq: &Hq) -> Result<Vec<Held>> {
    hq.store().read(|db| db.list_ever_refused())
}

/// One that was ever refused, without its bytes; none where there is no such.
pub fn one(hq: &Hq, id: u64) -> Result<Option<Held>> {
    hq.store().read(|db| db.find_refused(id))
}

/// What became of one, in order, each step with the act that it was.
pub fn steps(hq: &Hq, id: u64) -> Result<Vec<Step>> {
    hq.store().read(|db| db.list_refused_steps(id))
}

/// The bytes of one as they came: of a row of a file, that row alone.
pub fn shown(hq: &Hq, id: u64) -> Result<Vec<u8>> {
    let held = find(hq, id)?;
    match &held.from {
        CameFrom::Part { path, .. } => Ok(import::row(Path::new(path), bytes(hq, id)?, held.spot())),
        CameFrom::Entry { .. } | CameFrom::Capture { .. } => bytes(hq, id),
        CameFrom::Nonsense => Err(Failure::Setting(text!("hq.release_nonsense"))),
    }
}

/// The bytes of one that is kept and not only counted.
fn bytes(hq: &Hq, id: u64) -> Result<Vec<u8>> {
    hq.store().read(|db| db.find_refused_bytes(id))?.ok_or(Failure::Missing("refused bytes"))
}

/// Something refused, as an act names it.
fn numbered(id: u64) -> String {
    format!("number {id}")
}

/// Ends the stay of something, as a person's act; whether it was there.
fn end(hq: &Hq, tx: &dyn Writes, (id, how): (u64, Ending), why: &str) -> Result<bool> {
    let is_ended = tx.end_refused(id, how, why, hq.now())?;
    if is_ended {
        let did = match how {
            Ending::Released => Did::Release,
            Ending::Closed => Did::CloseRefused,
        };
        tx.name_act_of_refused(id, acts::keep_numbered(hq, tx, did, &numbered(id), why)?)?;
    }
    Ok(is_ended)
}

/// Writes down that a person released something, in the transaction that takes it in.
fn is_released(hq: &Hq, tx: &dyn Writes, id: u64) -> Result<()> {
    end(hq, tx, (id, Ending::Released), "").map(|_is_ended| ())
}

fn find(hq: &Hq, id: u64) -> Result<Held> {
    let found = hq.store().read(|db| db.find_refused(id))?;
    found.ok_or_else(|| Failure::Setting(text!("hq.no_such_refused", number = id)))
}

fn ended_before(id: u64, how: Ending, at: String) -> Failure {
    Failure::Setting(text!("hq.ended_before", number = id, how = ending_text(how), at = Verbatim::from(at)))
}

/// What became of something refused, in words.
pub fn turn_text(turn: Turn) -> Text {
    match turn {
        Turn::Released => ending_text(Ending::Released),
        Turn::Closed => ending_text(Ending::Closed),
        Turn::Reopened => text!("hq.was_reopened"),
        Turn::RefusedAgain => text!("hq.was_refused_again"),
        Turn::RefusedOtherwise => text!("hq.was_refused_otherwise"),
    }
}

/// How something left the quarantine, in words.
pub fn ending_text(how: Ending) -> Text {
    match how {
        Ending::Released => text!("hq.was_released"),
        Ending::Closed => text!("hq.was_closed"),
    }
}

fn again(hq: &Hq, held: &Held, given: &Given<'_>) -> Result<Released> {
    match &held.from {
        CameFrom::Part { path, file, within, line } => {
            // It is taken in several transactions: the act stands before the first.
            let act = Cell::new(None);
            let begins = || -> Result<()> {
                let kept = hq.store().write(|tx| acts::keep_numbered(hq, tx, Did::Release, &numbered(held.id), ""))?;
                act.set(Some(kept));
                Ok(())
            };
            let (path, why) = (Path::new(path), held.why());
            let (within, line) = (within.as_deref(), *line);
            let part = import::HeldPart { path, file, within, line, why, at: held.at, begins: &begins };
            Ok(match import::again(hq, &part, &bytes(hq, held.id)?, given)? {
                Again::Taken(taken) => {
                    hq.store().write(|tx| end_part(tx, held, &taken, (act.get(), hq.now())))?;
                    Released::TakenIn(taken)
                }
                Again::Refused(why) => Released::Stays(why),
            })
        }
        CameFrom::Entry { device, sequence } => of_device(hq, *device, |device| {
            let sealed = SealedEntry { device: device.id, sequence: *sequence, sealed: HexBytes(bytes(hq, held.id)?) };
            intake::release(hq, device, &sealed, |tx| is_released(hq, tx, held.id))
        }),
        CameFrom::Capture { device, capture } => of_device(hq, *device, |device| {
            let sealed = SealedCapture { device: device.id, capture: *capture, sealed: HexBytes(bytes(hq, held.id)?) };
            captures::release(hq, device, &sealed, |tx| is_released(hq, tx, held.id))
        }),
        CameFrom::Nonsense => Ok(Released::Stays(text!("hq.release_nonsense").into())),
    }
}

fn of_device(
    hq: &Hq,
    device: DeviceId,
    take: impl FnOnce(&Device) -> Result<std::result::Result<(), RefusedBecause>>,
) -> Result<Released> {
    let Some(device) = hq.store().read(|db| db.find_device(device))? else {
        return Ok(Released::Stays(text!("hq.release_unknown").into()));
    };
    Ok(match take(&device)? {
        Ok(()) => Released::TakenIn(Taken::default()),
        Err(because) => Released::Stays(because.text().into()),
    })
}

#[cfg(test)]
mod quarantine_tests;
