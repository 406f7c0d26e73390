//! The pairs of clauses of two orders that he cannot both obey, or that say different things.

use super::{Clash, Clashing, Stand, Subject};
use crate::rules::assess::{Answer, Why};
use crate::rules::exception::{Exception, Permit};
use crate::rules::order::Order;
use crate::rules::place::{Zone, contains};

/// Every clash between a clause and a clause of another order.
pub(super) fn all(stands: &[Stand<'_>]) -> Vec<Clashing> {
    let mut found = Vec::new();
    for forbids in stands {
        for other in stands.iter().filter(|other| other.order.id != forbids.order.id) {
            let clashing = |why| Clashing { forbids: forbids.reference(), other: other.reference(), why };
            found.extend(between(forbids, other).into_iter().map(clashing));
        }
    }
    found
}

fn between(forbids: &Stand<'_>, other: &Stand<'_>) -> Vec<Clash> {
    let must_be_there = must_be_where_forbidden(forbids, other).then_some(Clash::MustBeWhereForbidden);
    let contact = contact_permitted_elsewhere(forbids, other).then_some(Clash::ContactPermittedElsewhere);
    let handover = handover_inside_zone(forbids, other).then_some(Clash::HandoverInsideZone);
    must_be_there.into_iter().chain(contact).chain(handover).collect()
}

/// A place where he must live or be lies within an area he must keep out of, whatever he did.
fn must_be_where_forbidden(forbids: &Stand<'_>, other: &Stand<'_>) -> bool {
    let (Some(area), Some(place)) = (forbids.forbidden_area(), other.required_place()) else { return false };
    lies_within(place, area) && !is_over(forbids) && !is_over(other)
}

/// Whether a place lies within an area, by a point of it.
fn lies_within(place: &Zone, area: &Zone) -> bool {
    place.shape.point_within().is_some_and(|point| contains(&area.shape, point) == Some(true))
}

/// An exception of another order permits contact that this one forbids, with the same people.
fn contact_permitted_elsewhere(forbids: &Stand<'_>, other: &Stand<'_>) -> bool {
    let are_of_contact = forbids.subject() == Subject::Contact && other.subject() == Subject::Contact;
    let is_permitted = forbids.may_forbid() && !other.stated_exceptions().is_empty();
    are_of_contact && is_permitted && may_protect_the_same(forbids.order, other.order)
}

/// Another order permits a handover of children at a place that this one forbids; where it names no
/// place, while he was where this one forbids him to be.
fn handover_inside_zone(forbids: &Stand<'_>, other: &Stand<'_>) -> bool {
    let Some(area) = forbids.forbidden_area() else { return false };
    let is_there = |exception: &Exception| match &exception.permits {
        Permit::Handover { place: Some(place), .. } => other.may_be_measured(place) && lies_within(place, area),
        Permit::Handover { place: None, .. } => forbids.term.answer == Answer::FactsFit,
        Permit::WordsOnly
        | Permit::Window { .. }
        | Permit::Place { .. }
        | Permit::ThroughSolicitor
        | Permit::ThroughThirdParty { .. }
        | Permit::Written { .. }
        | Permit::CourtDates
        | Permit::Emergency => false,
    };
    other.stated_exceptions().iter().any(is_there) && !is_over(forbids) && !is_over(other)
}

/// Whether two orders protect a person in common, so far as both say whom they protect.
fn may_protect_the_same(one: &Order, other: &Order) -> bool {
    let is_open = one.protected.is_empty() || other.protected.is_empty();
    is_open || one.protected.iter().any(|person| other.protected.contains(person))
}

/// Whether the clause's own period does not hold the act: no clash arises from it then.
fn is_over(stand: &Stand<'_>) -> bool {
    stand.term.answer == Answer::NotOperating && stand.term.why.contains(&Why::OutsidePeriod)
}
