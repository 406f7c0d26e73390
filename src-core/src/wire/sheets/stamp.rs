//! When, and how far an answer reaches: what stands beside everything that is shown.

use crate::rules::coverage::NotHeld;
use crate::rules::time::Timestamp;
use crate::wire::doubt::ClockDoubt;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// An instant with its London text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The instant, RFC 3339.
    pub at: Timestamp,
    /// Milliseconds since 1970, for ages.
    pub epoch_ms: i64,
    /// "Sun 22 Nov 2026" in London.
    pub day: String,
    /// "14:31" in London.
    pub time: String,
}

impl Stamp {
    /// The stamp of an instant.
    pub fn of(at: Timestamp) -> Self {
        Self { at, epoch_ms: at.millis(), day: at.london_date_text(), time: at.london_hhmm() }
    }
}

/// How old and how wide this device's copy is. Stands beside every answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// HQ's knowledge as of; absent where nothing was ever pulled.
    pub hq_knew_at: Option<Stamp>,
    /// The areas held: "Derbyshire".
    pub areas: Vec<Verbatim>,
    /// What is known to be missing.
    pub not_held: Vec<NotHeld>,
    /// Why ages and what is in force may be wrong here; absent where the clock is trusted.
    pub clock: Option<ClockDoubt>,
}

impl Coverage {
    /// Whether the copy is so old that its answers must be confirmed: a day without HQ, in which courts sat.
    pub fn is_old(&self, now_ms: i64) -> bool {
        const DAY_MS: i64 = 86_400_000;
        self.hq_knew_at.as_ref().is_some_and(|knew| now_ms.saturating_sub(knew.epoch_ms) >= DAY_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::time::Timestamp;

    #[test]
    fn a_copy_of_a_day_or_more_is_old() {
        let knew = Stamp::of(Timestamp::parse("2026-11-21T21:30:00Z").unwrap());
        let after = |hours: i64| knew.epoch_ms + hours * 3_600_000;
        let held = Coverage { hq_knew_at: Some(knew.clone()), areas: Vec::new(), not_held: Vec::new(), clock: None };
        assert!(!held.is_old(after(23)) && held.is_old(after(24)) && held.is_old(after(216)));
        assert!(!Coverage { hq_knew_at: None, ..held }.is_old(after(216)), "that nothing came is said apart");
    }
}
