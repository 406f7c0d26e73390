//! Not to use a device or service.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply};
use crate::rules::term::DeviceBan;

impl AssessTerm for DeviceBan {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told(Question::DidHeUseIt, Reply::Yes)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{a_condition, check_told, in_english};
    use crate::rules::assess::{Answer, Question, Reply};
    use crate::rules::condition::Term;
    use crate::rules::term::DeviceBan;

    #[test]
    fn it_fits_when_he_used_the_thing() {
        let ban = a_condition(Term::DeviceBan(DeviceBan { what: "any phone not declared to police".to_owned() }));
        check_told(&ban, &[], Answer::CannotTell, &[Question::DidHeUseIt]);
        check_told(&ban, &[(Question::DidHeUseIt, Reply::Yes)], Answer::FactsFit, &[]);
        check_told(&ban, &[(Question::DidHeUseIt, Reply::No)], Answer::FactsDoNotFit, &[]);
        assert!(in_english(ban.term.in_plain_words()).contains("any phone not declared to police"));
    }
}
