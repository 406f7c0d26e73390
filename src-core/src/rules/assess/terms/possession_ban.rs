//! Not to possess something.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply};
use crate::rules::term::PossessionBan;

impl AssessTerm for PossessionBan {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told(Question::DidHeHaveIt, Reply::Yes)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{a_condition, check_told, in_english};
    use crate::rules::assess::{Answer, Question, Reply};
    use crate::rules::condition::Term;
    use crate::rules::term::PossessionBan;

    #[test]
    fn it_fits_when_he_had_the_thing() {
        let ban = a_condition(Term::PossessionBan(PossessionBan { what: "any bladed article".to_owned() }));
        check_told(&ban, &[], Answer::CannotTell, &[Question::DidHeHaveIt]);
        check_told(&ban, &[(Question::DidHeHaveIt, Reply::Yes)], Answer::FactsFit, &[]);
        check_told(&ban, &[(Question::DidHeHaveIt, Reply::No)], Answer::FactsDoNotFit, &[]);
        assert_eq!(in_english(ban.term.in_plain_words()), "They must not have any bladed article.");
    }
}
