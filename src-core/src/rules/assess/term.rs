//! Questions 3 and 4 for one condition: whether it was operating, and whether the facts fit it.

use super::case::{Case, Finding};
use super::exceptions::outside_exceptions;
use super::in_force::only_its_end_is_open;
use super::{Answer, Operating, TermAnswer, Why, terms};
use crate::rules::condition::{Condition, Reading, Term};
use crate::rules::order::InForceAnswer;

/// Answers one condition.
pub(super) fn answer(case: &Case<'_>) -> TermAnswer {
    let finding =
        not_standing(case).unwrap_or_else(|| outside_exceptions(case, terms::assess(case.condition.read_as(), case)));
    let finding = while_parts_are_unread(case.condition, finding);
    let finding = while_its_time_is_unread(case.condition, finding);
    written(case.condition, while_it_may_have_ended(case, finding))
}

/// The answer for a condition of one of several versions in conflict.
pub(super) fn in_conflict(condition: &Condition) -> TermAnswer {
    written(condition, Finding::unsettled(Why::VersionsConflict))
}

/// Why the condition was not standing at the act, or cannot be told to have been.
fn not_standing(case: &Case<'_>) -> Option<Finding> {
    match case.in_force {
        InForceAnswer::Yes => outside_period(case),
        InForceAnswer::NotYet | InForceAnswer::Ended | InForceAnswer::Stayed => {
            Some(Finding::not_operating(Why::VersionNotInForce, None))
        }
        // The questions stay apart: an end that nobody stated keeps no fact from being judged.
        InForceAnswer::Unknown if only_its_end_is_open(case.order, case.version, case.from, case.until) => {
            outside_period(case)
        }
        InForceAnswer::Unknown => Some(Finding::unsettled(Why::InForceUnknown)),
    }
}

/// Takes back that the term was operating, where its order may have ended. What was answered of the
/// facts stands, and so does that the term was off.
fn while_it_may_have_ended(case: &Case<'_>, finding: Finding) -> Finding {
    if case.in_force != InForceAnswer::Unknown || finding.why.contains(&Why::InForceUnknown) {
        return finding;
    }
    match finding.operating {
        Operating::No { .. } => finding,
        Operating::Yes | Operating::Unknown => {
            Finding { operating: Operating::Unknown, ..finding }.with_reasons_behind(vec![Why::InForceUnknown])
        }
    }
}

/// Takes back that the term was operating, where the court set a time to it that was not read.
fn while_its_time_is_unread(condition: &Condition, finding: Finding) -> Finding {
    match finding.operating {
        Operating::Yes | Operating::Unknown if condition.unread_period.is_some() => {
            Finding { operating: Operating::Unknown, ..finding }.with_reasons_behind(vec![Why::PeriodNotRead])
        }
        Operating::No { .. } | Operating::Yes | Operating::Unknown => finding,
    }
}

/// Takes back that the facts do not fit, where the words name people or set a distance that was not read:
/// they may fit that. Of words that nothing was read from the officer answers by the words themselves.
fn while_parts_are_unread(condition: &Condition, finding: Finding) -> Finding {
    let is_read_in_part = !condition.unread.is_empty() && *condition.read_as() != Term::WordsOnly;
    if !is_read_in_part || finding.answer != Answer::FactsDoNotFit {
        return finding;
    }
    Finding { answer: Answer::CannotTell, ..finding }.with_reasons_behind(vec![Why::PartsNotRead])
}

/// How the condition's own period stands at the act: nothing where it held throughout. A period that
/// ends before it begins tells nothing.
fn outside_period(case: &Case<'_>) -> Option<Finding> {
    let period = case.condition.period?;
    if period.validate().is_err() {
        return Some(Finding::unsettled(Why::OutsidePeriod));
    }
    let begins_after = period.from.filter(|from| case.until < *from);
    let ends_before = period.until.is_some_and(|until| until <= case.from);
    if period.holds(case.from) && period.holds(case.until) {
        None
    } else if ends_before || begins_after.is_some() {
        Some(Finding::not_operating(Why::OutsidePeriod, begins_after))
    } else {
        Some(Finding::unsettled(Why::OutsidePeriod))
    }
}

fn written(condition: &Condition, finding: Finding) -> TermAnswer {
    let mut why = finding.why;
    if condition.reading == Reading::Machine {
        why.push(Why::ReadByMachine);
    }
    TermAnswer {
        condition: condition.id,
        paragraph: condition.paragraph.clone(),
        nature: condition.nature,
        operating: finding.operating,
        answer: finding.answer,
        why,
        ask: finding.ask,
        settle: finding.settle,
        p_inside: finding.p_inside,
    }
}
