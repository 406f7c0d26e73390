//! Statutory clocks, A to F of the reckoning rules: from a start to a target and a limit, with the
//! days that did not count. Nothing here knows the time now, nor whether a limit was met.

mod hours;
mod line;
mod period;
mod rows;
mod rule;
mod sitting;

pub use line::{ClockAnswer, ClockAsked, ExcludedDay, LineError, answer_line};
pub use period::{Period, PeriodUnit, end_of_period};
pub use rows::ClockStart;
pub use rule::ClockRule;

use super::calendar::{BEGINS, EXPIRES};
use super::time::{Day, Timestamp};
use crate::words::{Text, Verbatim};
use crate::{says_its_text, text};
use chrono::{Datelike, TimeDelta};
use rows::Length;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// A clock that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Under which rule.
    pub rule: ClockRule,
    /// From when.
    pub start: Timestamp,
    /// The cautious time to aim at; never after the limit.
    pub target: Timestamp,
    /// The statutory limit.
    pub limit: Timestamp,
    /// Days passed over on the way to the limit, in order, with the reason. Each says whether the
    /// target passed over it too.
    pub excluded: Vec<Excluded>,
}

/// A day that did not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excluded {
    /// The day.
    pub day: Day,
    /// Why.
    pub why: ExcludedBecause,
    /// In which of the two readings it did not count.
    pub reading: ExcludedIn,
}

/// Why a day does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExcludedBecause {
    /// A Sunday.
    Sunday,
    /// Christmas Day.
    ChristmasDay,
    /// Good Friday.
    GoodFriday,
    /// A bank holiday in England and Wales.
    BankHoliday,
    /// A Saturday, for arrests on bail for murder (Bail Act 1976 s.7(8)).
    Saturday,
}

/// In which reading a day did not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExcludedIn {
    /// In the limit alone: the target counted it, or came before it.
    Limit,
    /// In the limit and in the target.
    LimitAndTarget,
}

/// What a rule does not say by itself: what the court ordered or an officer authorised. A rule
/// takes what it needs and leaves the rest aside, for its length is then in the Act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// How many days a DVPO states: 14 to 28 (Crime and Security Act 2010 s.28(10)).
    pub days: Option<u32>,
    /// How many hours of detention are authorised, from the start: 24 where absent, 36 (PACE s.42) or 96
    /// (PACE ss.43–44); at a place of safety 24 or, extended, 36 (Mental Health Act 1983 s.136B).
    pub hours: Option<u32>,
    /// The hearing ahead: of the application for which somebody is held, or at which they must surrender
    /// to bail. It ends the clock where it comes sooner ([`ClockRule::takes_a_hearing`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hearing: Option<Timestamp>,
}

/// Why a clock gives no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockError {
    /// There is no rule of that name.
    UnknownRule,
    /// A day lies beyond the table of bank holidays: no time is given, the rule is shown instead.
    CalendarExpired {
        /// The rule to reckon by hand.
        rule: ClockRule,
    },
    /// The start lies in a year whose clock changes are not known.
    StartOutOfReach,
    /// A DVPO's days were not given.
    DaysNotGiven,
    /// A DVPO cannot last so many days: Crime and Security Act 2010 s.28(10).
    DaysOutOfRange {
        /// How many were given.
        days: u32,
    },
    /// Detention cannot be authorised for so many hours from its start. A warrant's own hours run from its
    /// issue, and stand on it.
    HoursNotAuthorised {
        /// How many were given.
        hours: u32,
    },
}

impl ClockError {
    /// It in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::UnknownRule => text!("unread.clock_unknown_rule", rules = Verbatim::from(rule::names())),
            Self::CalendarExpired { .. } => text!(
                "unread.clock_calendar_expired",
                first = Verbatim::from(BEGINS.0.to_string()),
                last = Verbatim::from(EXPIRES.0.to_string())
            ),
            Self::StartOutOfReach => {
                text!("unread.clock_start_out_of_reach", first = *YEARS.start(), last = *YEARS.end())
            }
            Self::DaysNotGiven => text!("unread.clock_days_not_given"),
            Self::DaysOutOfRange { days } => text!("unread.clock_days_out_of_range", days = days),
            Self::HoursNotAuthorised { hours } => text!("unread.clock_hours_not_authorised", hours = hours),
        }
    }
}

says_its_text!(ClockError);

/// The years whose clock changes are known: from the Summer Time Act 1972 to the end of the table
/// of time zones.
const YEARS: RangeInclusive<i32> = 1972..=2099;

/// Runs a clock from its start, with nothing given. See [`run_given`].
pub fn run(rule: ClockRule, start: Timestamp) -> Result<Clock, ClockError> {
    run_given(rule, start, &Given::default())
}

/// Runs a clock from its start.
///
/// - A, B, B+: excluded London days contribute no time. The limit is the statutory reading: a start
///   on an excluded day counts from the next counted midnight. The target is the cautious one: the
///   day of the start counts even so, and 26 December counts where gov.uk does not list it. Past
///   the table of bank holidays A and B+ give no time. A hearing that comes before the limit is the
///   limit, for the rules that take one; one before the start is over, and changes nothing.
/// - C, D: whole days, beginning with that of the start; the limit is the midnight that ends the
///   last.
/// - E: hours elapsed, through clock changes: of detention, at a place of safety, in police protection.
/// - F: no fixed hour. The target is the end of the day after charge, the limit the end of the last
///   day on which a court that was told must sit.
pub fn run_given(rule: ClockRule, start: Timestamp, given: &Given) -> Result<Clock, ClockError> {
    if !YEARS.contains(&start.utc().year()) {
        return Err(ClockError::StartOutOfReach);
    }
    match rule.length() {
        Length::Counted { hours, without } => {
            let hearing = given.hearing.filter(|_at| rule.takes_a_hearing());
            hours::run(rule, start, hours, without).map(|clock| clock.no_later_than(hearing))
        }
        Length::Days { count } => Ok(Clock::of_days(rule, start, count)),
        Length::DaysGiven => Ok(Clock::of_days(rule, start, dvpo_days(given)?)),
        Length::Elapsed { hours, authorised, .. } => {
            let hours = elapsed_hours(hours, authorised, given)?;
            Ok(Clock::ending(rule, start, start.plus(TimeDelta::hours(i64::from(hours)))))
        }
        Length::NextSitting => Ok(sitting::run(rule, start)),
    }
}

impl Clock {
    /// A clock of whole days, the day of the start the first.
    fn of_days(rule: ClockRule, start: Timestamp, count: u32) -> Self {
        let period = Period { count, unit: PeriodUnit::Days };
        Self::ending(rule, start, end_of_period(start.london_day(), period))
    }

    /// The clock ended by a hearing that comes before its limit; days after that are not passed over.
    fn no_later_than(self, hearing: Option<Timestamp>) -> Self {
        let is_sooner = |at: &Timestamp| (self.start..self.limit).contains(at);
        let Some(hearing) = hearing.filter(is_sooner) else { return self };
        let Self { rule, start, target, mut excluded, .. } = self;
        excluded.retain(|each| each.day < hearing.london_day());
        Self { rule, start, target: target.min(hearing), limit: hearing, excluded }
    }

    /// A clock for which every day counts, so that target and limit are one.
    fn ending(rule: ClockRule, start: Timestamp, limit: Timestamp) -> Self {
        Self { rule, start, target: limit, limit, excluded: Vec::new() }
    }
}

/// Crime and Security Act 2010 s.28(10).
fn dvpo_days(given: &Given) -> Result<u32, ClockError> {
    let days = given.days.ok_or(ClockError::DaysNotGiven)?;
    if (14..=28).contains(&days) { Ok(days) } else { Err(ClockError::DaysOutOfRange { days }) }
}

/// The hours of a rule, or those that were authorised in their place; a rule of which none can be leaves
/// what is given aside.
fn elapsed_hours(own: u32, authorised: &[u32], given: &Given) -> Result<u32, ClockError> {
    let hours = given.hours.filter(|_hours| !authorised.is_empty()).unwrap_or(own);
    let is_allowed = hours == own || authorised.contains(&hours);
    if is_allowed { Ok(hours) } else { Err(ClockError::HoursNotAuthorised { hours }) }
}

#[cfg(test)]
#[path = "clock_tests.rs"]
mod tests;
