//! Instants, London days and intervals. Core is told the time; it never asks.

pub mod entered;
mod local;
mod reading;

pub use local::{Local, at_london};
pub use reading::TimeError;

use crate::words::{Text, Verbatim};
use crate::{says_its_text, text};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, SecondsFormat, TimeDelta, Utc};
use chrono_tz::Europe::London;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An instant, to the millisecond, kept in UTC and written as RFC 3339.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// From milliseconds since 1970. Values beyond chrono's range clamp to it.
    pub fn from_millis(millis: i64) -> Self {
        let fallback = if millis < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
        Self(DateTime::from_timestamp_millis(millis).unwrap_or(fallback))
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// Reads RFC 3339. Text without an offset is refused: LEDS does the same. [`Timestamp::read`]
    /// says what is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let parsed = DateTime::parse_from_rfc3339(text).ok()?;
        // A leap second would be read as the second after it, which is another instant.
        if parsed.timestamp_subsec_nanos() >= 1_000_000_000 {
            return None;
        }
        Some(Self::from_millis(parsed.timestamp_millis()))
    }

    /// This instant moved by `delta`.
    pub fn plus(self, delta: TimeDelta) -> Self {
        Self(self.0.checked_add_signed(delta).unwrap_or(self.0))
    }

    /// How long after `earlier` this instant is; negative when before.
    pub fn since(self, earlier: Self) -> TimeDelta {
        self.0 - earlier.0
    }

    /// The London calendar day that holds this instant.
    pub fn london_day(self) -> Day {
        Day(self.0.with_timezone(&London).date_naive())
    }

    /// The London wall-clock time.
    pub fn london_time(self) -> NaiveTime {
        self.0.with_timezone(&London).time()
    }

    /// The instant in UTC.
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// RFC 3339 with the offset of London: `2026-06-15T10:00:00+01:00`.
    pub fn london_rfc3339(self) -> String {
        self.0.with_timezone(&London).to_rfc3339_opts(SecondsFormat::AutoSi, false)
    }

    /// "Sun 22 Nov 2026 14:31:05 GMT": London's day and time with the zone that they are of, for whoever has no London
    /// beside it.
    pub fn london_text(self) -> String {
        self.0.with_timezone(&London).format("%a %-d %b %Y %H:%M:%S %Z").to_string()
    }

    /// "14:31" in London.
    pub fn london_hhmm(self) -> String {
        self.london_time().format("%H:%M").to_string()
    }

    /// "Sun 22 Nov 2026" in London.
    pub fn london_date_text(self) -> String {
        self.london_day().text()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an RFC 3339 time with an offset"))
    }
}

/// The months of the year in English, as texts and officers write them in full, in lower case.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A calendar day in London, `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub NaiveDate);

impl Day {
    /// A day by year, month and day of month; `None` where there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self)
    }

    /// The first instant of this day in London.
    pub fn start(self) -> Timestamp {
        self.at(NaiveTime::MIN)
    }

    /// The first instant of the next day in London: the end of this one.
    pub fn end(self) -> Timestamp {
        self.plus_days(1).start()
    }

    /// This day moved on by `days`.
    pub fn plus_days(self, days: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(days)).unwrap_or(self.0))
    }

    /// This day moved back by `days`.
    pub fn minus_days(self, days: u64) -> Self {
        Self(self.0.checked_sub_days(Days::new(days)).unwrap_or(self.0))
    }

    /// The instant of a London wall-clock time on this day. A time in the hour that does not exist
    /// is taken as the first instant after the gap; one that exists twice is taken as the first.
    /// [`at_london`] tells them apart.
    pub fn at(self, time: NaiveTime) -> Timestamp {
        at_london(self, time).chosen()
    }

    /// Whole years from this day, as a birth date, to `on`.
    pub fn years_until(self, on: Self) -> i32 {
        let years = on.0.year() - self.0.year();
        let had_birthday = (on.0.month(), on.0.day()) >= (self.0.month(), self.0.day());
        if had_birthday { years } else { years - 1 }
    }

    /// "Sun 22 Nov 2026".
    pub fn text(self) -> String {
        self.0.format("%a %-d %b %Y").to_string()
    }

    /// "12 Apr 1988".
    pub fn short_text(self) -> String {
        self.0.format("%-d %b %Y").to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// From an instant up to, and not including, another; open ends are unknown or unlimited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// The first instant; absent where it has always been so.
    pub from: Option<Timestamp>,
    /// The first instant after; absent for "until further order".
    pub until: Option<Timestamp>,
}

/// Why two instants make no interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalError {
    /// It would end before it begins. One that ends as it begins is an interval, and holds nothing.
    EndsBeforeItBegins {
        /// Its first instant.
        from: Timestamp,
        /// Its first instant after.
        until: Timestamp,
    },
}

impl IntervalError {
    /// It in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::EndsBeforeItBegins { from, until } => text!(
                "unread.interval_ends_before_it_begins",
                from = Verbatim::from(from.to_string()),
                until = Verbatim::from(until.to_string())
            ),
        }
    }
}

says_its_text!(IntervalError);

impl Interval {
    /// From one instant up to another; refused where the end comes before the beginning.
    pub fn between(from: Option<Timestamp>, until: Option<Timestamp>) -> Result<Self, IntervalError> {
        let interval = Self { from, until };
        interval.validate()?;
        Ok(interval)
    }

    /// Whether the end comes before the beginning. What was stored earlier may do so: it is read as
    /// it stands, holds no instant, and tells nothing.
    pub fn validate(&self) -> Result<(), IntervalError> {
        match (self.from, self.until) {
            (Some(from), Some(until)) if until < from => Err(IntervalError::EndsBeforeItBegins { from, until }),
            (_, _) => Ok(()),
        }
    }

    /// Whether the instant lies within.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until)
    }

    /// From an instant on, until further order.
    pub fn from(from: Timestamp) -> Self {
        Self { from: Some(from), until: None }
    }
}

/// What a clock that may be wrong can say: the time lies between these two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Now {
    /// Not before this.
    pub earliest: Timestamp,
    /// Not after this.
    pub latest: Timestamp,
    /// What stands behind it.
    pub trust: ClockTrust,
}

impl Now {
    /// A trusted reading.
    pub fn trusted(at: Timestamp) -> Self {
        Self { earliest: at, latest: at, trust: ClockTrust::Trusted }
    }

    /// The reading shown to the officer: the latest it can be.
    pub fn shown(&self) -> Timestamp {
        self.latest
    }
}

/// How far a device's clock can be believed since HQ last set it right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockTrust {
    /// Elapsed time has run unbroken since HQ's time was learnt.
    Trusted,
    /// The device restarted since: the time is at least this.
    LowerBound,
    /// The wall clock contradicts elapsed time or an earlier entry.
    Contradicted,
    /// HQ's time has never been learnt.
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_time_in_the_missing_hour_is_the_first_instant_after_it() {
        let at = day("2026-03-29").at(NaiveTime::from_hms_opt(1, 30, 0).unwrap());
        assert_eq!(at.to_string(), "2026-03-29T01:00:00.000Z");
    }

    #[test]
    fn a_time_that_exists_twice_is_the_first() {
        let at = day("2026-10-25").at(NaiveTime::from_hms_opt(1, 30, 0).unwrap());
        assert_eq!(at.to_string(), "2026-10-25T00:30:00.000Z");
    }

    #[test]
    fn a_time_without_an_offset_is_refused() {
        assert!(Timestamp::parse("2026-03-29T01:00:00").is_none());
        assert!(Timestamp::parse("2026-03-29T01:00:00+01:00").is_some());
    }

    #[test]
    fn age_turns_on_the_birthday() {
        let born = day("1988-04-12");
        assert_eq!(born.years_until(day("2026-04-11")), 37);
        assert_eq!(born.years_until(day("2026-04-12")), 38);
    }

    #[test]
    fn an_interval_that_ends_before_it_begins_is_refused_and_still_read() {
        let (early, late) = (day("2026-06-01").start(), day("2026-06-02").start());
        let refused = Interval::between(Some(late), Some(early));
        assert_eq!(refused, Err(IntervalError::EndsBeforeItBegins { from: late, until: early }));
        assert!(Interval::between(Some(early), Some(early)).is_ok_and(|interval| !interval.holds(early)));
        assert!(Interval::between(Some(early), None).is_ok() && Interval::between(None, Some(early)).is_ok());
        let stored = r#"{"from":"2026-06-02T00:00:00Z","until":"2026-06-01T00:00:00Z"}"#;
        let read: Interval = serde_json::from_str(stored).unwrap();
        assert!(read.validate().is_err() && !read.holds(early));
    }

    #[test]
    fn the_days_of_clock_changes_are_23_and_25_hours_long() {
        assert_eq!(day("2026-03-29").end().since(day("2026-03-29").start()).num_hours(), 23);
        assert_eq!(day("2026-10-25").end().since(day("2026-10-25").start()).num_hours(), 25);
    }
}
