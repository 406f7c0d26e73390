//! Not to use or threaten violence, intimidate, harass or pester.

use super::{TermRules, plain};
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply};
use serde::{Deserialize, Serialize};

/// Not to use or threaten violence, intimidate, harass or pester.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoMolestation {
    /// Towards whom, as written.
    pub whom: Vec<String>,
    /// Whether the words forbid having somebody else do it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub through_others: bool,
}

impl TermRules for NoMolestation {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told_any(&self.questions(), Reply::Yes)
    }

    fn questions(&self) -> Vec<Question> {
        let mut asked = vec![
            Question::DidHeUseOrThreatenViolence,
            Question::DidHeIntimidate,
            Question::DidHeHarass,
            Question::DidHePester,
        ];
        if self.through_others {
            asked.push(Question::DidHeUseAThirdParty);
        }
        asked
    }

    fn in_plain_words(&self) -> String {
        let whom = plain::people(&self.whom);
        let others = if self.through_others { " He must not have anybody else do it." } else { "" };
        format!("He must not use or threaten violence against {whom}, nor intimidate, harass or pester them.{others}")
    }
}

#[cfg(test)]
mod tests {
    use super::NoMolestation;
    use crate::rules::assess::builders::{a_condition, check, facts_at};
    use crate::rules::assess::{Answer, Question, Reply, Why};
    use crate::rules::condition::{Condition, Term};

    const ACTS: [Question; 4] =
        [Question::DidHeUseOrThreatenViolence, Question::DidHeIntimidate, Question::DidHeHarass, Question::DidHePester];

    fn molestation(through_others: bool) -> Condition {
        a_condition(Term::NoMolestation(NoMolestation { whom: vec!["Beta Specimen".to_owned()], through_others }))
    }

    #[test]
    fn any_of_its_acts_is_enough() {
        let noon = || facts_at("2026-11-22T12:00:00Z");
        assert_eq!(check(molestation(false), &noon(), Answer::CannotTell).ask, ACTS);
        for question in ACTS {
            let term = check(molestation(false), &noon().told(question, Reply::Yes), Answer::FactsFit);
            assert_eq!(term.why, [Why::OfficerSaid { question, reply: Reply::Yes }]);
        }
    }

    #[test]
    fn only_all_of_them_together_do_not_fit() {
        let noon = facts_at("2026-11-22T12:00:00Z");
        let none = ACTS.iter().fold(noon, |facts, question| facts.told(*question, Reply::No));
        check(molestation(false), &none, Answer::FactsDoNotFit);
        let term = check(molestation(true), &none, Answer::CannotTell);
        assert_eq!(term.ask, [Question::DidHeUseAThirdParty]);
        check(molestation(true), &none.told(Question::DidHeUseAThirdParty, Reply::Yes), Answer::FactsFit);
    }

    #[test]
    fn its_plain_words_name_whom() {
        assert_eq!(
            molestation(true).term.in_plain_words(),
            "He must not use or threaten violence against Beta Specimen, nor intimidate, harass or pester them. He must \
             not have anybody else do it."
        );
    }
}
