//! Where the device stands, and the areas around it.

use super::stamp::{Coverage, Stamp};
use crate::rules::ids::OrderId;
use crate::rules::order::InForceAnswer;
use crate::rules::place::{AccuracyLevel, Disclosure, PositionSource};
use crate::rules::power::Otherwise;
use crate::wire::paper::Paper;
use crate::words::{Verbatim, Wording};
use serde::{Deserialize, Serialize};

/// Areas named in live orders around a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HereNow {
    /// The fix it was asked of, or why there was none.
    pub fix: FixReply,
    /// Areas that hold the place.
    pub inside: Vec<AreaBrief>,
    /// Areas of which it cannot be told.
    pub cannot_tell: Vec<AreaBrief>,
    /// Areas within 200 m.
    pub near: Vec<AreaBrief>,
    /// Whether hidden areas are among them.
    pub hidden: HiddenAreas,
    /// What else there is: no area held is no all-clear.
    pub otherwise: Vec<Otherwise>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// Whether areas that nobody may locate are counted. It depends on what was asked and never on what
/// is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HiddenAreas {
    /// The device's own position was asked of: those that hold it are.
    Counted,
    /// Those that hold where the device was when they were asked, within the last minute: it is
    /// elsewhere by now.
    CountedBefore,
    /// They answer a live position only, and are left out of every count.
    NeedLivePosition,
}

/// An area, by kind only: names come after a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaBrief {
    /// Which order, to be opened under a reason.
    pub order: OrderId,
    /// Its kind's title.
    pub title: Wording,
    /// What the order is, by which the words about it are chosen.
    pub paper: Paper,
    /// Whether the order is in force now: to be inside the area of one that may have ended tells little.
    pub in_force: InForceAnswer,
    /// Metres to the edge; absent for hidden areas.
    pub edge_m: Option<u32>,
    /// Whether it may be drawn.
    pub disclosure: Disclosure,
}

/// The device's position, or why there is none. Never a silent zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum FixReply {
    /// A fix.
    Fix {
        /// Longitude, degrees WGS 84.
        lon: f64,
        /// Latitude, degrees WGS 84.
        lat: f64,
        /// Accuracy in metres.
        accuracy_m: f64,
        /// At which level.
        level: AccuracyLevel,
        /// What it came from.
        source: PositionSource,
        /// When.
        at: Stamp,
        /// As a British National Grid reference, where within its area.
        grid: Option<Verbatim>,
    },
    /// None.
    None {
        /// Why.
        why: NoFix,
    },
}

impl FixReply {
    /// Whether a fix says where somebody is now. A walk of five minutes is four hundred metres.
    pub fn age(&self, now_ms: i64) -> FixAge {
        const MINUTE_MS: i64 = 60_000;
        let Self::Fix { at, .. } = self else { return FixAge::Old };
        match now_ms.saturating_sub(at.epoch_ms) / MINUTE_MS {
            ..0 => FixAge::Ahead,
            0..5 => FixAge::Fresh,
            5.. => FixAge::Old,
        }
    }
}

/// How old a fix is, for what rests on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixAge {
    /// Of the last five minutes.
    Fresh,
    /// Older, or there is none.
    Old,
    /// More than a minute later than the clock it is held against.
    Ahead,
}

/// Why there is no fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoFix {
    /// This machine has no location source.
    NoSource,
    /// The user or the system refused.
    Refused,
    /// No fix in time.
    TimedOut,
    /// The receiver does not say when its fix was made: it may be hours old.
    NoTime,
    /// The receiver says a place outside the United Kingdom, such as 0, 0.
    Elsewhere,
    /// The officer gave none.
    NotGiven,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::time::Timestamp;

    #[test]
    fn a_fix_of_three_hours_ago_or_of_the_future_says_nothing_of_now() {
        let at = Timestamp::from_millis(1_000_000_000_000);
        let fix = FixReply::Fix {
            lon: -1.5,
            lat: 53.0,
            accuracy_m: 16.0,
            level: AccuracyLevel::Percent68,
            source: PositionSource::Platform,
            at: Stamp::of(at),
            grid: None,
        };
        let after = |minutes: i64| fix.age(at.millis() + minutes * 60_000);
        assert_eq!(
            [after(0), after(4), after(5), after(180)],
            [FixAge::Fresh, FixAge::Fresh, FixAge::Old, FixAge::Old]
        );
        assert_eq!((after(-1), after(-60)), (FixAge::Ahead, FixAge::Ahead));
        assert_eq!(fix.age(at.millis() - 59_999), FixAge::Fresh, "two clocks may be some seconds apart");
        assert_eq!(FixReply::None { why: NoFix::NoSource }.age(0), FixAge::Old);
    }
}
