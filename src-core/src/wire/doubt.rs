//! What there is to say of a device's clock that nothing has checked. It stands beside every answer that
//! has an age or says "in force".

use super::fault::span;
use crate::rules::time::{ClockTrust, Now, Timestamp};
use crate::words::{Text, TextKey};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

const DAY_MS: i64 = 86_400_000;

/// Why this device's clock is not to be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "doubt")]
pub enum ClockDoubt {
    /// The device restarted since HQ's time was learnt: nobody has checked the clock since.
    NotChecked {
        /// Whole days between the last time that is known and what the clock says.
        days: u32,
    },
    /// The clock is behind a time that is known to have passed, by at least this.
    Behind {
        /// Whole days.
        days: u32,
    },
    /// HQ's time was never learnt.
    NeverSet,
}

impl ClockDoubt {
    /// The doubt about a "now" that the wall clock gives so; `None` where it is trusted.
    pub fn of(now: Now, wall: Timestamp) -> Option<Self> {
        match now.trust {
            ClockTrust::Trusted => None,
            ClockTrust::LowerBound => Some(Self::NotChecked { days: days_between(now.earliest, now.latest) }),
            ClockTrust::Contradicted => Some(Self::Behind { days: days_between(wall, now.earliest) }),
            ClockTrust::Unknown => Some(Self::NeverSet),
        }
    }

    /// What the officer can do about it, and what the answers do meanwhile.
    pub fn what_to_do() -> TextKey {
        text_key!("frame.clock_what_to_do")
    }

    /// It in a line.
    pub fn text(self) -> Text {
        match self {
            Self::NotChecked { days: 0 } => text!("frame.clock_not_checked"),
            Self::NotChecked { days } => text!("frame.clock_not_checked_for", span = span(days)),
            Self::Behind { days: 0 } => text!("frame.clock_behind_a_little"),
            Self::Behind { days } => text!("frame.clock_behind", span = span(days)),
            Self::NeverSet => text!("frame.clock_not_set"),
        }
    }
}

/// By how much a device's wall clock is off, where HQ's time is known and so the answers' times are right
/// all the same; `None` where it is right to a few minutes, or nobody can tell.
pub fn wall_off(now: Now, wall: Timestamp) -> Option<Text> {
    const SLIGHT_MS: i64 = 5 * 60_000;
    let ahead = match now.trust {
        ClockTrust::Trusted => wall.millis().saturating_sub(now.earliest.millis()),
        ClockTrust::LowerBound | ClockTrust::Contradicted | ClockTrust::Unknown => return None,
    };
    let off = ahead.unsigned_abs();
    if off <= SLIGHT_MS.unsigned_abs() {
        return None;
    }
    let span = span_of(off);
    Some(if ahead > 0 { text!("frame.wall_ahead", span = span) } else { text!("frame.wall_behind", span = span) })
}

/// A span of milliseconds in words: minutes, hours, days, years.
fn span_of(ms: u64) -> Text {
    match ms / 60_000 {
        minutes @ ..120 => text!("frame.span_minutes", count = minutes),
        minutes @ 120..2_880 => text!("frame.span_hours", count = minutes / 60),
        minutes => span(u32::try_from(minutes / 1_440).unwrap_or(u32::MAX)),
    }
}

fn days_between(earlier: Timestamp, later: Timestamp) -> u32 {
    u32::try_from(later.millis().saturating_sub(earlier.millis()) / DAY_MS).unwrap_or(0)
}

#[cfg(test)]
#[cfg(feature = "texts")]
mod tests {
    use super::*;
    use crate::words::english;

    #[track_caller]
    fn check(trust: ClockTrust, [earliest, latest, wall]: [&str; 3], wanted: &str) {
        let at = |text| Timestamp::parse(text).unwrap();
        let now = Now { earliest: at(earliest), latest: at(latest), trust };
        let said = ClockDoubt::of(now, at(wall)).map(|doubt| english(doubt.text())).unwrap_or_default();
        assert_eq!(said, wanted);
    }

    #[test]
    fn a_wall_clock_that_is_off_is_said_so_only_where_hqs_time_is_known() {
        let at = |text| Timestamp::parse(text).unwrap();
        let known = at("2026-11-22T21:30:00Z");
        let said = |wall| wall_off(Now::trusted(known), at(wall)).map(english).unwrap_or_default();
        for close in ["2026-11-22T21:30:00Z", "2026-11-22T21:35:00Z", "2026-11-22T21:25:00Z"] {
            assert_eq!(said(close), "", "{close}");
        }
        assert!(said("2027-03-02T21:30:00Z").contains("100 days ahead"), "{}", said("2027-03-02T21:30:00Z"));
        assert!(said("2026-11-22T21:20:00Z").contains("10 minutes behind"));
        assert!(said("2026-11-22T22:30:00Z").contains("60 minutes ahead"));
        assert!(said("2026-11-23T21:30:00Z").contains("24 hours ahead"));
        assert!(said("2036-11-22T21:30:00Z").contains("10 years ahead"));
        for trust in [ClockTrust::LowerBound, ClockTrust::Contradicted, ClockTrust::Unknown] {
            let doubted = Now { earliest: known, latest: known, trust };
            assert_eq!(wall_off(doubted, at("2036-11-22T21:30:00Z")), None, "another sentence says that");
        }
    }

    #[test]
    fn a_clock_that_nothing_checked_or_that_is_behind_is_said_in_a_line() {
        use ClockTrust::{Contradicted, LowerBound, Trusted, Unknown};
        let (known, later) = ("2026-11-22T21:30:00Z", "2026-11-22T22:30:00Z");
        check(Trusted, [known, known, "2036-11-22T21:30:00Z"], "");
        check(LowerBound, [known, later, later], "This device's clock is not checked");
        let on = "2036-11-22T21:30:00Z";
        check(LowerBound, [known, on, on], "This device's clock is not checked: 10 years since HQ was last heard");
        check(Contradicted, [known, known, "2024-11-22T21:30:00Z"], "This device's clock is 2 years behind, or more");
        check(Contradicted, [known, known, "2026-11-22T20:30:00Z"], "This device's clock is behind");
        check(Unknown, [known, known, known], "HQ's time was never received");
        assert!(english(ClockDoubt::what_to_do()).contains("Compare with control's time"));
    }
}
