//! The five questions of an assessment, answered apart and never merged.
//!
//! 1 identity · 2 in force · 3 operating · 4 facts against words · 5 notice. The officer decides.

use super::condition::{Condition, Nature};
use super::ids::{ConditionId, OrderId, VersionId};
use super::order::{Heads, InForceAnswer, Order, Version};
pub use super::question::{Question, Reply, Told};
use super::time::{ClockTrust, Now, Timestamp};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

#[cfg(test)]
pub(crate) mod builders;
mod case;
mod exceptions;
mod facts;
mod hours;
mod in_force;
mod made;
mod notice;
mod presence;
mod term;
mod terms;
mod why;

use case::Case;
pub use facts::{Facts, HiddenFix, Identity};
pub(super) use in_force::in_force_through;
pub use made::{ENGINE, Engine, Made};
pub(super) use notice::{awareness_follows_variations, last_variation, tells_of};
pub use why::{Settle, Why};

/// Question 4: if the facts recorded are right, are they within the court's words?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Within the words and outside the exceptions.
    FactsFit,
    /// Not within the words, or within an exception.
    FactsDoNotFit,
    /// The facts do not settle it. This is not a finding of no breach.
    CannotTell,
    /// The term was not operating then.
    NotOperating,
}

impl Answer {
    /// Its place among the answers on a screen, least first: what fits, and what is open, before the rest.
    pub fn weight(self) -> u8 {
        match self {
            Self::FactsFit => 0,
            Self::CannotTell => 1,
            Self::FactsDoNotFit => 2,
            Self::NotOperating => 3,
        }
    }
}

/// Question 5: does this kind need notice, and is there evidence that it came before the act?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeAnswer {
    /// Not an element for this kind.
    NotNeeded,
    /// Evidence held, of an event before the act.
    EvidenceHeld,
    /// None held.
    NoneHeld,
    /// Cannot be told.
    Unknown,
}

/// Everything an assessment answered, with what it was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// Which engine.
    pub engine: String,
    /// Which edition of the law rows.
    pub law_table: String,
    /// Which order.
    pub order: OrderId,
    /// Which version governed the act; absent where none or several did.
    pub version: Option<VersionId>,
    /// What was known.
    pub facts: Facts,
    /// Question 2.
    pub in_force: InForceAnswer,
    /// Questions 3 and 4, per condition.
    pub terms: Vec<TermAnswer>,
    /// Question 5.
    pub notice: NoticeAnswer,
}

/// One condition's answer, with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermAnswer {
    /// Which condition.
    pub condition: ConditionId,
    /// Its paragraph as printed.
    pub paragraph: String,
    /// Prohibition or requirement.
    pub nature: Nature,
    /// Question 3.
    pub operating: Operating,
    /// Question 4.
    pub answer: Answer,
    /// Why, most weighty first; never empty.
    pub why: Vec<Why>,
    /// What the officer can be asked: it would settle it, or belongs in the record.
    pub ask: Vec<Question>,
    /// What would settle a place that cannot be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settle: Vec<Settle>,
    /// The probability behind it, for the technical record only; absent for hidden zones.
    pub p_inside: Option<f64>,
}

/// Question 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Operating {
    /// Operating at the act.
    Yes,
    /// Not then; when it next operates, if that can be told.
    No {
        /// The next instant it operates.
        next: Option<Timestamp>,
    },
    /// Cannot be told.
    Unknown,
}

/// Sets the facts against an order. The same order and facts give the same answer, byte for byte.
///
/// An act that is "now" on a clock in doubt is judged over all the time it may have been: where
/// that changes an answer, the answer is "cannot tell".
pub fn assess(order: &Order, facts: &Facts) -> Assessment {
    assess_as(Made::NOW, order, facts)
}

/// The same by a given engine, under a given edition of the law's rows.
pub fn assess_as(made: Made, order: &Order, facts: &Facts) -> Assessment {
    let (from, until) = (facts.act_from, facts.act_until.max(facts.act_from));
    let mut answers = answer_over(made.engine, order, facts, (from, until));
    if let Some(latest) = latest_if_now(facts, until) {
        answers.blur(&answer_over(made.engine, order, facts, (from, latest)));
    }
    Assessment {
        engine: made.engine.name().to_owned(),
        law_table: made.edition.name.to_owned(),
        order: order.id,
        version: in_force::one(order.version_at(from)).map(|version| version.id),
        facts: facts.clone(),
        in_force: answers.in_force,
        terms: answers.terms,
        notice: notice::answer(order, facts, made.edition),
    }
}

/// Questions 2 to 4, answered for one reading of the clock.
struct Answers {
    in_force: InForceAnswer,
    terms: Vec<TermAnswer>,
}

impl Answers {
    /// Takes back whatever the clock's doubt would change.
    fn blur(&mut self, doubtful: &Self) {
        if self.in_force != doubtful.in_force {
            self.in_force = InForceAnswer::Unknown;
        }
        for (term, other) in self.terms.iter_mut().zip(&doubtful.terms) {
            term.blur(other);
        }
    }
}

impl TermAnswer {
    fn blur(&mut self, other: &Self) {
        if self.operating != other.operating && self.answer != other.answer {
            self.operating = Operating::Unknown;
        }
        if self.answer != other.answer {
            self.answer = Answer::CannotTell;
            self.why.insert(0, Why::ClockUncertain);
        }
    }
}

/// The latest the act can have ended, where it is "now" and the clock is in doubt.
fn latest_if_now(facts: &Facts, until: Timestamp) -> Option<Timestamp> {
    let now = facts.decision_time;
    let spread = spread_of(now);
    (facts.act_from == now.earliest && spread > TimeDelta::zero()).then(|| until.plus(spread))
}

/// How long after its earliest a "now" may be.
pub(super) fn spread_of(now: Now) -> TimeDelta {
    // A contradicted clock has a lower bound only: the device may have lain off for long.
    match now.trust {
        ClockTrust::Contradicted => TimeDelta::days(366),
        ClockTrust::Trusted | ClockTrust::LowerBound | ClockTrust::Unknown => now.latest.since(now.earliest),
    }
}

fn answer_over(engine: Engine, order: &Order, facts: &Facts, (from, until): in_force::Span) -> Answers {
    let in_force = in_force::answer(engine, order, facts, (from, until));
    let terms = match order.version_at(from) {
        Heads::None => Vec::new(),
        Heads::One(version) => {
            let case = |condition| Case { engine, order, facts, version, condition, in_force, from, until };
            version.conditions.iter().map(|condition| term::answer(&case(condition))).collect()
        }
        Heads::Several(versions) => conflicting(&versions),
    };
    Answers { in_force, terms }
}

/// Every term of every version in conflict; what they say alike is listed once.
fn conflicting(versions: &[&Version]) -> Vec<TermAnswer> {
    let mut listed: Vec<&Condition> = Vec::new();
    for condition in versions.iter().flat_map(|version| &version.conditions) {
        if !listed.contains(&condition) {
            listed.push(condition);
        }
    }
    listed.into_iter().map(term::in_conflict).collect()
}

#[cfg(test)]
#[path = "assess_tests.rs"]
mod tests;
