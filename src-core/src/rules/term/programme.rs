//! To take part in a programme.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::Question;
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

    fn in_plain_words(&self) -> String {
        format!("He must take part in a programme: {}.", plain::thing(&self.what))
    }

    fn brief(&self, named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::other("programme", named(&self.what))
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
