//! The order card in words, row by row in its one order, and a condition in one line.

use super::{Reader, law, say};
use crate::text;
use crate::wire::{
    ArrestFor, ArrestLine, ClockLine, ConditionLine, EnterLine, InForceLine, OrderCard, Power, SecureNow, Text,
    arrest_for, stands_now,
};

/// The rows of a card: a name for programs, the label, and the lines. None is without a line.
pub fn card(reader: impl Reader, card: &OrderCard) -> [(&'static str, String, Vec<String>); 5] {
    let said = |texts: Vec<Text>| texts.iter().map(|text| reader.text(text)).collect::<Vec<_>>();
    let OrderCard { in_force, arrest, enter, clock, secure_now } = card;
    let mut secure: Vec<Text> = secure_now.iter().map(SecureNow::text).collect();
    if secure.is_empty() {
        secure.push(text!("card.secure_none"));
    }
    [
        ("in-force", say!(reader, card.in_force_label), said(vec![InForceLine::text(in_force)])),
        ("arrest", say!(reader, card.arrest_label), said(arrest.iter().map(ArrestLine::text).collect())),
        ("enter", say!(reader, card.enter_label), said(enter.iter().map(EnterLine::text).collect())),
        ("clock", say!(reader, card.clock_label), said(clock.iter().map(|line| ClockLine::text(*line)).collect())),
        ("secure-now", say!(reader, card.secure_label), said(secure)),
    ]
}

/// What is read of a card where an order stands among others: whether it is in force and whether an arrest may
/// follow.
pub fn card_in_short(reader: impl Reader, shown: &OrderCard) -> Vec<(&'static str, String, Vec<String>)> {
    card(reader, shown).into_iter().take(2).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::law::ROWS;
    use crate::words::English;

    #[test]
    fn a_card_is_read_in_one_order_and_no_row_is_without_a_line() {
        for row in ROWS {
            let rows = card(English, &OrderCard::of_row(row));
            assert_eq!(rows.each_ref().map(|(name, ..)| *name), ["in-force", "arrest", "enter", "clock", "secure-now"]);
            assert!(rows.iter().all(|(_name, label, lines)| !label.is_empty() && !lines.is_empty()), "{}", row.kind_id);
        }
    }
}
