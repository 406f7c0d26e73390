//! What the ages of those whom an order names make of its powers (LAW 11.15, 11.23, 11.28). Ages belong to the
//! powers and to the law's answers; the assessment, which is stored and replayed, holds none.

use super::{Asked, Moments, PowerNote, PowerStanding, Tense, TurnsOn};
use crate::rules::age::{AgeDays, AgeFacts, HeldBirths, Under};
use crate::rules::law::{GROWN_UP, IssueDoubt, OF_CRIMES, PowerRow, issue_age};
use crate::rules::order::Order;
use crate::rules::time::Timestamp;

/// How old those whom an order names were when it was made, were at the act where one was entered, and are.
pub fn ages_of(order: &Order, moments: Moments, held: &HeldBirths) -> AgeFacts {
    let Moments { act_from, act_until, decision_from, decision_until, is_assumed, .. } = moments;
    let days = |from: Timestamp, until: Timestamp| (from.london_day(), until.max(from).london_day());
    let days = AgeDays {
        issue: order.first_made_at().map(Timestamp::london_day),
        act: (!is_assumed).then(|| days(act_from, act_until)),
        now: days(decision_from, decision_until),
    };
    AgeFacts::of(held, days)
}

/// How far a power reaches with what the ages leave of it: none under a notice that cannot have been validly
/// given, and none for an offence of a child under 10. A court's order that is outside the Act on its face
/// stands until it is set aside: what may be done on it cannot be told here.
pub(super) fn narrowed(asked: Asked<'_>, power: &PowerRow, whole: PowerStanding) -> PowerStanding {
    let limits = [whole, by_issue(asked), by_the_act(asked, power)];
    limits.into_iter().min_by_key(|standing| standing.reach()).unwrap_or(whole)
}

fn by_issue(asked: Asked<'_>) -> PowerStanding {
    match issue_age(&asked.order.kind, &asked.found.ages).map(|found| found.doubt) {
        Some(IssueDoubt::NotValidlyGiven) => PowerStanding::NotValidlyGiven,
        Some(IssueDoubt::OutsideTheAct | IssueDoubt::AgeUnsettled) => PowerStanding::CannotTell,
        // An age that nobody asked yet is asked for, and takes no power away.
        Some(IssueDoubt::AgeNotHeld) | None => PowerStanding::IfTestMet,
    }
}

fn by_the_act(asked: Asked<'_>, power: &PowerRow) -> PowerStanding {
    let is_child = asked.found.ages.under_at_act(OF_CRIMES) == Under::Yes;
    if is_child && power.tense == Tense::Offence { PowerStanding::UnderTen } else { PowerStanding::IfTestMet }
}

/// What of the ages at its issue stands against the order, or is not held.
pub(super) fn at_issue(asked: Asked<'_>) -> Option<TurnsOn> {
    issue_age(&asked.order.kind, &asked.found.ages).map(|found| TurnsOn::AgeAtIssue { said: found.text() })
}

/// That a justice takes the judge's place; not said of somebody who is grown up.
pub(super) fn of_the_justice(asked: Asked<'_>) -> Option<PowerNote> {
    match asked.found.ages.now.under(GROWN_UP) {
        Under::Yes => Some(PowerNote::JusticeUnder18),
        Under::MayBe | Under::NotKnown => Some(PowerNote::JusticeIfUnder18),
        Under::No => None,
    }
}

/// Whether an appropriate adult is needed, by the age as far as it is known.
pub(super) fn of_a_youth(asked: Asked<'_>) -> PowerNote {
    match asked.found.ages.now.under(GROWN_UP) {
        Under::Yes => PowerNote::Youth,
        Under::MayBe | Under::NotKnown => PowerNote::YouthIfUnder18,
        Under::No => PowerNote::Vulnerable,
    }
}

#[cfg(test)]
#[path = "ages_tests.rs"]
mod tests;
