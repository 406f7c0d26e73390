//! A whole date, with or without a time, pasted or typed into one field: "12/4/1988 14:31".

use super::{Entered, parts};
use crate::rules::time::Timestamp;

/// Words that say nothing beside a date and a time.
const BETWEEN: [&str; 8] = ["at", "on", "the", "of", "around", "about", "approx", "circa"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The parts of a whole date, its time empty where none stands there; none where it is no whole date.
/// What is divided is not checked: the parts are read, and refused, where they stand.
pub fn divide(text: &str) -> Option<Entered> {
    let text = text.trim();
    // "1/4/1988" is the shortest date with its year in full.
    if text.len() < 8 {
        return None;
    }
    if let Some(at) = Timestamp::parse(text) {
        return Some(Entered::of(at));
    }
    let mut found = Entered::default();
    for word in words(text) {
        place(&mut found, &word)?;
    }
    let is_whole = !found.day.is_empty() && !found.month.is_empty() && !found.year.is_empty();
    is_whole.then_some(found)
}

/// The words that say something, "9 pm" and "2026-11-22T14:31" each as they are meant.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut words: Vec<String> = Vec::new();
    for word in lower.split([' ', ',', '\t', '\n', '\r', '\u{a0}', ';']).filter(|word| !word.is_empty()) {
        let half = ["am", "pm", "a.m.", "p.m.", "hrs", "h"].contains(&word);
        match words.last_mut() {
            Some(before) if half => before.push_str(word),
            Some(_) | None if says_nothing(word) => {}
            Some(_) | None => words.extend(split_at_t(word)),
        }
    }
    words
}

fn says_nothing(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ':']);
    BETWEEN.contains(&bare) || (bare.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(bare)))
}

fn split_at_t(word: &str) -> Vec<String> {
    match word.split_once('t') {
        Some((date, time)) if date.len() == 10 && time.starts_with(|at: char| at.is_ascii_digit()) => {
            vec![date.to_owned(), time.to_owned()]
        }
        Some(_) | None => vec![word.to_owned()],
    }
}

/// Puts a word where it belongs; none where it belongs nowhere, or its place is taken.
fn place(found: &mut Entered, word: &str) -> Option<()> {
    if let Some((day, month, year)) = date(word) {
        set(&mut found.day, day)?;
        set(&mut found.month, month)?;
        return set(&mut found.year, year);
    }
    if parts::named_month(word).is_some() {
        return set(&mut found.month, word.trim_end_matches('.'));
    }
    if parts::year(word).is_ok() && found.year.is_empty() {
        return set(&mut found.year, word);
    }
    if parts::day(word).is_ok() {
        return set(&mut found.day, word);
    }
    parts::time(word).ok()?;
    set(&mut found.time, word)
}

/// A date in one word, in the British order, or with its year first: "12/4/1988", "12-Apr-1988".
fn date(word: &str) -> Option<(&str, &str, &str)> {
    let mark = ['/', '-', '.'].into_iter().find(|mark| word.matches(*mark).count() == 2)?;
    let mut parts = word.split(mark);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = |text: &str| text.len() == 4 && text.chars().all(|at| at.is_ascii_digit());
    match (is_year(first), is_year(last)) {
        (false, true) => Some((first, month, last)),
        (true, false) => Some((last, month, first)),
        (true, true) | (false, false) => None,
    }
}

fn set(part: &mut String, text: &str) -> Option<()> {
    if !part.is_empty() || text.is_empty() {
        return None;
    }
    text.clone_into(part);
    Some(())
}
