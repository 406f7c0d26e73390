//! Whether windows hold all that the words beside them say of hours and days.

use super::super::words::Words;
use super::Found;
use super::days::{looks_like_days, named_at};
use super::stamp::time_at;
use crate::rules::window::Weekday;

/// Times that no weekly window here holds: less than every week, less than every day of it, or none at all.
const NO_WINDOW: [&str; 45] = [
    "all day",
    "all night",
    "all weekend",
    "whole day",
    "alternate",
    "alternating",
    "every other",
    "fortnight",
    "fortnightly",
    "once a",
    "once per",
    "once each",
    "once every",
    "twice a",
    "times a",
    "days a week",
    "nights a week",
    "weekly",
    "per week",
    "each week",
    "each month",
    "every month",
    "of the month",
    "monthly",
    "term time",
    "term-time",
    "school term",
    "school holidays",
    "bank holidays",
    "bank holiday",
    "public holidays",
    "weeknight",
    "weeknights",
    "week nights",
    "school nights",
    "school days",
    "working days",
    "work days",
    "workdays",
    "rest days",
    "days off",
    "odd days",
    "even days",
    "some days",
    "certain days",
];

/// Words before a weekday that leave it out: "excluding Sundays".
const LEAVES_OUT: [&str; 10] =
    ["not", "excluding", "excl", "exc", "except", "bar", "barring", "without", "minus", "omitting"];

/// Words before a weekday that leave most of them out: "the first Monday of each month".
const ORDINALS: [&str; 12] =
    ["first", "second", "third", "fourth", "fifth", "last", "other", "1st", "2nd", "3rd", "4th", "5th"];

impl Found {
    /// Whether every time and every day of the week between two tokens is in the windows.
    pub(in crate::rules::feed) fn is_whole(&self, words: &Words<'_>, from: usize, to: usize) -> bool {
        let hours = if self.has_hours { 2 * self.windows.len() } else { 0 };
        let is_held = |day: &Weekday| self.windows.iter().any(|one| one.days.is_empty() || one.days.contains(day));
        let days_held = (from..to).filter_map(|at| named_at(words, at)).flatten().all(|day| is_held(&day));
        let all_read = !self.is_unclear && times_named(words, from, to) == hours && days_held;
        all_read && !self.is_narrowed(words, from, to)
    }

    /// Whether words beside the windows leave some of their days out, or name days that were not read.
    fn is_narrowed(&self, words: &Words<'_>, from: usize, to: usize) -> bool {
        let is_day = |at: usize| named_at(words, at).is_some();
        let is_left_out = |at: usize| {
            let led = LEAVES_OUT.contains(&words.before(at))
                || (matches!(words.before(at), "on" | "for" | ".")
                    && LEAVES_OUT.contains(&words.lower(at.saturating_sub(2))));
            led && is_day(at)
        };
        let is_counted = |at: usize| ORDINALS.contains(&words.before(at)) && is_day(at);
        // "7 days a week" is read as every day; "3 days a week" is not.
        let is_other = |at: usize| words.any_at(at, &NO_WINDOW).is_some() && !self.holds(at);
        let behind = self.spans.first().map_or(from, |span| span.end);
        let is_unread = |at: usize| at >= behind && !is_day(at) && looks_like_days(words, at);
        (from..to).any(|at| is_left_out(at) || is_counted(at) || is_other(at) || is_unread(at))
    }
}

/// How many times of day are named.
fn times_named(words: &Words<'_>, from: usize, to: usize) -> usize {
    let mut times = 0;
    let mut at = from;
    while at < to {
        let length = time_at(words, at).map(|(_, length)| length);
        times += usize::from(length.is_some());
        at += length.unwrap_or(1);
    }
    times
}
