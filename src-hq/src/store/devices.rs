//! Devices, officers, their keys and certificates.

use crate::enrolment::Officer;
use crate::failure::{Failure, Result};
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::policy::{Actor, Rank, Role};
use cordon_core::rules::time::Timestamp;

/// An enrolled device.
#[derive(Clone, Debug)]
pub struct Device {
    /// Which.
    pub id: DeviceId,
    /// Its public signing key.
    pub key: HexBytes,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// A role and rank by the names that a body keeps them under.
pub fn actor_of(role: String, rank: Option<String>) -> Result<Actor> {
    let role = Role::named(&role).ok_or(Failure::Missing("role"))?;
    let rank = rank.map(|rank| Rank::named(&rank).ok_or(Failure::Missing("rank"))).transpose()?;
    Ok(Actor { role, rank })
}

/// What is read of devices and officers.
pub trait DeviceReads {
    /// A device, where it is enrolled.
    fn find_device(&self, id: DeviceId) -> Result<Option<Device>>;

    /// The device a certificate was given to.
    fn find_device_by_certificate(&self, fingerprint: Digest) -> Result<Option<Device>>;

    /// Every device, in order of its id.
    fn list_devices(&self) -> Result<Vec<Device>>;

    /// The newest officer of this collar number who has no key on the device yet.
    fn find_officer_without_key(&self, collar: &str, device: DeviceId) -> Result<Option<OfficerId>>;

    /// The officer who already holds this key on the device.
    fn find_officer_by_key(&self, collar: &str, device: DeviceId, key: &HexBytes) -> Result<Option<OfficerId>>;

    /// What an officer is to the force, where they are known.
    fn find_actor(&self, officer: OfficerId) -> Result<Option<Actor>>;

    /// What the officers of a device are to the force.
    fn list_actors(&self, device: DeviceId) -> Result<Vec<Actor>>;

    /// Whether two officers' ids are of one collar number.
    fn is_same_person(&self, one: OfficerId, other: OfficerId) -> Result<bool>;

    /// An officer's public signing key on a device.
    fn find_officer_key(&self, device: DeviceId, officer: OfficerId) -> Result<Option<HexBytes>>;
}

/// What is written of devices and officers.
pub trait DeviceWrites {
    /// Enrols a device.
    fn keep_device(&self, id: DeviceId, key: &HexBytes, now: Timestamp) -> Result<()>;

    /// Revokes a device; whether it was there and not revoked.
    fn revoke_device(&self, id: DeviceId, now: Timestamp) -> Result<bool>;

    /// Remembers a certificate that was given out.
    fn keep_certificate(&self, device: DeviceId, fingerprint: Digest, now: Timestamp) -> Result<()>;

    /// Keeps an officer.
    fn keep_officer(&self, id: OfficerId, officer: &Officer, now: Timestamp) -> Result<()>;

    /// Brings an officer's particulars up to date.
    fn update_officer(&self, id: OfficerId, officer: &Officer) -> Result<()>;

    /// Gives an officer a key on a device.
    fn keep_officer_key(&self, device: DeviceId, officer: OfficerId, key: &HexBytes, now: Timestamp) -> Result<()>;

    /// Moves a device's watermark up over what is held without a gap, and returns it.
    fn advance_watermark(&self, device: DeviceId) -> Result<u64>;
}
