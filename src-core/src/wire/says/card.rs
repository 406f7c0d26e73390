//! The order card in words, row by row in its one order, and a condition in one line.

use super::{Reader, law, say};
use crate::wire::{ArrestFor, CardRow, ConditionLine, Power, arrest_for, stands_now};

/// A row of a card in words: its label, and its lines.
pub fn card_row(reader: impl Reader, row: &CardRow) -> (String, Vec<String>) {
    (reader.key(row.label), row.lines.iter().map(|line| reader.text(line)).collect())
}

/// A condition in one line: its paragraph, and what it was read as.
pub fn condition_line(reader: impl Reader, line: &ConditionLine) -> String {
    format!("{} {}", line.paragraph.as_str(), law::term(reader, &line.term))
}

/// That no listed power of arrest reaches a condition, where one reaches another of them: a word for its line.
pub fn no_arrest_tag(reader: impl Reader, powers: &[Power], line: &ConditionLine) -> Option<String> {
    let has_power = powers.iter().any(stands_now);
    match arrest_for(powers, line.condition) {
        ArrestFor::NotFor(_) if has_power => Some(say!(reader, card.no_arrest_tag)),
        ArrestFor::NotFor(_) | ArrestFor::MayFollow | ArrestFor::NoneListed => None,
    }
}
