//! Several orders on one person: how two clash, and what one would permit.

use super::{I18n, say};
use cordon_core::wire::{Claimed, Clash, ClauseSheet, PermittedBy};

/// How two clauses clash.
pub fn clash(i18n: I18n, clash: Clash) -> String {
    match clash {
        Clash::MustBeWhereForbidden => say!(i18n, together.clash_where),
        Clash::ContactPermittedElsewhere => say!(i18n, together.clash_contact),
        Clash::HandoverInsideZone => say!(i18n, together.clash_handover),
    }
}

/// A clause by its order, the day that was made, and its paragraph.
pub fn clause(i18n: I18n, clause: &ClauseSheet) -> String {
    let (title, paragraph) = (i18n.wording(&clause.title), clause.paragraph.clone());
    match &clause.made {
        Some(made) => say!(i18n, together.clause_made, title = title, day = made.day.clone(), paragraph = paragraph),
        None => say!(i18n, together.clause, title = title, paragraph = paragraph),
    }
}

/// By what a paragraph would permit an act, under its own order alone.
pub fn permitted_by(i18n: I18n, paragraph: &str, by: &PermittedBy) -> String {
    let paragraph = paragraph.to_owned();
    match by {
        PermittedBy::Exception { words } if words.is_empty() => {
            say!(i18n, together.permits_unshown, paragraph = paragraph)
        }
        PermittedBy::Exception { words } => {
            say!(i18n, together.permits_by, paragraph = paragraph, words = words.clone())
        }
        PermittedBy::OutsideItsHours => say!(i18n, together.permits_hours, paragraph = paragraph),
    }
}

/// A permission that somebody claims, with its source where one is noted.
pub fn claimed(i18n: I18n, claimed: &Claimed) -> String {
    if claimed.source.is_empty() {
        return claimed.words.0.clone();
    }
    say!(i18n, together.claimed_by, words = claimed.words.clone(), source = claimed.source.clone())
}
