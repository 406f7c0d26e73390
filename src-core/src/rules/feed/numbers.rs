//! Numbers, distances, dates and periods as courts write them.

mod date;
mod distance;
mod length;

pub(super) use date::{date_at, day_month_at, looks_dated};
pub(super) use distance::{distance_at, looks_measured, measures_time};
pub(super) use length::{Length, is_unit_of_time, length_at};

use super::words::Words;

/// A number and how many tokens it takes: "100", "1,000", "1/2", "half", "twelve".
fn number_at(words: &Words<'_>, index: usize) -> Option<(f64, usize)> {
    let text = words.lower(index);
    if let Some(value) = digits(text) {
        // "1 1/2".
        if value.fract() == 0.0
            && let Some(part) = fraction(words.lower(index + 1))
        {
            return Some((value + part, 2));
        }
        // "one and a half" in figures.
        if let Some(more) = words.any_at(index + 1, &["and a half", "and half"]) {
            return Some((value + 0.5, 1 + more));
        }
        return Some((value, 1));
    }
    if let Some(value) = fraction(text) {
        return Some((value, 1));
    }
    let value = word_number(text)?;
    if words.lower(index + 1) == "hundred" {
        return Some((value * 100.0, 2));
    }
    if matches!(words.lower(index + 1), "quarters" | "quarter") && (1.0..=3.0).contains(&value) {
        return Some((value * 0.25, 2));
    }
    let more = words.any_at(index + 1, &["and a half", "and half"]);
    Some(more.map_or((value, 1), |more| (value + 0.5, 1 + more)))
}

fn digits(text: &str) -> Option<f64> {
    // "1½".
    if let Some((last, part)) = text.char_indices().next_back().and_then(|(at, mark)| Some((at, vulgar(mark)?))) {
        let before = text.get(..last).filter(|before| !before.is_empty())?;
        return before
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| before.parse().ok())?
            .map(|whole: f64| whole + part);
    }
    // "1.000" may be one or a thousand, and "1,5" fifteen or one and a half.
    let is_three = |part: &str| part.len() == 3;
    let is_either = text.split_once('.').is_some_and(|(whole, part)| is_three(part) && whole != "0");
    if is_either || !text.split(',').skip(1).all(|part| is_three(part.split('.').next().unwrap_or_default())) {
        return None;
    }
    let plain: String = text.chars().filter(|letter| *letter != ',').collect();
    let is_number = plain.starts_with(|letter: char| letter.is_ascii_digit())
        && plain.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    if is_number { plain.parse().ok() } else { None }
}

fn fraction(text: &str) -> Option<f64> {
    let mut marks = text.chars();
    if let (Some(part), None) = (marks.next().and_then(vulgar), marks.next()) {
        return Some(part);
    }
    let (top, bottom) = text.split_once('/')?;
    let (top, bottom): (u32, u32) = (top.parse().ok()?, bottom.parse().ok()?);
    (bottom > 0 && bottom <= 16 && top < bottom).then(|| f64::from(top) / f64::from(bottom))
}

/// A fraction that is one character.
fn vulgar(mark: char) -> Option<f64> {
    match mark {
        '½' => Some(0.5),
        '¼' => Some(0.25),
        '¾' => Some(0.75),
        '⅓' => Some(1.0 / 3.0),
        '⅔' => Some(2.0 / 3.0),
        _ => None,
    }
}

fn word_number(text: &str) -> Option<f64> {
    const WORDS: [(&str, f64); 32] = [
        ("half", 0.5),
        ("quarter", 0.25),
        ("a", 1.0),
        ("an", 1.0),
        ("one", 1.0),
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
        ("eleven", 11.0),
        ("twelve", 12.0),
        ("thirteen", 13.0),
        ("fourteen", 14.0),
        ("fifteen", 15.0),
        ("sixteen", 16.0),
        ("seventeen", 17.0),
        ("eighteen", 18.0),
        ("nineteen", 19.0),
        ("twenty", 20.0),
        ("twenty-four", 24.0),
        ("thirty", 30.0),
        ("forty", 40.0),
        ("fifty", 50.0),
        ("sixty", 60.0),
        ("seventy", 70.0),
        ("eighty", 80.0),
        ("ninety", 90.0),
    ];
    WORDS.iter().find(|(word, _)| *word == text).map(|(_, value)| *value)
}
