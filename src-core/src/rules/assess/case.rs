//! What one term is judged on, and what was found.

use super::{Answer, Engine, Facts, Operating, Question, Reply, Settle, Why};
use crate::rules::condition::Condition;
use crate::rules::order::{InForceAnswer, Order, Version};
use crate::rules::time::Timestamp;

/// One condition, the facts, and the time that is asked about.
pub(in crate::rules) struct Case<'a> {
    pub(in crate::rules) engine: Engine,
    pub(in crate::rules) order: &'a Order,
    pub(in crate::rules) facts: &'a Facts,
    pub(in crate::rules) version: &'a Version,
    pub(in crate::rules) condition: &'a Condition,
    pub(in crate::rules) in_force: InForceAnswer,
    pub(in crate::rules) from: Timestamp,
    pub(in crate::rules) until: Timestamp,
}

impl Case<'_> {
    /// What the officer replied; the latest reply holds, and "unknown" is no reply.
    pub(in crate::rules) fn said(&self, question: Question) -> Option<Reply> {
        let replies = self.facts.told.iter().rev();
        replies
            .filter(|told| told.condition == self.condition.id && told.question == question)
            .map(|told| told.reply)
            .find(|reply| *reply != Reply::Unknown)
    }

    /// What the officer's reply settles alone: `fits` is the reply that fits the words.
    pub(in crate::rules) fn told(&self, question: Question, fits: Reply) -> Finding {
        match self.said(question) {
            Some(reply) if reply == fits => Finding::of(Answer::FactsFit, vec![Why::OfficerSaid { question, reply }]),
            Some(reply) => Finding::of(Answer::FactsDoNotFit, vec![Why::OfficerSaid { question, reply }]),
            None => Finding::of(Answer::CannotTell, vec![Why::NotAnswered { question }]).asking(question),
        }
    }

    /// What the replies to several questions settle, any of which is enough to fit the words.
    pub(in crate::rules) fn told_any(&self, questions: &[Question], fits: Reply) -> Finding {
        let findings = questions.iter().map(|question| self.told(*question, fits));
        findings.reduce(Finding::or).unwrap_or_else(|| Finding::of(Answer::CannotTell, vec![Why::WordsNotRead]))
    }

    /// Whether the act is one instant.
    pub(in crate::rules) fn is_instant(&self) -> bool {
        self.until <= self.from
    }
}

/// What was found of a term.
pub(in crate::rules) struct Finding {
    pub(in crate::rules) operating: Operating,
    pub(in crate::rules) answer: Answer,
    pub(in crate::rules) why: Vec<Why>,
    pub(in crate::rules) ask: Vec<Question>,
    pub(in crate::rules) settle: Vec<Settle>,
    pub(in crate::rules) p_inside: Option<f64>,
}

impl Finding {
    /// Of a term that was operating.
    pub(in crate::rules) fn of(answer: Answer, why: Vec<Why>) -> Self {
        Self { operating: Operating::Yes, answer, why, ask: Vec::new(), settle: Vec::new(), p_inside: None }
    }

    /// Of a term that was not operating.
    pub(in crate::rules) fn not_operating(why: Why, next: Option<Timestamp>) -> Self {
        Self { operating: Operating::No { next }, ..Self::of(Answer::NotOperating, vec![why]) }
    }

    /// Of a term of which it cannot be told whether it was operating.
    pub(in crate::rules) fn unsettled(why: Why) -> Self {
        Self { operating: Operating::Unknown, ..Self::of(Answer::CannotTell, vec![why]) }
    }

    /// With a question for the officer.
    pub(in crate::rules) fn asking(mut self, question: Question) -> Self {
        if !self.ask.contains(&question) {
            self.ask.push(question);
        }
        self
    }

    /// With a question that comes before the others.
    pub(in crate::rules) fn asking_first(mut self, question: Question) -> Self {
        self.ask.retain(|asked| *asked != question);
        self.ask.insert(0, question);
        self
    }

    /// With further reasons: before its own while it cannot be told, behind them once it can.
    pub(in crate::rules) fn with_reasons(mut self, mut reasons: Vec<Why>) -> Self {
        if self.answer == Answer::CannotTell {
            reasons.append(&mut self.why);
            self.why = reasons;
            self
        } else {
            self.with_reasons_behind(reasons)
        }
    }

    /// With further reasons behind its own.
    pub(in crate::rules) fn with_reasons_behind(mut self, mut reasons: Vec<Why>) -> Self {
        self.why.append(&mut reasons);
        self
    }

    /// Of two things either of which is enough to fit the words: only both together do not.
    pub(in crate::rules) fn or(self, other: Self) -> Self {
        let fits = |finding: &Self| finding.answer == Answer::FactsFit;
        match (fits(&self), fits(&other)) {
            (true, false) => self,
            (false, true) => other,
            (true, true) | (false, false) => self.joined(other),
        }
    }

    /// Both findings in one, the open one first.
    fn joined(self, other: Self) -> Self {
        let is_settled = |finding: &Self| finding.answer != Answer::CannotTell;
        let (mut first, second) = if is_settled(&self) && !is_settled(&other) { (other, self) } else { (self, other) };
        first.p_inside = first.p_inside.or(second.p_inside);
        first.settle.extend(second.settle);
        let joined = first.with_reasons_behind(second.why);
        second.ask.into_iter().fold(joined, Self::asking)
    }
}
