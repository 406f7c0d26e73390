//! Parts of the year in which a window opens.

use crate::rules::time::Day;
use serde::{Deserialize, Serialize};

/// In which part of the year a window opens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Season {
    /// All the year round.
    #[default]
    Always,
    /// Between dates. Without any it cannot be told, nor where some end before they begin.
    Dates {
        /// The dates, each with its last day.
        ranges: Vec<DayRange>,
    },
    /// In term time or in the school holidays. Terms differ by authority and by school, so their
    /// dates are what a person gave. Before the first and after the last of them it cannot be told.
    SchoolTerm {
        /// Whose terms, as the court said.
        of: String,
        /// The terms, half-terms apart; weekends within a term belong to it.
        terms: Vec<DayRange>,
        /// Whether it opens in the holidays instead: on the days between the terms.
        holidays: bool,
    },
}

/// From one London day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRange {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// Whether a day lies within a season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    In,
    Out,
    /// The dates that would tell are not given.
    Unknown,
}

impl Season {
    /// Whether it is all the year round, as it is where nothing else was said.
    pub fn is_always(&self) -> bool {
        *self == Self::Always
    }

    /// Whether a day lies within.
    pub(super) fn standing(&self, day: Day) -> Standing {
        match self {
            Self::Always => Standing::In,
            Self::Dates { ranges } if are_told(ranges) => in_or_out(any_holds(ranges, day)),
            Self::SchoolTerm { terms, holidays, .. } if are_told(terms) && span(terms, day) => {
                in_or_out(any_holds(terms, day) != *holidays)
            }
            Self::Dates { .. } | Self::SchoolTerm { .. } => Standing::Unknown,
        }
    }
}

impl DayRange {
    /// Whether a day lies within.
    pub fn holds(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether it ends before it begins.
    pub(super) fn is_backwards(&self) -> bool {
        self.last < self.first
    }
}

/// Whether there are dates at all, and none of them runs backwards.
fn are_told(ranges: &[DayRange]) -> bool {
    !ranges.is_empty() && !ranges.iter().any(DayRange::is_backwards)
}

/// Whether a day lies between the first day of any and the last day of any.
fn span(ranges: &[DayRange], day: Day) -> bool {
    ranges.iter().any(|range| range.first <= day) && ranges.iter().any(|range| day <= range.last)
}

fn any_holds(ranges: &[DayRange], day: Day) -> bool {
    ranges.iter().any(|range| range.holds(day))
}

fn in_or_out(is_in: bool) -> Standing {
    if is_in { Standing::In } else { Standing::Out }
}
