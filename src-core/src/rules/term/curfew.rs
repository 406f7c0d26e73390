//! To be at a place within hours, and to come to the door where the words say so.

use super::{Area, Names, TermBrief, TermRules, plain};
use crate::rules::place::Zone;
use crate::rules::question::Question;
use crate::rules::window::{self, Window};
use crate::words::{Text, Verbatim};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// To be at a place within hours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Curfew {
    /// Where, in words.
    pub place: String,
    /// Its shape.
    pub zone: Zone,
    /// When; empty where the hours were not read.
    pub windows: Vec<Window>,
    /// Whether it is electronically monitored.
    pub tagged: bool,
    /// Whether he must come to the door when an officer calls.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub doorstep: bool,
}

impl TermRules for Curfew {
    fn questions(&self) -> Vec<Question> {
        if self.windows.is_empty() {
            return vec![Question::DidHeDoIt];
        }
        let mut asked = vec![Question::WasHeThere];
        if self.doorstep {
            asked.push(Question::DidHeComeToTheDoor);
        }
        asked
    }

    fn in_plain_words(&self) -> Vec<Text> {
        let place = plain::place(&self.place, self.zone.disclosure);
        let mut said = vec![text!("term.curfew", place = place, hours = plain::hours(&self.windows))];
        said.push(text_key!("term.curfew_how").into());
        if self.doorstep {
            said.push(text_key!("term.curfew_door").into());
        }
        if self.tagged {
            said.push(text_key!("term.curfew_tag").into());
        }
        said
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::Curfew {
            place: named(&self.place),
            windows: self.windows.iter().map(window::brief).collect(),
            tagged: self.tagged,
        }
    }

    fn names(&self) -> Names<'_> {
        Names {
            area: Area::Named(&self.zone),
            windows: &self.windows,
            requires_presence: true,
            lasts_as_stated: true,
            ..Names::NONE
        }
    }
}
