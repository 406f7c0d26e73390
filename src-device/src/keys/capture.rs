//! The keys of records made while locked. What opens such a record lies in the own store alone; what
//! seals and signs one lies in clear beside the transport key, so that it can be used while locked.

use super::random;
use crate::Failure;
use cordon_core::proof::capture::{Capture, CaptureKey, SignedCapture};
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::seal;
use cordon_core::rules::ids::DeviceId;
use cordon_core::text_key;
use getrandom::SysRng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

/// `capture.json`: what is needed while locked. None of it opens anything.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureKeys {
    /// The own store's public sealing key.
    pub seal_key: HexBytes,
    /// The secret half of the capture key. Whoever copies the disk can sign with it, as they can use
    /// the TLS key.
    pub sign_secret: HexBytes,
    /// Its public half, with the device's word for it.
    pub key: CaptureKey,
}

/// What the own store keeps; zeroed when dropped.
pub struct CaptureSecrets {
    /// Opens what was sealed to the own store.
    pub open_key: HexBytes,
    /// Seals to it.
    pub seal_key: HexBytes,
    /// The secret half of the capture key.
    pub sign_secret: HexBytes,
}

impl Drop for CaptureSecrets {
    fn drop(&mut self) {
        self.open_key.0.zeroize();
        self.sign_secret.0.zeroize();
    }
}

impl CaptureSecrets {
    /// Fresh keys.
    pub fn make() -> Result<Self, Failure> {
        let (open_key, seal_key) = seal::key_pair(&random::<32>()?);
        Ok(Self { open_key, seal_key, sign_secret: HexBytes(random::<32>()?.to_vec()) })
    }

    /// What may lie in clear, with the device's word for the capture key.
    pub fn keys(&self, device: DeviceId, device_secret: &[u8; 32]) -> Result<CaptureKeys, Failure> {
        let secret = signing(&self.sign_secret)?;
        Ok(CaptureKeys {
            seal_key: self.seal_key.clone(),
            sign_secret: self.sign_secret.clone(),
            key: CaptureKey::certify(device, device_secret, &secret),
        })
    }

    /// Opens what was sealed to the own store for this use.
    pub fn open(&self, bound: &[u8], sealed: &HexBytes) -> Result<Vec<u8>, Failure> {
        seal::open(&self.open_key, bound, &sealed.0)
            .map_err(|_| Failure::Unreadable { what: text_key!("fault.capture") })
    }
}

impl CaptureKeys {
    /// Signs a record made while locked.
    pub fn sign(&self, capture: &Capture) -> Result<SignedCapture, Failure> {
        SignedCapture::sign(capture, &signing(&self.sign_secret)?, self.key.clone())
            .map_err(|_| Failure::Keys(text_key!("fault.the_record_cannot_be_signed")))
    }
}

/// Seals bytes to a public key for one use.
pub fn seal_to(key: &HexBytes, bound: &[u8], plain: &[u8]) -> Result<HexBytes, Failure> {
    let mut rng = getrandom::rand_core::UnwrapErr(SysRng);
    seal::seal(key, bound, plain, &mut rng)
        .map(HexBytes)
        .map_err(|_| Failure::Keys(text_key!("fault.the_record_cannot_be_sealed")))
}

fn signing(secret: &HexBytes) -> Result<[u8; 32], Failure> {
    secret.array::<32>().ok_or(Failure::Unreadable { what: text_key!("fault.capture_key") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn what_is_sealed_in_clear_opens_with_the_own_stores_half_only() {
        let device = DeviceId(Uuid::from_u128(1));
        let (ours, other) = (CaptureSecrets::make().unwrap(), CaptureSecrets::make().unwrap());
        let keys = ours.keys(device, &[3; 32]).unwrap();
        let sealed = seal_to(&keys.seal_key, b"use", b"account").unwrap();
        assert_eq!(ours.open(b"use", &sealed).unwrap(), b"account");
        assert!(ours.open(b"another use", &sealed).is_err());
        assert!(other.open(b"use", &sealed).is_err());
        assert_ne!(keys.sign_secret, ours.open_key, "what lies in clear does not open");
    }
}
