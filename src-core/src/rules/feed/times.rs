//! Windows of time as courts write them: "between 8 pm and 7 am", "18.00 HRS TO 05.00 HRS, MONDAYS
//! ONLY". A bare number without a colon, "am", "pm" or "hrs" is no time: nothing is guessed.

mod days;
mod stamp;
mod whole;

pub(super) use stamp::{Stamp, stamp_at, time_at};

use super::words::Words;
use crate::rules::window::{Weekday, Window};
use chrono::NaiveTime;
use days::days_at;
use std::ops::Range;

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
    /// Whether a token belongs to a window or a list of days.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.spans.iter().any(|span| span.contains(&at))
    }
}

/// What the hours and the days are paired from.
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
