//! Opening a person under a reason, confirming identifiers, showing a masked field.

use super::looks::{self, Leave};
use super::shape;
use crate::house::House;
use crate::session::Session;
use crate::store::replica::{orders, persons};
use crate::view::View;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::rules::find;
use cordon_core::rules::ids::{GrantId, PersonId};
use cordon_core::rules::look::Subject;
use cordon_core::rules::names;
use cordon_core::rules::order::Order;
use cordon_core::rules::person::{BirthDate, IdentifierKind, PersonRecord, Role};
use cordon_core::rules::power::nothing_held;
use cordon_core::rules::time::Now;
use cordon_core::rules::visibility::Visibility;
use cordon_core::wire::{Clue, Grant, MaskedField, PersonSheet, Reason, Revealed, Token};
use cordon_core::{text, text_key};

/// Opens a person under a reason: journalled, then granted.
pub fn open(house: &House, person: PersonId, why: Reason) -> Result<Grant, Failure> {
    let look = looks::prepare(house, Subject::Person(person), Leave::Given(why.clone()))?;
    house.with_session(|session| match persons::records_of(&session.replica, person)?.as_slice() {
        [] => Err(Failure::missing(text_key!("refusal.no_such_person"))),
        [..] => Ok(()),
    })?;
    look.take(house, |_reason| Body::PersonOpened { person, reason: why })
}

/// An opened person as they stand.
pub fn shown(view: &View<'_>, grant: GrantId) -> Result<PersonSheet, Failure> {
    let now = view.now();
    looks::under(view, grant, |session, grant| {
        let Subject::Person(person) = grant.subject else { return Err(looks::of_another_kind()) };
        sheet(session, person, now)
    })
}

/// Confirms identifiers against the person in front of the officer.
pub fn confirm(house: &House, person: PersonId, clues: Vec<Token>) -> Result<PersonSheet, Failure> {
    let clues: Vec<String> = clues.into_iter().map(|key| key.0).collect();
    let now = house.now();
    house.with_session(|session| {
        looks::must_stand(session, &Subject::Person(person))?;
        let records = persons::records_of(&session.replica, person)?;
        let held = clues_of(&records, &orders::of_person(&session.replica, person)?);
        if clues.iter().any(|key| !held.iter().any(|clue| clue.key.as_str() == key)) {
            return Err(Failure::invalid("clues", text!("refusal.no_such_identifier_is_held")));
        }
        Ok(())
    })?;
    house.write(|write| write.journal(&Body::IdentifiersConfirmed { person, clues: clues.clone() }))?;
    house.with_session(|session| {
        session.confirmed.insert(person, clues.into_iter().collect());
        sheet(session, person, now)
    })
}

/// Shows a masked field; the tap is journalled first. What is sealed stays behind then too.
pub fn reveal(house: &House, person: PersonId, field: &str) -> Result<Revealed, Failure> {
    let text = house.with_session(|session| {
        looks::must_stand(session, &Subject::Person(person))?;
        let records = persons::records_of(&session.replica, person)?;
        let mut addresses = addresses_of(&records, &orders::of_person(&session.replica, person)?).into_iter();
        let found = addresses.find(|(name, _text, _who)| name == field);
        let (_name, text, who) = found.ok_or(Failure::missing(text_key!("refusal.no_such_field")))?;
        if who == Visibility::Sealed {
            return Err(Failure::Refused(Refusal::No(text!("refusal.sealed_call_control"))));
        }
        Ok(text)
    })?;
    house.write(|write| write.journal(&Body::Revealed { person, field: field.to_owned() }))?;
    Ok(Revealed { field: field.into(), text: text.into() })
}

fn sheet(session: &Session, person: PersonId, now: Now) -> Result<PersonSheet, Failure> {
    let records = persons::records_of(&session.replica, person)?;
    let first = records.first().ok_or(Failure::missing(text_key!("refusal.no_such_person")))?;
    let held = orders::of_person(&session.replica, person)?;
    let in_role = |wanted: &[Role]| {
        held.iter()
            .filter(|(role, _order)| wanted.contains(role))
            .map(|(_role, order)| shape::order_brief(session, order, now))
            .collect::<Result<Vec<_>, _>>()
    };
    let confirmed = session.confirmed.get(&person);
    let mut bound_by = in_role(&[Role::BoundBy])?;
    bound_by.sort_by_key(|brief| live_first(brief.in_force));
    Ok(PersonSheet {
        person,
        name: shape::name_of(&records),
        other_names: other_names(&records),
        born: records.iter().find_map(born_text),
        age: shape::age_of(&records, now),
        gender: first.gender,
        warnings: find::warnings_of(&records),
        identity: session.identity(person),
        clues: clues_of(&records, &held)
            .into_iter()
            .map(|clue| Clue { confirmed: confirmed.is_some_and(|keys| keys.contains(clue.key.as_str())), ..clue })
            .collect(),
        bound_by,
        protected_by: in_role(&[Role::ProtectedBy])?,
        other_roles: in_role(&[Role::Child, Role::Witness])?,
        addresses: addresses_of(&records, &held)
            .into_iter()
            .map(|(field, text, who)| MaskedField {
                field: field.into(),
                text: Some(text.into()).filter(|_| who.needs_no_tap()),
            })
            .collect(),
        history: shape::history(session, person)?,
        records: u32::try_from(records.len()).unwrap_or(u32::MAX),
        otherwise: nothing_held(),
        coverage: shape::coverage_of(session, now)?,
    })
}

/// The place of an order in a list: live ones first.
pub(super) fn live_first(in_force: cordon_core::rules::order::InForceAnswer) -> u8 {
    use cordon_core::rules::order::InForceAnswer as Is;
    match in_force {
        Is::Yes => 0,
        Is::Stayed => 1,
        Is::NotYet => 2,
        Is::Unknown => 3,
        Is::Ended => 4,
    }
}

fn born_text(record: &PersonRecord) -> Option<String> {
    match record.born {
        BirthDate::Known(day) => Some(day.short_text()),
        BirthDate::Year(year) => Some(year.to_string()),
        BirthDate::Unknown => None,
    }
}

fn other_names(records: &[PersonRecord]) -> Vec<String> {
    let mut all: Vec<String> = records.iter().flat_map(|record| record.names.iter()).map(names::shown).collect();
    let first = all.first().cloned();
    all.dedup();
    all.retain(|name| Some(name) != first.as_ref());
    all.sort();
    all.dedup();
    all
}

/// Field name, text, and who may see it: the strictest of what the records say, and need-to-know at
/// least for whom an order protects, or a child in it.
fn addresses_of(records: &[PersonRecord], held: &[(Role, Order)]) -> Vec<(String, String, Visibility)> {
    let protected = held.iter().any(|(role, _order)| [Role::ProtectedBy, Role::Child].contains(role));
    let least = if protected { Visibility::NeedToKnow } else { Visibility::RespondentMaySee };
    let mut found: Vec<(String, String, Visibility)> = Vec::new();
    for address in records.iter().flat_map(|record| record.addresses.iter()) {
        let text = address.text();
        if text.is_empty() {
            continue;
        }
        match found.iter_mut().find(|(_field, other, _who)| *other == text) {
            Some((_field, _text, who)) => *who = (*who).max(address.visibility),
            None => found.push((format!("address_{}", found.len() + 1), text, address.visibility.max(least))),
        }
    }
    found
}

/// What can be checked at the scene; need-to-know addresses are never offered as clues.
fn clues_of(records: &[PersonRecord], held: &[(Role, Order)]) -> Vec<Clue> {
    let mut clues: Vec<Clue> = Vec::new();
    let mut add = |kind: &str, shown: String| {
        if !shown.is_empty() && !clues.iter().any(|clue| clue.kind == kind && clue.shown == shown.as_str()) {
            let key = format!("{kind}_{}", clues.len() + 1);
            clues.push(Clue { key: key.into(), kind: kind.into(), shown: shown.into(), confirmed: false });
        }
    };
    for record in records {
        if let BirthDate::Known(day) = record.born {
            add("birth_date", day.short_text());
        }
    }
    for (_field, text, who) in addresses_of(records, held) {
        if who.needs_no_tap() {
            add("address", text);
        }
    }
    for record in records {
        for identifier in &record.identifiers {
            match identifier.kind {
                IdentifierKind::PncId => add("pnc_id", identifier.value.clone()),
                IdentifierKind::Plate => add("plate", identifier.value.clone()),
                IdentifierKind::Cro
                | IdentifierKind::Asn
                | IdentifierKind::PtiUrn
                | IdentifierKind::Phone
                | IdentifierKind::Email
                | IdentifierKind::Postcode
                | IdentifierKind::CaseNumber
                | IdentifierKind::NiNumber
                | IdentifierKind::NhsNumber
                | IdentifierKind::DriverNumber
                | IdentifierKind::PrisonNumber => {}
            }
        }
        for mark in &record.marks {
            add("mark", mark.clone());
        }
    }
    clues
}
