//! Times as people and files write them: refused precisely, never guessed.

use super::{Day, Local, Timestamp, at_london};
use crate::words::Text;
use crate::{says_its_text, text};
use chrono::{DateTime, Datelike, NaiveDateTime};

/// Why a time is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeError {
    /// A local time, with nothing to say whose.
    NoOffset,
    /// A local time that London's clocks go over twice.
    NoOffsetAndTwice,
    /// A local time that London's clocks pass over.
    NoOffsetAndSkipped,
    /// The second that is now and then put in after 23:59:59 UTC: it has no place on this clock.
    LeapSecond,
    /// A day alone.
    NoTime,
    /// Anything else.
    NotATime,
}

impl TimeError {
    /// It in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::NoOffset => text!("unread.time_no_offset"),
            Self::NoOffsetAndTwice => text!("unread.time_no_offset_and_twice"),
            Self::NoOffsetAndSkipped => text!("unread.time_no_offset_and_skipped"),
            Self::LeapSecond => text!("unread.time_leap_second"),
            Self::NoTime => text!("unread.time_no_time"),
            Self::NotATime => text!("unread.time_not_a_time"),
        }
    }
}

says_its_text!(TimeError);

impl Timestamp {
    /// Reads RFC 3339 with an offset, or says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, TimeError> {
        Self::parse(text).ok_or_else(|| what_is_wrong(text))
    }
}

fn what_is_wrong(text: &str) -> TimeError {
    if Day::parse(text).is_some() {
        return TimeError::NoTime;
    }
    if DateTime::parse_from_rfc3339(text).is_ok() {
        return TimeError::LeapSecond;
    }
    let wall = text.replacen([' ', 't'], "T", 1);
    let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
    let read = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(&wall, form).ok());
    let Some(wall) = read.filter(|wall| (1900..=9999).contains(&wall.year())) else { return TimeError::NotATime };
    match at_london(Day(wall.date()), wall.time()) {
        Local::One(_) => TimeError::NoOffset,
        Local::Skipped { .. } => TimeError::NoOffsetAndSkipped,
        Local::Twice { .. } => TimeError::NoOffsetAndTwice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: TimeError) {
        assert_eq!(Timestamp::read(text), Err(expected), "{text}");
    }

    #[test]
    fn a_time_with_an_offset_is_one_instant_whatever_the_clocks_do() {
        let first = Timestamp::read("2026-10-25T01:30:00+01:00").unwrap();
        let second = Timestamp::read("2026-10-25T01:30:00+00:00").unwrap();
        assert_eq!(second.since(first).num_minutes(), 60);
        assert_eq!(Timestamp::read("2026-06-12T10:00:00-05:00"), Timestamp::read("2026-06-12T15:00:00Z"));
    }

    #[test]
    fn a_time_without_an_offset_is_refused_with_its_reason() {
        check("2026-06-12T10:00:00", TimeError::NoOffset);
        check("2026-06-12 10:00", TimeError::NoOffset);
        check("2026-03-29T01:30:00", TimeError::NoOffsetAndSkipped);
        check("2026-03-29T02:00:00", TimeError::NoOffset);
        check("2026-10-25T01:30:00.5", TimeError::NoOffsetAndTwice);
        check("2026-10-25T02:00:00", TimeError::NoOffset);
        check("2026-06-12", TimeError::NoTime);
        for text in
            ["", "10:00", "2026-02-30T10:00:00Z", "2026-06-12T25:00:00Z", "+262142-12-31T23:59:59", "12/06/2026"]
        {
            check(text, TimeError::NotATime);
        }
    }

    #[test]
    fn a_leap_second_is_no_other_second() {
        for text in
            ["2016-12-31T23:59:60Z", "2017-01-01T00:59:60+01:00", "2016-12-31T23:59:60.5Z", "2026-06-12T10:00:60Z"]
        {
            check(text, TimeError::LeapSecond);
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
        check("2016-12-31T23:59:61Z", TimeError::NotATime);
    }

    #[test]
    fn london_is_written_with_its_offset() {
        let written = |text: &str| Timestamp::parse(text).unwrap().london_rfc3339();
        assert_eq!(written("2026-06-15T09:00:00Z"), "2026-06-15T10:00:00+01:00");
        assert_eq!(written("2026-12-29T10:00:00Z"), "2026-12-29T10:00:00+00:00");
        assert_eq!(written("2026-10-25T01:30:00.125Z"), "2026-10-25T01:30:00.125+00:00");
    }

    #[test]
    fn a_time_of_london_says_which_hour_of_one_that_comes_twice() {
        let said = |text: &str| Timestamp::parse(text).unwrap().london_text();
        assert_eq!(said("2026-06-15T09:00:05Z"), "Mon 15 Jun 2026 10:00:05 BST");
        assert_eq!(said("2026-11-22T14:31:00.250Z"), "Sun 22 Nov 2026 14:31:00 GMT");
        assert_eq!(said("2026-10-25T00:30:00Z"), "Sun 25 Oct 2026 01:30:00 BST");
        assert_eq!(said("2026-10-25T01:30:00Z"), "Sun 25 Oct 2026 01:30:00 GMT");
    }
}
