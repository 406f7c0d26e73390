//! Days as courts write them, and what is meant as one and is none.

use super::super::words::Words;
use crate::rules::time::{Day, MONTHS};

/// A day and how many tokens it takes: "31/07/2026", "2026-07-31", "31st July 2026".
pub(in crate::rules::feed) fn date_at(words: &Words<'_>, index: usize) -> Option<(Day, usize)> {
    let text = words.lower(index);
    for mark in ['/', '.'] {
        let parts: Vec<&str> = text.split(mark).collect();
        if let [day, month, year] = parts.as_slice() {
            return Some((day_of(day, month_number(month)?, year)?, 1));
        }
    }
    if words.lower(index + 1) == "-" && words.lower(index + 3) == "-" {
        return dashed(text, words.lower(index + 2), words.lower(index + 4)).map(|day| (day, 5));
    }
    let (day, month, length) = day_month_at(words, index)?;
    let year_at = index + length + usize::from(words.lower(index + length) == ",");
    Some((day_of(&day.to_string(), month, words.lower(year_at))?, year_at + 1 - index))
}

/// A day of the month, its month, and how many tokens they take: "1 July", "1st day of July".
pub(in crate::rules::feed) fn day_month_at(words: &Words<'_>, index: usize) -> Option<(u32, u32, usize)> {
    let day = ordinal(words.lower(index)).parse().ok()?;
    let on_the_way = words.any_at(index + 1, &["day of", "of"]).unwrap_or(0);
    let month = month_name(words.lower(index + 1 + on_the_way))?;
    Some((day, month, on_the_way + 2))
}

/// Whether what stands here is written as a day, though there may be no such day, or no year.
pub(in crate::rules::feed) fn looks_dated(words: &Words<'_>, index: usize) -> bool {
    let text = words.lower(index);
    let figures = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit());
    let parted = |mark: char| text.split(mark).count() == 3 && text.split(mark).all(figures);
    let year = |at: usize| {
        let year = words.lower(at);
        year.len() == 4 && figures(year) && (year.starts_with("19") || year.starts_with("20"))
    };
    let dashed = figures(text) && words.lower(index + 1) == "-" && words.lower(index + 3) == "-";
    // "1 March Street" is no day.
    let day = day_month_at(words, index).is_some_and(|(_, _, length)| {
        let behind = index + length;
        figures(words.lower(behind)) || !words.is_capital(behind)
    });
    let month = month_name(text).is_some() && year(index + 1 + usize::from(words.lower(index + 1) == ","));
    parted('/') || parted('.') || dashed || day || month || year(index)
}

fn dashed(first: &str, middle: &str, last: &str) -> Option<Day> {
    let month = month_number(middle)?;
    // "27-06-12" may be either way round.
    match (first.len(), last.len()) {
        (4, _) => day_of(last, month, first),
        (_, 4) => day_of(first, month, last),
        (_, _) => None,
    }
}

fn ordinal(text: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text)
}

fn month_number(text: &str) -> Option<u32> {
    text.parse().ok()
}

fn month_name(text: &str) -> Option<u32> {
    MONTHS.iter().zip(1..).find(|(month, _)| **month == text || month.get(..3) == Some(text)).map(|(_, number)| number)
}

fn day_of(day: &str, month: u32, year: &str) -> Option<Day> {
    let year_number: i32 = year.parse().ok()?;
    let full = match year.len() {
        4 => year_number,
        2 => 2000 + year_number,
        _ => return None,
    };
    Day::new(full, month, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_date(text: &str, expected: Option<&str>) {
        let found = date_at(&Words::of(text), 0).map(|(day, _)| day.to_string());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn dates_are_read_in_the_courts_spellings() {
        check_date("31/07/2026.", Some("2026-07-31"));
        check_date("31.07.2026", Some("2026-07-31"));
        check_date("2026-07-31", Some("2026-07-31"));
        check_date("3rd March 2027 at noon", Some("2027-03-03"));
        check_date("3 of March, 2027", Some("2027-03-03"));
        check_date("31/02/2026", None);
        check_date("27-06-12", None);
        check_date("DD/MM/YYYY", None);
        check_date("DATE_OF_HEARING", None);
    }
}
