//! Clocks of hours that leave whole days out: A, B and B+.

use super::rows::Without;
use super::rule::ClockRule;
use super::{Clock, ClockError, Excluded, ExcludedBecause, ExcludedIn};
use crate::rules::calendar::{
    is_bank_holiday, is_christmas_day, is_good_friday, is_saturday, is_statutory_boxing_day, is_sunday,
};
use crate::rules::time::{Day, Timestamp};
use chrono::TimeDelta;

/// Runs so many counted hours from the start, once for the limit and once for the target.
pub(super) fn run(rule: ClockRule, start: Timestamp, hours: i64, without: Without) -> Result<Clock, ClockError> {
    let calendar = Calendar { rule, without };
    let (length, first) = (TimeDelta::hours(hours), start.london_day());
    let (limit, passed) = advance(start, length, |day| calendar.by_statute(day))?;
    let (target, aimed) = advance(start, length, |day| if day == first { Ok(None) } else { calendar.as_listed(day) })?;
    let in_both = |day: Day| aimed.iter().any(|(other, _)| *other == day);
    let reading = |day: Day| if in_both(day) { ExcludedIn::LimitAndTarget } else { ExcludedIn::Limit };
    let excluded = passed.into_iter().map(|(day, why)| Excluded { day, why, reading: reading(day) }).collect();
    Ok(Clock { rule, start, target, limit, excluded })
}

/// The days that no counted clock counts.
pub(super) fn always_excluded(day: Day) -> Option<ExcludedBecause> {
    if is_sunday(day) {
        Some(ExcludedBecause::Sunday)
    } else if is_christmas_day(day) {
        Some(ExcludedBecause::ChristmasDay)
    } else {
        is_good_friday(day).then_some(ExcludedBecause::GoodFriday)
    }
}

/// Which days do not count for a rule.
#[derive(Clone, Copy)]
struct Calendar {
    rule: ClockRule,
    without: Without,
}

impl Calendar {
    /// For the limit: every listed day, and 26 December unless a Sunday (1971 Act Sch 1).
    fn by_statute(self, day: Day) -> Result<Option<ExcludedBecause>, ClockError> {
        let listed = self.as_listed(day)?;
        let boxing_day = self.without != Without::Sundays && is_statutory_boxing_day(day);
        Ok(listed.or(boxing_day.then_some(ExcludedBecause::BankHoliday)))
    }

    /// For the target: only what gov.uk lists.
    fn as_listed(self, day: Day) -> Result<Option<ExcludedBecause>, ClockError> {
        if let Some(why) = always_excluded(day) {
            return Ok(Some(why));
        }
        match self.without {
            Without::Sundays => Ok(None),
            Without::SaturdaysToo if is_saturday(day) => Ok(Some(ExcludedBecause::Saturday)),
            Without::BankHolidays | Without::SaturdaysToo => {
                let is_listed = is_bank_holiday(day).ok_or(ClockError::CalendarExpired { rule: self.rule })?;
                Ok(is_listed.then_some(ExcludedBecause::BankHoliday))
            }
        }
    }
}

/// A moment, and the days passed over on the way to it.
type Reached = (Timestamp, Vec<(Day, ExcludedBecause)>);

/// The instant at which so much counted time has run.
pub(super) fn advance(
    start: Timestamp,
    length: TimeDelta,
    excluded: impl Fn(Day) -> Result<Option<ExcludedBecause>, ClockError>,
) -> Result<Reached, ClockError> {
    let mut passed = Vec::new();
    let (mut at, mut day, mut left) = (start, start.london_day(), length);
    loop {
        let end = day.end();
        if end <= at {
            // The calendar itself has ended.
            return Err(ClockError::StartOutOfReach);
        }
        match excluded(day)? {
            Some(why) => passed.push((day, why)),
            None if left <= end.since(at) => return Ok((at.plus(left), passed)),
            None => left -= end.since(at),
        }
        (at, day) = (end, day.plus_days(1));
    }
}
