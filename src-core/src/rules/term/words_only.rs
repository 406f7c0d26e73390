//! Words that were not read as anything: shown, and for the officer to read.

use super::{Names, TermBrief, TermRules};
use crate::rules::question::Question;
use crate::text_key;
use crate::words::{Text, Verbatim};

/// Words that were not read as anything.
pub(in crate::rules) struct WordsOnly;

impl TermRules for WordsOnly {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeDoIt]
    }

    fn in_plain_words(&self) -> Vec<Text> {
        vec![text_key!("term.words_only").into()]
    }

    fn brief(&self, _named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::WordsOnly
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
