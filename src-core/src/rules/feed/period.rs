//! The time that a condition states for itself: "until 1 November 2026", "for 3 months". Words that set
//! a time and are not read whole are kept as such: whether the term then operated cannot be told.

mod phrases;

pub(super) use phrases::{FROM_THE_ORDER, OPEN};

use super::numbers::date_at;
use super::times::{Found, windows};
use super::words::Words;
use super::{Period, ReadPeriod};
use crate::rules::dates::{DateFault, end_fault};
use crate::rules::time::{Day, Interval};
use chrono::Datelike as _;
use std::ops::Range;

/// What one phrase says of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    From(Day),
    Until(Day),
    On(Day),
    Between(Day, Day),
    Lasting(Period),
    Unread,
}

/// One phrase that states a time, and its tokens.
struct Mark {
    says: Says,
    span: Range<usize>,
}

/// Every phrase of a clause that states a time other than its hours.
pub(super) struct Marks<'w, 'a> {
    words: &'w Words<'a>,
    from: usize,
    to: usize,
    forbids: bool,
    hours: Option<Found>,
    found: Vec<Mark>,
}

impl<'w, 'a> Marks<'w, 'a> {
    /// Those between two tokens.
    pub(super) fn of(words: &'w Words<'a>, from: usize, to: usize, forbids: bool) -> Self {
        let hours = windows(words, from, to).filter(|found| found.has_hours);
        let mut marks = Self { words, from, to, forbids, hours, found: Vec::new() };
        let mut at = from;
        while at < to {
            let held = marks.hours.as_ref().is_some_and(|hours| hours.holds(at));
            match marks.mark_at(at).filter(|_| !held) {
                Some((says, end)) => {
                    marks.found.push(Mark { says, span: at..end.clamp(at + 1, to.max(at + 1)) });
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
        marks
    }

    /// Whether a phrase begins with a token.
    pub(super) fn begins_at(&self, at: usize) -> bool {
        self.found.iter().any(|mark| mark.span.start == at)
    }

    /// Whether a token belongs to one.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.found.iter().any(|mark| mark.span.contains(&at))
    }

    /// Whether the clause begins with one: what the same sentence says further on is under it too.
    pub(super) fn lead(&self) -> bool {
        self.begins_at(self.from)
    }

    /// What they say together; `lasts` where a length of time is that of the term.
    pub(super) fn period(&self, lasts: bool) -> Option<ReadPeriod> {
        if self.found.is_empty() {
            return None;
        }
        let said: Vec<String> =
            self.found.iter().map(|mark| self.words.slice(mark.span.start, mark.span.end)).collect();
        let mut read = ReadPeriod { from: None, until: None, lasting: None, is_whole: true, words: said.join(", ") };
        for mark in &self.found {
            match mark.says {
                Says::From(day) => read.is_whole &= agree(&mut read.from, day),
                Says::Until(day) => read.is_whole &= agree(&mut read.until, day),
                Says::On(day) => read.is_whole &= agree(&mut read.from, day) && agree(&mut read.until, day),
                Says::Between(from, until) => {
                    read.is_whole &= agree(&mut read.from, from) && agree(&mut read.until, until);
                }
                Says::Lasting(period) if lasts && self.is_of_the_term(mark) => {
                    read.is_whole &= agree(&mut read.lasting, period);
                }
                Says::Lasting(_) | Says::Unread => read.is_whole = false,
            }
        }
        Some(read)
    }

    /// "not to remain in Derby for 2 days" says how long he may not stay, not how long that holds.
    fn is_of_the_term(&self, mark: &Mark) -> bool {
        const STAYS: [&str; 7] = ["remain", "stay", "leave", "absent", "away", "loiter", "overnight"];
        let before = |phrases: &[&str]| self.words.has(self.from, mark.span.start, phrases);
        !self.forbids || !before(&STAYS) || before(&["enter", "contact"])
    }
}

/// A day within reach behind words that say no other time, "the end of", "midnight on", and how many tokens
/// it takes with them.
pub(super) fn day_within(words: &Words<'_>, at: usize, to: usize) -> Option<(Day, usize)> {
    const ON_THE_WAY: [&str; 27] = [
        "the",
        "end",
        "close",
        "of",
        "and",
        "including",
        "inclusive",
        "midnight",
        "23:59",
        "23.59",
        "23:59hrs",
        "2359hrs",
        "11:59pm",
        "11.59pm",
        "hrs",
        "hours",
        "on",
        ":",
        "date",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "day",
    ];
    let mut start = at;
    while start < at + 8 && start < to {
        if let Some((day, length)) = date_at(words, start) {
            let reached = (1990..=2150).contains(&day.0.year()) && start + length <= to;
            return reached.then_some((day, start + length - at));
        }
        if !ON_THE_WAY.contains(&words.lower(start)) {
            return None;
        }
        start += 1;
    }
    None
}

/// Keeps one statement; two that differ are neither.
fn agree<T: PartialEq + Copy>(kept: &mut Option<T>, said: T) -> bool {
    let agrees = kept.is_none_or(|kept| kept == said);
    *kept = agrees.then_some(said);
    agrees
}

impl ReadPeriod {
    /// The period for an order that begins on a day, and the court's words where they say more, or
    /// something that cannot be: a last day before the first, or before the order. Of a variation it is
    /// not known from when a length of time runs: it has no such day.
    pub fn resolve(&self, begins: Option<Day>) -> (Option<Interval>, Option<String>) {
        let first = self.from.or(begins);
        let lasts_until = match (self.lasting, first) {
            (Some(period), Some(first)) => Some(period.last_day(first)),
            (Some(_), None) => return (None, Some(self.words.clone())),
            (None, _) => None,
        };
        let until = match (self.until, lasts_until) {
            // Courts count the first day or do not: the later of two days side by side is the surer end.
            (Some(day), Some(lasts)) if day.minus_days(1) <= lasts && lasts <= day.plus_days(1) => Some(day),
            (Some(_), Some(_)) => return (None, Some(self.words.clone())),
            (day, lasts) => day.or(lasts),
        };
        let is_none = |until: Day, first: Day| until < first || end_fault(until, first) == Some(DateFault::TooFar);
        let cannot_be =
            until.is_some_and(|until| self.from.into_iter().chain(begins).any(|first| is_none(until, first)));
        if cannot_be {
            return (None, Some(self.words.clone()));
        }
        let stated = self.from.is_some() || until.is_some();
        let period = stated.then(|| Interval { from: self.from.map(Day::start), until: until.map(Day::end) });
        (period, (!self.is_whole).then(|| self.words.clone()))
    }
}

#[cfg(test)]
#[path = "period_tests.rs"]
mod tests;
