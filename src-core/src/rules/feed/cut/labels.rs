//! What stands before a condition's own words: its paragraph's number, its category.

use super::super::words::Words;

/// The categories that lead a bail condition.
const CATEGORIES: [&str; 13] = [
    "exclusion",
    "curfew",
    "residence",
    "other",
    "passport",
    "passports",
    "security",
    "surety",
    "travel",
    "reporting",
    "report",
    "monitoring",
    "alcohol",
];

/// How many tokens a paragraph label takes: "1.", "2)", "(3)", "(a)".
pub(in crate::rules::feed) fn label_at(words: &Words<'_>, index: usize) -> Option<usize> {
    let (at, length) = if words.lower(index) == "(" { (index + 1, 3) } else { (index, 2) };
    let text = words.lower(at);
    let is_number = (1..=2).contains(&text.len()) && text.chars().all(|letter| letter.is_ascii_digit());
    let is_letter = text.len() == 1 && text.chars().all(|letter| letter.is_ascii_alphabetic());
    let close = words.lower(at + 1);
    let fits = match close {
        ")" => is_number || is_letter,
        "." => is_number && length == 2 && words.touches_next(at) && words.is_capital(at + 2),
        _ => false,
    };
    (fits && !words.lower(index + length).is_empty()).then_some(length)
}

/// The text of a label without its marks.
pub(in crate::rules::feed) fn label_text(words: &Words<'_>, index: usize) -> String {
    let at = if words.lower(index) == "(" { index + 1 } else { index };
    words.lower(at).to_owned()
}

pub(super) fn number_at(words: &Words<'_>, index: usize) -> Option<u32> {
    label_at(words, index)?;
    label_text(words, index).parse().ok()
}

/// How many tokens a category takes: "Exclusion:", "Residence -".
pub(in crate::rules::feed) fn category_at(words: &Words<'_>, index: usize) -> Option<usize> {
    let marked = matches!(words.lower(index + 1), ":" | "-" | "–");
    let known = CATEGORIES.contains(&words.lower(index));
    (marked && known && words.is_capital(index)).then_some(2)
}
