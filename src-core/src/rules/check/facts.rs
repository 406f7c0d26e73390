//! The faults of facts: times that run backwards, positions without a size, replies about nothing.

use super::{Faults, OrderFault};
use crate::rules::assess::Facts;
use crate::rules::ids::ConditionId;
use crate::rules::order::Order;
use crate::rules::place::{PlaceError, Position};
use crate::rules::sighting::Sighting;
use crate::rules::time::{Interval, Timestamp};
use crate::text;
use std::collections::HashSet;

/// Everything in the facts alone that keeps them from being set against an order; empty where
/// nothing does.
pub fn facts_faults(facts: &Facts) -> Vec<OrderFault> {
    let mut faults = Faults::default();
    check_span(&mut faults, "act_until", facts.act_from, facts.act_until);
    let decided = facts.decision_time;
    check_span(&mut faults, "decision_time.latest", decided.earliest, decided.latest);
    if let Some(sighting) = &facts.sighting {
        check_sighting(&mut faults, sighting);
    }
    faults.0
}

/// Replies and notice events of the facts that are about nothing in this order: an assessment would
/// leave them aside without a word.
pub fn stray_facts(order: &Order, facts: &Facts) -> Vec<OrderFault> {
    let mut faults = Faults::default();
    let conditions: HashSet<ConditionId> =
        order.versions.iter().flat_map(|version| &version.conditions).map(|condition| condition.id).collect();
    for (index, told) in facts.told.iter().enumerate() {
        if !conditions.contains(&told.condition) {
            faults.note(format!("told[{index}].condition"), text!("unread.facts_stray_condition"));
        }
    }
    for (index, event) in facts.notice.iter().enumerate() {
        if event.order != order.id {
            faults.note(format!("notice[{index}].order"), text!("unread.facts_other_order"));
        }
    }
    faults.0
}

fn check_sighting(faults: &mut Faults, sighting: &Sighting) {
    check_span(faults, "sighting.until", sighting.from, sighting.until);
    if let Some(position) = &sighting.position {
        check_position(faults, "sighting.position", position);
    }
    if let Some(observer) = &sighting.observer {
        check_position(faults, "sighting.observer", observer);
    }
    for (index, position) in sighting.more.iter().enumerate() {
        check_position(faults, &format!("sighting.more[{index}]"), position);
    }
}

fn check_position(faults: &mut Faults, at: &str, position: &Position) {
    let radius_m = position.accuracy.radius_m;
    if !radius_m.is_finite() || radius_m <= 0.0 {
        faults.note(format!("{at}.accuracy.radius_m"), PlaceError::RadiusNotPositive);
    }
    if position.speed_m_s.is_some_and(|speed| !speed.is_finite() || speed < 0.0) {
        faults.note(format!("{at}.speed_m_s"), text!("unread.facts_speed"));
    }
}

fn check_span(faults: &mut Faults, at: &str, from: Timestamp, until: Timestamp) {
    faults.check(at, Interval { from: Some(from), until: Some(until) }.validate());
}
