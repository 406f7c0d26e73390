//! Not to drink alcohol: what was seen or said, and what a test or a tag showed.

use super::{Names, TermBrief, TermRules};
use crate::rules::question::Question;

/// Not to drink alcohol.
pub(in crate::rules) struct Alcohol;

impl TermRules for Alcohol {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeDrink, Question::DidATestShowAlcohol]
    }

    fn in_plain_words(&self) -> String {
        "He must not drink alcohol. A test or a tag may show it.".to_owned()
    }

    fn brief(&self, _named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::other("alcohol", String::new())
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
