//! The order card as it is shown: rows in its one order of reading.

use crate::rules::card::{ArrestLine, ClockLine, EnterLine, InForceLine, OrderCard, SecureNow};
use crate::wire::Token;
use crate::words::{Text, TextKey};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// A row of a card. None is without a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardRow {
    /// Its name for programs: `in-force`, `arrest`, `enter`, `clock`, `secure-now`.
    pub name: Token,
    /// What it answers.
    pub label: TextKey,
    /// The answer, line by line.
    pub lines: Vec<Text>,
}

impl CardRow {
    /// The five rows of a card.
    pub fn all_of(card: &OrderCard) -> Vec<Self> {
        let OrderCard { in_force, arrest, enter, clock, secure_now } = card;
        let mut secure: Vec<Text> = secure_now.iter().map(SecureNow::text).collect();
        if secure.is_empty() {
            secure.push(text!("card.secure_none"));
        }
        let row = |name: &str, label: TextKey, lines: Vec<Text>| Self { name: name.into(), label, lines };
        vec![
            row("in-force", text_key!("card.in_force_label"), vec![InForceLine::text(in_force)]),
            row("arrest", text_key!("card.arrest_label"), arrest.iter().map(ArrestLine::text).collect()),
            row("enter", text_key!("card.enter_label"), enter.iter().map(EnterLine::text).collect()),
            row("clock", text_key!("card.clock_label"), clock.iter().map(|line| ClockLine::text(*line)).collect()),
            row("secure-now", text_key!("card.secure_label"), secure),
        ]
    }

    /// The rows that are read where an order stands among others: whether it is in force, and whether an arrest may
    /// follow.
    pub fn in_short(rows: &[Self]) -> &[Self] {
        rows.split_at_checked(2).map_or(rows, |(short, _others)| short)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::law::ROWS;
    use crate::words::{English, Reader as _};

    #[test]
    fn a_card_is_read_in_one_order_and_no_row_is_without_a_line() {
        for law in ROWS {
            let rows = CardRow::all_of(&OrderCard::of_row(law));
            let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
            assert_eq!(names, ["in-force", "arrest", "enter", "clock", "secure-now"]);
            assert!(
                rows.iter().all(|row| !English.key(row.label).is_empty() && !row.lines.is_empty()),
                "{}",
                law.kind_id
            );
            assert_eq!(CardRow::in_short(&rows).len(), 2);
        }
    }
}
