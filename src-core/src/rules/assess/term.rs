//! Questions 3 and 4 for one condition: whether it was operating, and whether the facts fit it.

use super::case::{Case, Finding};
use super::contact::no_contact;
use super::hours::{curfew, reporting};
use super::presence::{PlaceRule, at_place, residence};
use super::{Answer, Question, Reply, TermAnswer, Why};
use crate::rules::condition::{Condition, Reading, Term};
use crate::rules::order::InForceAnswer;
use crate::rules::time::{Interval, Timestamp};
use crate::rules::visibility::Visibility;
use crate::rules::window::Openness;

/// Answers one condition.
pub(super) fn answer(case: &Case<'_>) -> TermAnswer {
    let finding = not_standing(case).unwrap_or_else(|| outside_exceptions(case, by_words(case)));
    written(case.condition, finding)
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
        InForceAnswer::Unknown => Some(Finding::unsettled(Why::InForceUnknown)),
    }
}

fn outside_period(case: &Case<'_>) -> Option<Finding> {
    let period = case.condition.period?;
    match within(period, case.from, case.until) {
        Openness::AllOpen => None,
        Openness::PartlyOpen | Openness::Unknown => Some(Finding::unsettled(Why::OutsidePeriod)),
        Openness::Closed => {
            let next = period.from.filter(|from| case.until < *from);
            Some(Finding::not_operating(Why::OutsidePeriod, next))
        }
    }
}

fn within(period: Interval, from: Timestamp, until: Timestamp) -> Openness {
    if period.validate().is_err() {
        return Openness::Unknown;
    }
    let ends_before = period.until.is_some_and(|end| end <= from);
    let begins_after = period.from.is_some_and(|begin| until < begin);
    if period.holds(from) && period.holds(until) {
        Openness::AllOpen
    } else if ends_before || begins_after {
        Openness::Closed
    } else {
        Openness::PartlyOpen
    }
}

/// Sets the facts against what the words were read as.
fn by_words(case: &Case<'_>) -> Finding {
    if case.condition.reading == Reading::WordsOnly {
        return words_only(case);
    }
    match &case.condition.term {
        Term::ExclusionZone { zone, .. } | Term::StayAway { zone, .. } => at_place(case, zone, PlaceRule::KeepOut),
        Term::NoContact { channels, indirect, .. } => no_contact(case, channels, *indirect),
        Term::Residence { zone, .. } => residence(case, zone),
        Term::Curfew { zone, windows, .. } => curfew(case, zone, windows),
        Term::Reporting { windows, .. } => reporting(case, windows),
        Term::Notification { .. }
        | Term::ElectronicTag
        | Term::PossessionBan { .. }
        | Term::DeviceBan { .. }
        | Term::Programme { .. }
        | Term::Alcohol
        | Term::Travel { .. }
        | Term::Premises { .. }
        | Term::NoMolestation { .. } => case.told(Question::DidHeDoIt, Reply::Yes),
        Term::WordsOnly => words_only(case),
    }
}

fn words_only(case: &Case<'_>) -> Finding {
    case.told(Question::DidHeDoIt, Reply::Yes).with_reasons(vec![Why::WordsNotRead])
}

/// Facts fit only outside the exceptions that the court stated; only the officer can say so.
fn outside_exceptions(case: &Case<'_>, mut finding: Finding) -> Finding {
    if finding.answer != Answer::FactsFit || case.condition.exceptions.is_empty() {
        return finding;
    }
    let question = Question::WasItExcepted;
    match case.said(question) {
        Some(Reply::No) => finding.why.push(Why::OfficerSaid { question, reply: Reply::No }),
        Some(Reply::Yes) => {
            finding.answer = Answer::FactsDoNotFit;
            finding.why.insert(0, Why::OfficerSaid { question, reply: Reply::Yes });
        }
        Some(Reply::Unknown) | None => {
            finding.answer = Answer::CannotTell;
            finding = finding.with_reasons(exceptions(case.condition)).asking(question);
        }
    }
    finding
}

/// The exceptions' words, unless only a tap that is journalled may show them.
fn exceptions(condition: &Condition) -> Vec<Why> {
    let may_be_shown = condition.visibility <= Visibility::PoliceOnly;
    let words = |text: &String| if may_be_shown { text.clone() } else { String::new() };
    condition.exceptions.iter().map(|text| Why::ExceptionStated { words: words(text) }).collect()
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
        p_inside: finding.p_inside,
    }
}
