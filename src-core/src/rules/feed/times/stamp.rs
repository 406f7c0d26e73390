//! One time of day as courts write it, and how sure its half of the day is.

use super::super::words::Words;
use chrono::{NaiveTime, Timelike as _};

/// A time of day as written.
#[derive(Clone, Copy)]
pub(in crate::rules::feed) struct Stamp {
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
    pub(super) fn is_clear_beside(&self, other: &Self) -> bool {
        match self.form {
            Form::Half | Form::Whole => true,
            Form::Two => other.form != Form::Half && other.form != Form::One,
            Form::One => other.form == Form::Whole && other.time.hour() > 12,
        }
    }

    /// Whether it can be one time only, standing alone.
    pub(in crate::rules::feed) fn is_clear(&self) -> bool {
        self.form != Form::One
    }
}

/// A time of day and how many tokens it takes.
pub(in crate::rules::feed) fn time_at(words: &Words<'_>, index: usize) -> Option<(NaiveTime, usize)> {
    stamp_at(words, index).map(|(stamp, length)| (stamp.time, length))
}

/// A time of day as written, and how many tokens it takes.
pub(in crate::rules::feed) fn stamp_at(words: &Words<'_>, index: usize) -> Option<(Stamp, usize)> {
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

/// What is said of the half of the day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
    Hours,
    Unsaid,
}

pub(super) fn half_of(text: &str) -> Option<Half> {
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
