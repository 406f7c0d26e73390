//! Which person a record describes, and which order a later message means. A machine links people
//! on one ground only: equal PNC ids, both with a right check letter. Pure.

use crate::feeds::MatchKey;
use cordon_core::rules::identifiers::PncId;
use cordon_core::rules::ids::{OrderId, PersonId};
use cordon_core::rules::law::{is_restraining, kind_id};
use cordon_core::rules::order::OrderKind;
use cordon_core::rules::person::{IdentifierKind, LinkBasis, PersonRecord};

/// A record's person, and why.
#[derive(Debug, PartialEq)]
pub struct Linked {
    /// Who.
    pub person: PersonId,
    /// On what ground.
    pub basis: LinkBasis,
}

/// A record's PNC ids with a right check letter, in normal form.
pub fn pnc_ids(record: &PersonRecord, this_year: i32) -> Vec<String> {
    let mut ids: Vec<String> = record
        .identifiers
        .iter()
        .filter(|identifier| identifier.kind == IdentifierKind::PncId)
        .filter_map(|identifier| PncId::parse(&identifier.value, this_year).ok())
        .map(|id| id.as_str().to_owned())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Links a record to the one person its PNC ids name; to a new person where they name none or several.
pub fn link(record: &PersonRecord, mut named: Vec<PersonId>) -> Linked {
    named.sort_unstable();
    named.dedup();
    match named.as_slice() {
        [person] => Linked { person: *person, basis: LinkBasis::EqualPncId },
        [] | [_, _, ..] => Linked { person: PersonId::derived(&[record.id.0.as_bytes()]), basis: LinkBasis::First },
    }
}

/// The key under which later messages of the same case look for an order.
pub fn match_text(key: &MatchKey) -> String {
    let kind = kind_text(&key.kind);
    [key.system.as_str(), &key.case_reference, &key.asn, &kind].join("\u{1f}")
}

/// A kind as the key writes it; one that is not known by the court's title and name.
fn kind_text(kind: &OrderKind) -> String {
    if is_restraining(kind) {
        return "restraining".to_owned();
    }
    if let OrderKind::Other { title, court } = kind {
        return ["other", title, court].join("\u{1e}");
    }
    kind_id(kind).to_owned()
}

/// Whom a key protects, as one text.
pub fn protected_text(key: &MatchKey) -> String {
    key.protected.join("\u{1f}")
}

/// The one order a later message can mean; `None` where there is none or where there are several.
pub fn only_match(candidates: &[(OrderId, String)], protected: &str) -> Option<OrderId> {
    let fits = |held: &str| protected.is_empty() || held == protected;
    let mut fitting = candidates.iter().filter(|(_, held)| fits(held)).map(|(order, _)| *order);
    match (fitting.next(), fitting.next()) {
        (Some(order), None) => Some(order),
        (Some(_), Some(_)) | (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(number: u8) -> OrderId {
        OrderId::derived(&[&[number]])
    }

    #[test]
    fn a_discharge_that_fits_two_orders_means_neither() {
        let held = [(order(1), "ann".to_owned()), (order(2), "bea".to_owned())];
        assert_eq!(only_match(&held, ""), None);
        assert_eq!(only_match(&held, "bea"), Some(order(2)));
        assert_eq!(only_match(&held, "cat"), None);
        assert_eq!(only_match(&held[..1], ""), Some(order(1)));
    }

    #[test]
    fn orders_of_kinds_that_nobody_knows_are_told_apart_by_the_courts_words() {
        let other = |title: &str| OrderKind::Other { title: title.to_owned(), court: "Derby".to_owned() };
        assert_ne!(kind_text(&other("Order of one kind")), kind_text(&other("Order of another")));
        assert_eq!(kind_text(&other("Restraining order")), kind_text(&OrderKind::RestrainingAcquittal));
        assert_eq!(kind_text(&OrderKind::InterimSpo), "interim_spo");
    }
}
