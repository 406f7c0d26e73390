//! The time that a condition states for itself: "until 1 November 2026", "for 3 months". Words that set
//! a time and are not read whole are kept as such: whether the term then operated cannot be told.

use super::numbers::{Length, date_at, day_month_at, length_at, looks_dated};
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

/// Ends that no day can be said of: the order's own words say when they come.
pub(super) const OPEN: [&str; 9] = [
    "further order",
    "further ordered",
    "further notice",
    "the court orders otherwise",
    "the court further orders",
    "the further order",
    "otherwise ordered",
    "varied or discharged",
    "the order ends",
];

/// What leads a first day, whatever follows; "from" alone leads much else.
const FIRST_DAY: [&str; 12] = [
    "start date :",
    "start date",
    "starting on",
    "starting from",
    "with effect from",
    "commencing on",
    "commencing from",
    "beginning on",
    "beginning with",
    "on and from",
    "on and after",
    "as from",
];

/// What leads a last day, whatever follows.
const LAST_DAY: [&str; 9] =
    ["end date :", "end date", "ending on", "ending with", "ends on", "expiring on", "expires on", "until", "till"];

/// What says that a length of time runs from when the order was made.
pub(super) const FROM_THE_ORDER: [&str; 11] = [
    "from today",
    "starting today",
    "beginning today",
    "commencing today",
    "from the date of this order",
    "from the date of the order",
    "from the date of making",
    "from date of order",
    "from the making of",
    "from the date of sentence",
    "from the date hereof",
];

/// What leads a time that is no day at all.
const OTHER_TIME: [&str; 11] = [
    "for the duration of",
    "for the remainder of",
    "for the rest of",
    "for as long as",
    "for so long as",
    "so long as",
    "as long as",
    "during",
    "while",
    "whilst",
    "pending",
];

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

    /// What begins with a token, and the first token behind it.
    fn mark_at(&self, at: usize) -> Option<(Says, usize)> {
        if self.words.lower(at) == "between" {
            return self.between(at + 1);
        }
        if let Some(length) = self.words.any_at(at, &LAST_DAY) {
            return self.last_day(at, at + length);
        }
        if let Some(length) = self.words.any_at(at, &FIRST_DAY) {
            return Some(self.first_day(at + length).unwrap_or_else(|| self.unread(at)));
        }
        if let Some(length) = self.words.any_at(at, &OTHER_TIME) {
            return self.other_time(at, length);
        }
        match self.words.lower(at) {
            "from" => self.starting_on(at),
            "up" if self.words.lower(at + 1) == "to" => self.day_said(at, at + 2, Says::Until),
            "before" => self.before(at, at + 1),
            "prior" if self.words.lower(at + 1) == "to" => self.before(at, at + 2),
            "after" => self.day_said(at, at + 1, |day| Says::From(day.plus_days(1))),
            "on" if self.forbids && !self.is_of_a_paper(at) => self.day_said(at, at + 1, Says::On),
            "for" => self.lasting(at),
            _ => None,
        }
    }

    /// "of an order made on 3 March 2025" is no time of the term.
    fn is_of_a_paper(&self, at: usize) -> bool {
        matches!(
            self.words.before(at),
            "made" | "dated" | "imposed" | "granted" | "given" | "born" | "issued" | "sealed"
        )
    }

    fn last_day(&self, at: usize, after: usize) -> Option<(Says, usize)> {
        if self.words.any_at(after, &OPEN).is_some() {
            return None;
        }
        Some(self.day_said(at, after, Says::Until).unwrap_or_else(|| self.unread(at)))
    }

    fn first_day(&self, at: usize) -> Option<(Says, usize)> {
        let (day, length) = self.day_at(at)?;
        let end = at + length;
        // "from 1 July 2026 to 1 November 2026".
        if matches!(self.words.lower(end), "to" | "-" | "–" | "through") {
            let (until, length) = self.day_at(end + 1)?;
            return Some((self.whole(Says::Between(day, until), end + 1 + length), end + 1 + length));
        }
        Some((self.whole(Says::From(day), end), end))
    }

    fn starting_on(&self, at: usize) -> Option<(Says, usize)> {
        if !self.is_dated(at + 1) {
            return None;
        }
        let shared = self.with_one_year(at + 1, &["to", "until", "till", "-", "–"]);
        Some(self.first_day(at + 1).or(shared).unwrap_or_else(|| self.unread(at)))
    }

    fn between(&self, at: usize) -> Option<(Says, usize)> {
        if !self.is_dated(at) {
            return None;
        }
        let whole = self.day_at(at).and_then(|(from, length)| {
            let joined = matches!(self.words.lower(at + length), "and" | "to" | "-" | "–");
            let (until, second) = self.day_at(at + length + 1).filter(|_| joined)?;
            let end = at + length + 1 + second;
            Some((self.whole(Says::Between(from, until), end), end))
        });
        Some(whole.or_else(|| self.with_one_year(at, &["and", "to"])).unwrap_or_else(|| self.unread(at - 1)))
    }

    /// "1 July and 1 November 2026": the year of the second is that of the first.
    fn with_one_year(&self, at: usize, joints: &[&str]) -> Option<(Says, usize)> {
        let (day, month, length) = day_month_at(self.words, at)?;
        let joint = joints.contains(&self.words.lower(at + length));
        let (until, second) = self.day_at(at + length + 1).filter(|_| joint)?;
        let from = Day::new(until.0.year(), month, day)?;
        let end = at + length + 1 + second;
        (from <= until).then(|| (self.whole(Says::Between(from, until), end), end))
    }

    /// A prohibition that holds before a day; what is to be done before one has no period.
    fn before(&self, at: usize, after: usize) -> Option<(Says, usize)> {
        if !self.forbids {
            return None;
        }
        self.day_said(at, after, |day| Says::Until(day.minus_days(1)))
    }

    /// A day behind a word that leads much else besides.
    fn day_said(&self, at: usize, after: usize, says: fn(Day) -> Says) -> Option<(Says, usize)> {
        if let Some((day, length)) = self.day_at(after) {
            return Some((self.whole(says(day), after + length), after + length));
        }
        self.is_dated(after).then(|| self.unread(at))
    }

    fn other_time(&self, at: usize, length: usize) -> Option<(Says, usize)> {
        const OF_THE_TERM: [&str; 9] = [
            "this order",
            "the order",
            "the curfew",
            "curfew",
            "the hours",
            "those hours",
            "these hours",
            "the following hours",
            "the times",
        ];
        let after = at + length;
        let of_hours = self.hours.as_ref().is_some_and(|hours| hours.holds(after));
        let says_more = self.words.any_at(after, &OF_THE_TERM).is_none() && !of_hours;
        says_more.then(|| self.unread(at))
    }

    /// "for 3 months", and nothing behind it that may turn it.
    fn lasting(&self, at: usize) -> Option<(Says, usize)> {
        const HARMLESS: [&str; 16] = [
            "",
            ".",
            ",",
            ";",
            ")",
            "(",
            "directly",
            "indirectly",
            "either",
            "by",
            "to",
            "between",
            "daily",
            "starting",
            "commencing",
            "beginning",
        ];
        let (period, length) = match length_at(self.words, at + 1) {
            Some((Length::Read(period), length)) => (period, length),
            Some((Length::Unread, _)) => return Some(self.unread(at)),
            None => {
                let skipped =
                    self.words.any_at(at + 1, &["the next", "at least", "up to", "a maximum of", "the first"])?;
                length_at(self.words, at + 1 + skipped)?;
                return Some(self.unread(at));
            }
        };
        let end = at + 1 + length;
        if let Some(more) = self.words.any_at(end, &FROM_THE_ORDER) {
            return Some((Says::Lasting(period), end + more));
        }
        let dated = matches!(self.words.lower(end), "from") && self.day_at(end + 1).is_some();
        let leads_day = self.words.any_at(end, &FIRST_DAY).is_some();
        let is_plain = end >= self.to || dated || leads_day || HARMLESS.contains(&self.words.lower(end));
        Some(if is_plain { (Says::Lasting(period), end) } else { self.unread(at) })
    }

    /// A day that is read, or not where what stands behind it may turn it: "or the end of the trial".
    fn whole(&self, says: Says, end: usize) -> Says {
        let end = end + usize::from(self.words.lower(end) == ",");
        let turned = match self.words.lower(end) {
            "or" => self.words.any_at(end + 1, &["until further order", "further order", "earlier order"]).is_none(),
            "and" | "whichever" | "at" | "when" | "if" | "to" | "-" | "–" => true,
            _ => date_at(self.words, end).is_some(),
        };
        if turned && end < self.to { Says::Unread } else { says }
    }

    /// A day within reach behind words that say no other time.
    fn day_at(&self, at: usize) -> Option<(Day, usize)> {
        day_within(self.words, at, self.to)
    }

    /// Whether what stands here is meant as a day, read or not.
    fn is_dated(&self, at: usize) -> bool {
        self.day_at(at).is_some() || (at..at + 3).any(|near| near < self.to && looks_dated(self.words, near))
    }

    /// Words that set a time which was not read, up to where their sentence ends.
    fn unread(&self, at: usize) -> (Says, usize) {
        let ends = |token: &usize| matches!(self.words.lower(*token), "." | ";" | ",");
        (Says::Unread, (at + 1..self.to).find(ends).unwrap_or(self.to))
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
