//! To tell police of something within a time.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::clock::ClockRule;
use crate::rules::question::Question;
use crate::words::{Text, Verbatim};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// To tell police of something within a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notification {
    /// Of what, in words.
    pub what: String,
    /// The clock that says by when, where it is a statutory one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockRule>,
}

impl TermRules for Notification {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeTellPolice]
    }

    fn in_plain_words(&self) -> Vec<Text> {
        let what = plain::thing(&self.what);
        vec![match self.clock {
            Some(clock) => text!("term.notification_under", source = Verbatim::from(clock.source()), what = what),
            None => text!("term.notification", what = what),
        }]
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::other(text_key!("law.term_notification"), named(&self.what))
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
