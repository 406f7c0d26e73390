//! What one term is judged on, and what was found.

use super::{Answer, Facts, Operating, Question, Reply, Why};
use crate::rules::condition::Condition;
use crate::rules::order::{InForceAnswer, Order, Version};
use crate::rules::time::Timestamp;

/// One condition, the facts, and the time that is asked about.
pub(super) struct Case<'a> {
    pub(super) order: &'a Order,
    pub(super) facts: &'a Facts,
    pub(super) version: &'a Version,
    pub(super) condition: &'a Condition,
    pub(super) in_force: InForceAnswer,
    pub(super) from: Timestamp,
    pub(super) until: Timestamp,
}

impl Case<'_> {
    /// What the officer replied; the latest reply holds, and "unknown" is no reply.
    pub(super) fn said(&self, question: Question) -> Option<Reply> {
        let replies = self.facts.told.iter().rev();
        replies
            .filter(|told| told.condition == self.condition.id && told.question == question)
            .map(|told| told.reply)
            .find(|reply| *reply != Reply::Unknown)
    }

    /// What the officer's reply settles alone: `fits` is the reply that fits the words.
    pub(super) fn told(&self, question: Question, fits: Reply) -> Finding {
        match self.said(question) {
            Some(reply) if reply == fits => Finding::of(Answer::FactsFit, vec![Why::OfficerSaid { question, reply }]),
            Some(reply) => Finding::of(Answer::FactsDoNotFit, vec![Why::OfficerSaid { question, reply }]),
            None => Finding::of(Answer::CannotTell, vec![Why::NotAnswered { question }]).asking(question),
        }
    }
}

/// What was found of a term.
pub(super) struct Finding {
    pub(super) operating: Operating,
    pub(super) answer: Answer,
    pub(super) why: Vec<Why>,
    pub(super) ask: Vec<Question>,
    pub(super) p_inside: Option<f64>,
}

impl Finding {
    /// Of a term that was operating.
    pub(super) fn of(answer: Answer, why: Vec<Why>) -> Self {
        Self { operating: Operating::Yes, answer, why, ask: Vec::new(), p_inside: None }
    }

    /// Of a term that was not operating.
    pub(super) fn not_operating(why: Why, next: Option<Timestamp>) -> Self {
        Self { operating: Operating::No { next }, ..Self::of(Answer::NotOperating, vec![why]) }
    }

    /// Of a term of which it cannot be told whether it was operating.
    pub(super) fn unsettled(why: Why) -> Self {
        Self { operating: Operating::Unknown, ..Self::of(Answer::CannotTell, vec![why]) }
    }

    /// With a question that would settle it.
    pub(super) fn asking(mut self, question: Question) -> Self {
        if !self.ask.contains(&question) {
            self.ask.push(question);
        }
        self
    }

    /// With further reasons: before its own while it cannot be told, behind them once it can.
    pub(super) fn with_reasons(mut self, mut reasons: Vec<Why>) -> Self {
        if self.answer == Answer::CannotTell {
            reasons.append(&mut self.why);
            self.why = reasons;
        } else {
            self.why.append(&mut reasons);
        }
        self
    }
}
