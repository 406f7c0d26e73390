//! The clocks that run.

use super::stamp::Stamp;
use crate::rules::clock::{ClockRule, ExcludedBecause, ExcludedIn};
use crate::rules::law::RecallNow;
use crate::words::{TextKey, Verbatim};
use serde::{Deserialize, Serialize};

/// The clocks that run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClocksSheet {
    /// The next limit first.
    pub clocks: Vec<ClockSheet>,
}

/// A clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockSheet {
    /// Under which rule.
    pub rule: ClockRule,
    /// Its letter among the reckoning rules: A, B, B+, C, D, E or F.
    pub letter: Verbatim,
    /// Its section.
    pub source: Verbatim,
    /// The rule as one plain sentence.
    pub words: TextKey,
    /// Which days count, as one plain sentence.
    pub what_counts: TextKey,
    /// What the reckoning of this clock leaves open, where anything is.
    pub open: Option<TextKey>,
    /// That force legal recalled the row that starts it: what it says is open until that is lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recall: Option<RecallNow>,
    /// What to do once the limit has passed.
    pub past_limit: TextKey,
    /// About whom, as shown.
    pub who: Verbatim,
    /// From.
    pub start: Stamp,
    /// Cautious time to aim at; absent past the calendar's expiry.
    pub target: Option<Stamp>,
    /// Statutory limit; absent past the calendar's expiry, where only the rule is shown.
    pub limit: Option<Stamp>,
    /// Days that did not count, why, and in which of the two readings.
    pub excluded: Vec<(Verbatim, ExcludedBecause, ExcludedIn)>,
}
