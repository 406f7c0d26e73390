//! How much of something one device may do in so short a time: so much at once, and again as time passes.
//! A device that was stolen, or gone mad, neither fills HQ nor keeps it from others; one that was away for
//! weeks hands in what it owes.

use cordon_core::rules::time::Timestamp;
use serde::Deserialize;
use std::time::Duration;

/// So much at once, and so much more each hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Most at once, after a time of rest.
    pub at_once: u64,
    /// How much of it comes back in an hour.
    pub per_hour: u64,
}

/// Of what each device has a measure of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Requests, whatever they ask.
    Requests,
    /// Entries of its journal, and records made while it was locked.
    Entries,
    /// The bytes of those.
    EntryBytes,
    /// Bytes of evidence.
    EvidenceBytes,
    /// Bytes of segments that it fetches.
    CopyBytes,
}

/// What one device may do. What is more waits on the device, and comes when HQ says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Connections at one time: a device has one or two. A telephone that changes its network leaves the
    /// old one open at HQ for a minute, and may do so several times within it.
    pub connections: usize,
    /// Requests. A sync has four or five, twice a minute; the first copy of a million orders has five
    /// hundred, and a gigabyte of evidence two thousand.
    pub requests: Measure,
    /// Entries. A shift makes some hundreds at most: what a month without HQ made goes in at once.
    pub entries: Measure,
    /// Bytes of entries, of some 3 KiB each.
    pub entry_bytes: Measure,
    /// Bytes of evidence: three hundred photos at once, or fifteen of the largest files.
    pub evidence_bytes: Measure,
    /// Bytes of segments: two whole copies of a million orders (5.4 GB each), or twenty of a large force. A
    /// device that is refused within its first copy shows none of it until the rest has come.
    pub copy_bytes: Measure,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 8,
            requests: Measure { at_once: 4_000, per_hour: 36_000 },
            entries: Measure { at_once: 10_000, per_hour: 2_400 },
            entry_bytes: Measure { at_once: 128 << 20, per_hour: 32 << 20 },
            evidence_bytes: Measure { at_once: 1 << 30, per_hour: 256 << 20 },
            copy_bytes: Measure { at_once: 12 << 30, per_hour: 1 << 30 },
        }
    }
}

impl Limits {
    /// The measure of something.
    pub fn measure(&self, of: Of) -> Measure {
        match of {
            Of::Requests => self.requests,
            Of::Entries => self.entries,
            Of::EntryBytes => self.entry_bytes,
            Of::EvidenceBytes => self.evidence_bytes,
            Of::CopyBytes => self.copy_bytes,
        }
    }
}

/// How much of a measure is used up.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    used: f64,
    at: Timestamp,
}

/// Nobody is asked to come back for less than this part of what there is at once, or for less than a second.
const WORTH: u64 = 50;
const HOUR_S: f64 = 3600.0;

impl Allowance {
    /// Nothing of it is used.
    pub fn whole(now: Timestamp) -> Self {
        Self { used: 0.0, at: now }
    }

    /// Takes an amount, or says how long to wait until it is there. One that is larger than all there is at
    /// once takes all of it.
    pub fn take(&mut self, measure: Measure, amount: u64, now: Timestamp) -> Result<(), Duration> {
        self.pass(measure, now);
        let amount = amount.min(measure.at_once);
        let free = measure.at_once as f64 - self.used;
        if amount as f64 <= free {
            self.used += amount as f64;
            return Ok(());
        }
        let wanted = amount.max(measure.at_once / WORTH) as f64;
        let seconds = (wanted - free) * HOUR_S / measure.per_hour.max(1) as f64;
        Err(Duration::from_secs_f64(seconds.ceil().clamp(1.0, HOUR_S * 24.0)))
    }

    /// Takes an amount that was given already.
    pub fn charge(&mut self, measure: Measure, amount: u64, now: Timestamp) {
        self.pass(measure, now);
        self.used = (self.used + amount as f64).min(measure.at_once as f64 * 2.0);
    }

    /// Whether all of it is there.
    pub fn is_whole(&mut self, measure: Measure, now: Timestamp) -> bool {
        self.pass(measure, now);
        self.used <= 0.0
    }

    /// Time that went by gives back. A clock that was set back gives nothing, and takes nothing.
    fn pass(&mut self, measure: Measure, now: Timestamp) {
        let seconds = now.since(self.at).num_milliseconds().max(0) as f64 / 1000.0;
        self.used = (self.used - seconds * measure.per_hour as f64 / HOUR_S).max(0.0);
        self.at = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: Measure = Measure { at_once: 10, per_hour: 3600 };

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1000)
    }

    #[test]
    fn what_is_used_comes_back_as_time_passes() {
        let mut allowance = Allowance::whole(at(0));
        assert_eq!(allowance.take(TEN, 9, at(0)), Ok(()));
        assert_eq!(allowance.take(TEN, 4, at(0)), Err(Duration::from_secs(3)));
        assert_eq!(allowance.take(TEN, 4, at(2)), Err(Duration::from_secs(1)));
        assert_eq!(allowance.take(TEN, 4, at(3)), Ok(()));
        assert!(!allowance.is_whole(TEN, at(12)) && allowance.is_whole(TEN, at(13)));
    }

    #[test]
    fn one_larger_than_all_there_is_goes_alone_and_is_not_held_up_for_ever() {
        let mut allowance = Allowance::whole(at(0));
        assert_eq!(allowance.take(TEN, 1_000, at(0)), Ok(()));
        assert_eq!(allowance.take(TEN, 1_000, at(4)), Err(Duration::from_secs(6)));
        assert_eq!(allowance.take(TEN, 1_000, at(10)), Ok(()));
    }

    #[test]
    fn a_clock_that_is_set_back_gives_nothing_and_takes_nothing() {
        let mut allowance = Allowance::whole(at(100));
        assert_eq!(allowance.take(TEN, 10, at(100)), Ok(()));
        assert_eq!(allowance.take(TEN, 1, at(0)), Err(Duration::from_secs(1)));
        assert_eq!(allowance.take(TEN, 1, at(1)), Ok(()));
    }

    #[test]
    fn what_was_given_already_counts_and_is_forgiven_in_two_turns_at_most() {
        let mut allowance = Allowance::whole(at(0));
        allowance.charge(TEN, 1_000, at(0));
        assert_eq!(allowance.take(TEN, 0, at(0)), Err(Duration::from_secs(10)));
        assert_eq!(allowance.take(TEN, 1, at(11)), Ok(()));
    }

    #[test]
    fn nobody_is_asked_back_for_a_piece_at_a_time() {
        let measure = Measure { at_once: 1_000, per_hour: 3600 };
        let mut allowance = Allowance::whole(at(0));
        assert_eq!(allowance.take(measure, 1_000, at(0)), Ok(()));
        assert_eq!(allowance.take(measure, 1, at(0)), Err(Duration::from_secs(20)));
    }
}
