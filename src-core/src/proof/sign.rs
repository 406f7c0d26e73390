//! Ed25519 signatures (RFC 8032), each under a purpose so that none can stand for another.

use super::digest::HexBytes;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a signature is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A journal envelope.
    Envelope,
    /// HQ's receipt.
    Receipt,
    /// HQ's statement of a scope's segments.
    Scope,
    /// A device asks to be enrolled, or another officer on it.
    Enrolment,
    /// A device asks for a new certificate.
    Renewal,
    /// A device's word that a capture key is its own.
    CaptureKey,
    /// A record made while the device was locked.
    Capture,
    /// HQ's receipt for such a record.
    CaptureReceipt,
    /// HQ's receipt for the encrypted file of an exhibit.
    EvidenceReceipt,
    /// HQ's refusal of an entry.
    Refusal,
    /// HQ's refusal of a record made while locked.
    CaptureRefusal,
    /// What HQ made of an entry.
    Outcome,
    /// A device's word that HQ told it a time.
    Time,
    /// HQ's word on an officer's access to a device.
    Access,
}

impl Purpose {
    fn prefix(self) -> &'static [u8] {
        match self {
            Self::Envelope => b"cordon/envelope/v1\0",
            Self::Receipt => b"cordon/receipt/v1\0",
            Self::Scope => b"cordon/scope/v1\0",
            Self::Enrolment => b"cordon/enrolment/v1\0",
            Self::Renewal => b"cordon/renewal/v1\0",
            Self::CaptureKey => b"cordon/capture-key/v1\0",
            Self::Capture => b"cordon/capture/v1\0",
            Self::CaptureReceipt => b"cordon/capture-receipt/v1\0",
            Self::EvidenceReceipt => b"cordon/evidence-receipt/v1\0",
            Self::Refusal => b"cordon/refusal/v1\0",
            Self::CaptureRefusal => b"cordon/capture-refusal/v1\0",
            Self::Outcome => b"cordon/outcome/v1\0",
            Self::Time => b"cordon/time/v1\0",
            Self::Access => b"cordon/access/v1\0",
        }
    }
}

/// What is signed by its exact bytes as JSON, under a purpose of its own: nothing else that is signed can be
/// taken for it.
pub trait Statement: Serialize + DeserializeOwned {
    /// What a signature over it is for.
    const PURPOSE: Purpose;
}

/// A statement's exact bytes, and the signature over them.
pub fn state<T: Statement>(said: &T, secret: &[u8; 32]) -> Option<(HexBytes, HexBytes)> {
    let bytes = serde_json::to_vec(said).ok()?;
    let signature = sign(secret, T::PURPOSE, &bytes);
    Some((HexBytes(bytes), signature))
}

/// What a statement's bytes say, where the signature over them is the key's.
pub fn stated<T: Statement>(bytes: &HexBytes, signature: &HexBytes, key: &HexBytes) -> Option<T> {
    if !verify(key, T::PURPOSE, &bytes.0, signature) {
        return None;
    }
    serde_json::from_slice(&bytes.0).ok()
}

/// Signs bytes for a purpose with a 32-byte secret key.
pub fn sign(secret: &[u8; 32], purpose: Purpose, bytes: &[u8]) -> HexBytes {
    let key = SigningKey::from_bytes(secret);
    HexBytes(key.sign(&[purpose.prefix(), bytes].concat()).to_bytes().to_vec())
}

/// The public key of a 32-byte secret key.
pub fn public_key(secret: &[u8; 32]) -> HexBytes {
    HexBytes(SigningKey::from_bytes(secret).verifying_key().to_bytes().to_vec())
}

/// Whether a signature over bytes for a purpose is the key's. Malformed keys and signatures are not.
pub fn verify(key: &HexBytes, purpose: Purpose, bytes: &[u8], signature: &HexBytes) -> bool {
    let Some(key) = key.array::<32>().and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok()) else {
        return false;
    };
    let Ok(signature) = Signature::from_slice(&signature.0) else { return false };
    key.verify_strict(&[purpose.prefix(), bytes].concat(), &signature).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_bytes_key_and_purpose_only() {
        let (secret, other) = ([7; 32], [8; 32]);
        let signature = sign(&secret, Purpose::Envelope, b"bytes");
        assert!(verify(&public_key(&secret), Purpose::Envelope, b"bytes", &signature));
        assert!(!verify(&public_key(&secret), Purpose::Receipt, b"bytes", &signature));
        assert!(!verify(&public_key(&secret), Purpose::Envelope, b"bytez", &signature));
        assert!(!verify(&public_key(&other), Purpose::Envelope, b"bytes", &signature));
        assert!(!verify(&HexBytes(vec![1]), Purpose::Envelope, b"bytes", &signature));
    }
}
