//! Not to possess something.

use super::{Names, TermRules, plain};
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

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
