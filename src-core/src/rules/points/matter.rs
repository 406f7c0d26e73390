//! The order, the version, the paragraphs and the act that the points are about.

use super::known::Known;
use crate::rules::assess::{Answer, Assessment, TermAnswer, in_force_through};
use crate::rules::condition::Condition;
use crate::rules::law::{LawRow, row_for};
use crate::rules::notice::NoticeEvent;
use crate::rules::order::{Heads, InForceAnswer, Order, Version};
use crate::rules::sighting::SightingBasis;
use crate::rules::time::Timestamp;

/// Everything the points are weighed on.
pub(super) struct Matter<'a> {
    pub(super) order: &'a Order,
    pub(super) row: Option<&'static LawRow>,
    pub(super) assessment: Option<&'a Assessment>,
    pub(super) known: &'a Known,
    /// The version that governed the act, where it was one.
    pub(super) version: Option<&'a Version>,
    /// The paragraphs the officer named; else those that the facts fit.
    pub(super) conditions: Vec<&'a Condition>,
}

impl<'a> Matter<'a> {
    /// What the points of an order are weighed on.
    pub(super) fn of(order: &'a Order, assessment: Option<&'a Assessment>, known: &'a Known) -> Self {
        let version = match assessment {
            Some(assessment) => assessment.version.and_then(|id| order.version(id)),
            None => governing(order, known.act_at),
        };
        let mut matter = Self { order, row: row_for(&order.kind), assessment, known, version, conditions: Vec::new() };
        matter.conditions = matter.paragraphs();
        matter
    }

    /// When the act began, where that is known.
    pub(super) fn act_at(&self) -> Option<Timestamp> {
        self.assessment.map(|assessment| assessment.facts.act_from).or(self.known.act_at)
    }

    /// Question 2, where the time of the act is known.
    pub(super) fn in_force(&self) -> InForceAnswer {
        match (self.assessment, self.known.act_at) {
            (Some(assessment), _) => assessment.in_force,
            (None, Some(at)) => in_force_through(self.order, at, at),
            (None, None) => InForceAnswer::Unknown,
        }
    }

    /// On what basis it is said where he was, in the record or in the assessment.
    pub(super) fn sighting(&self) -> Option<SightingBasis> {
        let assessed = self.assessment.and_then(|assessment| assessment.facts.sighting.as_ref());
        self.known.sighting.or(assessed.map(|sighting| sighting.basis))
    }

    /// What was answered of the paragraphs.
    pub(super) fn answers(&self) -> Vec<&'a TermAnswer> {
        let terms = self.assessment.map(|assessment| assessment.terms.as_slice()).unwrap_or_default();
        let is_ours = |term: &&TermAnswer| self.conditions.iter().any(|condition| condition.id == term.condition);
        terms.iter().filter(is_ours).collect()
    }

    /// Notice events of this order before the act, each once.
    pub(super) fn notices(&self) -> Vec<&'a NoticeEvent> {
        let assessed = self.assessment.map(|assessment| assessment.facts.notice.as_slice()).unwrap_or_default();
        let mut held: Vec<&'a NoticeEvent> = Vec::new();
        for event in assessed.iter().chain(&self.known.notice) {
            let is_new = !held.iter().any(|other| other.id == event.id);
            let is_before = self.act_at().is_some_and(|act| event.at < act);
            if is_new && is_before && event.order == self.order.id {
                held.push(event);
            }
        }
        held
    }

    fn paragraphs(&self) -> Vec<&'a Condition> {
        let conditions = self.version.map(|version| version.conditions.as_slice()).unwrap_or_default();
        let named = |condition: &&Condition| self.known.terms.contains(&condition.id);
        if self.known.terms.is_empty() {
            conditions.iter().filter(|condition| self.fits(condition)).collect()
        } else {
            conditions.iter().filter(named).collect()
        }
    }

    fn fits(&self, condition: &Condition) -> bool {
        let terms = self.assessment.map(|assessment| assessment.terms.as_slice()).unwrap_or_default();
        terms.iter().any(|term| term.condition == condition.id && term.answer == Answer::FactsFit)
    }
}

fn governing(order: &Order, at: Option<Timestamp>) -> Option<&Version> {
    let heads = at.map_or_else(|| order.heads(), |at| order.version_at(at));
    match heads {
        Heads::One(version) => Some(version),
        Heads::None | Heads::Several(_) => None,
    }
}
