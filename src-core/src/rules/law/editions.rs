//! The editions of the law's rows that this build holds, each with what an assessment reads of it.
//!
//! An assessment names the edition that it was made under and is made again under that one, however the
//! rows have moved on since. Of the rows it reads the notice rule alone (R2): of an edition no more is
//! kept. Whoever changes a notice rule gives [`LAW_TABLE`] a new name, and writes down under `editions/`
//! what the rule was before.

mod e2026_11_3;
mod e2026_12_1;

use super::{LAW_TABLE, NoticeRule, row_for};
use crate::rules::order::OrderKind;

/// One edition of the law's rows.
#[derive(Clone, Copy, Debug)]
pub struct Edition {
    /// Its name, as assessments hold it.
    pub name: &'static str,
    notice: fn(&OrderKind) -> Option<NoticeOf>,
}

/// What an edition says of notice, for one kind of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeOf {
    /// Whether notice of the order is an element (R2).
    pub rule: NoticeRule,
    /// Whether only awareness of a variation counts where it was varied without notice (Domestic Abuse
    /// Act 2021 s.45(8)–(9)).
    pub of_variations: bool,
}

/// Every edition that is held, the present one first.
const EDITIONS: [Edition; 3] = [
    Edition::NOW,
    Edition { name: "2026-12.1", notice: e2026_12_1::notice },
    Edition { name: "2026-11.3", notice: e2026_11_3::notice },
];

impl Edition {
    /// The present rows.
    pub const NOW: Self = Self { name: LAW_TABLE, notice: now };

    /// The edition of a name; `None` where this build does not hold it.
    pub fn named(name: &str) -> Option<Self> {
        EDITIONS.into_iter().find(|edition| edition.name == name)
    }

    /// What it says of notice for a kind; `None` where it has no row of the kind.
    pub fn notice_of(self, kind: &OrderKind) -> Option<NoticeOf> {
        (self.notice)(kind)
    }
}

fn now(kind: &OrderKind) -> Option<NoticeOf> {
    row_for(kind).map(|row| NoticeOf { rule: row.notice, of_variations: row.variation_needs_notice })
}

#[cfg(test)]
#[path = "editions_tests.rs"]
mod tests;
