//! Not to possess something.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::Question;
use crate::words::{Text, Verbatim};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// Not to possess something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PossessionBan {
    /// What, in words.
    pub what: String,
}

impl TermRules for PossessionBan {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeHaveIt]
    }

    fn in_plain_words(&self) -> Vec<Text> {
        vec![text!("term.possession_ban", what = plain::thing(&self.what))]
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::other(text_key!("law.term_possession"), named(&self.what))
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
