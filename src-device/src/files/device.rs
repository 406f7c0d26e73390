//! Who this device is, and its officers' slots. No secret stands here in clear.

use super::durable;
use super::paths::Paths;
use crate::{Failure, Refusal};
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::protocol::DeviceCertificate;
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::policy::{Actor, Rank, Role};
use cordon_core::rules::settings::Settings;
use cordon_core::text_key;
use cordon_core::wire::OfficerBrief;
use cordon_core::words::TextKey;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// `device.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceFile {
    /// The device.
    pub device: DeviceId,
    /// HQ's address.
    pub hq: String,
    /// HQ's certificate authority, PEM.
    pub ca_pem: String,
    /// HQ's public sealing key.
    pub seal_key: HexBytes,
    /// HQ's public signing key.
    pub sign_key: HexBytes,
    /// The device's public signing key.
    pub device_key: HexBytes,
    /// Officers' slots.
    pub slots: Vec<SlotFile>,
}

/// One officer's slot: the store keys wrapped under their passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotFile {
    /// Its number.
    pub slot: u32,
    /// The officer: one id for each set of keys.
    pub officer: OfficerId,
    /// The force's number for the officer, by which two slots are known for one person's; bound into the
    /// wrapping likewise.
    pub collar: String,
    /// As shown.
    pub shown: String,
    /// Initials.
    pub initials: String,
    /// What the officer is to the force, as HQ said. Bound into the wrapping: changed here, the slot
    /// does not open.
    pub role: Role,
    /// Their police rank, where they have one; bound likewise.
    pub rank: Option<Rank>,
    /// The officer's public signing key.
    pub officer_key: HexBytes,
    /// Argon2id memory cost, KiB.
    pub memory_kib: u32,
    /// Argon2id passes.
    pub passes: u32,
    /// Argon2id salt.
    pub salt: HexBytes,
    /// Nonce of the wrapping.
    pub nonce: HexBytes,
    /// The wrapped keys; absent once destroyed.
    pub wrapped: Option<HexBytes>,
}

impl SlotFile {
    /// Without what wraps its keys.
    pub fn public(&self) -> Self {
        let none = || HexBytes(Vec::new());
        Self { memory_kib: 0, passes: 0, salt: none(), nonce: none(), wrapped: None, ..self.clone() }
    }

    /// With what wraps its keys from another.
    pub fn wrapped_as(&self, other: &Self) -> Self {
        Self {
            memory_kib: other.memory_kib,
            passes: other.passes,
            salt: other.salt.clone(),
            nonce: other.nonce.clone(),
            wrapped: other.wrapped.clone(),
            ..self.clone()
        }
    }

    /// The officer as the policy sees them.
    pub fn actor(&self) -> Actor {
        Actor { role: self.role, rank: self.rank }
    }

    /// The officer as the frame names them.
    pub fn brief(&self) -> OfficerBrief {
        OfficerBrief { id: self.officer, shown: self.shown.as_str().into(), initials: self.initials.as_str().into() }
    }
}

impl DeviceFile {
    /// Without what wraps keys: what the own store knows of the device.
    pub fn public(&self) -> Self {
        let mut public = self.clone();
        for slot in &mut public.slots {
            *slot = slot.public();
        }
        public
    }

    /// A slot by number.
    pub fn slot(&self, slot: u32) -> Result<&SlotFile, Failure> {
        self.slots.iter().find(|each| each.slot == slot).ok_or(Failure::missing(text_key!("refusal.no_such_slot")))
    }

    /// An officer's public key, from their slot.
    pub fn officer_key(&self, officer: OfficerId) -> Option<HexBytes> {
        self.slots.iter().find(|each| each.officer == officer).map(|each| each.officer_key.clone())
    }
}

/// `transport.json`: what push needs while locked.
#[derive(Clone, Serialize, Deserialize)]
pub struct TransportFile {
    /// The TLS key, PEM.
    pub key_pem: String,
    /// The device's certificate.
    pub certificate: DeviceCertificate,
}

/// Reads a JSON file that may not be there.
pub fn load<T: DeserializeOwned>(place: &std::path::Path, what: TextKey) -> Result<Option<T>, Failure> {
    let Some(bytes) = durable::read(place)? else { return Ok(None) };
    serde_json::from_slice(&bytes).map(Some).map_err(|_| Failure::Unreadable { what })
}

/// Writes a JSON file durably.
pub fn save<T: Serialize>(place: &std::path::Path, value: &T, what: TextKey) -> Result<(), Failure> {
    let bytes = serde_json::to_vec_pretty(value).map_err(|_| Failure::Unreadable { what })?;
    durable::write(place, &bytes)
}

/// Writes a JSON file beside its place, to be put there once it may stand.
pub fn prepare<T: Serialize>(place: &std::path::Path, value: &T, what: TextKey) -> Result<durable::Pending, Failure> {
    let bytes = serde_json::to_vec_pretty(value).map_err(|_| Failure::Unreadable { what })?;
    durable::prepare(place, &bytes)
}

/// The device's file, where it is enrolled.
pub fn load_device(paths: &Paths) -> Result<Option<DeviceFile>, Failure> {
    load(&paths.device(), text_key!("fault.device_json"))
}

/// The transport's file.
pub fn load_transport(paths: &Paths) -> Result<TransportFile, Failure> {
    load(&paths.transport(), text_key!("fault.transport_json"))?.ok_or(Failure::Refused(Refusal::NotEnrolled))
}

/// Settings, or what a new device begins with. The file is a copy, made again at the next unlock: one that
/// cannot be read is none.
pub fn load_settings(paths: &Paths) -> Result<Settings, Failure> {
    match load(&paths.settings(), text_key!("fault.settings_json")) {
        Ok(found) => Ok(found.unwrap_or_default()),
        Err(Failure::Unreadable { what }) => {
            tracing::warn!(%what, "the settings of the locked device are those of a new one");
            Ok(Settings::default())
        }
        Err(failure) => Err(failure),
    }
}
