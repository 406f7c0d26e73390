//! Not to use a device or service.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::Question;
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

    fn in_plain_words(&self) -> String {
        format!("The court limits the devices or services he may have or use: {}.", plain::thing(&self.what))
    }

    fn brief(&self, named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::other("device_ban", named(&self.what))
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
