//! Keys: slots that wrap them, the half a hardware keystore may hold, counted tries, and the keys of
//! records made while locked.

mod capture;
mod keystore;
mod slot;
mod transport;
mod tries;

pub use capture::{CaptureKeys, CaptureSecrets, seal_to};
pub use keystore::{Keystore, NoKeystore};
pub use slot::{MEMORY_KIB, PASSES, StoreKeys, open_slot, wrap_slot};
pub use transport::{certificate_request, new_transport_key};
pub use tries::{
    SHOW_TRIES_ALLOWED, TRIES_ALLOWED, Tries, begin_show_try, begin_try, read_tries, reset_show_tries, reset_tries,
};

use crate::Failure;
use cordon_core::text_key;

/// Fresh random bytes from the operating system.
pub fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(|_| Failure::Keys(text_key!("fault.no_random_bytes_to_be_had")))?;
    Ok(bytes)
}
