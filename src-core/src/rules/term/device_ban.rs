//! Not to use a device or service.

use super::{TermRules, plain};
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply};
use serde::{Deserialize, Serialize};

/// Not to use a device or service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeviceBan {
    /// What, in words.
    pub what: String,
}

impl TermRules for DeviceBan {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told(Question::DidHeUseIt, Reply::Yes)
    }

    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeUseIt]
    }

    fn in_plain_words(&self) -> String {
        format!("The court limits the devices or services he may have or use: {}.", plain::thing(&self.what))
    }
}

#[cfg(test)]
mod tests {
    use super::DeviceBan;
    use crate::rules::assess::builders::{a_condition, check_told};
    use crate::rules::assess::{Answer, Question, Reply};
    use crate::rules::condition::Term;

    #[test]
    fn it_fits_when_he_used_the_thing() {
        let ban = a_condition(Term::DeviceBan(DeviceBan { what: "any phone not declared to police".to_owned() }));
        check_told(&ban, &[], Answer::CannotTell, &[Question::DidHeUseIt]);
        check_told(&ban, &[(Question::DidHeUseIt, Reply::Yes)], Answer::FactsFit, &[]);
        check_told(&ban, &[(Question::DidHeUseIt, Reply::No)], Answer::FactsDoNotFit, &[]);
        assert!(ban.term.in_plain_words().contains("any phone not declared to police"));
    }
}
