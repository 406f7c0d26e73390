//! A note of HQ's in the place of words that are not on this device: it forbids nothing and asks nothing.

use super::{Names, TermBrief, TermRules};
use crate::rules::question::Question;
use crate::text_key;
use crate::words::{Text, Verbatim};

/// HQ's note of where the court's words are, or of why they did not come.
pub(in crate::rules) struct WordsNotHeld;

impl TermRules for WordsNotHeld {
    fn questions(&self) -> Vec<Question> {
        Vec::new()
    }

    fn in_plain_words(&self) -> Vec<Text> {
        vec![text_key!("term.words_not_held").into()]
    }

    fn brief(&self, _named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::WordsNotHeld
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
