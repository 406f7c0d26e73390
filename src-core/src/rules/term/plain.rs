//! The phrases that plain words are made of: people, places, hours and exceptions.

use crate::rules::exception::{Exception, Permit};
use crate::rules::place::Disclosure;
use crate::rules::time::{Interval, Timestamp};
use crate::rules::window::{Window, words};
use chrono::TimeDelta;

/// A place as an officer may say it; a hidden one is not named.
pub(super) fn place(words: &str, disclosure: Disclosure) -> &str {
    match disclosure {
        Disclosure::Hidden => "a place that is kept hidden",
        Disclosure::Shown if words.trim().is_empty() => "the place in the court's words",
        Disclosure::Shown => words.trim(),
    }
}

/// People as the court named them.
pub(super) fn people(whom: &[String]) -> String {
    if whom.is_empty() { "anyone the order protects".to_owned() } else { listed(whom, "or") }
}

/// Something the court described; its words where it described nothing that was read.
pub(super) fn thing(what: &str) -> &str {
    let what = what.trim();
    if what.is_empty() { "what the court's words say" } else { what }
}

/// "a", "a or b", "a, b or c".
pub(super) fn listed(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// Hours as an officer may say them: "every day 21:00 to 07:00".
pub(super) fn hours(windows: &[Window]) -> String {
    if windows.is_empty() {
        return "at the times in the court's words".to_owned();
    }
    windows.iter().map(words).collect::<Vec<_>>().join("; ")
}

/// The time within which a condition holds, as a sentence; nothing where it has no end and no beginning.
pub(in crate::rules) fn when(period: Interval) -> Option<String> {
    let last = |until: Timestamp| until.plus(TimeDelta::milliseconds(-1)).london_date_text();
    let first = |from: Timestamp| from.london_date_text();
    match (period.from, period.until) {
        (Some(from), Some(until)) => Some(format!("This holds from {} until the end of {}.", first(from), last(until))),
        (Some(from), None) => Some(format!("This holds from {} on.", first(from))),
        (None, Some(until)) => Some(format!("This holds until the end of {}.", last(until))),
        (None, None) => None,
    }
}

/// A time that the court set and that was not read, as a sentence.
pub(in crate::rules) fn when_unread(words: &str) -> String {
    format!("The court's words set a time that was not read: “{words}”.")
}

/// What an exception permits, as a sentence.
pub(in crate::rules) fn permitted(exception: &Exception) -> String {
    let what = match &exception.permits {
        Permit::WordsOnly => return format!("An exception stands in the court's words: “{}”.", exception.words),
        Permit::Window { windows } => hours(windows),
        Permit::Place { place: words, zone } => format!("at {}", place(words, zone.disclosure)),
        Permit::Handover { windows, .. } => format!("to hand over children, {}", hours(windows)),
        Permit::ThroughSolicitor => "through a solicitor".to_owned(),
        Permit::ThroughThirdParty { who } => format!("through {}", thing(who)),
        Permit::Written { what } => format!("with {}", thing(what)),
        Permit::CourtDates => "to attend court".to_owned(),
        Permit::Emergency => "in an emergency".to_owned(),
    };
    format!("The court made an exception: {what}.")
}
