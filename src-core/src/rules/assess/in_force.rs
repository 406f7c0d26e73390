//! Question 2: whether one version governed a time and was in force throughout it.

use super::{Engine, Facts};
use crate::rules::law::hearing_due;
use crate::rules::order::{Heads, InForceAnswer, Order, StatedEnd, Version};
use crate::rules::time::Timestamp;

/// Question 2 as an engine answers it. A police notice runs until a court has decided; once the time for
/// that hearing has run out, whether it was heard, adjourned or missed is not held.
pub(super) fn answer(engine: Engine, order: &Order, facts: &Facts, (from, until): Span) -> InForceAnswer {
    let answer = in_force_through(order, from, until);
    match engine {
        Engine::Four if answer == InForceAnswer::Yes && is_past_its_hearing(order, facts, until) => {
            InForceAnswer::Unknown
        }
        Engine::Three | Engine::Four => answer,
    }
}

/// From when until when.
pub(super) type Span = (Timestamp, Timestamp);

/// Whether the version that governs `from` was in force throughout; unknown where versions
/// conflict, or where that changes before `until`.
pub(in crate::rules) fn in_force_through(order: &Order, from: Timestamp, until: Timestamp) -> InForceAnswer {
    let Some(version) = one(order.version_at(from)) else {
        return InForceAnswer::Unknown;
    };
    let governs_to_the_end = one(order.version_at(until)).is_some_and(|last| last.id == version.id);
    let answer = version.in_force_at(from);
    let never_changes = changes(version, from, until).all(|at| version.in_force_at(at) == answer);
    if governs_to_the_end && never_changes { answer } else { InForceAnswer::Unknown }
}

/// Whether an end that nobody stated is all that leaves it open whether a version governed a time and was
/// in force throughout it.
pub(super) fn only_its_end_is_open(order: &Order, version: &Version, from: Timestamp, until: Timestamp) -> bool {
    let governs = |at| one(order.version_at(at)).is_some_and(|held| held.id == version.id);
    let stands = |at| version.in_force_at(at) == InForceAnswer::Yes || version.only_its_end_is_open_at(at);
    governs(from) && governs(until) && stands(from) && changes(version, from, until).all(stands)
}

/// Whether an order of which no end is known waits for a hearing whose time had run out. A version with
/// an end is one that the court has said something of since: adjourned to a day, or decided on one.
fn is_past_its_hearing(order: &Order, facts: &Facts, at: Timestamp) -> bool {
    let waits = one(order.version_at(at)).is_some_and(|version| {
        let is_open = matches!(version.stated_end, StatedEnd::UntilDecided | StatedEnd::NotStated);
        is_open && version.ends_at().is_none()
    });
    let events = facts.notice.iter().filter(|event| event.order == order.id);
    waits && events.filter_map(|event| hearing_due(order, event)).any(|due| due <= at)
}

/// The version that governs, where it is one.
pub(super) fn one(heads: Heads<'_>) -> Option<&Version> {
    match heads {
        Heads::One(version) => Some(version),
        Heads::None | Heads::Several(_) => None,
    }
}

/// The end of a time, and the instants within it at which an interval begins or ends.
fn changes(version: &Version, from: Timestamp, until: Timestamp) -> impl Iterator<Item = Timestamp> {
    let edges = version.in_force.iter().flat_map(|row| [row.interval.from, row.interval.until]).flatten();
    edges.filter(move |at| from < *at && *at < until).chain([until])
}
