//! Confirming enrolments: the device opens what it committed to, HQ then knows the short number, and an
//! administrator gives the one that the officer reads out. Until it is HQ's, the device is given nothing to
//! read, and what the officer records is kept and waits (ADR 0022).

use crate::acts::{self, Did};
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::intake;
use crate::signing;
use crate::store::Writes;
use crate::store::enrolments::{Enrolment, Outcome, State};
use cordon_core::proof::access::{Access, OfficerAccess, SignedAccess};
use cordon_core::proof::protocol::CommitmentOpened;
use cordon_core::proof::short_number::{ShortNumber, commitment};
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::Verbatim;
use serde::Serialize;

/// Hours that an enrolment waits to be confirmed: a Friday night's until Monday.
pub const HOURS: i64 = 72;
/// Wrong numbers until an enrolment is given up.
const TRIES: u32 = 3;

/// An enrolment, as an administrator is shown it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The force's number for the officer.
    pub collar: String,
    /// Rank, collar number and name.
    pub shown: String,
    /// On which device.
    pub device: DeviceId,
    /// When.
    pub enrolled_at: Timestamp,
    /// From when on it is no longer confirmed.
    pub expires_at: Timestamp,
    /// The short number; absent where the device has not let HQ know it yet.
    pub number: Option<ShortNumber>,
    /// How it stands.
    pub state: State,
}

/// What came of a number that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmation {
    /// It was HQ's.
    Confirmed(Enrolment),
    /// It was not.
    Wrong {
        /// How many more may be given.
        tries_left: u32,
    },
    /// It was the last that could be: the enrolment is given up, and so is a device that nobody else is
    /// confirmed on.
    GivenUp,
}

/// Takes what a device committed to, and signs that its officer's enrolment waits; `None` where it did not
/// commit to this.
pub fn open(hq: &Hq, device: DeviceId, opened: &CommitmentOpened) -> Result<Option<SignedAccess>> {
    let Some(nonce) = opened.nonce.array::<32>() else { return Ok(None) };
    let officer = opened.officer;
    hq.store().write(|tx| {
        let drawn = tx.find_drawn(device, officer)?;
        let Some(drawn) = drawn.filter(|drawn| drawn.commitment == commitment(&nonce)) else { return Ok(None) };
        let held = tx.find_enrolment(device, officer)?.ok_or(Failure::Missing("enrolment"))?;
        if held.number.is_none() {
            tx.set_number(device, officer, ShortNumber::of(drawn.covered, &nonce, &drawn.nonce))?;
            say(hq, tx, (device, officer), Access::Waits { until: held.expires_at })?;
        }
        let said = tx.list_access(device)?;
        let is_theirs = |said: &SignedAccess| {
            said.verify(&hq.secrets().sign_key, device).is_some_and(|access| access.officer == officer)
        };
        Ok(said.into_iter().find(is_theirs))
    })
}

/// Signs HQ's word on an officer's access to a device, and keeps it for that device to fetch.
pub fn say(hq: &Hq, tx: &dyn Writes, whose: (DeviceId, OfficerId), access: Access) -> Result<()> {
    let (device, officer) = whose;
    let said = OfficerAccess { device, officer, access };
    let signed = SignedAccess::sign(&said, &hq.secrets().sign_secret).ok_or(Failure::Missing("access"))?;
    tx.set_access(device, officer, &signed)
}

/// Every enrolment, the oldest first.
pub fn list(hq: &Hq) -> Result<Vec<Listed>> {
    let now = hq.now();
    let all = hq.store().read(|db| db.list_enrolments())?;
    let listed = all.into_iter().map(|held| Listed {
        state: held.state(now),
        collar: held.collar,
        shown: held.shown,
        device: held.device,
        enrolled_at: held.enrolled_at,
        expires_at: held.expires_at,
        number: held.number,
    });
    Ok(listed.collect())
}

/// Confirms the enrolment of a collar number's officer that has this number. Where none has, it counts against
/// each of theirs that waits.
pub fn confirm(hq: &Hq, collar: &str, number: ShortNumber) -> Result<Confirmation> {
    let now = hq.now();
    let done = hq.store().write(|tx| {
        let waiting = waiting_of(tx, collar, now)?;
        match waiting.iter().find(|held| held.number == Some(number)) {
            Some(held) => accept(hq, tx, held, now),
            None => refuse(hq, tx, collar, &waiting, now),
        }
    })?;
    if let Confirmation::Confirmed(held) = &done {
        tracing::info!(device = %held.device, officer = %held.officer, "enrolment confirmed");
        // What was handed in meanwhile is taken up now.
        intake::interpret_waiting(hq, Some(held.device))?;
    }
    Ok(done)
}

/// The enrolments that a number could be of; there is one, or why not is said.
fn waiting_of(tx: &dyn Writes, collar: &str, now: Timestamp) -> Result<Vec<Enrolment>> {
    let is_theirs = |held: &Enrolment| held.collar == collar && held.state(now) == State::Waits;
    let waiting: Vec<Enrolment> = tx.list_enrolments()?.into_iter().filter(is_theirs).collect();
    let collar = Verbatim::from(collar);
    if waiting.is_empty() {
        return Err(Failure::Setting(text!("hq.nobody_waits", collar = collar)));
    }
    if waiting.iter().all(|held| held.number.is_none()) {
        return Err(Failure::Setting(text!("hq.no_number_yet", collar = collar)));
    }
    Ok(waiting)
}

fn accept(hq: &Hq, tx: &dyn Writes, held: &Enrolment, now: Timestamp) -> Result<Confirmation> {
    let (device, officer) = (held.device, held.officer);
    tx.settle_enrolment(device, officer, Outcome::Confirmed, now)?;
    say(hq, tx, (device, officer), Access::Confirmed { at: now })?;
    signing::tell(tx, device)?;
    acts::keep(hq, tx, Did::Confirm, &format!("collar {}, device {device}", held.collar), "")?;
    Ok(Confirmation::Confirmed(held.clone()))
}

fn refuse(hq: &Hq, tx: &dyn Writes, collar: &str, waiting: &[Enrolment], now: Timestamp) -> Result<Confirmation> {
    let mut tries_left = 0;
    for Enrolment { device, officer, .. } in waiting {
        let object = format!("collar {collar}, device {device}");
        let left = TRIES.saturating_sub(tx.count_wrong_number(*device, *officer)?);
        tries_left = tries_left.max(left);
        if left == 0 {
            give_up(hq, tx, (*device, *officer), now)?;
        }
        let did = if left == 0 { Did::GiveUp } else { Did::ConfirmWrongly };
        acts::keep(hq, tx, did, &object, "")?;
    }
    Ok(if tries_left == 0 { Confirmation::GivenUp } else { Confirmation::Wrong { tries_left } })
}

/// Somebody may stand between the device and HQ, or hold the device: nothing of it is trusted any more, but
/// where another officer of it was confirmed.
fn give_up(hq: &Hq, tx: &dyn Writes, whose: (DeviceId, OfficerId), now: Timestamp) -> Result<()> {
    let (device, officer) = whose;
    tx.settle_enrolment(device, officer, Outcome::NotConfirmed, now)?;
    say(hq, tx, whose, Access::NotConfirmed { at: now })?;
    if tx.list_present_actors(device)?.is_empty() {
        tx.revoke_device(device, now)?;
    }
    tracing::warn!(%device, %officer, "enrolment given up after wrong numbers");
    Ok(())
}

#[cfg(test)]
#[path = "confirmation_tests.rs"]
mod confirmation_tests;
