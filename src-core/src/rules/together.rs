//! Several orders on one person, for one act: which clause forbids, which permits, and where they
//! clash. There is no answer over all of them, on purpose: each order keeps its own.
//!
//! A clause that permits lifts nothing that another order forbids, and a permission that somebody
//! only claims is held with its source and changes nothing.

use super::assess::{Answer, Assessment, Question, Reply, TermAnswer, Why};
use super::condition::Condition;
use super::exception::Exception;
use super::ids::{ConditionId, OrderId, VersionId};
use super::incident::FileNotes;
use super::order::Order;
use super::place::{Disclosure, Zone};
use super::term::Subject;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

mod clash;

/// What several orders say of one act, clause by clause.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Together {
    /// The clauses that forbid it on the facts entered, or of which that cannot be told.
    pub forbids: Vec<Clause>,
    /// The clauses of other orders that would permit it.
    pub permits: Vec<Permission>,
    /// The pairs that he cannot both obey, or that say different things of one act.
    pub clashes: Vec<Clashing>,
    /// Permissions that somebody claims. They override nothing.
    pub claimed: Vec<Claimed>,
}

/// One paragraph of one order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseRef {
    /// The order.
    pub order: OrderId,
    /// The version that governed the act; absent where several conflict.
    pub version: Option<VersionId>,
    /// The condition.
    pub condition: ConditionId,
    /// Its paragraph as printed.
    pub paragraph: String,
}

/// A clause that forbids, or that may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Which.
    pub clause: ClauseRef,
    /// What its own order's assessment answered: facts fit, or cannot tell.
    pub answer: Answer,
}

/// A clause that would permit the act under its own order, and nothing under another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// Which.
    pub clause: ClauseRef,
    /// By what.
    pub by: PermittedBy,
}

/// By what a clause would permit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum PermittedBy {
    /// An exception that the court stated, of which the officer said that it applies.
    Exception {
        /// Its words.
        words: Verbatim,
    },
    /// An exception that the court stated; whether it applies nobody has said.
    ExceptionOpen {
        /// Its words.
        words: Verbatim,
    },
    /// The term operates at other hours, or over another period.
    OutsideItsHours,
}

/// Two clauses of two orders that clash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clashing {
    /// The clause that forbids.
    pub forbids: ClauseRef,
    /// The clause of another order that requires or permits.
    pub other: ClauseRef,
    /// How they clash.
    pub why: Clash,
}

/// How two clauses clash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clash {
    /// One requires him to live or be where the other forbids him to go.
    MustBeWhereForbidden,
    /// One forbids contact that an exception of the other permits.
    ContactPermittedElsewhere,
    /// One permits a handover of children, and the other forbids the place of it; or, where none is
    /// named, the place where the act was.
    HandoverInsideZone,
}

/// A permission that somebody claims: child arrangements, a solicitor's letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimed {
    /// What is claimed, in words.
    pub words: Verbatim,
    /// Who claims it, or which paper says it.
    pub source: Verbatim,
}

impl ClauseRef {
    /// The paragraph itself, in the version that governed; in any, where several conflict.
    pub fn condition<'a>(&self, order: &'a Order) -> Option<&'a Condition> {
        condition_of(order, self.version, self.condition)
    }
}

impl Claimed {
    /// What is noted for a file of a permission, where one is claimed.
    pub fn of(file: &FileNotes) -> Option<Self> {
        let words = file.claimed.trim();
        (!words.is_empty()).then(|| Self { words: words.into(), source: file.claimed_by.trim().into() })
    }
}

impl Together {
    /// With permissions that somebody claims. Nothing else changes by them.
    pub fn with_claimed(mut self, claimed: Vec<Claimed>) -> Self {
        self.claimed.extend(claimed);
        self
    }
}

/// Sets the orders of one person beside one another, each with its own assessment of the same act.
/// A hidden area takes no part in a clash: a pair would say where it is.
pub fn together(orders: &[(&Order, &Assessment)]) -> Together {
    let stands: Vec<Stand<'_>> = orders.iter().flat_map(|(order, assessment)| stands_of(order, assessment)).collect();
    let forbids = stands.iter().filter(|stand| stand.may_forbid()).map(Stand::clause).collect();
    let permits = stands.iter().flat_map(|stand| permissions(stand, &stands)).collect();
    Together { forbids, permits, clashes: clash::all(&stands), claimed: Vec::new() }
}

/// One clause with its answer, and the order it stands in.
struct Stand<'a> {
    order: &'a Order,
    version: Option<VersionId>,
    condition: &'a Condition,
    term: &'a TermAnswer,
}

/// The clauses of an order that was, or may have been, in force at the act.
fn stands_of<'a>(order: &'a Order, assessment: &'a Assessment) -> Vec<Stand<'a>> {
    let terms = if assessment.in_force.may_stand() { assessment.terms.as_slice() } else { &[] };
    let stand = |term: &'a TermAnswer| {
        let condition = condition_of(order, assessment.version, term.condition)?;
        Some(Stand { order, version: assessment.version, condition, term })
    };
    terms.iter().filter_map(stand).collect()
}

/// A condition in the version that governed; in any, where several conflict.
fn condition_of(order: &Order, version: Option<VersionId>, id: ConditionId) -> Option<&Condition> {
    let governed = order.versions.iter().filter(|held| version.is_none_or(|version| held.id == version));
    governed.flat_map(|held| &held.conditions).find(|condition| condition.id == id)
}

impl Stand<'_> {
    fn reference(&self) -> ClauseRef {
        ClauseRef {
            order: self.order.id,
            version: self.version,
            condition: self.condition.id,
            paragraph: self.term.paragraph.clone(),
        }
    }

    fn clause(&self) -> Clause {
        Clause { clause: self.reference(), answer: self.term.answer }
    }

    /// Whether it forbids the act on the facts entered, or may.
    fn may_forbid(&self) -> bool {
        match self.term.answer {
            Answer::FactsFit | Answer::CannotTell => true,
            Answer::FactsDoNotFit | Answer::NotOperating => false,
        }
    }

    /// Whether an area that it names may take part in a clash.
    fn may_be_measured(&self, zone: &Zone) -> bool {
        self.condition.disclosure_of(zone) == Disclosure::Shown
    }

    /// The area that it forbids, where it may be shown.
    fn forbidden_area(&self) -> Option<&Zone> {
        self.condition.term.forbidden_zone().filter(|zone| self.may_be_measured(zone))
    }

    /// The place at which it requires him to be, where it may be shown.
    fn required_place(&self) -> Option<&Zone> {
        self.condition.term.required_place().filter(|zone| self.may_be_measured(zone))
    }

    fn subject(&self) -> Subject {
        self.condition.term.subject()
    }

    /// The exceptions that the court stated: none once the officer said that none applies.
    fn stated_exceptions(&self) -> &[Exception] {
        if self.term.answer == Answer::FactsFit { &[] } else { &self.condition.exceptions }
    }

    /// Those that may apply: none that hours or a place rule out.
    fn open_exceptions(&self) -> impl Iterator<Item = &Exception> {
        self.stated_exceptions().iter().filter(|exception| !self.is_ruled_out(exception))
    }

    fn is_ruled_out(&self, exception: &Exception) -> bool {
        let rules_out = |why: &Why| {
            matches!(why, Why::ExceptionNotOpen { words } | Why::ExceptionElsewhere { words }
                if words.as_str() == exception.words)
        };
        self.term.why.iter().any(rules_out)
    }

    /// Whether the officer said that an exception applies.
    fn is_excepted(&self) -> bool {
        let said = Why::OfficerSaid { question: Question::WasItExcepted, reply: Reply::Yes };
        self.term.why.contains(&said)
    }
}

/// What a clause would permit of what a clause of another order forbids.
fn permissions(stand: &Stand<'_>, all: &[Stand<'_>]) -> Vec<Permission> {
    let forbidding = all.iter().filter(|other| other.order.id != stand.order.id && other.may_forbid());
    let subjects: Vec<Subject> = forbidding.map(Stand::subject).collect();
    let hours = is_outside_its_hours(stand) && subjects.contains(&stand.subject());
    let by_hours = hours.then_some(PermittedBy::OutsideItsHours);
    let by_exception = excepted(stand, &subjects);
    by_hours.into_iter().chain(by_exception).map(|by| Permission { clause: stand.reference(), by }).collect()
}

/// The exceptions that may bear on a place or a contact that another order forbids; their words
/// only where no journalled tap is needed to show them.
fn excepted(stand: &Stand<'_>, subjects: &[Subject]) -> Vec<PermittedBy> {
    let bears = subjects.contains(&Subject::Place) || subjects.contains(&Subject::Contact);
    if !bears || stand.subject() == Subject::Other {
        return Vec::new();
    }
    let may_be_shown = stand.condition.may_be_shown();
    let by = |exception: &Exception| {
        let words = if may_be_shown { exception.words.as_str().into() } else { Verbatim::default() };
        if stand.is_excepted() { PermittedBy::Exception { words } } else { PermittedBy::ExceptionOpen { words } }
    };
    stand.open_exceptions().map(by).collect()
}

fn is_outside_its_hours(stand: &Stand<'_>) -> bool {
    let is_by_hours = stand.term.why.iter().any(|why| matches!(why, Why::OutsideWindow | Why::OutsidePeriod));
    stand.term.answer == Answer::NotOperating && is_by_hours
}

#[cfg(test)]
#[path = "together_tests.rs"]
mod tests;
