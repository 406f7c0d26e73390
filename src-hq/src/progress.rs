//! How far long work has come, for whoever watches it from another thread.

use std::sync::atomic::{AtomicU64, Ordering};

/// How much is done, and of how much.
#[derive(Debug, Default)]
pub struct Tally {
    done: AtomicU64,
    of: AtomicU64,
}

impl Tally {
    /// More has come to light that is to be done.
    pub fn expect(&self, more: usize) {
        self.of.fetch_add(more as u64, Ordering::Relaxed);
    }

    /// Some of it is done.
    pub fn did(&self, more: usize) {
        self.done.fetch_add(more as u64, Ordering::Relaxed);
    }

    /// How much is done, and of how much as far as that is known.
    pub fn read(&self) -> (u64, u64) {
        let done = self.done.load(Ordering::Relaxed);
        (done, self.of.load(Ordering::Relaxed).max(done))
    }
}

/// How far work has come that is of parts, and these of rows.
#[derive(Debug, Default)]
pub struct Progress {
    /// Files, or devices.
    pub parts: Tally,
    /// Rows of files, or entries of devices: as many as have been looked into so far.
    pub rows: Tally,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_never_more_done_than_there_was_to_do() {
        let tally = Tally::default();
        tally.expect(3);
        tally.did(2);
        assert_eq!(tally.read(), (2, 3));
        tally.did(2);
        assert_eq!(tally.read(), (4, 4), "what nobody had expected");
    }
}
