//! The forms in which files write a day, as far as they can be read without guessing.

use crate::rules::time::{Day, MONTHS, Timestamp};
use chrono::{Datelike as _, NaiveDate, NaiveTime};

/// A day as written, its year perhaps short.
pub(super) struct Written {
    /// Its year.
    pub year: Year,
    /// Its month, from 1.
    pub month: u32,
    /// Its day of the month, from 1.
    pub day: u32,
}

/// A year as written.
pub(super) enum Year {
    /// In four figures.
    Full(i32),
    /// In two.
    Short(i32),
}

/// Reads a day: `2027-06-12`, `12/06/2027`, `12.06.2027`, `12/06/27`, `12-Jun-27`, `12 June 2027`,
/// `20270612`; a time or an offset may follow. `27-06-12` may be either way round, and is not read.
pub(super) fn read(text: &str) -> Option<Written> {
    let (date, rest) = split(text);
    let written = date_of(date)?;
    match after(rest)? {
        After::Nothing | After::Offset | After::Time => Some(written),
        After::Moment(time) => of_moment(&written, time, rest),
    }
}

/// What stands behind a day.
enum After {
    Nothing,
    /// An offset alone: the day is as written, wherever it is said to be.
    Offset,
    Time,
    /// A time with an offset.
    Moment(NaiveTime),
}

/// The date, and what stands behind it: a time after "T" or a space, or an offset.
fn split(text: &str) -> (&str, &str) {
    let times = text.char_indices().skip(1).find(|(at, mark)| {
        let behind = text.get(at + 1..).unwrap_or_default();
        let before = text.get(..*at).unwrap_or_default();
        let is_time = behind.split(':').next().is_some_and(is_hour) && behind.contains(':');
        let is_zone = before.len() == 10 && matches!(mark, 'Z' | '+' | '-');
        (matches!(mark, 'T' | 't' | ' ') && is_time) || is_zone
    });
    let at = times.map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).unwrap_or((text, ""))
}

fn is_hour(text: &str) -> bool {
    matches!(text.len(), 1 | 2) && is_digits(text)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn after(rest: &str) -> Option<After> {
    if rest.is_empty() {
        return Some(After::Nothing);
    }
    if offset(rest) {
        return Some(After::Offset);
    }
    let behind = rest.strip_prefix(['T', 't', ' '])?;
    let zone = behind.find(['Z', '+', '-']);
    let (time, zone) = behind.split_at_checked(zone.unwrap_or(behind.len()))?;
    let time = ["%H:%M:%S%.f", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(time.trim(), form).ok())?;
    match zone {
        "" => Some(After::Time),
        zone if offset(zone) => Some(After::Moment(time)),
        _ => None,
    }
}

/// "Z", "+01:00".
fn offset(text: &str) -> bool {
    if text == "Z" {
        return true;
    }
    let hours = text.strip_prefix(['+', '-']).and_then(|text| text.split_once(':'));
    hours.is_some_and(|(hours, minutes)| {
        hours.len() == 2 && minutes.len() == 2 && is_digits(hours) && is_digits(minutes)
    })
}

/// The London day of an instant. Where London's day is another than the written one, only a midnight
/// tells which is meant: as written, or in London.
fn of_moment(written: &Written, time: NaiveTime, rest: &str) -> Option<Written> {
    let Year::Full(year) = written.year else { return None };
    let day = Day::new(year, written.month, written.day)?;
    let zone = rest.find(['Z', '+', '-']).and_then(|at| rest.get(at..))?;
    let instant = Timestamp::parse(&format!("{day}T{}{zone}", time.format("%H:%M:%S")))?;
    let in_london = instant.london_day();
    if in_london == day || time == NaiveTime::MIN {
        return Some(of_day(day.0));
    }
    (instant.london_time() == NaiveTime::MIN).then(|| of_day(in_london.0))
}

fn of_day(date: NaiveDate) -> Written {
    Written { year: Year::Full(date.year()), month: date.month(), day: date.day() }
}

fn date_of(text: &str) -> Option<Written> {
    if text.len() == 8 && is_digits(text) {
        return compact(text);
    }
    ['-', '/', '.', ' '].iter().find_map(|mark| {
        let parts: Vec<&str> = text.split(*mark).map(str::trim).filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [first, middle, last] => of_parts(first, middle, last, *mark),
            [..] => None,
        }
    })
}

/// "20270612".
fn compact(text: &str) -> Option<Written> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    Some(Written { year: full(year)?, month: number(month, 12)?, day: number(day, 31)? })
}

fn of_parts(first: &str, middle: &str, last: &str, mark: char) -> Option<Written> {
    let named = named_month(middle);
    let month = named.or_else(|| number(middle, 12))?;
    if first.len() == 4 && is_digits(first) {
        return Some(Written { year: full(first)?, month, day: number(last, 31)? });
    }
    let year = match last.len() {
        4 => full(last)?,
        // "27-06-12" may be either way round; with the month named, or with strokes or stops, the day leads.
        2 if is_digits(last) && (named.is_some() || matches!(mark, '/' | '.')) => Year::Short(last.parse().ok()?),
        _ => return None,
    };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| first.strip_suffix(end)).unwrap_or(first);
    Some(Written { year, month, day: number(day, 31)? })
}

fn full(year: &str) -> Option<Year> {
    (year.len() == 4 && is_digits(year)).then(|| year.parse().ok().map(Year::Full)).flatten()
}

fn number(text: &str, most: u32) -> Option<u32> {
    (text.len() <= 2 && is_digits(text))
        .then(|| text.parse().ok())
        .flatten()
        .filter(|number| (1..=most).contains(number))
}

fn named_month(text: &str) -> Option<u32> {
    let text = text.trim_end_matches([',', '.']).to_lowercase();
    let is_month = |month: &str| {
        month == text || month.get(..3) == Some(text.as_str()) || (month == "september" && text == "sept")
    };
    MONTHS.iter().zip(1..).find(|(month, _)| is_month(month)).map(|(_, number)| number)
}
