//! Not to go within a distance of a place or person.

use super::brief::is_located;
use super::{Area, Names, TermBrief, TermRules, plain};
use crate::rules::place::Zone;
use crate::rules::question::Question;
use crate::text;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// Not to go within a distance of a place or person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StayAway {
    /// Of what, in words.
    pub of: String,
    /// The distance, in metres.
    pub distance_m: f64,
    /// The place as a shape: all within that distance of it, or none where it is not located.
    pub zone: Zone,
}

impl TermRules for StayAway {
    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeComeWithin]
    }

    fn in_plain_words(&self) -> Vec<Text> {
        let of = plain::place(&self.of, self.zone.disclosure);
        vec![text!("term.stay_away", count = self.distance_m.round() as i64, place = of)]
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::StayAway { of: named(&self.of), distance_m: self.distance_m, located: is_located(&self.zone) }
    }

    fn names(&self) -> Names<'_> {
        Names { area: Area::Forbidden(&self.zone), ..Names::NONE }
    }
}
