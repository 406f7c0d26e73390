//! Opening a person under a reason, confirming identifiers, showing a masked field.

use super::clues::{self, AddressHeld};
use super::looks::{self, Leave};
use super::{identity, shape};
use crate::house::House;
use crate::session::Session;
use crate::store::replica::{orders, persons};
use crate::view::View;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::proof::value::name_of_value;
use cordon_core::rules::find;
use cordon_core::rules::ids::{GrantId, PersonId};
use cordon_core::rules::look::Subject;
use cordon_core::rules::names;
use cordon_core::rules::person::{BirthDate, PersonRecord, Role};
use cordon_core::rules::power::nothing_held;
use cordon_core::rules::time::Now;
use cordon_core::rules::visibility::Visibility;
use cordon_core::wire::{
    Clue, ClueKind, Grant, MaskedField, OrderBrief, PersonSheet, Reason, Revealed, Token, Verbatim,
};
use cordon_core::{text, text_key};

/// Opens a person under a reason: journalled, then granted.
pub fn open(house: &House, person: PersonId, why: Reason) -> Result<Grant, Failure> {
    house.hold(|hold| {
        let look = looks::prepare(hold, Subject::Person(person), Leave::Given(why.clone()))?;
        if persons::records_of(&hold.session.replica, person)?.is_empty() {
            return Err(Failure::missing(text_key!("refusal.no_such_person")));
        }
        look.take(hold, |_reason| Body::PersonOpened { person, reason: why })
    })
}

/// An opened person as they stand.
pub fn shown(view: &View<'_>, grant: GrantId) -> Result<PersonSheet, Failure> {
    let now = view.now();
    looks::under(view, grant, |session, grant| {
        let Subject::Person(person) = grant.subject else { return Err(looks::of_another_kind()) };
        sheet(session, person, now)
    })
}

/// Confirms identifiers against the person in front of the officer. They are confirmed for as long as the
/// look at him stands, and while their values are held.
pub fn confirm(house: &House, person: PersonId, clues: Vec<Token>) -> Result<PersonSheet, Failure> {
    let clues: Vec<String> = clues.into_iter().map(|key| key.0).collect();
    let now = house.now();
    house.hold(|hold| {
        let subject = Subject::Person(person);
        looks::must_stand(hold.session, &subject)?;
        let held = clues::held(hold.session, person)?;
        if clues.iter().any(|key| !held.iter().any(|clue| clue.key.as_str() == key)) {
            return Err(Failure::invalid("clues", text!("refusal.no_such_identifier_is_held")));
        }
        hold.write(|write| write.journal(&Body::IdentifiersConfirmed { person, clues: clues.clone() }))?;
        hold.session.grants.confirm(&subject, &clues.into_iter().collect());
        sheet(hold.session, person, now)
    })
}

/// Shows a masked field; the tap is journalled first, with the name of the value that it shows. What is
/// sealed stays behind then too.
pub fn reveal(house: &House, person: PersonId, field: &str) -> Result<Revealed, Failure> {
    house.hold(|hold| {
        looks::must_stand(hold.session, &Subject::Person(person))?;
        let found = clues::addresses_held(hold.session, person)?.into_iter().find(|address| address.field == field);
        let address = found.ok_or(Failure::missing(text_key!("refusal.no_such_field")))?;
        if address.who == Visibility::Sealed {
            return Err(Failure::Refused(Refusal::No(text!("refusal.sealed_call_control"))));
        }
        let shown = name_of_value(person, ClueKind::Address.name(), &address.text);
        hold.write(|write| write.journal(&Body::Revealed { person, field: shown }))?;
        Ok(Revealed { field: field.into(), text: address.text.into() })
    })
}

fn sheet(session: &Session, person: PersonId, now: Now) -> Result<PersonSheet, Failure> {
    let records = persons::records_of(&session.replica, person)?;
    let first = records.first().ok_or(Failure::missing(text_key!("refusal.no_such_person")))?;
    let held = orders::of_person(&session.replica, person)?;
    let roles = orders::roles_of(&session.replica, person)?;
    let in_role = |wanted: &[Role]| {
        held.iter()
            .filter(|(role, _order)| wanted.contains(role))
            .map(|(_role, order)| shape::order_brief(session, order, now))
            .collect::<Result<Vec<_>, _>>()
    };
    let confirmed = identity::confirmed(session, person)?;
    let mut bound_by = in_role(&[Role::BoundBy])?;
    bound_by.sort_by_key(|brief| brief.in_force.rank());
    Ok(PersonSheet {
        person,
        name: shape::name_of(&records).into(),
        other_names: other_names(&records),
        born: records.iter().find_map(born_text),
        age: shape::age_of(&records, now),
        gender: first.gender,
        warnings: find::warnings_of(&records),
        identity: identity::of(session, person)?,
        clues: clues::of(person, &records, &roles)
            .into_iter()
            .map(|clue| Clue { confirmed: confirmed.contains(clue.key.as_str()), ..clue })
            .collect(),
        bound_by,
        protected_by: without_lines(in_role(&[Role::ProtectedBy])?),
        other_roles: without_lines(in_role(&[Role::Child, Role::Witness])?),
        addresses: clues::addresses(&records, &roles).into_iter().map(masked).collect(),
        history: shape::history(session, person)?,
        records: u32::try_from(records.len()).unwrap_or(u32::MAX),
        otherwise: nothing_held(shape::dapn_in(&session.replica, now)?),
        coverage: shape::coverage_of(session, now)?,
    })
}

/// Of those whom an order protects its conditions are read on the order: the place that it names is often their home,
/// which this page shows on a tap alone.
fn without_lines(briefs: Vec<OrderBrief>) -> Vec<OrderBrief> {
    briefs.into_iter().map(|brief| OrderBrief { lines: Vec::new(), ..brief }).collect()
}

fn masked(address: AddressHeld) -> MaskedField {
    let AddressHeld { field, text, who } = address;
    MaskedField { field: field.into(), text: Some(text.into()).filter(|_| who.needs_no_tap()) }
}

fn born_text(record: &PersonRecord) -> Option<Verbatim> {
    match record.born {
        BirthDate::Known(day) => Some(day.short_text().into()),
        BirthDate::Year(year) => Some(year.to_string().into()),
        BirthDate::Unknown => None,
    }
}

fn other_names(records: &[PersonRecord]) -> Vec<Verbatim> {
    let held = records.iter().flat_map(|record| record.names.iter());
    let mut all: Vec<Verbatim> = held.map(|name| names::shown(name).into()).collect();
    let first = all.first().cloned();
    all.dedup();
    all.retain(|name| Some(name) != first.as_ref());
    all.sort();
    all.dedup();
    all
}
