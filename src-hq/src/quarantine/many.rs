//! Many at once: what one device handed in, for one reason or for any.

use super::{Given, Released, end, release};
use crate::acts;
use crate::failure::Result;
use crate::hq::Hq;
use crate::store::refused::{Because, Ending, Held};
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::DeviceId;
use cordon_core::words::Wording;

/// Which of what waits.
#[derive(Clone, Copy, Debug)]
pub struct Many {
    /// What this device handed in.
    pub device: DeviceId,
    /// For this reason alone.
    pub reason: Option<RefusedBecause>,
}

/// What came of releasing many: how many were taken in, and why each of the others stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReleasedAll {
    /// How many were taken in.
    pub taken: u64,
    /// The others, by number.
    pub stay: Vec<(u64, Wording)>,
}

/// Releases each that is meant; one that stays holds up no other.
pub fn release_all(hq: &Hq, many: &Many, given: &Given<'_>) -> Result<ReleasedAll> {
    let mut released = ReleasedAll::default();
    for held in meant(hq, many)? {
        match release(hq, held.id, given)? {
            Released::TakenIn(_) => released.taken += 1,
            Released::Stays(why) => released.stay.push((held.id, why)),
        }
    }
    Ok(released)
}

/// Closes all that are meant, for one reason, and returns how many.
pub fn close_all(hq: &Hq, many: &Many, why: &str) -> Result<u64> {
    let why = acts::reason(why)?;
    let meant = meant(hq, many)?;
    let closed = hq.store().write(|tx| {
        let mut closed = 0;
        for held in &meant {
            closed += u64::from(end(hq, tx, (held.id, Ending::Closed), why)?);
        }
        Ok(closed)
    })?;
    tracing::info!(device = %many.device, closed, "closed in quarantine");
    Ok(closed)
}

fn meant(hq: &Hq, many: &Many) -> Result<Vec<Held>> {
    let is_meant = |held: &Held| {
        held.by == Some(many.device) && many.reason.is_none_or(|reason| held.because == Because::Intake(reason))
    };
    Ok(hq.store().read(|db| db.list_refused())?.into_iter().filter(is_meant).collect())
}
