//! Secrets.

use crate::failure::Result;

/// What is read of secrets.
pub trait SecretReads {
    /// A secret, where it is held.
    fn find_secret(&self, name: &str) -> Result<Option<Vec<u8>>>;
}

/// What is written of secrets.
pub trait SecretWrites {
    /// Keeps a new secret.
    fn keep_secret(&self, name: &str, value: &[u8]) -> Result<()>;
}
