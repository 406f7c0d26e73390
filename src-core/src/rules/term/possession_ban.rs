//! Not to possess something.

use super::{TermRules, plain};
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply};
use serde::{Deserialize, Serialize};

/// Not to possess something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PossessionBan {
    /// What, in words.
    pub what: String,
}

impl TermRules for PossessionBan {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told(Question::DidHeHaveIt, Reply::Yes)
    }

    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeHaveIt]
    }

    fn in_plain_words(&self) -> String {
        format!("He must not have {}.", plain::thing(&self.what))
    }
}

#[cfg(test)]
mod tests {
    use super::PossessionBan;
    use crate::rules::assess::builders::{a_condition, check_told};
    use crate::rules::assess::{Answer, Question, Reply};
    use crate::rules::condition::Term;

    #[test]
    fn it_fits_when_he_had_the_thing() {
        let ban = a_condition(Term::PossessionBan(PossessionBan { what: "any bladed article".to_owned() }));
        check_told(&ban, &[], Answer::CannotTell, &[Question::DidHeHaveIt]);
        check_told(&ban, &[(Question::DidHeHaveIt, Reply::Yes)], Answer::FactsFit, &[]);
        check_told(&ban, &[(Question::DidHeHaveIt, Reply::No)], Answer::FactsDoNotFit, &[]);
        assert_eq!(ban.term.in_plain_words(), "He must not have any bladed article.");
    }
}
