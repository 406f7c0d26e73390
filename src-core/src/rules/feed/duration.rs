//! How long an order lasts, as its prose says: every statement of it, read or not. One that stands there and
//! is not read is told as such; it is never taken as far as it could be read.

use super::ReadDuration;
use super::numbers::{Length, date_at, is_unit_of_time, length_at};
use super::period::{FROM_THE_ORDER, OPEN, day_within};
use super::times::{Stamp, stamp_at};
use super::words::Words;
use crate::rules::time::{Day, Local, at_london};
use chrono::NaiveTime;
use std::ops::Range;

/// What leads an end, whatever follows it.
const ENDS: [&str; 15] = [
    "until",
    "till",
    "up to and including",
    "end date :",
    "end date",
    "expires on",
    "expire on",
    "expiring on",
    "ends on",
    "end on",
    "ending on",
    "expires at",
    "ends at",
    "expires :",
    "ends :",
];

/// What leads an end only where a day follows.
const MAY_END: [&str; 4] = ["up to", "and including", "expires", "ends"];

/// What leads a length.
const LASTS: [&str; 7] = ["lasts for", "last for", "lasting for", "for", "lasts", "lasting", "to last"];

/// How far from what leads it the unit of a length may stand that is not read.
const NEAR: usize = 5;

/// Reads every statement of how long something lasts, each once.
pub fn read_durations(text: &str) -> Vec<ReadDuration> {
    let words = Words::of(text);
    let mut said: Vec<ReadDuration> = Vec::new();
    for sentence in sentences(&words).into_iter().filter(|sentence| !is_of_a_penalty(&words, sentence)) {
        for one in statements(&words, sentence) {
            if !said.contains(&one) {
                said.push(one);
            }
        }
    }
    said
}

/// The sentences of a text, as their tokens.
fn sentences(words: &Words<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for at in 0..words.len() {
        let ends = words.lower(at) == "." && (words.is_capital(at + 1) || at + 1 == words.len());
        if ends || words.lower(at) == ";" {
            found.push(from..at + 1);
            from = at + 1;
        }
    }
    found.push(from..words.len());
    found
}

/// "You may be sent to prison for up to five years" says nothing of the order's end.
fn is_of_a_penalty(words: &Words<'_>, sentence: &Range<usize>) -> bool {
    const PENALTY: [&str; 7] =
        ["sent to prison", "imprisonment", "imprisoned", "contempt", "guilty", "committed to prison", "liable to"];
    words.has(sentence.start, sentence.end, &PENALTY)
}

fn statements(words: &Words<'_>, sentence: Range<usize>) -> Vec<ReadDuration> {
    const WITHOUT_END: [&str; 5] =
        ["without limit of time", "indefinitely", "no end date", "without an end date", "for an indefinite period"];
    let to = sentence.end;
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < to {
        let read = if let Some(length) = words.any_at(at, &WITHOUT_END) {
            Some((ReadDuration::UntilFurtherOrder, length))
        } else if let Some(length) = words.phrase_at(at, "for life") {
            Some((ReadDuration::ForLife, length))
        } else if let Some(length) = words.any_at(at, &ENDS) {
            Some(end_behind(words, at + length, to))
        } else if let Some(length) = words.any_at(at, &MAY_END) {
            day_within(words, at + length, to).map(|_| end_behind(words, at + length, to))
        } else {
            words.any_at(at, &LASTS).and_then(|length| length_behind(words, at + length, to))
        };
        match read {
            Some((duration, taken)) => {
                found.push(duration);
                at += taken.max(1);
            }
            None => at += 1,
        }
    }
    found
}

/// The end behind "until", and how many tokens it takes with what leads it, one at the least.
fn end_behind(words: &Words<'_>, after: usize, to: usize) -> (ReadDuration, usize) {
    const ORDER_ENDS: &str = "the order ends";
    if let Some(length) = words.any_at(after, &OPEN).filter(|_| words.phrase_at(after, ORDER_ENDS).is_none()) {
        // "until further order or 12 June 2028": which of them is sooner cannot be told.
        let end = after + length;
        let or_a_day = words.lower(end) == "or" && (end..to.min(end + NEAR)).any(|at| date_at(words, at).is_some());
        return (if or_a_day { ReadDuration::Unread } else { ReadDuration::UntilFurtherOrder }, length);
    }
    let read = day_and_time(words, after, to).and_then(|(day, time, end)| {
        let end = end + sooner_at(words, end);
        let is_plain = !is_turned(words, end, to);
        Some((is_plain.then(|| at_time(day, time)).flatten()?, end - after))
    });
    // What follows may belong to the same statement: the next one is looked for behind its lead.
    read.unwrap_or((ReadDuration::Unread, 1))
}

/// A day, the time beside it, and the first token behind both.
fn day_and_time(words: &Words<'_>, after: usize, to: usize) -> Option<(Day, Option<Stamp>, usize)> {
    if let Some((day, length)) = day_within(words, after, to) {
        let end = after + length;
        let at = end + words.any_at(end, &[", at", "at", ","]).unwrap_or(0);
        return Some(match stamp_at(words, at).filter(|_| at < to) {
            Some((stamp, taken)) => (day, Some(stamp), at + taken),
            None => (day, None, end),
        });
    }
    let at = after + words.any_at(after, &["the"]).unwrap_or(0);
    let (stamp, taken) = stamp_at(words, at)?;
    let behind = at + taken + words.any_at(at + taken, &["hrs", "hours", "o'clock", "at the end of"]).unwrap_or(0);
    let (day, length) = day_within(words, behind, to)?;
    Some((day, Some(stamp), behind + length))
}

/// The end of a day, or a time of it. 23:59 and midnight are how courts write the end of one.
fn at_time(day: Day, stamp: Option<Stamp>) -> Option<ReadDuration> {
    let Some(stamp) = stamp else { return Some(ReadDuration::Until(day)) };
    let last = NaiveTime::from_hms_opt(23, 59, 0)?;
    if stamp.time == NaiveTime::MIN || stamp.time >= last {
        return Some(ReadDuration::Until(day));
    }
    match at_london(day, stamp.time) {
        Local::One(at) if stamp.is_clear() => Some(ReadDuration::At(at)),
        Local::One(_) | Local::Twice { .. } | Local::Skipped { .. } => None,
    }
}

/// How many tokens say that the court may end it sooner, as it may in any case: "or until further order".
fn sooner_at(words: &Words<'_>, end: usize) -> usize {
    const SOONER: [&str; 12] = [
        "until further order",
        "until further notice",
        "further order",
        "further notice",
        "earlier order",
        "earlier discharge",
        "sooner order",
        "until varied or discharged",
        "until varied",
        "until the court orders otherwise",
        "earlier variation",
        "sooner if the court orders",
    ];
    let at = end + usize::from(words.lower(end) == ",");
    let or = if words.lower(at) == "or" { words.any_at(at + 1, &SOONER) } else { None };
    or.map_or(0, |length| at + 1 + length - end)
}

/// Whether what stands behind an end may turn it: "or the end of the trial", "and not 12 June 2029".
fn is_turned(words: &Words<'_>, end: usize, to: usize) -> bool {
    const SAYS_OF_IT: [&str; 6] = ["is", "was", "has", "shall", "will", "may"];
    let at = end + usize::from(words.lower(end) == ",");
    let turned = match words.lower(at) {
        "or" => true,
        "and" => !SAYS_OF_IT.contains(&words.lower(at + 1)),
        "whichever" | "when" | "if" | "to" | "-" | "–" | "at" | "following" | "plus" => true,
        _ => date_at(words, at).is_some() || length_at(words, at).is_some(),
    };
    turned && at < to
}

/// The length behind "for", and how many tokens it takes, one at the least; none where what stands there is
/// no length: "for the defendant".
fn length_behind(words: &Words<'_>, after: usize, to: usize) -> Option<(ReadDuration, usize)> {
    if matches!(words.lower(after), "until" | "till") {
        return None;
    }
    let Some((length, taken)) = length_at(words, after) else {
        let ends = |at: &usize| matches!(words.lower(*at), "." | ";" | "");
        let last = (after..to.min(after + NEAR)).find(ends).unwrap_or(to.min(after + NEAR));
        let is_length = (after..last).any(|at| is_unit_of_time(words.lower(at)));
        return is_length.then_some((ReadDuration::Unread, 1));
    };
    let end = after + taken;
    let Length::Read(period) = length else { return Some((ReadDuration::Unread, taken)) };
    if let Some(more) = words.any_at(end, &FROM_THE_ORDER) {
        return Some((ReadDuration::For(period), taken + more));
    }
    if words.any_at(end, &["from", "starting", "commencing", "beginning", "with effect from", "after"]).is_some() {
        return Some(starting(words, after, end, to, |first| ReadDuration::Until(period.last_day(first))));
    }
    let behind = end + sooner_at(words, end);
    let is_plain = !is_turned(words, behind, to) && !names_a_number(words, behind);
    Some((if is_plain { ReadDuration::For(period) } else { ReadDuration::Unread }, behind - after))
}

/// A length that runs from a day: "for 2 years from 1 January 2027". One from release has no day.
fn starting(
    words: &Words<'_>,
    after: usize,
    end: usize,
    to: usize,
    until: impl Fn(Day) -> ReadDuration,
) -> (ReadDuration, usize) {
    let lead =
        words.any_at(end, &["with effect from", "starting from", "starting on", "commencing on", "beginning on"]);
    let at = end + lead.unwrap_or(1);
    let first = day_within(words, at, to).filter(|(_, length)| !is_turned(words, at + length, to));
    let taken = at - after;
    first.map_or((ReadDuration::Unread, taken), |(first, length)| (until(first), taken + length))
}

/// Whether a number goes on behind a length, with or without a joint: "2 years and 6".
fn names_a_number(words: &Words<'_>, end: usize) -> bool {
    let at = end + words.any_at(end, &[", and", ",", "and", "&", "plus"]).unwrap_or(0);
    words.lower(at).starts_with(|mark: char| mark.is_ascii_digit())
}

#[cfg(test)]
#[path = "duration_tests.rs"]
mod tests;
