//! A term in one line, for under the court's words: what it was read as, for a catalogue to word.

use crate::rules::place::{Disclosure, Shape, Zone};
use serde::{Deserialize, Serialize};

/// What a term was read as, for the line under the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum TermBrief {
    /// Not to enter.
    ExclusionZone {
        /// The place in words.
        place: String,
        /// Whether it is on the map.
        located: bool,
        /// Whether it may be drawn.
        disclosure: Disclosure,
    },
    /// Not within a distance.
    StayAway {
        /// Of what.
        of: String,
        /// Metres.
        distance_m: f64,
        /// Whether it is on the map.
        located: bool,
    },
    /// Not to contact.
    NoContact {
        /// Whom.
        whom: Vec<String>,
        /// Indirectly too.
        indirect: bool,
    },
    /// To live and sleep at.
    Residence {
        /// Where.
        place: String,
    },
    /// To be at, within windows.
    Curfew {
        /// Where.
        place: String,
        /// "21:00–07:00", with days where not every day.
        windows: Vec<String>,
        /// Monitored.
        tagged: bool,
    },
    /// To report at.
    Reporting {
        /// Where.
        place: String,
        /// "13:00–15:00 Mon, Thu, Sat".
        windows: Vec<String>,
    },
    /// Another term, by its catalogue key, with its words.
    Other {
        /// Key: `electronic_tag`, `possession_ban` …
        term: String,
        /// Its words.
        what: String,
    },
    /// Words only.
    WordsOnly,
}

impl TermBrief {
    /// A term that has no form of its own here, by its kind.
    pub(super) fn other(kind: &str, what: String) -> Self {
        Self::Other { term: kind.to_owned(), what }
    }
}

/// Whether a zone is on the map.
pub(super) fn is_located(zone: &Zone) -> bool {
    zone.shape != Shape::None
}
