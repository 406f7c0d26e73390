//! For how long HQ wants not to be asked, of all or of one thing. It outlives a run of sync and the line
//! itself: until it is over nothing goes out, and what is owed waits where it lies.

use crate::Failure;
use crate::clock::Clock;
use crate::locks::lock_of;
use cordon_core::proof::route::{AskEvidence, Declared, PushCapture, PushEntries, Route as _, SendEvidence};
use cordon_core::wire::Unreached;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// HQ's word is taken for so long at most: a slip there must not silence a device for a day.
const LONGEST: Duration = Duration::from_secs(300);

/// What HQ may hold back apart from the rest: orders still come while records have to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Records: entries, and what was recorded while locked.
    Records,
    /// Evidence.
    Evidence,
    /// Anything else: without it there is nothing to ask for.
    Anything,
}

impl Asking {
    /// What a route asks for.
    pub fn of(route: &Declared) -> Self {
        if [PushEntries::DECLARED, PushCapture::DECLARED].contains(route) {
            Self::Records
        } else if [AskEvidence::DECLARED, SendEvidence::DECLARED].contains(route) {
            Self::Evidence
        } else {
            Self::Anything
        }
    }
}

/// Why HQ wants not to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// It has too much to do, or cannot work.
    Busy,
    /// This device has used what it may.
    UsedUp,
}

#[derive(Clone, Copy)]
struct Rest {
    /// By the clock that goes on while the device sleeps.
    until_ms: i64,
    because: Because,
}

/// What rests, and until when.
pub struct Rests {
    clock: Arc<dyn Clock>,
    held: Mutex<Vec<(Asking, Rest)>>,
}

impl Rests {
    /// Nothing rests.
    pub fn by(clock: Arc<dyn Clock>) -> Self {
        Self { clock, held: Mutex::default() }
    }

    /// Keeps what HQ said.
    pub fn hear(&self, asked: Asking, because: Because, wait: Duration) -> Failure {
        // Busy, it has no time for anything.
        let of = if because == Because::Busy { Asking::Anything } else { asked };
        let wait_ms = i64::try_from(wait.min(LONGEST).as_millis()).unwrap_or(i64::MAX);
        let rest = Rest { until_ms: self.now_ms().saturating_add(wait_ms), because };
        let mut held = lock_of(&self.held);
        held.retain(|(one, _)| *one != of);
        held.push((of, rest));
        because.failure()
    }

    /// Whether something may be asked for.
    pub fn may_ask(&self, asking: Asking) -> Result<(), Failure> {
        let rests = self.find(Asking::Anything).or_else(|| self.find(asking));
        rests.map_or(Ok(()), |(because, _left)| Err(because.failure()))
    }

    /// For how long nothing at all is to be asked; none where something may be.
    pub fn of_all(&self) -> Option<Duration> {
        self.find(Asking::Anything).map(|(_because, left)| left)
    }

    fn find(&self, asking: Asking) -> Option<(Because, Duration)> {
        let now_ms = self.now_ms();
        let held = lock_of(&self.held);
        let (_, rest) = held.iter().find(|(one, rest)| *one == asking && rest.until_ms > now_ms)?;
        let left_ms = u64::try_from(rest.until_ms.saturating_sub(now_ms)).unwrap_or(0);
        Some((rest.because, Duration::from_millis(left_ms).min(LONGEST)))
    }

    fn now_ms(&self) -> i64 {
        self.clock.boot().1
    }
}

impl Because {
    fn failure(self) -> Failure {
        match self {
            Self::Busy => Failure::Unreachable(Unreached::CannotServe),
            Self::UsedUp => Failure::HqUnable(Unreached::UsedUp),
        }
    }
}

#[cfg(test)]
#[path = "rests_tests.rs"]
mod rests_tests;
