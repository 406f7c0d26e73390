//! What is held of a person that can be checked at the scene, and where they live. Each clue is named by
//! its kind and its value, never by its place in a list: a list that a pull made longer names no other
//! value by a name that was confirmed.

use crate::Failure;
use crate::session::Session;
use crate::store::replica::{orders, persons};
use cordon_core::proof::value::name_of_value;
use cordon_core::rules::identifiers::normalise_plate;
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::person::{BirthDate, IdentifierKind, PersonRecord, Role};
use cordon_core::rules::visibility::Visibility;
use cordon_core::wire::{Clue, ClueKind, Token};

/// An address with who may see it.
pub struct AddressHeld {
    /// By what a page names it: a place in the list. What it masks is not to be guessed from its name.
    pub field: String,
    /// What it says.
    pub text: String,
    /// Who may see it.
    pub who: Visibility,
}

/// The clues that are held of a person now.
pub fn held(session: &Session, person: PersonId) -> Result<Vec<Clue>, Failure> {
    let records = persons::records_of(&session.replica, person)?;
    Ok(of(person, &records, &orders::roles_of(&session.replica, person)?))
}

/// The addresses that are held of a person now.
pub fn addresses_held(session: &Session, person: PersonId) -> Result<Vec<AddressHeld>, Failure> {
    let records = persons::records_of(&session.replica, person)?;
    Ok(addresses(&records, &orders::roles_of(&session.replica, person)?))
}

/// The addresses in some records, with who may see each of somebody in these roles: the strictest of what
/// the records say.
pub fn addresses(records: &[PersonRecord], roles: &[Role]) -> Vec<AddressHeld> {
    let mut found: Vec<AddressHeld> = Vec::new();
    for address in records.iter().flat_map(|record| record.addresses.iter()) {
        let text = address.text();
        if text.is_empty() {
            continue;
        }
        match found.iter_mut().find(|other| other.text == text) {
            Some(same) => same.who = same.who.max(address.visibility_among(roles)),
            None => {
                let field = format!("address_{}", found.len() + 1);
                found.push(AddressHeld { field, text, who: address.visibility_among(roles) });
            }
        }
    }
    found
}

/// What can be checked at the scene; need-to-know addresses are never offered as clues.
pub fn of(person: PersonId, records: &[PersonRecord], roles: &[Role]) -> Vec<Clue> {
    let mut clues: Vec<Clue> = Vec::new();
    let mut add = |kind: ClueKind, value: &str, shown: String| {
        let key = Token::from(name_of_value(person, kind.name(), value));
        if !shown.is_empty() && !clues.iter().any(|clue| clue.key == key) {
            clues.push(Clue { key, kind, shown: shown.into(), confirmed: false });
        }
    };
    for record in records {
        if let BirthDate::Known(day) = record.born {
            add(ClueKind::BirthDate, &day.to_string(), day.short_text());
        }
    }
    for address in addresses(records, roles) {
        if address.who.needs_no_tap() {
            add(ClueKind::Address, &address.text, address.text.clone());
        }
    }
    for record in records {
        for identifier in &record.identifiers {
            match identifier.kind {
                IdentifierKind::PncId => add(ClueKind::PncId, &identifier.value, identifier.value.clone()),
                // One mark written in two ways is one clue.
                IdentifierKind::Plate => {
                    add(ClueKind::Plate, &normalise_plate(&identifier.value), identifier.value.clone());
                }
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
            add(ClueKind::Mark, mark, mark.clone());
        }
    }
    clues
}
