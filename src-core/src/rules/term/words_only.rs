//! Words that were not read as anything: shown, and for the officer to read.

use super::TermRules;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply, Why};

/// Words that were not read as anything.
pub(in crate::rules) struct WordsOnly;

impl TermRules for WordsOnly {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told(Question::DidHeDoIt, Reply::Yes).with_reasons(vec![Why::WordsNotRead])
    }

    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeDoIt]
    }

    fn in_plain_words(&self) -> String {
        "Nothing was read from these words: read them as the court wrote them.".to_owned()
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
