//! Officers who leave: every access of a collar number ends, on every device, and its codes are void. Each
//! device is told under HQ's signature, and ends the slot when it next calls (ADR 0022).

use crate::acts::{self, Did};
use crate::confirmation::say;
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::store::Reads;
use crate::store::Writes;
use crate::store::enrolments::Leaving;
use cordon_core::proof::access::Access;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::Verbatim;
use serde::Serialize;

/// What off-boarding ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offboarded {
    /// The force's number for the officer.
    pub collar: String,
    /// From when on nothing that they sign is taken.
    pub at: Timestamp,
    /// The devices that they had a slot on, each once.
    pub devices: Vec<DeviceId>,
    /// Codes of theirs that could still have been used.
    pub codes: u64,
}

/// Ends the access of a collar number's officer; `None` where there is no such officer and no such code.
pub fn offboard(hq: &Hq, collar: &str, why: &str) -> Result<Option<Offboarded>> {
    let why = acts::reason(why)?;
    let at = hq.now();
    let done = hq.store().write(|tx| {
        refuse_left(tx, collar)?;
        let ended = tx.end_officers(collar, at)?;
        let codes = tx.void_codes(collar, at)?;
        if ended.is_empty() && codes == 0 {
            return Ok(None);
        }
        tx.keep_leaving(collar, &Leaving { at, why: why.to_owned() })?;
        acts::keep(hq, tx, Did::Offboard, &format!("collar {collar}"), why)?;
        ended.iter().try_for_each(|whose| say(hq, tx, *whose, Access::Ended { at }))?;
        let mut devices: Vec<DeviceId> = ended.into_iter().map(|(device, _officer)| device).collect();
        devices.dedup();
        Ok(Some(Offboarded { collar: collar.to_owned(), at, devices, codes }))
    })?;
    if let Some(done) = &done {
        tracing::info!(devices = done.devices.len(), codes = done.codes, "an officer was off-boarded");
    }
    Ok(done)
}

/// As [`take_back`], and nothing else with it.
pub fn take_back_alone(hq: &Hq, collar: &str) -> Result<bool> {
    hq.store().write(|tx| take_back(hq, tx, collar))
}

/// Takes an officer back who had left: codes may be minted for the number again. What ended stays ended; they
/// are enrolled anew. Whether they had left.
pub fn take_back(hq: &Hq, tx: &dyn Writes, collar: &str) -> Result<bool> {
    let had_left = tx.end_leaving(collar, hq.now())?;
    if had_left {
        acts::keep(hq, tx, Did::TakeBack, &format!("collar {collar}"), "")?;
    }
    Ok(had_left)
}

/// Refuses what is to be done for somebody who has left.
pub fn refuse_left(db: &dyn Reads, collar: &str) -> Result<()> {
    let Some(left) = db.find_leaving(collar)? else { return Ok(()) };
    let (collar, why) = (Verbatim::from(collar), Verbatim::from(left.why));
    Err(Failure::Setting(text!(
        "hq.officer_left",
        collar = collar,
        at = Verbatim::from(left.at.london_text()),
        why = why
    )))
}

#[cfg(test)]
#[path = "leaving_tests.rs"]
mod leaving_tests;
