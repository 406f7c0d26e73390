//! Devices, officers, their keys and certificates.

use crate::failure::Result;
use cordon_core::proof::attributed::Author;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::{DeviceId, OfficerId};
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

/// Who an officer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Collar number.
    pub collar: String,
    /// Rank, collar number and name, as shown.
    pub shown: String,
    /// Initials, for exhibit references.
    pub initials: String,
}

/// How a device stands towards HQ when it calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its certificate holds.
    Good,
    /// It was revoked.
    Revoked,
    /// Its certificate has run out.
    Expired,
}

impl Device {
    /// How it stands under a certificate.
    pub fn standing(&self, given: &Given, now: Timestamp) -> Standing {
        if self.revoked {
            Standing::Revoked
        } else if now >= given.expires_at {
            Standing::Expired
        } else {
            Standing::Good
        }
    }
}

/// A device at the door.
#[derive(Clone, Debug)]
pub struct Calling {
    /// Which.
    pub device: Device,
    /// How it stands.
    pub standing: Standing,
}

impl Calling {
    /// Why nothing that it hands in is taken, where that is so.
    pub fn kept_out(&self) -> Option<RefusedBecause> {
        match self.standing {
            Standing::Good => None,
            Standing::Revoked => Some(RefusedBecause::DeviceRevoked),
            Standing::Expired => Some(RefusedBecause::CertificateExpired),
        }
    }
}

/// A certificate that HQ gave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// SHA-256 of its DER.
    pub fingerprint: Digest,
    /// To which device.
    pub device: DeviceId,
    /// When.
    pub issued_at: Timestamp,
    /// From when on it no longer holds.
    pub expires_at: Timestamp,
}

/// A device as a person is shown it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub id: DeviceId,
    /// When it was enrolled.
    pub enrolled_at: Timestamp,
    /// When it was revoked, where it was.
    pub revoked_at: Option<Timestamp>,
    /// From when on the last of its certificates no longer holds.
    pub certificate_ends: Option<Timestamp>,
}

/// An officer's key on a device.
pub struct OfficerKey<'a> {
    /// On which.
    pub device: DeviceId,
    /// Whose.
    pub officer: OfficerId,
    /// The public signing key.
    pub key: &'a HexBytes,
    /// Rank, collar number and name, as the device was told: what it writes goes by them, whatever they are
    /// called on another device since.
    pub shown: &'a str,
}

/// What is read of devices and officers.
pub trait DeviceReads {
    /// A device, where it is enrolled.
    fn find_device(&self, id: DeviceId) -> Result<Option<Device>>;

    /// A certificate that was given out, by its fingerprint.
    fn find_certificate(&self, fingerprint: Digest) -> Result<Option<Given>>;

    /// Every device, in order of its id.
    fn list_devices(&self) -> Result<Vec<Device>>;

    /// Every device with how long it may call, the first enrolled first.
    fn list_kept_devices(&self) -> Result<Vec<Kept>>;

    /// The newest officer of this collar number who has not left and has no key on the device yet.
    fn find_officer_without_key(&self, collar: &str, device: DeviceId) -> Result<Option<OfficerId>>;

    /// The officer who already holds this key on the device and has not left.
    fn find_officer_by_key(&self, collar: &str, device: DeviceId, key: &HexBytes) -> Result<Option<OfficerId>>;

    /// Who an officer is as HQ enrolled them on a device, where they were.
    fn find_author(&self, device: DeviceId, officer: OfficerId) -> Result<Option<Author>>;

    /// When an officer left, where they did.
    fn find_left_at(&self, officer: OfficerId) -> Result<Option<Timestamp>>;

    /// Whether two officers' ids are of one collar number.
    fn is_same_person(&self, one: OfficerId, other: OfficerId) -> Result<bool>;

    /// An officer as shown, where they are known.
    fn find_officer_shown(&self, officer: OfficerId) -> Result<Option<String>>;

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
    fn keep_certificate(&self, given: &Given) -> Result<()>;

    /// Keeps an officer.
    fn keep_officer(&self, id: OfficerId, officer: &Named, now: Timestamp) -> Result<()>;

    /// Brings an officer's particulars up to date.
    fn update_officer(&self, id: OfficerId, officer: &Named) -> Result<()>;

    /// Gives an officer a key on a device, under the name that the device was told.
    fn keep_officer_key(&self, key: &OfficerKey<'_>, now: Timestamp) -> Result<()>;

    /// Moves a device's watermark up over what is held without a gap, and returns it.
    fn advance_watermark(&self, device: DeviceId) -> Result<u64>;
}
