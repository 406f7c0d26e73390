//! Periods in calendar units that begin with a day: D of the reckoning rules.

use crate::rules::time::{Day, Timestamp};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A period in calendar units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: PeriodUnit,
}

/// A calendar unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodUnit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

/// The last year that a period is reckoned into: RFC 3339 writes no year beyond 9999.
const LAST_YEAR: i32 = 9998;

impl Period {
    /// The shortest time for which an SPO may be made (Stalking Protection Act 2019 s.3).
    pub const SPO_MINIMUM: Self = Self { count: 2, unit: PeriodUnit::Years };

    /// The longest time for which a DAPO may have somebody tagged (Domestic Abuse Act 2021 s.38(5)).
    pub const TAG_LONGEST: Self = Self { count: 12, unit: PeriodUnit::Months };

    /// The last day of a period that begins with a day: that before the day of the same number, or
    /// the month's last where it has no such day (six months beginning with 31 August end with
    /// February). A period of none ends with its first day, one beyond the year 9998 with that year.
    pub fn last_day(self, first: Day) -> Day {
        let last = match self.unit {
            PeriodUnit::Days => last_of_days(first.0, u64::from(self.count)),
            PeriodUnit::Weeks => last_of_days(first.0, u64::from(self.count) * 7),
            PeriodUnit::Months => last_of_months(first.0, self.count),
            PeriodUnit::Years => last_of_months(first.0, self.count.saturating_mul(12)),
        };
        let latest = NaiveDate::from_ymd_opt(LAST_YEAR, 12, 31);
        last.filter(|last| last.year() <= LAST_YEAR).or(latest).map_or(first, Day).max(first)
    }
}

/// The end of a period that begins with the day an order was made: that day counts, and the period
/// ends at the midnight that ends its last day.
pub fn end_of_period(day_made: Day, period: Period) -> Timestamp {
    period.last_day(day_made).end()
}

fn last_of_days(first: NaiveDate, count: u64) -> Option<NaiveDate> {
    first.checked_add_days(Days::new(count))?.pred_opt()
}

fn last_of_months(first: NaiveDate, count: u32) -> Option<NaiveDate> {
    let after = first.checked_add_months(Months::new(count))?;
    // Another number means that the month was too short: its last day is the period's.
    if after.day() == first.day() { after.pred_opt() } else { Some(after) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, count: u32, unit: PeriodUnit, last: &str) {
        let day = |text: &str| Day::parse(text).unwrap();
        assert_eq!(Period { count, unit }.last_day(day(first)), day(last), "{count} {unit:?} from {first}");
    }

    #[test]
    fn a_period_ends_on_the_day_before_its_anniversary() {
        check("2026-06-15", 2, PeriodUnit::Years, "2028-06-14");
        check("2026-06-15", 12, PeriodUnit::Months, "2027-06-14");
        check("2026-06-01", 28, PeriodUnit::Days, "2026-06-28");
        check("2026-06-01", 2, PeriodUnit::Weeks, "2026-06-14");
        check("2027-03-01", 12, PeriodUnit::Months, "2028-02-29");
        check("2026-03-01", 12, PeriodUnit::Months, "2027-02-28");
    }

    #[test]
    fn a_month_without_such_a_day_ends_the_period_with_itself() {
        check("2026-08-31", 6, PeriodUnit::Months, "2027-02-28");
        check("2026-10-31", 1, PeriodUnit::Months, "2026-11-30");
        check("2028-02-29", 1, PeriodUnit::Years, "2029-02-28");
        check("2028-02-29", 4, PeriodUnit::Years, "2032-02-28");
    }

    #[test]
    fn a_period_that_no_calendar_holds_does_not_end_at_once() {
        for unit in [PeriodUnit::Days, PeriodUnit::Weeks, PeriodUnit::Months, PeriodUnit::Years] {
            check("2026-06-15", u32::MAX, unit, "9998-12-31");
            check("2026-06-15", 0, unit, "2026-06-15");
        }
    }

    #[test]
    fn the_end_is_the_midnight_after_the_last_day_in_london() {
        let made = Day::parse("2026-06-15").unwrap();
        assert_eq!(end_of_period(made, Period::SPO_MINIMUM).to_string(), "2028-06-14T23:00:00.000Z");
        assert_eq!(end_of_period(made, Period::TAG_LONGEST).to_string(), "2027-06-14T23:00:00.000Z");
        let winter = Day::parse("2026-01-10").unwrap();
        assert_eq!(end_of_period(winter, Period::TAG_LONGEST).to_string(), "2027-01-10T00:00:00.000Z");
    }
}
