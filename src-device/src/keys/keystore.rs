//! The half of a slot's key that hardware may hold.

/// A hardware keystore, where the platform has one.
pub trait Keystore: Send + Sync {
    /// A secret bound to this device's hardware; `None` where there is no hardware.
    fn secret(&self) -> Option<[u8; 32]>;
}

/// No hardware: a PIN is not enough, so a passphrase is asked for.
#[derive(Clone, Copy, Debug)]
pub struct NoKeystore;

impl Keystore for NoKeystore {
    fn secret(&self) -> Option<[u8; 32]> {
        None
    }
}
