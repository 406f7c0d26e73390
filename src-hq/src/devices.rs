//! Devices as a person at HQ looks for them: whose they are, how they stand, when they last called; and ending
//! one that was lost.

use crate::acts::{self, Did};
use crate::failure::Result;
use crate::hq::Hq;
use crate::store::Reads;
use crate::store::calls::DeviceDay;
use crate::store::devices::Kept;
use crate::store::enrolments::State;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::Timestamp;
use serde::Serialize;
use std::net::IpAddr;

/// A device, with whoever is on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KnownDevice {
    /// Which.
    pub device: DeviceId,
    /// Its officers, in the order in which they were enrolled on it.
    pub officers: Vec<OnDevice>,
    /// When it was enrolled.
    pub enrolled_at: Timestamp,
    /// When it was revoked, where it was.
    pub revoked_at: Option<Timestamp>,
    /// From when on its certificate no longer holds.
    pub certificate_ends: Option<Timestamp>,
    /// Whether it may fetch orders by its certificate.
    pub stands: Stands,
    /// When it last called, so far as that was written down.
    pub last_call: Option<LastCall>,
}

/// How a device stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    /// Its certificate holds.
    InUse,
    /// Its certificate has run out.
    Expired,
    /// It was revoked.
    Revoked,
}

/// An officer on a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OnDevice {
    /// The force's number for the officer.
    pub collar: String,
    /// Rank, collar number and name, as the device was told.
    pub shown: String,
    /// How their enrolment on it stands.
    pub state: State,
}

/// A device's last call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastCall {
    /// When.
    pub at: Timestamp,
    /// From where it called on that day.
    pub addresses: Vec<IpAddr>,
}

/// Every device, the first enrolled first.
pub fn list(hq: &Hq) -> Result<Vec<KnownDevice>> {
    let now = hq.now();
    hq.store().read(|db| db.list_kept_devices()?.into_iter().map(|kept| known(db, kept, now)).collect())
}

/// Whether a device is enrolled, revoked or not.
pub fn is_enrolled(hq: &Hq, device: DeviceId) -> Result<bool> {
    Ok(hq.store().read(|db| db.find_device(device))?.is_some())
}

/// When devices called, day by day: one, or all.
pub fn days(hq: &Hq, device: Option<DeviceId>) -> Result<Vec<DeviceDay>> {
    hq.store().read(|db| db.list_device_days(device))
}

/// Every device that the officer of a collar number was ever enrolled on.
pub fn of_collar(hq: &Hq, collar: &str) -> Result<Vec<KnownDevice>> {
    let mut devices = list(hq)?;
    devices.retain(|known| known.officers.iter().any(|on| on.collar == collar));
    Ok(devices)
}

fn known(db: &dyn Reads, kept: Kept, now: Timestamp) -> Result<KnownDevice> {
    let Kept { id, enrolled_at, revoked_at, certificate_ends } = kept;
    let on_it = db.list_enrolments_on(id)?.into_iter();
    let officers =
        on_it.map(|held| OnDevice { state: held.state(now), collar: held.collar, shown: held.shown }).collect();
    let stands = match (revoked_at, certificate_ends) {
        (Some(_), _) => Stands::Revoked,
        (None, Some(ends)) if now < ends => Stands::InUse,
        (None, Some(_) | None) => Stands::Expired,
    };
    let last_call = db.find_last_day(id)?.map(|day| LastCall { at: day.last_at, addresses: day.addresses });
    Ok(KnownDevice { device: id, officers, enrolled_at, revoked_at, certificate_ends, stands, last_call })
}

/// Revokes a device, for a reason; whether it was enrolled and not revoked before.
pub fn revoke(hq: &Hq, device: DeviceId, why: &str) -> Result<bool> {
    let why = acts::reason(why)?;
    let is_revoked = hq.store().write(|tx| {
        let is_revoked = tx.revoke_device(device, hq.now())?;
        if is_revoked {
            acts::keep(hq, tx, Did::Revoke, &format!("device {device}"), why)?;
        }
        Ok(is_revoked)
    })?;
    if is_revoked {
        tracing::info!(%device, "revoked");
    }
    Ok(is_revoked)
}

#[cfg(test)]
#[path = "devices_tests.rs"]
mod devices_tests;
