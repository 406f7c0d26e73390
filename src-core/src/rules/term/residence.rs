//! To live, or to live and sleep, at a place.

use super::{Area, Names, TermBrief, TermRules, plain};
use crate::rules::place::Zone;
use crate::rules::question::Question;
use crate::text;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// To live, or to live and sleep, at a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Residence {
    /// Where, in words.
    pub place: String,
    /// Its shape.
    pub zone: Zone,
    /// Whether he must sleep there too.
    #[serde(default, skip_serializing_if = "ResidenceDuty::is_to_sleep_there")]
    pub duty: ResidenceDuty,
}

/// What a residence term asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResidenceDuty {
    /// "To live and sleep at …": each night counts.
    #[default]
    LiveAndSleep,
    /// "To live at …": one night elsewhere does not settle it.
    Live,
}

impl ResidenceDuty {
    fn is_to_sleep_there(&self) -> bool {
        *self == Self::LiveAndSleep
    }
}

impl TermRules for Residence {
    fn questions(&self) -> Vec<Question> {
        match self.duty {
            ResidenceDuty::LiveAndSleep => vec![Question::DidHeSleepThere, Question::DoesHeLiveThere],
            ResidenceDuty::Live => vec![Question::DoesHeLiveThere],
        }
    }

    fn in_plain_words(&self) -> Vec<Text> {
        let place = plain::place(&self.place, self.zone.disclosure);
        vec![match self.duty {
            ResidenceDuty::LiveAndSleep => text!("term.residence_live_and_sleep", place = place),
            ResidenceDuty::Live => text!("term.residence_live", place = place),
        }]
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::Residence { place: named(&self.place) }
    }

    fn names(&self) -> Names<'_> {
        Names { area: Area::Named(&self.zone), requires_presence: true, lasts_as_stated: true, ..Names::NONE }
    }
}
