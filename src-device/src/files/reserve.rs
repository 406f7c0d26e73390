//! Space kept back so that the journal can be written when the disk is full, and HQ's answers when that is used
//! up as well: an answer is what lets something go.

use super::durable;
use super::paths::Paths;
use crate::Failure;

/// Bytes kept back.
const RESERVE_BYTES: usize = 2 << 20;
/// Bytes kept back for HQ's answers: room for some sixty.
const ANSWERS_BYTES: usize = 256 << 10;
/// Bytes that are written to see whether the disk is full: no smaller than a count of tries or a receipt.
const PROBE_BYTES: usize = 4 << 10;

/// Bytes free for this process where the device's folder lies; `None` where that cannot be told.
pub fn free_bytes(paths: &Paths) -> Option<u64> {
    let room = rustix::fs::statvfs(paths.home()).ok()?;
    Some(room.f_bavail.saturating_mul(room.f_frsize))
}

/// Sets space aside where there is plenty.
pub fn keep(paths: &Paths) -> Result<(), Failure> {
    let plenty = free_bytes(paths).is_none_or(|free| free > RESERVE_BYTES as u64 * 4);
    if !plenty {
        return Ok(());
    }
    for (place, bytes) in [(paths.reserve(), RESERVE_BYTES), (paths.answers_reserve(), ANSWERS_BYTES)] {
        if !place.exists() {
            durable::write(&place, &vec![0; bytes])?;
        }
    }
    Ok(())
}

/// Writes an answer of HQ's, on a full disk with the space that is kept back for answers.
pub fn for_answer(paths: &Paths, write: impl Fn() -> Result<(), Failure>) -> Result<(), Failure> {
    match write() {
        Err(failure) if failure.is_disk_full() && paths.answers_reserve().exists() => {
            durable::remove(&paths.answers_reserve())?;
            write()
        }
        done => done,
    }
}

/// Whether not even a small file can be written. It is tried: what counts as free may not be free for this
/// process.
pub fn is_full(paths: &Paths) -> bool {
    match durable::prepare(&paths.probe(), &[0; PROBE_BYTES]) {
        Ok(pending) => {
            pending.discard();
            false
        }
        Err(failure) => failure.is_disk_full(),
    }
}

/// Gives the space set aside to the journal when the disk is all but full.
pub fn release_if_full(paths: &Paths) -> Result<(), Failure> {
    if free_bytes(paths).is_some_and(|free| free < RESERVE_BYTES as u64 / 2) {
        durable::remove(&paths.reserve())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::text_key;
    use std::cell::Cell;
    use std::io;

    fn full(paths: &Paths) -> Failure {
        let source = io::Error::from(io::ErrorKind::StorageFull);
        Failure::file(text_key!("fault.writing_a_file"), &paths.answers())(source)
    }

    #[test]
    fn an_answer_takes_the_space_kept_for_answers_and_leaves_the_journals() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::new(folder.path());
        for place in [paths.reserve(), paths.answers_reserve()] {
            durable::write(&place, b"room").unwrap();
        }
        let tries = Cell::new(0);
        let write = || {
            tries.set(tries.get() + 1);
            if paths.answers_reserve().exists() { Err(full(&paths)) } else { Ok(()) }
        };
        for_answer(&paths, write).unwrap();
        assert_eq!((tries.get(), paths.reserve().exists()), (2, true));
        let none_left = for_answer(&paths, || Err(full(&paths))).unwrap_err();
        assert!(none_left.is_disk_full(), "it is told as what it is");
    }

    #[test]
    fn a_fault_that_is_no_full_disk_gives_up_no_space() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::new(folder.path());
        durable::write(&paths.answers_reserve(), b"room").unwrap();
        let denied = || {
            let source = io::Error::from(io::ErrorKind::PermissionDenied);
            Err(Failure::file(text_key!("fault.writing_a_file"), &paths.answers())(source))
        };
        assert!(for_answer(&paths, denied).is_err());
        assert!(paths.answers_reserve().exists());
    }

    #[test]
    fn looking_whether_the_disk_is_full_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_full(&Paths::new(folder.path())));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
