//! What a screen gets of several orders on one person: each with its own answers, and none over all.

use super::sheets::{Coverage, FixReply, OrderBrief, Stamp, TermSheet};
use crate::rules::ids::{AssessmentId, OrderId, PersonId};
use crate::rules::order::InForceAnswer;
use crate::rules::together::{Claimed, Clash, PermittedBy};
use crate::rules::visibility::Piece;
use crate::words::{Verbatim, Wording};
use serde::{Deserialize, Serialize};

/// Every order that binds a person, set against the same facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TogetherSheet {
    /// Who.
    pub person: PersonId,
    /// Of which moment.
    pub act_at: Stamp,
    /// Where he was said to be.
    pub he_is: FixReply,
    /// The pairs of clauses that he cannot both obey, or that say different things.
    pub clashes: Vec<ClashSheet>,
    /// The orders, live ones first.
    pub orders: Vec<OrderTogether>,
    /// Permissions that somebody claims, as records about him hold them. They change no answer here.
    pub claimed: Vec<Claimed>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// One order with its own answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderTogether {
    /// The stored assessment.
    pub assessment: AssessmentId,
    /// The order.
    pub order: OrderBrief,
    /// Whether it was in force at that moment.
    pub in_force: InForceAnswer,
    /// Its clauses, in the order of weight.
    pub clauses: Vec<ClauseTogether>,
}

/// One clause with its answer, and what it says of the act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClauseTogether {
    /// The clause and its answer.
    pub term: TermSheet,
    /// Whether it forbids the act on the facts entered, or may.
    pub forbids: bool,
    /// By what it would permit the act, under its own order alone.
    pub permits: Vec<PermittedBy>,
}

/// Two clauses of two orders that clash.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClashSheet {
    /// How.
    pub why: Clash,
    /// The clause that forbids.
    pub forbids: ClauseSheet,
    /// The clause that requires or permits.
    pub other: ClauseSheet,
}

/// A clause of a clash, named so that it can be told from one of a like order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClauseSheet {
    /// Of which order.
    pub order: OrderId,
    /// The order's title.
    pub title: Wording,
    /// When the order was made.
    pub made: Option<Stamp>,
    /// Its paragraph as printed.
    pub paragraph: Verbatim,
    /// The court's words in pieces, each with who may see it.
    pub words: Vec<Piece>,
}
