//! Not to drink alcohol: what was seen or said, and what a test or a tag showed.

use super::{Names, TermBrief, TermRules};
use crate::rules::question::Question;
use crate::text_key;
use crate::words::{Text, Verbatim};

/// Not to drink alcohol.
pub(in crate::rules) struct Alcohol;

impl TermRules for Alcohol {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeDrink, Question::DidATestShowAlcohol]
    }

    fn in_plain_words(&self) -> Vec<Text> {
        vec![text_key!("term.alcohol").into(), text_key!("term.alcohol_shown_by").into()]
    }

    fn brief(&self, _named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::other(text_key!("law.term_alcohol"), Verbatim::default())
    }

    fn names(&self) -> Names<'_> {
        Names { lasts_as_stated: true, ..Names::NONE }
    }
}
