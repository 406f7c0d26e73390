//! Windows of London time in which a term operates.

use super::Why;
use super::case::{Case, Finding};
use crate::rules::order::InForceAnswer;
use crate::rules::time::Timestamp;
use crate::rules::window::{self, Openness, Window, open_in};

/// How a term's hours stand at the act: nothing where they were open throughout.
pub(in crate::rules) fn outside_hours(case: &Case<'_>, windows: &[Window]) -> Option<Finding> {
    match open_in(windows, case.from, case.until) {
        Openness::AllOpen => None,
        Openness::PartlyOpen => Some(Finding::unsettled(Why::OutsideWindow)),
        Openness::Closed => Some(closed(case, windows)),
        Openness::Unknown => Some(Finding::unsettled(Why::HoursNotKnown)),
    }
}

/// Of a term whose hours had not opened at any time of the act.
pub(in crate::rules) fn closed(case: &Case<'_>, windows: &[Window]) -> Finding {
    Finding::not_operating(Why::OutsideWindow, next_opening(case, windows))
}

/// When the term next operates: the next window within the condition's period and the order's life.
fn next_opening(case: &Case<'_>, windows: &[Window]) -> Option<Timestamp> {
    let next = window::next_opening(windows, case.until)?;
    let is_in_period = case.condition.period.is_none_or(|period| period.holds(next));
    let is_in_force = case.version.in_force_at(next) == InForceAnswer::Yes;
    (is_in_period && is_in_force).then_some(next)
}
