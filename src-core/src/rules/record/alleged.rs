//! Which version of an order a term of a record is of.

use super::TermRef;
use crate::rules::assess::Assessment;
use crate::rules::ids::AssessmentId;
use crate::rules::incident::AllegedAgainst;
use crate::rules::order::{Heads, Order};
use crate::rules::time::Timestamp;

/// Why a term cannot be alleged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermFault {
    /// Two versions of the order conflict: a person must say which governs.
    VersionsConflict,
    /// No version of the order is held.
    NoVersion,
    /// The version that governed the act has no such term.
    NoSuchTerm,
}

impl TermRef {
    /// The term as it stood at the act, in the version that governed it, with what an assessment of the
    /// same sitting answered of it.
    pub fn alleged(
        self,
        order: &Order,
        act_at: Timestamp,
        assessed: Option<&(AssessmentId, Assessment)>,
    ) -> Result<AllegedAgainst, TermFault> {
        let version = match order.version_at(act_at) {
            Heads::One(version) => version,
            Heads::Several(_) => return Err(TermFault::VersionsConflict),
            Heads::None => return Err(TermFault::NoVersion),
        };
        if !version.conditions.iter().any(|condition| condition.id == self.condition) {
            return Err(TermFault::NoSuchTerm);
        }
        let answer = |assessment: &Assessment| {
            let term = assessment.terms.iter().find(|term| term.condition == self.condition)?;
            Some(term.answer)
        };
        Ok(AllegedAgainst::Condition {
            order: order.id,
            version: version.id,
            condition: self.condition,
            assessment: assessed.map(|(id, _assessment)| *id),
            answer: assessed.and_then(|(_id, assessment)| answer(assessment)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::assess::builders::{a_condition, a_version, an_order, at};
    use crate::rules::condition::Term;
    use crate::rules::ids::{ConditionId, VersionId};
    use crate::rules::order::OrderKind;

    fn alleged(order: &Order, condition: ConditionId) -> Result<AllegedAgainst, TermFault> {
        TermRef { order: order.id, condition }.alleged(order, at("2026-11-22T21:30:00Z"), None)
    }

    #[test]
    fn a_term_is_alleged_in_the_version_that_governed_the_act() {
        let condition = a_condition(Term::WordsOnly);
        let id = condition.id;
        let mut order = an_order(OrderKind::Spo, vec![condition.clone()]);
        let mut varied = a_version("varied", vec![condition]);
        varied.based_on = vec![order.versions[0].id];
        varied.made_at = at("2026-11-25T00:00:00Z");
        order.versions.push(varied);
        let wanted = AllegedAgainst::Condition {
            order: order.id,
            version: VersionId::derived(&[b"first"]),
            condition: id,
            assessment: None,
            answer: None,
        };
        assert_eq!(alleged(&order, id), Ok(wanted));
    }

    #[test]
    fn a_term_of_no_one_version_is_not_alleged() {
        let condition = a_condition(Term::WordsOnly);
        let id = condition.id;
        let mut order = an_order(OrderKind::Spo, vec![condition]);
        assert_eq!(alleged(&order, ConditionId::derived(&[b"other"])), Err(TermFault::NoSuchTerm));
        order.versions.push(a_version("second", Vec::new()));
        assert_eq!(alleged(&order, id), Err(TermFault::VersionsConflict));
        order.versions.clear();
        assert_eq!(alleged(&order, id), Err(TermFault::NoVersion));
    }
}
