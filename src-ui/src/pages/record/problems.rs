//! What keeps a record from being saved, by the id of the field that can mend it.

use super::arrests::{Choosable, despite_id, necessity_id, power_id};
use crate::text::{I18n, say};
use cordon_core::wire::{ArrestForm, DecisionForm, RecordForm};

/// Nothing here judges the account: only what is missing from it. `rows` are the numbers by which the page
/// tells the arrests apart, in their order; past its end an arrest has the number of its place.
pub fn problems(
    i18n: I18n,
    form: &RecordForm,
    (powers, rows): (&[Choosable], &[usize]),
    unread: Vec<(String, String)>,
) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut add = |field: &str, wrong: String| found.push((field.to_owned(), wrong));
    if form.mode.is_none() {
        add("mode", say!(i18n, record.need_mode));
    }
    if form.account.trim().is_empty() {
        add("account", say!(i18n, record.need_account));
    }
    for (field, wrong) in unread {
        add(&field, wrong);
    }
    if let Some(decision) = &form.decision {
        if decision.grounds.trim().is_empty() && acts(decision) {
            add("decision-grounds", say!(i18n, record.need_grounds));
        }
        for (at, arrest) in decision.arrests.iter().enumerate() {
            let row = rows.get(at).copied().unwrap_or(at);
            if arrest.power.is_empty() {
                add(&power_id(row), say!(i18n, record.need_power));
            } else if lacks_necessity(arrest, powers) {
                add(&necessity_id(row), say!(i18n, record.need_necessity));
            }
            if lacks_reason(arrest, powers) {
                add(&despite_id(row), say!(i18n, record.need_despite));
            }
        }
    }
    found
}

fn acts(decision: &DecisionForm) -> bool {
    !decision.arrests.is_empty()
        || decision.voluntary_interview
        || decision.report
        || decision.warrant
        || decision.notice
}

/// Whether it is under a power that does not stand, without a word why.
fn lacks_reason(arrest: &ArrestForm, powers: &[Choosable]) -> bool {
    let row = powers.iter().find(|one| one.power == arrest.power && one.order == arrest.order);
    arrest.despite.trim().is_empty() && row.is_some_and(|row| !row.stands)
}

fn lacks_necessity(arrest: &ArrestForm, powers: &[Choosable]) -> bool {
    let row = powers.iter().find(|one| one.power == arrest.power && one.order == arrest.order);
    arrest.necessity.is_empty() && row.is_some_and(|row| row.needs_necessity)
}
