//! Windows of time as courts write them: "between 8 pm and 7 am", "18.00 HRS TO 05.00 HRS, MONDAYS
//! ONLY". A bare number without a colon, "am", "pm" or "hrs" is no time: nothing is guessed.

use super::words::Words;
use crate::rules::window::{Weekday, Window};
use chrono::{NaiveTime, Timelike as _};
use std::ops::Range;

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

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

/// The windows found in a range, and where their first word stands.
pub(super) struct Found {
    /// The windows; where only days are named, the whole of each.
    pub windows: Vec<Window>,
    /// Whether any hours are named, read or not.
    pub has_hours: bool,
    /// Whether hours are named that may be of the morning or of the evening.
    is_unclear: bool,
    /// The first token of the first window or weekday.
    pub first: usize,
    /// The tokens of each window and each list of days.
    spans: Vec<Range<usize>>,
}

impl Found {
    /// Whether every time and every day of the week between two tokens is in the windows.
    pub(super) fn is_whole(&self, words: &Words<'_>, from: usize, to: usize) -> bool {
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

    /// Whether a token belongs to a window or a list of days.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.spans.iter().any(|span| span.contains(&at))
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

enum Item {
    Hours {
        from: NaiveTime,
        until: NaiveTime,
        opens_at: usize,
    },
    /// Hours that may be of the morning or of the evening.
    Unclear {
        opens_at: usize,
    },
    Days {
        days: Vec<Weekday>,
        opens_at: usize,
    },
}

/// Reads all windows between two tokens; `None` where there is neither a time nor a day.
pub(super) fn windows(words: &Words<'_>, from: usize, to: usize) -> Option<Found> {
    let (items, spans) = items(words, from, to);
    let first = items.iter().map(Item::opens_at).min()?;
    let is_unclear = items.iter().any(|item| matches!(item, Item::Unclear { .. }));
    let has_hours = is_unclear || items.iter().any(|item| matches!(item, Item::Hours { .. }));
    // Some of the hours would be less than the court set.
    let windows = if is_unclear { Vec::new() } else { pair(&items) };
    Some(Found { windows, has_hours, is_unclear, first, spans })
}

impl Item {
    fn opens_at(&self) -> usize {
        match self {
            Self::Hours { opens_at, .. } | Self::Unclear { opens_at } | Self::Days { opens_at, .. } => *opens_at,
        }
    }
}

/// The hours and days in a range, and the tokens of each.
fn items(words: &Words<'_>, from: usize, to: usize) -> (Vec<Item>, Vec<Range<usize>>) {
    let (mut found, mut spans) = (Vec::new(), Vec::new());
    let mut at = from;
    while at < to {
        if let Some((hours, length)) = hours_at(words, at) {
            found.push(match hours {
                Some((start, end)) => Item::Hours { from: start, until: end, opens_at: at },
                None => Item::Unclear { opens_at: at },
            });
            spans.push(at..at + length);
            at += length;
        } else if let Some((days, length)) = days_at(words, at) {
            found.push(Item::Days { days, opens_at: at });
            spans.push(at..at + length);
            at += length;
        } else {
            at += 1;
        }
    }
    (found, spans)
}

/// Gives each window its days: those that lead, or those that follow; every day where none is named.
fn pair(items: &[Item]) -> Vec<Window> {
    let leading = matches!(items.first(), Some(Item::Days { .. }));
    let mut windows = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Item::Hours { from, until, .. } = item else { continue };
        let days = if leading { days_before(items, index) } else { days_after(items, index) };
        windows.push(Window::new(*from, *until, days));
    }
    if windows.is_empty() {
        // Days without hours: the whole of each day.
        let days: Vec<Weekday> = items.iter().flat_map(days_of).collect();
        windows.push(Window::new(NaiveTime::MIN, NaiveTime::MIN, days));
    }
    windows
}

fn days_of(item: &Item) -> Vec<Weekday> {
    match item {
        Item::Days { days, .. } => days.clone(),
        Item::Hours { .. } | Item::Unclear { .. } => Vec::new(),
    }
}

fn days_before(items: &[Item], index: usize) -> Vec<Weekday> {
    items.iter().take(index).rfind(|item| matches!(item, Item::Days { .. })).map(days_of).unwrap_or_default()
}

fn days_after(items: &[Item], index: usize) -> Vec<Weekday> {
    items.iter().skip(index).find(|item| matches!(item, Item::Days { .. })).map(days_of).unwrap_or_default()
}

/// From when until when, and how many tokens say so; the hours are `None` where they may be of the morning
/// or of the evening.
type Hours = (Option<(NaiveTime, NaiveTime)>, usize);

/// "between 21:00 and 07:00", "18.00 hrs to 05.00 hrs", "from 8 pm until 7 am".
fn hours_at(words: &Words<'_>, index: usize) -> Option<Hours> {
    let led = matches!(words.lower(index), "between" | "from");
    let mut at = index + usize::from(led);
    if led {
        at += words.any_at(at, &["the hours of", "the hours", ":"]).unwrap_or(0);
    }
    let (from, length) = stamp_at(words, at)?;
    at += length;
    at += usize::from(words.lower(at) == ",");
    let joined = match words.lower(at) {
        "to" | "until" | "till" | "-" | "–" => true,
        "and" => led,
        _ => false,
    };
    if !joined {
        return None;
    }
    at += 1;
    at += usize::from(words.lower(at) == ":");
    let (until, length) = stamp_at(words, at)?;
    let is_clear = from.is_clear_beside(&until) && until.is_clear_beside(&from);
    Some((is_clear.then_some((from.time, until.time)), at + length - index))
}

/// A time of day as written.
#[derive(Clone, Copy)]
pub(super) struct Stamp {
    /// The time, on the clock of twenty-four hours where nothing says otherwise.
    pub time: NaiveTime,
    form: Form,
}

/// How much a time says of its half of the day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "7pm", "noon".
    Half,
    /// "21:00", "07:00", "0700hrs".
    Whole,
    /// "11:00": either, beside a time of twelve hours.
    Two,
    /// "9.00": either.
    One,
}

impl Stamp {
    /// Whether it can be one time only beside another. A time of twenty-four hours beside it says that both
    /// are; one of twelve hours leaves it open.
    fn is_clear_beside(&self, other: &Self) -> bool {
        match self.form {
            Form::Half | Form::Whole => true,
            Form::Two => other.form != Form::Half && other.form != Form::One,
            Form::One => other.form == Form::Whole && other.time.hour() > 12,
        }
    }

    /// Whether it can be one time only, standing alone.
    pub(super) fn is_clear(&self) -> bool {
        self.form != Form::One
    }
}

/// A time of day and how many tokens it takes.
pub(super) fn time_at(words: &Words<'_>, index: usize) -> Option<(NaiveTime, usize)> {
    stamp_at(words, index).map(|(stamp, length)| (stamp.time, length))
}

/// A time of day as written, and how many tokens it takes.
pub(super) fn stamp_at(words: &Words<'_>, index: usize) -> Option<(Stamp, usize)> {
    let of = |time, form, length| Some((Stamp { time, form }, length));
    let text = words.lower(index);
    match text {
        "midnight" => return of(NaiveTime::MIN, Form::Half, 1),
        "noon" | "midday" => return of(clock(12, 0)?, Form::Half, 1),
        _ => {}
    }
    let split = text.find(|letter: char| letter.is_alphabetic()).unwrap_or(text.len());
    let (number, glued) = text.split_at_checked(split)?;
    let next = words.lower(index + 1);
    if number == "12" && matches!(next, "noon" | "midday") {
        return of(clock(12, 0)?, Form::Half, 2);
    }
    if number == "12" && next == "midnight" {
        return of(NaiveTime::MIN, Form::Half, 2);
    }
    let (half, length) = match glued {
        "" => half_at(words, index + 1),
        "a" | "p" => (if glued == "a" { Half::Am } else { Half::Pm }, words.any_at(index + 1, &[". m .", ". m"])?),
        _ => (half_of(glued)?, 0),
    };
    let time = time_of(number, half)?;
    of(time, form_of(number, half, time), 1 + length)
}

fn form_of(number: &str, half: Half, time: NaiveTime) -> Form {
    let leads = number.split([':', '.']).next().unwrap_or_default();
    match half {
        Half::Am | Half::Pm => Form::Half,
        Half::Hours => Form::Whole,
        Half::Unsaid if leads.len() == 1 => Form::One,
        Half::Unsaid if leads.starts_with('0') || time.hour() > 12 || leads == "24" => Form::Whole,
        Half::Unsaid => Form::Two,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
    Hours,
    Unsaid,
}

fn half_of(text: &str) -> Option<Half> {
    match text {
        "am" => Some(Half::Am),
        "pm" => Some(Half::Pm),
        "hrs" | "hr" | "hours" | "h" => Some(Half::Hours),
        _ => None,
    }
}

/// What follows a time, and how many tokens it takes.
fn half_at(words: &Words<'_>, index: usize) -> (Half, usize) {
    for (phrase, half) in [("a . m .", Half::Am), ("p . m .", Half::Pm), ("a . m", Half::Am), ("p . m", Half::Pm)] {
        if let Some(length) = words.phrase_at(index, phrase) {
            return (half, length);
        }
    }
    match half_of(words.lower(index)) {
        Some(half) => (half, 1),
        None => (Half::Unsaid, 0),
    }
}

fn time_of(number: &str, half: Half) -> Option<NaiveTime> {
    let parts: Vec<&str> = number.split([':', '.']).collect();
    let (hour, minute): (u32, u32) = match parts.as_slice() {
        [hour] if half == Half::Hours && hour.len() == 4 => {
            let (hour, minute) = hour.split_at_checked(2)?;
            (hour.parse().ok()?, minute.parse().ok()?)
        }
        [hour] if half != Half::Unsaid && hour.len() <= 2 => (hour.parse().ok()?, 0),
        [hour, minute] | [hour, minute, "00"] if hour.len() <= 2 && minute.len() == 2 => {
            (hour.parse().ok()?, minute.parse().ok()?)
        }
        [..] => return None,
    };
    match half {
        Half::Am if (1..=12).contains(&hour) => clock(hour % 12, minute),
        Half::Pm if (1..=12).contains(&hour) => clock(hour % 12 + 12, minute),
        // "21:00 pm" is written; the 24-hour clock says it already.
        Half::Pm if (13..24).contains(&hour) => clock(hour, minute),
        Half::Hours | Half::Unsaid if hour == 24 && minute == 0 => Some(NaiveTime::MIN),
        Half::Hours | Half::Unsaid => clock(hour, minute),
        Half::Am | Half::Pm => None,
    }
}

fn clock(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// "Mondays, Thursdays and Saturdays", "Monday to Friday", "daily": empty for every day.
fn days_at(words: &Words<'_>, index: usize) -> Option<(Vec<Weekday>, usize)> {
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
fn named_at(words: &Words<'_>, index: usize) -> Option<Vec<Weekday>> {
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
fn looks_like_days(words: &Words<'_>, index: usize) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = Words::of(text);
        let found: Vec<String> = windows(&words, 0, words.len())
            .map(|found| found.windows)
            .unwrap_or_default()
            .iter()
            .map(|window| {
                let days: Vec<String> =
                    window.days.iter().map(|day| format!("{day:?}").chars().take(2).collect()).collect();
                format!("{}-{} {}", window.from.format("%H:%M"), window.until.format("%H:%M"), days.join(""))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn windows_are_read_in_the_courts_spellings() {
        check("curfew between 21:00 and 07:00 daily", &["21:00-07:00 "]);
        check("between 8 pm and 7 am", &["20:00-07:00 "]);
        check("between 8.30pm and 7a.m. each night", &["20:30-07:00 "]);
        check("ABOVE ADDRESS, MONDAYS ONLY , 18.00 HRS TO 05.00 HRS", &["18:00-05:00 Mo"]);
        check("from 2100hrs until 0600 hours", &["21:00-06:00 "]);
        check("between 13:00 and 15:00 on Mondays, Thursdays, and Saturdays", &["13:00-15:00 MoThSa"]);
        check("Monday to Friday between 7 pm and 7 am", &["19:00-07:00 MoTuWeThFr"]);
        check(
            "between 7 pm and 7 am Monday to Friday and between 9 pm and 6 am on Saturdays and Sundays",
            &["19:00-07:00 MoTuWeThFr", "21:00-06:00 SaSu"],
        );
        check("on Mondays", &["00:00-00:00 Mo"]);
        check("Between : 11:00\nAnd : 22:00", &["11:00-22:00 "]);
        check("from midnight to 12 noon", &["00:00-12:00 "]);
    }

    #[test]
    fn short_weekdays_are_days() {
        check("7pm to 7am on Fri, Sat and Sun", &["19:00-07:00 FrSaSu"]);
        check("9pm to 7am Mon-Fri", &["21:00-07:00 MoTuWeThFr"]);
        check("9pm to 7am Mon – Fri", &["21:00-07:00 MoTuWeThFr"]);
        check("21:00 - 07:00 M-F", &["21:00-07:00 MoTuWeThFr"]);
        check("9 p.m. - 7 a.m. Sun-Thu", &["21:00-07:00 MoTuWeThSu"]);
        check("7pm-7am Fridays & Sats", &["19:00-07:00 FrSa"]);
        check("21:00 to 07:00 Mon-Fri, 23:00 to 07:00 Sat & Sun", &["21:00-07:00 MoTuWeThFr", "23:00-07:00 SaSu"]);
        check("9pm to 7am each weekday", &["21:00-07:00 MoTuWeThFr"]);
        check("at the Sun Inn between 7pm and 7am", &["19:00-07:00 "]);
        check("at the Rising Sun, Derby between 7pm and 7am", &["19:00-07:00 "]);
    }

    #[track_caller]
    fn check_whole(text: &str, expected: bool) {
        let words = Words::of(text);
        let found = windows(&words, 0, words.len()).unwrap();
        assert_eq!(found.is_whole(&words, 0, words.len()), expected, "{text}");
    }

    #[test]
    fn days_behind_the_hours_that_were_not_read_leave_the_hours_unread() {
        for text in [
            "9pm to 7am M, W and F",
            "9pm to 7am Tu-Th",
            "9pm to 7am M-Th",
            "9pm to 7am MTWThF",
            "9pm to 7am Mon to Wed and Th",
            "9pm to 7am weeknights",
            "9pm to 7am at the weekend",
            "9pm to 7am excluding Sundays",
            "9pm to 7am, not on Saturdays",
            "9pm to 7am (Sat 11pm)",
        ] {
            check_whole(text, false);
        }
        for text in ["9pm to 7am Mon-Fri", "9pm to 7am daily", "9pm to 7am at the Sun Inn", "9pm to 7am on Sat and Sun"]
        {
            check_whole(text, true);
        }
    }

    #[test]
    fn an_hour_of_the_morning_or_of_the_evening_is_not_read() {
        for text in [
            "between 9.00 and 7.00",
            "between 9:00 pm - 7:00",
            "between 9:00 pm and 7:00",
            "12.00 to 6.00 am",
            "between 8:00 and 10:00",
            "from 10:00 to 2pm",
            "midnight to 6:00",
        ] {
            check(text, &[]);
            check_whole(text, false);
        }
        check("between 21:00 and 7:00", &["21:00-07:00 "]);
        check("between 9:00 and 17:00", &["09:00-17:00 "]);
        check("between 10:00 and 12:00", &["10:00-12:00 "]);
        check("between 07:00 and 7pm", &["07:00-19:00 "]);
    }

    #[test]
    fn a_number_that_is_not_a_time_is_not_guessed() {
        check("between 8 and 7", &[]);
        check("between 25:00 and 07:00", &[]);
        check("between 14 Sample Street and 16 Sample Street", &[]);
    }
}
