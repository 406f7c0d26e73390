//! To wear an electronic tag and keep it charged.

use super::{Names, TermBrief, TermRules};
use crate::rules::question::Question;
use crate::text_key;
use crate::words::{Text, Verbatim};

/// To wear an electronic tag and keep it charged.
pub(in crate::rules) struct ElectronicTag;

impl TermRules for ElectronicTag {
    fn questions(&self) -> Vec<Question> {
        vec![Question::WasTheTagWorn, Question::WasTheTagCharged]
    }

    fn in_plain_words(&self) -> Vec<Text> {
        vec![text_key!("term.electronic_tag").into()]
    }

    fn brief(&self, _named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::other(text_key!("law.term_tag"), Verbatim::default())
    }

    fn names(&self) -> Names<'_> {
        Names { lasts_as_stated: true, ..Names::NONE }
    }
}
