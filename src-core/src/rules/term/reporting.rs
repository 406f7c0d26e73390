//! To report somewhere within hours.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::Question;
use crate::rules::window::{self, Window};
use crate::text;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// To report somewhere within hours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reporting {
    /// Where, in words.
    pub place: String,
    /// When; empty where the hours were not read.
    pub windows: Vec<Window>,
}

impl TermRules for Reporting {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeReport]
    }

    fn in_plain_words(&self) -> Vec<Text> {
        vec![text!("term.reporting", place = plain::thing(&self.place), hours = plain::hours(&self.windows))]
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::Reporting { place: named(&self.place), windows: self.windows.iter().map(window::brief).collect() }
    }

    fn names(&self) -> Names<'_> {
        Names { windows: &self.windows, ..Names::NONE }
    }
}
