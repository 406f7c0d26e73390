//! Words that are not held: no fact is set against a note of HQ's, and nothing is asked about it.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Answer, Why};
use crate::rules::term::WordsNotHeld;

impl AssessTerm for WordsNotHeld {
    fn assess(&self, _case: &Case<'_>) -> Finding {
        Finding::of(Answer::CannotTell, vec![Why::WordsNotHeld])
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{a_condition, check, facts_at};
    use crate::rules::assess::{Answer, Question, Reply, Why};
    use crate::rules::condition::{Condition, Reading, Term};

    #[test]
    fn no_reply_makes_facts_fit_words_that_are_not_held() {
        for reading in [Reading::WordsOnly, Reading::Machine] {
            for reply in [Reply::Yes, Reply::No, Reply::Unknown] {
                let noted = Condition { reading: reading.clone(), ..a_condition(Term::WordsNotHeld) };
                assert_eq!(noted.questions(), []);
                let facts = facts_at("2026-11-22T12:00:00Z").told(Question::DidHeDoIt, reply);
                let term = check(noted, &facts, Answer::CannotTell);
                assert_eq!((term.why.first(), term.ask), (Some(&Why::WordsNotHeld), Vec::new()));
            }
        }
    }
}
