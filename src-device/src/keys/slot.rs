//! A slot wraps the store keys under HKDF(Argon2id(passphrase), keystore secret).

use super::{Keystore, random};
use crate::files::device::SlotFile;
use crate::{Failure, Refusal};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    ChaCha20Poly1305, Key, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::passphrase::normal_passphrase;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::policy::Rank;
use cordon_core::text_key;
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Argon2id cost for new slots: RFC 9106's second recommendation.
pub const MEMORY_KIB: u32 = 64 * 1024;
/// Argon2id passes for new slots.
pub const PASSES: u32 = 3;

/// What a slot opens.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct StoreKeys {
    /// Raw key of the own store.
    pub own: [u8; 32],
    /// Raw key of the replica.
    pub replica: [u8; 32],
    /// The device's secret signing key.
    pub device_secret: [u8; 32],
    /// The officer's secret signing key.
    pub officer_secret: [u8; 32],
}

/// Wraps keys into a slot under a passphrase, replacing what it held.
pub fn wrap_slot(
    mut slot: SlotFile,
    device: DeviceId,
    passphrase: &str,
    keystore: &dyn Keystore,
    keys: &StoreKeys,
) -> Result<SlotFile, Failure> {
    slot.salt = HexBytes(random::<16>()?.to_vec());
    slot.nonce = HexBytes(random::<12>()?.to_vec());
    let key = wrapping_key(&slot, passphrase, keystore)?;
    let plain =
        Zeroizing::new(serde_json::to_vec(keys).map_err(|_| Failure::Keys(text_key!("fault.keys_cannot_be_written")))?);
    let bound = bound(device, &slot);
    let wrapped = cipher(&key)
        .encrypt(&nonce(&slot)?, Payload { msg: &plain, aad: &bound })
        .map_err(|_| Failure::Keys(text_key!("fault.keys_cannot_be_wrapped")))?;
    slot.wrapped = Some(HexBytes(wrapped));
    Ok(slot)
}

/// Opens a slot with a passphrase; `None` where it does not open.
pub fn open_slot(
    slot: &SlotFile,
    device: DeviceId,
    passphrase: &str,
    keystore: &dyn Keystore,
) -> Result<Option<StoreKeys>, Failure> {
    let wrapped = slot.wrapped.as_ref().ok_or(Failure::Refused(Refusal::SlotDestroyed))?;
    let key = wrapping_key(slot, passphrase, keystore)?;
    let bound = bound(device, slot);
    let Ok(plain) = cipher(&key).decrypt(&nonce(slot)?, Payload { msg: &wrapped.0, aad: &bound }) else {
        return Ok(None);
    };
    let plain = Zeroizing::new(plain);
    serde_json::from_slice(&plain).map(Some).map_err(|_| Failure::Unreadable { what: text_key!("fault.slot") })
}

fn cipher(key: &Zeroizing<[u8; 32]>) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&Key::from(**key))
}

fn nonce(slot: &SlotFile) -> Result<Nonce, Failure> {
    slot.nonce.array::<12>().map(Nonce::from).ok_or(Failure::Unreadable { what: text_key!("fault.slot") })
}

/// What the wrapping is bound to: the file lies in clear, and whoever writes another role into it must
/// not gain by it.
fn bound(device: DeviceId, slot: &SlotFile) -> Vec<u8> {
    let rank = slot.rank.map_or("", Rank::name);
    [
        b"cordon/slot/v1\0".as_slice(),
        device.0.as_bytes(),
        &slot.slot.to_be_bytes(),
        slot.officer.0.as_bytes(),
        slot.role.name().as_bytes(),
        b"\0",
        rank.as_bytes(),
        b"\0",
        slot.collar.as_bytes(),
    ]
    .concat()
}

fn wrapping_key(slot: &SlotFile, passphrase: &str, keystore: &dyn Keystore) -> Result<Zeroizing<[u8; 32]>, Failure> {
    let params = Params::new(slot.memory_kib, slot.passes, 1, Some(32))
        .map_err(|_| Failure::Unreadable { what: text_key!("fault.slot") })?;
    let normal = Zeroizing::new(normal_passphrase(passphrase));
    let mut stretched = Zeroizing::new([0_u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(normal.as_bytes(), &slot.salt.0, stretched.as_mut_slice())
        .map_err(|_| Failure::Keys(text_key!("fault.the_passphrase_cannot_be_stretched")))?;
    let secret = keystore.secret().map(Zeroizing::new);
    let hardware: &[u8] = secret.as_ref().map_or(&[], |secret| secret.as_slice());
    let mut key = Zeroizing::new([0_u8; 32]);
    Hkdf::<Sha256>::new(Some(hardware), stretched.as_slice())
        .expand(b"cordon/slot-key/v1", key.as_mut_slice())
        .map_err(|_| Failure::Keys(text_key!("fault.the_key_cannot_be_derived")))?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::NoKeystore;
    use cordon_core::rules::ids::OfficerId;
    use cordon_core::rules::policy::Role;
    use uuid::Uuid;

    struct Chip(u8);

    impl Keystore for Chip {
        fn secret(&self) -> Option<[u8; 32]> {
            Some([self.0; 32])
        }
    }

    fn slot() -> SlotFile {
        SlotFile {
            slot: 1,
            officer: OfficerId(Uuid::nil()),
            collar: String::new(),
            shown: String::new(),
            initials: String::new(),
            role: Role::Officer,
            rank: Some(Rank::Constable),
            officer_key: HexBytes(vec![]),
            memory_kib: 64,
            passes: 1,
            salt: HexBytes(vec![]),
            nonce: HexBytes(vec![]),
            wrapped: None,
        }
    }

    #[test]
    fn a_slot_opens_with_its_passphrase_device_and_chip_only() {
        let keys = StoreKeys { own: [1; 32], replica: [2; 32], device_secret: [3; 32], officer_secret: [4; 32] };
        let device = DeviceId(Uuid::from_u128(1));
        let wrapped = wrap_slot(slot(), device, "correct horse", &Chip(9), &keys).unwrap();
        let open =
            |device, passphrase: &str, chip: &dyn Keystore| open_slot(&wrapped, device, passphrase, chip).unwrap();
        assert_eq!(open(device, "correct horse", &Chip(9)).unwrap().own, [1; 32]);
        assert!(open(device, "wrong horse", &Chip(9)).is_none());
        assert!(open(device, "correct horse", &Chip(8)).is_none());
        assert!(open(device, "correct horse", &NoKeystore).is_none());
        assert!(open(DeviceId(Uuid::from_u128(2)), "correct horse", &Chip(9)).is_none());
    }

    #[test]
    fn a_slot_whose_role_or_rank_was_changed_on_disk_does_not_open() {
        let keys = StoreKeys { own: [1; 32], replica: [2; 32], device_secret: [3; 32], officer_secret: [4; 32] };
        let device = DeviceId(Uuid::from_u128(1));
        let wrapped = wrap_slot(slot(), device, "correct horse", &NoKeystore, &keys).unwrap();
        let opens = |slot: &SlotFile| open_slot(slot, device, "correct horse", &NoKeystore).unwrap().is_some();
        assert!(opens(&wrapped));
        assert!(!opens(&SlotFile { role: Role::Administrator, ..wrapped.clone() }));
        assert!(!opens(&SlotFile { rank: Some(Rank::Superintendent), ..wrapped.clone() }));
        assert!(!opens(&SlotFile { rank: None, ..wrapped.clone() }));
        assert!(!opens(&SlotFile { collar: "1002".to_owned(), ..wrapped.clone() }), "nobody becomes another");
        assert!(!opens(&SlotFile { officer: OfficerId(Uuid::from_u128(9)), ..wrapped }));
    }

    #[test]
    fn another_keyboard_opens_the_same_slot() {
        let keys = StoreKeys { own: [1; 32], replica: [2; 32], device_secret: [3; 32], officer_secret: [4; 32] };
        let device = DeviceId(Uuid::from_u128(1));
        let wrapped = wrap_slot(slot(), device, "caf\u{e9} example 42", &NoKeystore, &keys).unwrap();
        let opens = |typed: &str| open_slot(&wrapped, device, typed, &NoKeystore).unwrap().is_some();
        assert!(opens("cafe\u{301} example 42"));
        assert!(opens("\u{feff}caf\u{e9} example 42\r\n"));
        assert!(!opens("cafe example 42"));
    }
}
