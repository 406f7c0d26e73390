//! Sealing to HQ's public key: HPKE (RFC 9180), base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305.
//! What is sealed can be read by HQ alone, so it can leave a locked device.

use super::digest::HexBytes;
use hpke::rand_core::CryptoRng;
use hpke::{
    Deserializable, Kem as _, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256,
    kem::X25519HkdfSha256,
};

type Kem = X25519HkdfSha256;

const ENCAPPED_LEN: usize = 32;

/// Sealed bytes could not be made or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The key is not one.
    #[error("sealing key is malformed")]
    Key,
    /// The bytes were not sealed to this key for this use, or were changed.
    #[error("sealed bytes do not open")]
    Opening,
}

/// HQ's pair of sealing keys, derived from 32 secret bytes.
pub fn key_pair(secret: &[u8; 32]) -> (HexBytes, HexBytes) {
    let (private, public) = Kem::derive_keypair(secret);
    (HexBytes(private.to_bytes().to_vec()), HexBytes(public.to_bytes().to_vec()))
}

/// Seals bytes to a public key. `bound` must be given again to open: it ties the bytes to their use.
pub fn seal(public: &HexBytes, bound: &[u8], plain: &[u8], rng: &mut impl CryptoRng) -> Result<Vec<u8>, SealError> {
    let key = <Kem as hpke::Kem>::PublicKey::from_bytes(&public.0).map_err(|_| SealError::Key)?;
    let (encapped, cipher) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, Kem>(
        &OpModeS::Base,
        &key,
        b"cordon/seal/v1",
        plain,
        bound,
        rng,
    )
    .map_err(|_| SealError::Key)?;
    let mut sealed = encapped.to_bytes().to_vec();
    sealed.extend_from_slice(&cipher);
    Ok(sealed)
}

/// Opens what was sealed to this private key for this use.
pub fn open(private: &HexBytes, bound: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    let key = <Kem as hpke::Kem>::PrivateKey::from_bytes(&private.0).map_err(|_| SealError::Key)?;
    let (encapped, cipher) = sealed.split_at_checked(ENCAPPED_LEN).ok_or(SealError::Opening)?;
    let encapped = <Kem as hpke::Kem>::EncappedKey::from_bytes(encapped).map_err(|_| SealError::Opening)?;
    hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
        &OpModeR::Base,
        &key,
        &encapped,
        b"cordon/seal/v1",
        cipher,
        bound,
    )
    .map_err(|_| SealError::Opening)
}
