//! A person: warnings first, then who is bound by what.

use super::brief::{Names, age, history, nothing_held, orders, sign_off};
use crate::page::Page;
use cordon_core::wire::{PersonSheet, Timestamp, says};
use cordon_core::words::{English, Verbatim, english};
use cordon_core::{text, text_key};

/// Everything that the person's page shows.
pub fn person(page: &mut Page, sheet: &PersonSheet, now: Timestamp) {
    page.title(sheet.name.as_str());
    for warning in &sheet.warnings {
        let said =
            [warning.marker.0.clone(), warning.detail.0.clone(), warning.on.short_text(), warning.source.0.clone()];
        page.alarm(format!("{} {}", english(text_key!("frame.warning")), says::join(said)));
    }
    let born = sheet.born.as_ref().map(|born| born.0.clone()).unwrap_or_default();
    page.line(says::join([born, says::who(English, sheet.age, sheet.gender)]));
    if !sheet.other_names.is_empty() {
        page.say(text!("find.other_names", names = Verbatim::from(says::named(&sheet.other_names))));
    }
    let copy = (&sheet.coverage, now);
    // Of somebody who is only protected the first question is who must keep away, and under what order.
    let is_only_protected = sheet.bound_by.is_empty() && !sheet.protected_by.is_empty();
    if is_only_protected {
        orders(page, english(text_key!("find.protected_by")), (&sheet.protected_by, Names::Bound), copy);
    }
    identity(page, sheet);
    if sheet.bound_by.is_empty() {
        nothing_held(page, english(text_key!("find.no_order_binds")), &sheet.otherwise);
    } else {
        orders(page, english(text_key!("find.bound_by")), (&sheet.bound_by, Names::Protected), copy);
    }
    if !is_only_protected {
        orders(page, english(text_key!("find.protected_by")), (&sheet.protected_by, Names::Bound), copy);
    }
    if !sheet.other_roles.is_empty() {
        orders(page, english(text_key!("find.other_roles")), (&sheet.other_roles, Names::Both), copy);
    }
    let masked = || english(text_key!("find.masked"));
    let addresses = sheet.addresses.iter().map(|field| field.text.as_ref().map_or_else(masked, |text| text.0.clone()));
    page.part(english(text_key!("find.addresses")), addresses);
    history(page, &sheet.history);
    page.gap();
    page.say(text!("find.records_joined", count = sheet.records));
    sign_off(page, sheet.bound_by.iter().chain(&sheet.protected_by).chain(&sheet.other_roles));
    age(page, &sheet.coverage, now);
}

/// How far it is known that this is the one, and what can be checked against him.
fn identity(page: &mut Page, sheet: &PersonSheet) {
    let clues = sheet.clues.iter().map(|clue| format!("{}: {}", says::clue(English, clue.kind), clue.shown.as_str()));
    let who = text!("cordon.identity", answer = Verbatim::from(says::identity(English, sheet.identity)));
    page.part(english(who), clues);
}
