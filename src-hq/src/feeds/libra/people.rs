//! The people in a court result: the defendant, and those whom the terms protect.

use super::super::xml::{Node, Problem};
use super::super::{Told, marks, record_id, split_name};
use super::SYSTEM;
use cordon_core::rules::dates;
use cordon_core::rules::feed::read_phones;
use cordon_core::rules::identifiers::normalise_postcode;
use cordon_core::rules::names;
use cordon_core::rules::person::{
    Address, BirthDate, Gender, Identifier, IdentifierKind, Name, NameKind, PersonRecord, Source,
};
use cordon_core::rules::time::Timestamp;
use cordon_core::rules::visibility::Visibility;
use cordon_core::text;
use cordon_core::words::Verbatim;

/// The longest name that is taken for one, in characters.
const MAX_NAME: usize = 300;

/// Whether a defendant is a company.
pub(super) fn is_company(defendant: &Node) -> bool {
    let company = ["CourtCorporateDefendant", "OrganisationName", "CorporateDefendant"];
    person(defendant).is_none() && company.iter().any(|name| defendant.find(name).is_some())
}

/// The arrest/summons number, as written.
pub(super) fn asn(defendant: &Node) -> &str {
    defendant.text_at(&["ProsecutorReference"])
}

/// Whether any of the offences ended in a finding of guilt.
pub(super) fn is_convicted(defendant: &Node) -> bool {
    defendant.all("Offence").any(|offence| offence.text_at(&["Finding"]) == "G")
}

/// Refuses a name too long to be one.
pub(super) fn refuse_long_names(defendant: &Node) -> Result<(), Problem> {
    let Some(name) = name_node(defendant) else { return Ok(()) };
    match name.children.iter().find(|part| part.text.chars().nth(MAX_NAME).is_some()) {
        Some(long) => Err(Problem { line: Some(long.line), reason: text!("feed.libra_long_name", most = MAX_NAME) }),
        None => Ok(()),
    }
}

/// What the court said of the defendant.
pub(super) fn respondent(defendant: &Node, urn: &str, learnt_at: Timestamp) -> PersonRecord {
    let born = born_text(defendant);
    let addresses: Vec<Address> = defendant.find("Address").and_then(address).into_iter().collect();
    let mut identifiers = vec![
        identifier(IdentifierKind::PncId, defendant.find("PNCidentifier").map_or("", |node| node.text.trim())),
        identifier(IdentifierKind::Asn, asn(defendant)),
        identifier(IdentifierKind::PtiUrn, urn),
    ];
    for written in written_phones(defendant) {
        let numbers = read_phones(&written).numbers;
        let kept = if numbers.is_empty() { vec![written] } else { numbers };
        identifiers.extend(kept.iter().map(|number| identifier(IdentifierKind::Phone, number)));
    }
    let postcodes = addresses.iter().filter_map(|address| address.postcode.as_deref());
    identifiers.extend(postcodes.map(|postcode| identifier(IdentifierKind::Postcode, postcode)));
    identifiers.retain(|identifier| !identifier.value.is_empty());
    PersonRecord {
        id: record_id(SYSTEM, urn, asn(defendant), &name_key(defendant), &born),
        source: source(urn, learnt_at),
        names: all_names(defendant),
        born: dates::read_born(&born, learnt_at.london_day()).unwrap_or(BirthDate::Unknown),
        gender: gender(defendant),
        identifiers,
        addresses,
        warnings: Vec::new(),
        marks: Vec::new(),
    }
}

/// The telephone numbers as written, their parts together.
fn written_phones(defendant: &Node) -> Vec<String> {
    let mut written = defendant.find("TelephoneDetails").map(phones_in).unwrap_or_default();
    written.retain(|number| number.bytes().any(|byte| byte.is_ascii_digit()));
    written
}

/// The numbers within an element: the government's schema parts one into country, national number and extension.
fn phones_in(node: &Node) -> Vec<String> {
    let national = node.text_at(&["TelNationalNumber"]);
    if national.is_empty() {
        let own = node.text.trim();
        return if own.is_empty() { node.children.iter().flat_map(phones_in).collect() } else { vec![own.to_owned()] };
    }
    let country = node.text_at(&["TelCountryCode"]).trim_start_matches(['+', '0']);
    let extension = node.text_at(&["TelExtensionNumber"]);
    let number = if country.is_empty() || national.starts_with('+') {
        national.to_owned()
    } else {
        format!("+{country} {}", national.trim_start_matches('0'))
    };
    vec![if extension.is_empty() { number } else { format!("{number} ext. {extension}") }]
}

/// What is told of numbers that are not as a number is written.
fn told_of_phones(defendant: &Node) -> Vec<Told> {
    let line = Some(defendant.find("TelephoneDetails").map_or(defendant.line, |node| node.line));
    let read = written_phones(defendant).into_iter().map(|written| read_phones(&written));
    let what = |count: usize| match count {
        0 => text!("feed.libra_phone_unread"),
        found => text!("feed.libra_phone_read", found = found),
    };
    read.filter(|read| !read.is_plain).map(|read| Told { within: None, line, what: what(read.numbers.len()) }).collect()
}

/// What the terms say of a protected person: a name. Where she lives is not in the message.
pub(super) fn protected(name: &str, urn: &str, learnt_at: Timestamp) -> PersonRecord {
    PersonRecord {
        id: record_id(SYSTEM, urn, "", name, ""),
        source: source(urn, learnt_at),
        names: vec![split_name(name)],
        born: BirthDate::Unknown,
        gender: Gender::NotStated,
        identifiers: Vec::new(),
        addresses: Vec::new(),
        warnings: Vec::new(),
        marks: Vec::new(),
    }
}

/// The defendant's name as one text.
pub(super) fn name_key(defendant: &Node) -> String {
    let name = name(defendant);
    format!("{} {}", name.given, name.family)
}

/// A birth date that is there but is none, as written.
pub(super) fn unreadable_birth_date(defendant: &Node, learnt_at: Timestamp) -> String {
    let text = born_text(defendant);
    if dates::read_born(&text, learnt_at.london_day()).is_err() { text } else { String::new() }
}

/// The whole name as written, where a part of it stands for no name; else empty.
pub(super) fn placeholder_name(defendant: &Node) -> String {
    let parts = name_parts(defendant);
    let stands_for_none = |part: &&str| !part.is_empty() && names::part(part).is_empty();
    if parts.iter().any(stands_for_none) { parts.join(" ").trim().to_owned() } else { String::new() }
}

/// Whether nothing tells the defendant from another: no name and no arrest/summons number.
pub(super) fn is_nobody(defendant: &Node) -> bool {
    asn(defendant).is_empty() && names::shown(&name(defendant)) == names::UNNAMED
}

/// What a person has to know of how the defendant was read; never a name.
pub(super) fn told(defendant: &Node, learnt_at: Timestamp) -> Vec<Told> {
    let at =
        |name: &str| person(defendant).and_then(|person| person.find(name)).map_or(defendant.line, |node| node.line);
    let mut told = Vec::new();
    if let Err(fault) = dates::read_born(&born_text(defendant), learnt_at.london_day()) {
        let what = text!("feed.born_unread", column = Verbatim::from("Birthdate"), fault = fault.text());
        told.push(Told { within: None, line: Some(at("Birthdate")), what });
    }
    told.extend(told_of_phones(defendant));
    let line = Some(at("PersonName"));
    if name_parts(defendant).into_iter().any(marks::is_damaged) {
        told.push(Told { within: None, line, what: text!("feed.damaged_name") });
    }
    if defendant.leaves().into_iter().any(marks::is_garbled) {
        told.push(Told { within: None, line: Some(defendant.line), what: marks::GARBLED.into() });
    }
    if !placeholder_name(defendant).is_empty() {
        told.push(Told { within: None, line, what: text!("feed.libra_placeholder") });
    }
    for part in REPEATED.iter().filter(|part| different(defendant, part).len() > 1) {
        told.push(Told {
            within: None,
            line: Some(at(part)),
            what: text!("feed.libra_more_than_once", element = Verbatim::from(*part)),
        });
    }
    if names::shown(&name(defendant)) == names::UNNAMED {
        told.push(Told { within: None, line, what: text!("feed.libra_unnamed") });
    }
    told
}

/// What a person has once.
const REPEATED: [&str; 6] =
    ["Birthdate", "Gender", "PersonGivenName1", "PersonGivenName2", "PersonGivenName3", "PersonFamilyName"];

/// The name, and the same with each other family name that is given.
fn all_names(defendant: &Node) -> Vec<Name> {
    let first = name(defendant);
    let others: Vec<Name> = different(defendant, "PersonFamilyName")
        .into_iter()
        .map(names::part)
        .filter(|family| !family.is_empty() && *family != first.family)
        .map(|family| Name { given: first.given.clone(), family: family.to_owned(), kind: NameKind::Alias })
        .collect();
    std::iter::once(first).chain(others).collect()
}

fn person(defendant: &Node) -> Option<&Node> {
    defendant.find("PersonDefendant")
}

fn name_node(defendant: &Node) -> Option<&Node> {
    person(defendant).and_then(|person| person.find("PersonName"))
}

/// The given names and the family name, as written.
fn name_parts(defendant: &Node) -> [&str; 4] {
    ["PersonGivenName1", "PersonGivenName2", "PersonGivenName3", "PersonFamilyName"]
        .map(|part| name_node(defendant).map_or("", |name| name.text_at(&[part])))
}

fn name(defendant: &Node) -> Name {
    let [first, second, third, family] = name_parts(defendant).map(names::part);
    let given: Vec<&str> = [first, second, third].into_iter().filter(|given| !given.is_empty()).collect();
    Name { given: given.join(" "), family: family.to_owned(), kind: NameKind::Legal }
}

/// The birth date as written; of two that differ both, which no one day is.
fn born_text(defendant: &Node) -> String {
    different(defendant, "Birthdate").join(" or ")
}

/// The different values of an element within the person.
fn different<'n>(defendant: &'n Node, name: &str) -> Vec<&'n str> {
    let mut values: Vec<&str> = Vec::new();
    for node in person(defendant).map(|person| person.find_all(name)).unwrap_or_default() {
        let value = node.text.trim();
        if !value.is_empty() && !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

fn gender(defendant: &Node) -> Gender {
    match different(defendant, "Gender").as_slice() {
        ["1"] => Gender::Male,
        ["2"] => Gender::Female,
        ["9"] => Gender::Other,
        _ => Gender::NotStated,
    }
}

fn address(node: &Node) -> Option<Address> {
    let mut lines: Vec<String> = node.leaves().into_iter().map(str::to_owned).collect();
    let postcode = match lines.last() {
        Some(last) if normalise_postcode(last).is_some() => lines.pop(),
        Some(_) | None => None,
    };
    (!lines.is_empty() || postcode.is_some()).then_some(Address { lines, postcode, visibility: Visibility::PoliceOnly })
}

fn identifier(kind: IdentifierKind, value: &str) -> Identifier {
    Identifier { kind, value: value.to_owned() }
}

fn source(urn: &str, learnt_at: Timestamp) -> Source {
    Source { system: SYSTEM.to_owned(), reference: urn.to_owned(), learnt_at }
}
