//! Enter?

use super::case::Case;
use crate::rules::power::{Power, PowerNote};
use crate::text;
use crate::words::{Argument, Text, Verbatim};
use serde::{Deserialize, Serialize};

/// Whether there is a power to enter for an arrest (R6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum EnterLine {
    /// There is, on belief that they are there (PACE 1984 s.17(2)(a)).
    MayEnter {
        /// Its section, as the row cites it.
        source: Verbatim,
    },
    /// It was commenced for areas and periods only, and not for here and now as far as is known (Domestic Abuse
    /// Act 2021 s.26(9)).
    NotConfirmedHere,
    /// None is listed for this arrest.
    NoneListed,
    /// There is no arrest to enter for.
    NoArrest,
}

impl EnterLine {
    /// It in words.
    pub fn text(&self) -> Text {
        match self {
            Self::MayEnter { source } => text!("card.enter_may", source = source.clone()),
            Self::NotConfirmedHere => text!("card.enter_not_confirmed"),
            Self::NoneListed => text!("card.enter_none"),
            Self::NoArrest => text!("card.enter_no_arrest"),
        }
    }
}

/// What each power that may be used lists, once.
pub(super) fn lines(case: &Case<'_>) -> Vec<EnterLine> {
    let mut lines: Vec<EnterLine> = Vec::new();
    for line in case.usable().map(of_power) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() { vec![EnterLine::NoArrest] } else { lines }
}

fn of_power(power: &Power) -> EnterLine {
    match power.entry.as_ref().map(source_of) {
        Some(source) => EnterLine::MayEnter { source },
        None if power.notes.contains(&PowerNote::EntryNotConfirmedHere) => EnterLine::NotConfirmedHere,
        None => EnterLine::NoneListed,
    }
}

/// The section that the words of an entry name.
fn source_of(entry: &Text) -> Verbatim {
    match entry.arguments.get("source") {
        Some(Argument::Verbatim(source)) => source.clone(),
        Some(Argument::Number(_) | Argument::Text(_)) | None => Verbatim::default(),
    }
}
