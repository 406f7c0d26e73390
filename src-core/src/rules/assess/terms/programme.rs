//! To take part in a programme.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply};
use crate::rules::term::Programme;

impl AssessTerm for Programme {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told(Question::DidHeAttend, Reply::No)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{a_condition, check_told, in_english};
    use crate::rules::assess::{Answer, Question, Reply};
    use crate::rules::condition::Term;
    use crate::rules::term::Programme;

    #[test]
    fn it_fits_when_he_did_not_attend() {
        let programme = a_condition(Term::Programme(Programme { what: "Building Better Relationships".to_owned() }));
        check_told(&programme, &[], Answer::CannotTell, &[Question::DidHeAttend]);
        check_told(&programme, &[(Question::DidHeAttend, Reply::No)], Answer::FactsFit, &[]);
        check_told(&programme, &[(Question::DidHeAttend, Reply::Yes)], Answer::FactsDoNotFit, &[]);
        let words = in_english(programme.term.in_plain_words());
        assert_eq!(words, "They must take part in a programme: Building Better Relationships.");
    }
}
