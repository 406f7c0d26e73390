//! Not to use a device or service.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::Question;
use crate::words::{Text, Verbatim};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// Not to use a device or service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeviceBan {
    /// What, in words.
    pub what: String,
}

impl TermRules for DeviceBan {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeUseIt]
    }

    fn in_plain_words(&self) -> Vec<Text> {
        vec![text!("term.device_ban", what = plain::thing(&self.what))]
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::other(text_key!("law.term_device"), named(&self.what))
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
