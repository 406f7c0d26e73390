//! To take part in a programme.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::Question;
use crate::words::{Text, Verbatim};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// To take part in a programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// Which, in words.
    pub what: String,
}

impl TermRules for Programme {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeAttend]
    }

    fn in_plain_words(&self) -> Vec<Text> {
        vec![text!("term.programme", what = plain::thing(&self.what))]
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::other(text_key!("law.term_programme"), named(&self.what))
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
