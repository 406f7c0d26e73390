//! London's clocks by their rules since 1972, without tables: an instant's wall-clock time, and the
//! instants of a wall-clock time.

use crate::rules::time::Timestamp;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// A wall-clock time, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wall {
    /// Year.
    pub year: i32,
    /// Month, from 1.
    pub month: u32,
    /// Day of the month, from 1.
    pub day: u32,
    /// Hour, from 0.
    pub hour: u32,
    /// Minute.
    pub minute: u32,
}

impl Wall {
    /// What London's clocks show at an instant.
    pub fn of(at: Timestamp) -> Self {
        let utc = at.millis();
        let shown = utc.saturating_add(ahead_ms(utc));
        let (year, month, day) = civil(shown.div_euclid(DAY_MS));
        let minutes = shown.rem_euclid(DAY_MS) / MINUTE_MS;
        let small = |value: i64| u32::try_from(value).unwrap_or(0);
        Self { year, month, day, hour: small(minutes / 60), minute: small(minutes % 60) }
    }

    /// Midnight of the day that lies so many days before the one that London's clocks show at an instant.
    pub fn days_before(at: Timestamp, days: i64) -> Self {
        let utc = at.millis();
        let shown = utc.saturating_add(ahead_ms(utc)).div_euclid(DAY_MS);
        let (year, month, day) = civil(shown.saturating_sub(days));
        Self { year, month, day, hour: 0, minute: 0 }
    }

    fn as_utc(&self) -> i64 {
        days_since_1970(self.year, self.month, self.day) * DAY_MS
            + i64::from(self.hour) * HOUR_MS
            + i64::from(self.minute) * MINUTE_MS
    }
}

/// The instants, in milliseconds since 1970, at which London's clocks show a time: in summer time, and
/// in Greenwich time. Both where the clocks go back over it, neither where they go forward over it.
pub fn instants(wall: &Wall) -> (Option<i64>, Option<i64>) {
    let shown = wall.as_utc();
    let is = |at: i64| (at + ahead_ms(at) == shown).then_some(at);
    (is(shown - HOUR_MS), is(shown))
}

/// How many days a month has.
pub fn days_in(year: i32, month: u32) -> u32 {
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// How far London is ahead of UTC.
fn ahead_ms(utc: i64) -> i64 {
    let (year, _, _) = civil(utc.div_euclid(DAY_MS));
    let (from, until) = summer(year);
    if (from..until).contains(&utc) { HOUR_MS } else { 0 }
}

/// Summer time of a year: Summer Time Act 1972 with the orders of 1980 to 1994, and since 1996 the last
/// Sundays of March and October (Directive 2000/84/EC, retained).
fn summer(year: i32) -> (i64, i64) {
    let (from, from_hour) = if year < 1981 { (sunday_from(year, 3, 16), 2) } else { (sunday_from(year, 3, 25), 1) };
    let (until, until_hour) = match year {
        ..1981 => (sunday_from(year, 10, 23), 2),
        1981..1990 => (sunday_from(year, 10, 23), 1),
        1990..1996 => (sunday_from(year, 10, 22), 1),
        1996.. => (sunday_from(year, 10, 25), 1),
    };
    (from * DAY_MS + from_hour * HOUR_MS, until * DAY_MS + until_hour * HOUR_MS)
}

/// The first Sunday on or after a day, as days since 1970.
fn sunday_from(year: i32, month: u32, day: u32) -> i64 {
    let days = days_since_1970(year, month, day);
    // 1 January 1970 was a Thursday: Sunday is 0.
    days + (7 - (days + 4).rem_euclid(7)) % 7
}

/// Days since 1970 of a day of the Gregorian calendar, counted in years that begin in March.
fn days_since_1970(year: i32, month: u32, day: u32) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = i64::from(year) - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day of the Gregorian calendar that lies so many days after 1 January 1970.
fn civil(days: i64) -> (i32, u32, u32) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let in_march_year = (5 * of_year + 2) / 153;
    let day = of_year - (153 * in_march_year + 2) / 5 + 1;
    let month = if in_march_year < 10 { in_march_year + 3 } else { in_march_year - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (i32::try_from(year).unwrap_or(i32::MAX), u32::try_from(month).unwrap_or(1), u32::try_from(day).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::time::{Day, Local, at_london};
    use chrono::NaiveTime;

    #[test]
    fn every_quarter_of_an_hour_agrees_with_the_tables() {
        for year in 1972..=2037 {
            for month in 1..=12 {
                for day in 1..=days_in(year, month) {
                    check_day(year, month, day);
                }
            }
        }
    }

    fn check_day(year: i32, month: u32, day: u32) {
        for quarter in 0..96 {
            let wall = Wall { year, month, day, hour: quarter / 4, minute: quarter % 4 * 15 };
            let time = NaiveTime::from_hms_opt(wall.hour, wall.minute, 0).unwrap();
            let expected = match at_london(Day::new(year, month, day).unwrap(), time) {
                Local::One(at) => vec![at.millis()],
                Local::Skipped { .. } => Vec::new(),
                Local::Twice { first, second } => vec![first.millis(), second.millis()],
            };
            let (summer, winter) = instants(&wall);
            let found: Vec<i64> = summer.into_iter().chain(winter).collect();
            assert_eq!(found, expected, "{wall:?}");
            for at in found {
                assert_eq!(Wall::of(Timestamp::from_millis(at)), wall);
            }
        }
    }
}
