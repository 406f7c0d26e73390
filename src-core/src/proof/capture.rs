//! Captures: records made while a device is locked. No officer can sign then, so a capture is no
//! journal entry: its exact bytes are signed by the device's capture key, which the device's own key
//! vouches for, and sealed twice, to HQ and to the device's own store.
//!
//! The capture key lies in clear beside the transport key. Its signature says "made with what is on
//! this device's disk", and no more: who made it stays a claim until an officer takes it up.

use super::digest::{Digest, HexBytes};
use super::protocol::{SignedReceipt, SignedRefusal};
use super::sign::{Purpose, Statement, public_key, sign, state, stated, verify};
use crate::rules::ids::{CaptureId, DeviceId, ExhibitId, OfficerId};
use crate::rules::incident::{ExhibitKind, is_unnamed};
use crate::rules::place::Position;
use crate::rules::time::{ClockTrust, Timestamp};
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// The version of the layout below.
pub const CAPTURE_VERSION: u32 = 1;

/// What somebody recorded on a locked device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Capture {
    /// The layout: 1.
    pub layout: u32,
    /// This capture, minted when its form opened.
    pub id: CaptureId,
    /// On which device.
    pub device: DeviceId,
    /// When its form opened, by the device's clock.
    pub made_at: Timestamp,
    /// When it was saved, by the device's clock.
    pub saved_at: Timestamp,
    /// How far that clock was trusted.
    pub clock: ClockTrust,
    /// Whether somebody saved it; else it is files alone, kept for a form that was never saved.
    pub saved: bool,
    /// The officer chosen on the lock screen, a claim and no proof; absent for "not signed in".
    pub claimed: Option<OfficerId>,
    /// What happened, in their words.
    pub account: String,
    /// Who it was about, in their words.
    pub who: String,
    /// When it happened.
    pub at: Timestamp,
    /// Whether that time is about right rather than exact.
    pub about: bool,
    /// Where, in their words.
    pub place: String,
    /// Where he was, located.
    pub position: Option<Position>,
    /// What was kept as evidence.
    pub exhibits: Vec<CaptureExhibit>,
}

/// A file kept for a capture, with what is needed to open it. It has no reference yet: references
/// belong to officers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureExhibit {
    /// Which: its encrypted file has this name, and keeps it when an officer takes it up.
    pub id: ExhibitId,
    /// Its number within the capture, from 1.
    pub number: u32,
    /// What it is.
    pub kind: ExhibitKind,
    /// The file's own name, as it was written; empty where it had none.
    #[serde(default, skip_serializing_if = "is_unnamed")]
    pub name: Verbatim,
    /// Its media type, by its first bytes.
    pub media_type: String,
    /// SHA-256 of the original bytes at capture, lower-case hex.
    pub sha256: String,
    /// Size of the original, in bytes.
    pub size_bytes: u64,
    /// When it was captured.
    pub captured_at: Timestamp,
    /// The key of its encrypted file. Whatever holds this is itself sealed.
    pub key: HexBytes,
    /// Size of the encrypted file, in bytes.
    pub sealed_bytes: u64,
    /// SHA-256 of the encrypted file as it was written; absent in records of earlier editions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Digest>,
}

/// The public half of a device's capture key, and the device's word for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureKey {
    /// The public key (Ed25519).
    pub sign_key: HexBytes,
    /// By the device's signing key, over device and public key.
    pub certificate: HexBytes,
}

impl CaptureKey {
    /// The device vouches for a capture key, by its secret half.
    pub fn certify(device: DeviceId, device_secret: &[u8; 32], capture_secret: &[u8; 32]) -> Self {
        let sign_key = public_key(capture_secret);
        let certificate = sign(device_secret, Purpose::CaptureKey, &vouched(device, &sign_key));
        Self { sign_key, certificate }
    }

    /// Whether the device vouches for it.
    pub fn is_certified(&self, device: DeviceId, device_key: &HexBytes) -> bool {
        verify(device_key, Purpose::CaptureKey, &vouched(device, &self.sign_key), &self.certificate)
    }
}

fn vouched(device: DeviceId, sign_key: &HexBytes) -> Vec<u8> {
    [device.0.as_bytes().as_slice(), &sign_key.0].concat()
}

/// A capture's exact bytes with their signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedCapture {
    /// The exact bytes of a [`Capture`].
    pub capture: HexBytes,
    /// Over them, by the capture key.
    pub signature: HexBytes,
    /// That key.
    pub key: CaptureKey,
}

/// Why a capture does not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaptureError {
    /// Its bytes are not a capture.
    #[error("capture cannot be read")]
    Unreadable,
    /// The device does not vouch for the key.
    #[error("the device does not vouch for the capture key")]
    Certificate,
    /// The signature is not the key's.
    #[error("capture signature is not right")]
    Signature,
}

impl SignedCapture {
    /// Signs a capture.
    pub fn sign(capture: &Capture, secret: &[u8; 32], key: CaptureKey) -> Result<Self, CaptureError> {
        let bytes = serde_json::to_vec(capture).map_err(|_| CaptureError::Unreadable)?;
        let signature = sign(secret, Purpose::Capture, &bytes);
        Ok(Self { capture: HexBytes(bytes), signature, key })
    }

    /// Whether the exact bytes are this device's, whatever they say.
    pub fn verify(&self, device: DeviceId, device_key: &HexBytes) -> Result<(), CaptureError> {
        if !self.key.is_certified(device, device_key) {
            return Err(CaptureError::Certificate);
        }
        if !verify(&self.key.sign_key, Purpose::Capture, &self.capture.0, &self.signature) {
            return Err(CaptureError::Signature);
        }
        Ok(())
    }

    /// Reads the capture from its exact bytes, unverified.
    pub fn read(&self) -> Result<Capture, CaptureError> {
        serde_json::from_slice(&self.capture.0).map_err(|_| CaptureError::Unreadable)
    }

    /// SHA-256 of the exact bytes.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.capture.0)
    }
}

/// A capture as it leaves the device: a [`SignedCapture`] in JSON, sealed to HQ, bound to
/// [`SealedCapture::bound`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedCapture {
    /// From which device.
    pub device: DeviceId,
    /// Which capture.
    pub capture: CaptureId,
    /// The sealed bytes.
    pub sealed: HexBytes,
}

impl SealedCapture {
    /// What the sealing to HQ is bound to.
    pub fn bound(device: DeviceId, capture: CaptureId) -> Vec<u8> {
        [b"capture\0".as_slice(), device.0.as_bytes(), capture.0.as_bytes()].concat()
    }
}

/// What HQ says of a capture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum CaptureAnswer {
    /// Checked, stored and receipted.
    Received {
        /// The signed receipt.
        receipt: SignedReceipt,
    },
    /// Not taken, and why. The device keeps it and shows it.
    Refused {
        /// The signed refusal.
        refusal: SignedRefusal,
    },
}

/// HQ's receipt for a capture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureReceipt {
    /// From which device.
    pub device: DeviceId,
    /// Which capture.
    pub capture: CaptureId,
    /// SHA-256 of the sealed bytes, which a locked device can check.
    pub sealed: Digest,
    /// SHA-256 of the exact bytes within.
    pub body: Digest,
    /// When HQ stored it.
    pub received_at: Timestamp,
}

impl Statement for CaptureReceipt {
    const PURPOSE: Purpose = Purpose::CaptureReceipt;
}

impl SignedReceipt {
    /// Signs a capture's receipt.
    pub fn sign_capture(receipt: &CaptureReceipt, secret: &[u8; 32]) -> Option<Self> {
        let (receipt, signature) = state(receipt, secret)?;
        Some(Self { receipt, signature })
    }

    /// The capture's receipt, where HQ's signature is right.
    pub fn verify_capture(&self, key: &HexBytes) -> Option<CaptureReceipt> {
        stated(&self.receipt, &self.signature, key)
    }
}

#[cfg(test)]
#[path = "capture_tests.rs"]
mod capture_tests;
