//! Several orders on one person: how two clash, and what one would permit.

use super::{Reader, say};
use crate::wire::{Claimed, Clash, ClauseSheet, PermittedBy};

/// How two clauses clash.
pub fn clash(reader: impl Reader, clash: Clash) -> String {
    match clash {
        Clash::MustBeWhereForbidden => say!(reader, together.clash_where),
        Clash::ContactPermittedElsewhere => say!(reader, together.clash_contact),
        Clash::HandoverInsideZone => say!(reader, together.clash_handover),
    }
}

/// A clause by its order, the day that was made, and its paragraph.
pub fn clause(reader: impl Reader, clause: &ClauseSheet) -> String {
    let (title, paragraph) = (reader.wording(&clause.title), clause.paragraph.clone());
    match &clause.made {
        Some(made) => say!(reader, together.clause_made, title = title, day = made.day.clone(), paragraph = paragraph),
        None => say!(reader, together.clause, title = title, paragraph = paragraph),
    }
}

/// By what a paragraph would permit an act, under its own order alone.
pub fn permitted_by(reader: impl Reader, paragraph: &str, by: &PermittedBy) -> String {
    let paragraph = paragraph.to_owned();
    match by {
        PermittedBy::Exception { words } | PermittedBy::ExceptionOpen { words } if words.is_empty() => {
            say!(reader, together.permits_unshown, paragraph = paragraph)
        }
        PermittedBy::Exception { words } => {
            say!(reader, together.permits_by, paragraph = paragraph, words = words.clone())
        }
        PermittedBy::ExceptionOpen { words } => {
            say!(reader, together.exception_open, paragraph = paragraph, words = words.clone())
        }
        PermittedBy::OutsideItsHours => say!(reader, together.permits_hours, paragraph = paragraph),
    }
}

/// A permission that somebody claims, with its source where one is noted.
pub fn claimed(reader: impl Reader, claimed: &Claimed) -> String {
    if claimed.source.is_empty() {
        return claimed.words.0.clone();
    }
    say!(reader, together.claimed_by, words = claimed.words.clone(), source = claimed.source.clone())
}
