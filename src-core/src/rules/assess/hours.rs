//! Terms that operate within windows of London time: curfew and reporting.

use super::case::{Case, Finding};
use super::presence::{PlaceRule, at_place};
use super::{Answer, Question, Reply, Why};
use crate::rules::order::InForceAnswer;
use crate::rules::place::Zone;
use crate::rules::time::Timestamp;
use crate::rules::window::{self, Openness, Window, open_in};

/// Curfew: being away while it is open fits; a curfew whose hours were not read is for the officer.
pub(super) fn curfew(case: &Case<'_>, zone: &Zone, windows: &[Window]) -> Finding {
    if windows.is_empty() {
        return case.told(Question::DidHeDoIt, Reply::Yes).with_reasons(vec![Why::WordsNotRead]);
    }
    match open_in(windows, case.from, case.until) {
        Openness::AllOpen => at_place(case, zone, PlaceRule::BeThere),
        Openness::PartlyOpen | Openness::Unknown => Finding::unsettled(Why::OutsideWindow),
        Openness::Closed => Finding::not_operating(Why::OutsideWindow, next_opening(case, windows)),
    }
}

/// Reporting: while the window is still open he may yet report.
pub(super) fn reporting(case: &Case<'_>, windows: &[Window]) -> Finding {
    match open_in(windows, case.from, case.until) {
        Openness::Closed if !windows.is_empty() => {
            return Finding::not_operating(Why::OutsideWindow, next_opening(case, windows));
        }
        Openness::Unknown => return Finding::unsettled(Why::OutsideWindow),
        Openness::AllOpen | Openness::PartlyOpen | Openness::Closed => {}
    }
    let told = case.told(Question::DidHeReport, Reply::No);
    let is_still_open = windows.iter().any(|window| window.state_at(case.until) != Openness::Closed);
    if is_still_open && told.answer == Answer::FactsFit {
        return Finding::of(Answer::CannotTell, told.why).asking(Question::DidHeReport);
    }
    told
}

/// When the term next operates: the next window within the condition's period and the order's life.
fn next_opening(case: &Case<'_>, windows: &[Window]) -> Option<Timestamp> {
    let next = window::next_opening(windows, case.until)?;
    let is_in_period = case.condition.period.is_none_or(|period| period.holds(next));
    let is_in_force = case.version.in_force_at(next) == InForceAnswer::Yes;
    (is_in_period && is_in_force).then_some(next)
}
