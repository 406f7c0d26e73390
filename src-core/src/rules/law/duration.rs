//! How long a kind of order may run, in words and, where the law states them, as lengths.

use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// How long an order of a kind may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LawDuration {
    /// In words, with the section.
    pub words: TextKey,
    /// The least and the most that the law allows, of whatever it limits.
    pub limits: &'static [Limit],
    /// Whether the day it is made is the first day of its life ("beginning with", clock D).
    pub beginning_with_day_made: bool,
    /// Whether it may run until further order, without an end.
    pub until_further_order: bool,
    /// Whether it can be renewed.
    pub renewal: Renewal,
}

/// The least and the most of one thing that the law limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Limit {
    /// What is limited: the order, the order on somebody under 18, electronic monitoring.
    pub of: TextKey,
    /// The least; `None` where the law states none.
    pub least: Option<Length>,
    /// The most; `None` where the law states none.
    pub most: Option<Length>,
}

/// What is limited, where it is the order itself.
const OF_THE_ORDER: TextKey = text_key!("kind.of_the_order");
/// The same, where it is one on somebody under 18.
const OF_A_YOUTHS_ORDER: TextKey = text_key!("kind.cbo_the_order_under_18");
/// The same, where it is one that was extended.
const OF_AN_EXTENDED_ORDER: TextKey = text_key!("kind.closure_order_extended");

impl Limit {
    /// Whether it limits the order itself, and not a ban or a tag within it.
    pub fn is_of_the_order(&self) -> bool {
        [OF_THE_ORDER, OF_A_YOUTHS_ORDER, OF_AN_EXTENDED_ORDER].contains(&self.of)
    }
}

/// A length of time as statutes write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Length {
    /// Whole days.
    Days {
        /// How many.
        count: u16,
    },
    /// Calendar months.
    Months {
        /// How many.
        count: u16,
    },
    /// Calendar years.
    Years {
        /// How many.
        count: u16,
    },
}

/// Whether an order can be renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Renewal {
    /// It can.
    Yes,
    /// Once.
    Once,
    /// It cannot; a fresh one needs a fresh case.
    No,
    /// What we read does not say.
    NotStated,
}

/// So many days.
pub(super) const fn days(count: u16) -> Option<Length> {
    Some(Length::Days { count })
}

/// So many months.
pub(super) const fn months(count: u16) -> Option<Length> {
    Some(Length::Months { count })
}

/// So many years.
pub(super) const fn years(count: u16) -> Option<Length> {
    Some(Length::Years { count })
}

/// A duration without a stated least or most, that the order itself fixes.
pub(super) const fn as_ordered(words: TextKey) -> LawDuration {
    LawDuration {
        words,
        limits: &[],
        beginning_with_day_made: false,
        until_further_order: false,
        renewal: Renewal::NotStated,
    }
}

/// The same, which may also run until further order.
pub(super) const fn or_further_order(words: TextKey) -> LawDuration {
    LawDuration { until_further_order: true, ..as_ordered(words) }
}
