//! Not to possess something.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::Question;
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

    fn in_plain_words(&self) -> String {
        format!("He must not have {}.", plain::thing(&self.what))
    }

    fn brief(&self, named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::other("possession_ban", named(&self.what))
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
