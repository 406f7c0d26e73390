//! What keeps a record from being saved, by the id of the field that can mend it. The rules are core's.

use super::arrests::{despite_id, hearing_id, moment_id, necessity_id, power_id};
use super::said::said_id;
use crate::text::I18n;
use cordon_core::wire::{MomentField, OrderPowers, OrderTerms, RecordFault, RecordForm};

/// Nothing here judges the account: only what is missing from it; the declaration is asked for on the next
/// page. `rows` are the numbers by which the page tells the arrests apart, in their order; past its end an
/// arrest has the number of its place.
pub fn problems(
    i18n: I18n,
    form: &RecordForm,
    (orders, rows): (&[OrderTerms], &[usize]),
    unread: Vec<(String, String)>,
) -> Vec<(String, String)> {
    let orders: Vec<OrderPowers<'_>> =
        orders.iter().map(|terms| OrderPowers { order: terms.order.order, powers: &terms.order.powers }).collect();
    let faults = form.faults(&orders).into_iter().filter(|fault| *fault != RecordFault::NotDeclared);
    let row = |arrest: usize| rows.get(arrest).copied().unwrap_or(arrest);
    let told = faults.map(|fault| (field_of(fault, row), i18n.text(&fault.text())));
    let (fields, arrests): (Vec<_>, Vec<_>) = told.partition(|(field, _wrong)| !is_of_the_decision(field));
    fields.into_iter().chain(unread).chain(arrests).collect()
}

/// What was not read stands before the decision, as on the page.
fn is_of_the_decision(field: &str) -> bool {
    ["decision-", "arrest-", "place-of-safety-", "police-protection-"].iter().any(|begins| field.starts_with(*begins))
}

/// The id of the field: an arrest has its own.
fn field_of(fault: RecordFault, row: impl Fn(usize) -> usize) -> String {
    match fault {
        RecordFault::NoPower { arrest } => power_id(row(arrest)),
        RecordFault::NoNecessity { arrest } => necessity_id(row(arrest)),
        RecordFault::PowerDidNotStand { arrest } => despite_id(row(arrest)),
        RecordFault::Implausible(MomentField::Arrest { arrest })
        | RecordFault::LaterThanNow(MomentField::Arrest { arrest }) => moment_id(row(arrest)),
        RecordFault::NoWords { kind } => said_id(kind).to_owned(),
        RecordFault::Implausible(MomentField::Hearing { arrest })
        | RecordFault::LaterThanNow(MomentField::Hearing { arrest }) => hearing_id(row(arrest)),
        RecordFault::NoMode
        | RecordFault::NoAccount
        | RecordFault::NotDeclared
        | RecordFault::Implausible(
            MomentField::When
            | MomentField::Until
            | MomentField::Cautioned
            | MomentField::LiveAt
            | MomentField::TakenToSafety
            | MomentField::ArrivedInSafety
            | MomentField::Protected,
        )
        | RecordFault::LaterThanNow(
            MomentField::When
            | MomentField::Until
            | MomentField::Cautioned
            | MomentField::LiveAt
            | MomentField::TakenToSafety
            | MomentField::ArrivedInSafety
            | MomentField::Protected,
        )
        | RecordFault::ArrivedBeforeTaken
        | RecordFault::NoChild
        | RecordFault::EndBeforeStart
        | RecordFault::NoCount
        | RecordFault::Blank(_)
        | RecordFault::NoGrounds
        | RecordFault::NoReasonForNothing => fault.field().to_owned(),
    }
}
