//! The faults of an order: versions that vary themselves, intervals that end before they begin, shapes
//! that cannot be judged, hours that never come.

use super::{Faults, OrderFault};
use crate::rules::condition::{Condition, Permit, Term};
use crate::rules::ids::VersionId;
use crate::rules::order::{Order, Version};
use crate::rules::place::Zone;
use crate::rules::window::Window;
use crate::text;
use std::collections::{HashMap, HashSet};

/// Everything in an order that keeps it from being assessed, from its first version to its last;
/// empty where nothing does.
pub fn order_faults(order: &Order) -> Vec<OrderFault> {
    let mut faults = Faults::default();
    if order.versions.is_empty() {
        faults.note("versions", text!("unread.order_no_version"));
    }
    let by_id: HashMap<VersionId, &Version> = order.versions.iter().map(|version| (version.id, version)).collect();
    let mut ids = HashSet::new();
    for (index, version) in order.versions.iter().enumerate() {
        let at = format!("versions[{index}]");
        if !ids.insert(version.id) {
            faults.note(format!("{at}.id"), text!("unread.order_version_twice"));
        }
        if varies_itself(version, &by_id) {
            faults.note(format!("{at}.based_on"), text!("unread.order_varies_itself"));
        }
        check_version(&mut faults, &at, version);
    }
    faults.0
}

/// Whether a version comes before itself: no version of such a round would stand at the end.
fn varies_itself(version: &Version, by_id: &HashMap<VersionId, &Version>) -> bool {
    let mut seen = HashSet::new();
    let mut waiting = version.based_on.clone();
    while let Some(id) = waiting.pop() {
        if id == version.id {
            return true;
        }
        if seen.insert(id)
            && let Some(earlier) = by_id.get(&id)
        {
            waiting.extend(&earlier.based_on);
        }
    }
    false
}

fn check_version(faults: &mut Faults, at: &str, version: &Version) {
    for (index, row) in version.in_force.iter().enumerate() {
        faults.check(format!("{at}.in_force[{index}].interval"), row.interval.validate());
    }
    let mut ids = HashSet::new();
    for (index, condition) in version.conditions.iter().enumerate() {
        let at = format!("{at}.conditions[{index}]");
        if !ids.insert(condition.id) {
            faults.note(format!("{at}.id"), text!("unread.order_condition_twice"));
        }
        check_condition(faults, &at, condition);
    }
}

fn check_condition(faults: &mut Faults, at: &str, condition: &Condition) {
    if let Some(period) = condition.period {
        faults.check(format!("{at}.period"), period.validate());
    }
    check_term(faults, &format!("{at}.term"), &condition.term);
    for (index, exception) in condition.exceptions.iter().enumerate() {
        check_permit(faults, &format!("{at}.exceptions[{index}].permits"), &exception.permits);
    }
}

fn check_term(faults: &mut Faults, at: &str, term: &Term) {
    if let Some(zone) = term.zone() {
        check_zone(faults, &format!("{at}.zone"), zone);
    }
    if let Term::StayAway(term) = term
        && (!term.distance_m.is_finite() || term.distance_m <= 0.0)
    {
        faults.note(format!("{at}.distance_m"), text!("unread.order_distance"));
    }
    check_windows(faults, at, term.windows());
}

fn check_permit(faults: &mut Faults, at: &str, permit: &Permit) {
    match permit {
        Permit::Window { windows } => check_windows(faults, at, windows),
        Permit::Place { zone, .. } => check_zone(faults, &format!("{at}.zone"), zone),
        Permit::Handover { windows, place } => {
            check_windows(faults, at, windows);
            if let Some(zone) = place {
                check_zone(faults, &format!("{at}.place"), zone);
            }
        }
        Permit::WordsOnly
        | Permit::ThroughSolicitor
        | Permit::ThroughThirdParty { .. }
        | Permit::Written { .. }
        | Permit::CourtDates
        | Permit::Emergency => {}
    }
}

fn check_zone(faults: &mut Faults, at: &str, zone: &Zone) {
    faults.check(format!("{at}.shape"), zone.shape.validate());
}

fn check_windows(faults: &mut Faults, at: &str, windows: &[Window]) {
    for (index, window) in windows.iter().enumerate() {
        faults.check(format!("{at}.windows[{index}]"), window.validate());
    }
}
