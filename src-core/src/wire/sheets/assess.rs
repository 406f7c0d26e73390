//! An assessment: each question with its own answer.

use super::here::FixReply;
use super::orders::OrderBrief;
use super::stamp::{Coverage, Stamp};
use crate::rules::assess::{Answer, Identity, NoticeAnswer, Operating, Question, Settle, Why};
use crate::rules::condition::Nature;
use crate::rules::ids::{AssessmentId, ConditionId, VersionId};
use crate::rules::order::InForceAnswer;
use crate::rules::power::{Otherwise, Power};
use crate::rules::visibility::Piece;
use crate::wire::assessed::AssessedWith;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// An assessment, as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssessmentSheet {
    /// The stored assessment.
    pub id: AssessmentId,
    /// Of which order.
    pub order: OrderBrief,
    /// Question 1.
    pub identity: Identity,
    /// Question 2.
    pub in_force: InForceAnswer,
    /// Questions 3 and 4, in the order of weight: fits, cannot tell, does not fit, not operating.
    pub terms: Vec<TermSheet>,
    /// Question 5.
    pub notice: NoticeAnswer,
    /// Of which moment.
    pub act_at: Stamp,
    /// Where he was said to be.
    pub he_is: FixReply,
    /// What it was made with.
    pub made: AssessedWith,
    /// The powers now, answered apart.
    pub powers: Vec<Power>,
    /// What else there is.
    #[serde(default)]
    pub otherwise: Vec<Otherwise>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// One condition's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermSheet {
    /// Which condition.
    pub condition: ConditionId,
    /// Its paragraph.
    pub paragraph: Verbatim,
    /// The version whose words stand here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
    /// The court's words, in the version that governed the act where one did; what needs a tap is empty.
    pub words: Vec<Piece>,
    /// What it asks of him, in sentences to say aloud; empty where only a tap that is journalled may
    /// show its words.
    pub plain: Vec<Text>,
    /// Exceptions, in the court's words; those that only such a tap may show are left out.
    pub exceptions: Vec<Verbatim>,
    /// Prohibition or requirement.
    pub nature: Nature,
    /// Question 3.
    pub operating: Operating,
    /// Question 4.
    pub answer: Answer,
    /// Why.
    pub why: Vec<Why>,
    /// What the officer can be asked.
    pub ask: Vec<Question>,
    /// Every question that the term may ask, in the order in which they are asked.
    pub questions: Vec<Question>,
    /// What would settle a place that cannot be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settle: Vec<Settle>,
    /// The next opening as London text.
    pub next: Option<Stamp>,
}
