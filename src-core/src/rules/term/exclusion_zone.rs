//! Not to enter an area.

use super::brief::is_located;
use super::{Area, Names, TermBrief, TermRules, plain};
use crate::rules::place::Zone;
use crate::rules::question::Question;
use crate::words::{Text, Verbatim};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// Not to enter an area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExclusionZone {
    /// The place in words.
    pub place: String,
    /// Its shape.
    pub zone: Zone,
}

impl TermRules for ExclusionZone {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeEnter]
    }

    fn in_plain_words(&self) -> Vec<Text> {
        let place = plain::place(&self.place, self.zone.disclosure);
        vec![text!("term.exclusion_zone", place = place), text_key!("term.exclusion_zone_how_far").into()]
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::ExclusionZone {
            place: named(&self.place),
            located: is_located(&self.zone),
            disclosure: self.zone.disclosure,
        }
    }

    fn names(&self) -> Names<'_> {
        Names { area: Area::Forbidden(&self.zone), ..Names::NONE }
    }
}
