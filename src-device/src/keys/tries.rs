//! Tries are counted durably before each try, with growing delays; ten destroy the slot.

use crate::files::{device, paths::Paths};
use crate::{Failure, Refusal};
use cordon_core::rules::time::Timestamp;
use cordon_core::text_key;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Wrong tries that destroy a slot.
pub const TRIES_ALLOWED: u32 = 10;

/// Tries on a slot since it was last opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    /// How many.
    pub count: u32,
    /// When the last one began.
    pub last: Option<Timestamp>,
}

impl Tries {
    /// Tries left before the slot is destroyed.
    pub fn left(&self) -> u32 {
        TRIES_ALLOWED.saturating_sub(self.count)
    }

    /// Seconds to wait after the last try: none for three, then doubling from two seconds.
    pub fn wait_s(&self, now: Timestamp) -> u64 {
        let Some(last) = self.last else { return 0 };
        if self.count < 3 {
            return 0;
        }
        let delay_s = 2_i64.saturating_pow(self.count - 2).min(256);
        // A clock set back must not shut the officer out for longer than the delay.
        let passed_s = now.since(last).num_seconds();
        if passed_s < 0 { 0 } else { u64::try_from(delay_s - passed_s).unwrap_or(0) }
    }
}

/// Tries so far.
pub fn read_tries(paths: &Paths, slot: u32) -> Result<Tries, Failure> {
    load(&paths.tries(slot), TRIES_ALLOWED)
}

/// A count that cannot be read leaves one try: whoever spoilt it gains none by it, and whoever knows the
/// passphrase gets in.
fn load(place: &Path, allowed: u32) -> Result<Tries, Failure> {
    match device::load(place, text_key!("fault.tries")) {
        Ok(found) => Ok(found.unwrap_or_default()),
        Err(Failure::Unreadable { what }) => {
            tracing::warn!(%what, "one try is left");
            Ok(Tries { count: allowed - 1, last: None })
        }
        Err(failure) => Err(failure),
    }
}

/// Counts a try before it is made.
pub fn begin_try(paths: &Paths, slot: u32, now: Timestamp) -> Result<Tries, Failure> {
    let so_far = read_tries(paths, slot)?;
    if so_far.left() == 0 {
        return Err(Failure::Refused(Refusal::SlotDestroyed));
    }
    let wait_s = so_far.wait_s(now);
    if wait_s > 0 {
        return Err(Failure::Refused(Refusal::TooSoon { wait_s }));
    }
    let tries = Tries { count: so_far.count + 1, last: Some(now) };
    count(&paths.tries(slot), &tries)?;
    Ok(tries)
}

/// Counts a try durably. One that a full disk has no room to count is not made.
fn count(place: &Path, tries: &Tries) -> Result<(), Failure> {
    match device::save(place, tries, text_key!("fault.tries")) {
        Err(failure) if failure.is_disk_full() => Err(Failure::Refused(Refusal::NoRoomToTry)),
        counted => counted,
    }
}

/// Forgets the tries once the slot is open.
pub fn reset_tries(paths: &Paths, slot: u32) -> Result<(), Failure> {
    device::save(&paths.tries(slot), &Tries::default(), text_key!("fault.tries"))
}

/// Wrong passphrases in the locked view before the device locks. They are counted apart: whoever holds
/// that view must not be able to spend the officer's own tries.
pub const SHOW_TRIES_ALLOWED: u32 = 3;

/// Counts a try to leave the locked view before it is made; returns how many are left after it, `None`
/// where they were spent before.
pub fn begin_show_try(paths: &Paths, now: Timestamp) -> Result<Option<u32>, Failure> {
    let so_far = load(&paths.show_tries(), SHOW_TRIES_ALLOWED)?;
    if so_far.count >= SHOW_TRIES_ALLOWED {
        return Ok(None);
    }
    let tries = Tries { count: so_far.count + 1, last: Some(now) };
    count(&paths.show_tries(), &tries)?;
    Ok(Some(SHOW_TRIES_ALLOWED - tries.count))
}

/// Forgets them once the view is left or a slot is opened.
pub fn reset_show_tries(paths: &Paths) -> Result<(), Failure> {
    device::save(&paths.show_tries(), &Tries::default(), text_key!("fault.tries"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_of_tries_that_cannot_be_read_leaves_one_and_locks_nobody_out() {
        for damaged in ["", "{", "[]", "{\"count\":-1}", "{\"count\":4294967296,\"last\":null}"] {
            let folder = tempfile::tempdir().unwrap();
            let paths = Paths::new(folder.path());
            std::fs::create_dir(folder.path().join("tries")).unwrap();
            crate::files::durable::write(&paths.tries(1), damaged.as_bytes()).unwrap();
            crate::files::durable::write(&paths.show_tries(), damaged.as_bytes()).unwrap();
            let now = Timestamp::from_millis(0);
            assert_eq!(read_tries(&paths, 1).unwrap().left(), 1, "{damaged}");
            assert_eq!(begin_try(&paths, 1, now).unwrap().left(), 0, "{damaged}");
            assert!(begin_try(&paths, 1, now).is_err(), "{damaged}");
            assert_eq!(begin_show_try(&paths, now).unwrap(), Some(0), "{damaged}");
            assert_eq!(begin_show_try(&paths, now).unwrap(), None, "{damaged}");
        }
    }
}
