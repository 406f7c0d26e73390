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
