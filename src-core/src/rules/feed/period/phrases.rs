//! One phrase that states a time, by what leads it.

use super::super::numbers::{Length, date_at, day_month_at, length_at, looks_dated};
use super::{Marks, Says, day_within};
use crate::rules::time::Day;
use chrono::Datelike as _;

/// Ends that no day can be said of: the order's own words say when they come.
pub(in crate::rules::feed) const OPEN: [&str; 9] = [
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
pub(in crate::rules::feed) const FROM_THE_ORDER: [&str; 11] = [
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

impl Marks<'_, '_> {
    /// What begins with a token, and the first token behind it.
    pub(super) fn mark_at(&self, at: usize) -> Option<(Says, usize)> {
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
