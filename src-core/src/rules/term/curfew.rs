//! To be at a place within hours, and to come to the door where the words say so.

use super::{Area, Names, TermBrief, TermRules, plain};
use crate::rules::place::Zone;
use crate::rules::question::Question;
use crate::rules::window::{self, Window};
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

    fn in_plain_words(&self) -> String {
        let place = plain::place(&self.place, self.zone.disclosure);
        let door = if self.doorstep { " He must come to the door when an officer calls." } else { "" };
        let tag = if self.tagged { " A tag checks it." } else { "" };
        format!("He must be at {place}: {}.{door}{tag}", plain::hours(&self.windows))
    }

    fn brief(&self, named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::Curfew {
            place: named(&self.place),
            windows: self.windows.iter().map(window::brief).collect(),
            tagged: self.tagged,
        }
    }

    fn names(&self) -> Names<'_> {
        Names { area: Area::Named(&self.zone), windows: &self.windows, ..Names::NONE }
    }
}
