//! Envelopes: what every journal entry shows of itself, signed by device and officer.

use super::digest::{Digest, HexBytes, commit};
use super::sign::{Purpose, sign, verify};
use crate::rules::ids::{DeviceId, EntryId, OfficerId};
use crate::rules::time::{ClockTrust, Timestamp};
use serde::{Deserialize, Serialize};

/// The version of this layout.
pub const ENVELOPE_VERSION: u32 = 1;

/// What a journal entry shows of itself. Its body is bound by the commitment and stored apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// The layout: 1.
    pub layout: u32,
    /// This entry.
    pub id: EntryId,
    /// The chain it belongs to: one per device.
    pub chain: DeviceId,
    /// Its place in the chain, from 1.
    pub sequence: u64,
    /// When it was entered, by the device's clock.
    pub at: Timestamp,
    /// How far that clock was trusted.
    pub clock: ClockTrust,
    /// The officer whose slot was open.
    pub officer: OfficerId,
    /// The kind of its body.
    pub kind: String,
    /// The version of that kind's layout.
    pub version: u32,
    /// SHA-256(salt ‖ body).
    pub commitment: Digest,
    /// SHA-256 of the envelope before; zero for the first.
    pub previous: Digest,
}

/// An envelope's exact bytes with both signatures, and the body it binds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedEntry {
    /// The envelope's exact bytes.
    pub envelope: HexBytes,
    /// By the device.
    pub device_signature: HexBytes,
    /// By the officer.
    pub officer_signature: HexBytes,
    /// The body's exact bytes; [`of_body`](Self::of_body) says what their absence means.
    pub body: Option<HexBytes>,
    /// The salt of the commitment.
    pub salt: Option<HexBytes>,
}

/// What is there of the body that an envelope commits to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfBody<'e> {
    /// Its bytes and the salt; whether they are what was committed to is another question.
    Given {
        /// The body's exact bytes.
        body: &'e HexBytes,
        /// The salt of the commitment.
        salt: &'e HexBytes,
    },
    /// Bytes or salt are not there, and nothing says why: whoever made the entry had both. A body that is
    /// disposed of at HQ will have its erasure stated beside it; nothing erases one yet, so this is a fault
    /// wherever it is found.
    Missing,
}

/// Why an entry does not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// The envelope's bytes are not one.
    #[error("envelope cannot be read")]
    Unreadable,
    /// The device's signature is not right.
    #[error("device signature is not right")]
    DeviceSignature,
    /// The officer's signature is not right.
    #[error("officer signature is not right")]
    OfficerSignature,
    /// The body or its salt is not there.
    #[error("body is not there")]
    BodyMissing,
    /// Body and salt are not what was committed to.
    #[error("body is not what was committed to")]
    Commitment,
}

/// The two secret keys that sign.
#[derive(Clone, Copy)]
pub struct Signers<'a> {
    /// The device's.
    pub device: &'a [u8; 32],
    /// The officer's.
    pub officer: &'a [u8; 32],
}

impl SignedEntry {
    /// Signs an envelope over a body that it commits to.
    pub fn sign(envelope: &Envelope, body: Vec<u8>, salt: [u8; 32], signers: Signers<'_>) -> Result<Self, EntryError> {
        if envelope.commitment != commit(&salt, &body) {
            return Err(EntryError::Commitment);
        }
        let bytes = serde_json::to_vec(envelope).map_err(|_| EntryError::Unreadable)?;
        Ok(Self {
            device_signature: sign(signers.device, Purpose::Envelope, &bytes),
            officer_signature: sign(signers.officer, Purpose::Envelope, &bytes),
            envelope: HexBytes(bytes),
            body: Some(HexBytes(body)),
            salt: Some(HexBytes(salt.to_vec())),
        })
    }

    /// Reads the envelope from its exact bytes, unverified.
    pub fn read(&self) -> Result<Envelope, EntryError> {
        serde_json::from_slice(&self.envelope.0).map_err(|_| EntryError::Unreadable)
    }

    /// The digest that the next entry names.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.envelope.0)
    }

    /// What is there of the body.
    pub fn of_body(&self) -> OfBody<'_> {
        match (&self.body, &self.salt) {
            (Some(body), Some(salt)) => OfBody::Given { body, salt },
            (Some(_) | None, None) | (None, Some(_)) => OfBody::Missing,
        }
    }

    /// Verifies both signatures, and then the body.
    pub fn verify(&self, device_key: &HexBytes, officer_key: &HexBytes) -> Result<Envelope, EntryError> {
        let envelope = self.verify_signatures(device_key, officer_key)?;
        match self.of_body() {
            OfBody::Missing => Err(EntryError::BodyMissing),
            OfBody::Given { body, salt } => match salt.array::<32>() {
                Some(salt) if commit(&salt, &body.0) == envelope.commitment => Ok(envelope),
                Some(_) | None => Err(EntryError::Commitment),
            },
        }
    }

    /// Verifies both signatures alone: whether device and officer signed this envelope, whatever came with it.
    pub fn verify_signatures(&self, device_key: &HexBytes, officer_key: &HexBytes) -> Result<Envelope, EntryError> {
        let envelope = self.read()?;
        if !verify(device_key, Purpose::Envelope, &self.envelope.0, &self.device_signature) {
            return Err(EntryError::DeviceSignature);
        }
        if !verify(officer_key, Purpose::Envelope, &self.envelope.0, &self.officer_signature) {
            return Err(EntryError::OfficerSignature);
        }
        Ok(envelope)
    }
}
