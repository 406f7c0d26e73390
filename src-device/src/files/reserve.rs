//! Space kept back so that the journal can be written when the disk is full.

use super::durable;
use super::paths::Paths;
use crate::Failure;

/// Bytes kept back.
const RESERVE_BYTES: usize = 2 << 20;

/// Bytes free for this process where the device's folder lies; `None` where that cannot be told.
pub fn free_bytes(paths: &Paths) -> Option<u64> {
    let room = rustix::fs::statvfs(paths.home()).ok()?;
    Some(room.f_bavail.saturating_mul(room.f_frsize))
}

/// Sets space aside where there is plenty.
pub fn keep(paths: &Paths) -> Result<(), Failure> {
    let plenty = free_bytes(paths).is_none_or(|free| free > RESERVE_BYTES as u64 * 4);
    if paths.reserve().exists() || !plenty {
        return Ok(());
    }
    durable::write(&paths.reserve(), &vec![0; RESERVE_BYTES])
}

/// Gives the space set aside to the journal when the disk is all but full.
pub fn release_if_full(paths: &Paths) -> Result<(), Failure> {
    if free_bytes(paths).is_some_and(|free| free < RESERVE_BYTES as u64 / 2) {
        durable::remove(&paths.reserve())?;
    }
    Ok(())
}
