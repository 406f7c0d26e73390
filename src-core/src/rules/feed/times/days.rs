//! Days of the week as courts write them, alone, in lists and as ranges.

use super::super::words::Words;
use super::stamp::{half_of, stamp_at};
use crate::rules::window::Weekday;

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// "Mondays, Thursdays and Saturdays", "Monday to Friday", "daily": empty for every day.
pub(super) fn days_at(words: &Words<'_>, index: usize) -> Option<(Vec<Weekday>, usize)> {
    const EVERY: [&str; 9] = [
        "daily",
        "nightly",
        "every day",
        "each day",
        "every night",
        "each night",
        "seven days a week",
        "7 days a week",
        "per day",
    ];
    if let Some(length) = words.any_at(index, &EVERY) {
        return Some((Vec::new(), length));
    }
    let mut days = named_at(words, index)?;
    let mut at = index + 1;
    while let Some((more, range, length)) = next_days(words, at) {
        match (range, days.last().copied(), more.first().copied()) {
            (true, Some(first), Some(last)) => days.extend(span(first, last)),
            (true | false, _, _) => days.extend(more),
        }
        at += length;
    }
    at += usize::from(words.lower(at) == "only");
    days.sort_by_key(|day| WEEK.iter().position(|known| known == day));
    days.dedup();
    if days.len() == WEEK.len() {
        days.clear();
    }
    Some((days, at - index))
}

/// What stands after a day: separators and another day, and whether they span a range.
fn next_days(words: &Words<'_>, index: usize) -> Option<(Vec<Weekday>, bool, usize)> {
    let mut at = index;
    let mut range = false;
    while at < index + 3 {
        match words.lower(at) {
            "to" | "-" | "–" | "until" | "through" => range = true,
            "," | "and" | "&" | "or" | "/" | "on" => {}
            _ => break,
        }
        at += 1;
    }
    if at == index {
        return None;
    }
    Some((named_at(words, at)?, range, at + 1 - index))
}

/// The days after `first` up to and with `last`.
fn span(first: Weekday, last: Weekday) -> Vec<Weekday> {
    let mut days: Vec<Weekday> =
        WEEK.iter().chain(WEEK.iter()).copied().skip_while(|day| *day != first).skip(1).collect();
    let end = days.iter().position(|day| *day == last).map_or(0, |end| end + 1);
    days.truncate(end);
    days
}

/// The days that one token names: "Mondays", "Mon-Fri", "weekdays". "Sat" and "Sun" are days only where what
/// stands beside them says so.
pub(super) fn named_at(words: &Words<'_>, index: usize) -> Option<Vec<Weekday>> {
    let text = words.lower(index);
    if let Some((first, last)) = text.split_once('-') {
        return glued(first, last);
    }
    if matches!(text, "sat" | "sun") && !is_beside_a_time(words, index) {
        return None;
    }
    named(text)
}

/// "mon-fri", "m-f".
fn glued(first: &str, last: &str) -> Option<Vec<Weekday>> {
    let (first, last) = match (first, last) {
        ("m", "f") => (Weekday::Monday, Weekday::Friday),
        (_, _) => (*named(first)?.first()?, *named(last)?.first()?),
    };
    let mut days = vec![first];
    days.extend(span(first, last));
    Some(days)
}

/// Whether "sat" or "sun" stands as a day does: beside another day, a time, or the marks and words of a list.
/// "The Sun Inn" is none, nor is "he sat".
fn is_beside_a_time(words: &Words<'_>, index: usize) -> bool {
    const BEHIND: [&str; 22] = [
        "",
        ".",
        ",",
        ";",
        ")",
        "(",
        "/",
        "&",
        "-",
        "–",
        "and",
        "or",
        "to",
        "only",
        "from",
        "between",
        "until",
        "till",
        "night",
        "nights",
        "inclusive",
        "each",
    ];
    const BEFORE: [&str; 15] =
        ["on", "and", "&", "or", ",", "/", "-", "–", "(", "to", "every", "each", "until", "till", "through"];
    let is_time = |at: usize| stamp_at(words, at).is_some();
    let is_day = |at: usize| named(words.lower(at)).is_some();
    let before = index.checked_sub(1);
    let ends_a_time = before.is_some_and(|at| {
        let text = words.lower(at);
        text.starts_with(|mark: char| mark.is_ascii_digit()) || half_of(text).is_some() || is_day(at)
    });
    let led = before.is_none() || ends_a_time || BEFORE.contains(&words.before(index));
    let followed = BEHIND.contains(&words.lower(index + 1)) || is_time(index + 1) || is_day(index + 1);
    led && followed
}

/// Whether a token looks like days that are not read: "m-th", "MTWThF", "w/end".
pub(super) fn looks_like_days(words: &Words<'_>, index: usize) -> bool {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const ODD: [&str; 16] = [
        "m", "tu", "w", "th", "fr", "sa", "su", "mo", "weekend", "wkend", "wkends", "mtwtf", "mtwthf", "mtwtfss",
        "mtwthfss", "mtuwthf",
    ];
    let text = words.lower(index);
    let begins_a_day = |part: &str| {
        !part.is_empty() && part.len() <= 9 && NAMES.iter().any(|day| day.starts_with(part.trim_end_matches('s')))
    };
    let is_glued = text.split_once('-').is_some_and(|(first, last)| begins_a_day(first) && begins_a_day(last));
    is_glued || ODD.contains(&text)
}

fn named(text: &str) -> Option<Vec<Weekday>> {
    let one = |day| Some(vec![day]);
    match text {
        "monday" | "mondays" | "mon" | "mons" => one(Weekday::Monday),
        "tuesday" | "tuesdays" | "tue" | "tues" => one(Weekday::Tuesday),
        "wednesday" | "wednesdays" | "wed" | "weds" => one(Weekday::Wednesday),
        "thursday" | "thursdays" | "thu" | "thur" | "thurs" => one(Weekday::Thursday),
        "friday" | "fridays" | "fri" | "fris" => one(Weekday::Friday),
        "saturday" | "saturdays" | "sat" | "sats" => one(Weekday::Saturday),
        "sunday" | "sundays" | "sun" | "suns" => one(Weekday::Sunday),
        "weekday" | "weekdays" => Some(WEEK.iter().copied().take(5).collect()),
        "weekends" => Some(WEEK.iter().copied().skip(5).collect()),
        _ => None,
    }
}
