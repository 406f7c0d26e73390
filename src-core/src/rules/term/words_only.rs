//! Words that were not read as anything: shown, and for the officer to read.

use super::{Names, TermBrief, TermRules};
use crate::rules::question::Question;

/// Words that were not read as anything.
pub(in crate::rules) struct WordsOnly;

impl TermRules for WordsOnly {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeDoIt]
    }

    fn in_plain_words(&self) -> String {
        "Nothing was read from these words: read them as the court wrote them.".to_owned()
    }

    fn brief(&self, _named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::WordsOnly
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
