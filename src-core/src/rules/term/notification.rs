//! To tell police of something within a time.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::clock::ClockRule;
use crate::rules::question::Question;
use serde::{Deserialize, Serialize};

/// To tell police of something within a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notification {
    /// Of what, in words.
    pub what: String,
    /// The clock that says by when, where it is a statutory one (LAW §1C).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockRule>,
}

impl TermRules for Notification {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeTellPolice]
    }

    fn in_plain_words(&self) -> String {
        let what = plain::thing(&self.what);
        let time = self.clock.map(|clock| format!(" under {}", clock.source())).unwrap_or_default();
        format!("He must tell police within the time allowed{time}: {what}.")
    }

    fn brief(&self, named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::other("notification", named(&self.what))
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
