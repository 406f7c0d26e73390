//! To wear an electronic tag and keep it charged.

use super::{Names, TermBrief, TermRules};
use crate::rules::question::Question;

/// To wear an electronic tag and keep it charged.
pub(in crate::rules) struct ElectronicTag;

impl TermRules for ElectronicTag {
    fn questions(&self) -> Vec<Question> {
        vec![Question::WasTheTagWorn, Question::WasTheTagCharged]
    }

    fn in_plain_words(&self) -> String {
        "He must wear the tag and keep it charged.".to_owned()
    }

    fn brief(&self, _named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::other("electronic_tag", String::new())
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
