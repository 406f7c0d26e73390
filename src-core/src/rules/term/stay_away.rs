//! Not to go within a distance of a place or person.

use super::brief::is_located;
use super::{Area, Names, TermBrief, TermRules, plain};
use crate::rules::place::Zone;
use crate::rules::question::Question;
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

    fn in_plain_words(&self) -> String {
        let of = plain::place(&self.of, self.zone.disclosure);
        format!("He must not go within {:.0} metres of {of}.", self.distance_m)
    }

    fn brief(&self, named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::StayAway { of: named(&self.of), distance_m: self.distance_m, located: is_located(&self.zone) }
    }

    fn names(&self) -> Names<'_> {
        Names { area: Area::Forbidden(&self.zone), ..Names::NONE }
    }
}
