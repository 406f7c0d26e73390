//! Words that were not read as anything: shown, and for the officer to read.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply, Why};
use crate::rules::term::WordsOnly;

impl AssessTerm for WordsOnly {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told(Question::DidHeDoIt, Reply::Yes).with_reasons(vec![Why::WordsNotRead])
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{a_condition, check, facts_at};
    use crate::rules::assess::{Answer, Question, Reply, Why};
    use crate::rules::condition::Term;

    #[test]
    fn words_are_for_the_officer_to_read() {
        let noon = || facts_at("2026-11-22T12:00:00Z");
        let term = check(a_condition(Term::WordsOnly), &noon(), Answer::CannotTell);
        assert_eq!(term.why, [Why::WordsNotRead, Why::NotAnswered { question: Question::DidHeDoIt }]);
        check(a_condition(Term::WordsOnly), &noon().told(Question::DidHeDoIt, Reply::Yes), Answer::FactsFit);
        check(a_condition(Term::WordsOnly), &noon().told(Question::DidHeDoIt, Reply::No), Answer::FactsDoNotFit);
    }
}
