//! A term in one line, for under the court's words: what it was read as, for a catalogue to word.

use crate::rules::place::{Disclosure, Shape, Zone};
use crate::words::{Text, TextKey, Verbatim};
use serde::{Deserialize, Serialize};

/// What a term was read as, for the line under the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum TermBrief {
    /// Not to enter.
    ExclusionZone {
        /// The place in words.
        place: Verbatim,
        /// Whether it is on the map.
        located: bool,
        /// Whether it may be drawn.
        disclosure: Disclosure,
    },
    /// Not within a distance.
    StayAway {
        /// Of what.
        of: Verbatim,
        /// Metres.
        distance_m: f64,
        /// Whether it is on the map.
        located: bool,
    },
    /// Not to contact.
    NoContact {
        /// Whom.
        whom: Vec<Verbatim>,
        /// Indirectly too.
        indirect: bool,
    },
    /// To live and sleep at.
    Residence {
        /// Where.
        place: Verbatim,
    },
    /// To be at, within windows.
    Curfew {
        /// Where.
        place: Verbatim,
        /// "21:00–07:00", with days where not every day.
        windows: Vec<Text>,
        /// Monitored.
        tagged: bool,
    },
    /// To report at.
    Reporting {
        /// Where.
        place: Verbatim,
        /// "13:00–15:00 Mon, Thu, Sat".
        windows: Vec<Text>,
    },
    /// Another term, by its name, with its words.
    Other {
        /// "electronic tag", "travel" …
        label: TextKey,
        /// Its words.
        what: Verbatim,
    },
    /// Words only.
    WordsOnly,
    /// A note of HQ's, where the court's words are not held.
    WordsNotHeld,
}

impl TermBrief {
    /// Whether something was read from the court's words, and not only kept.
    pub fn is_read(&self) -> bool {
        match self {
            Self::WordsOnly | Self::WordsNotHeld => false,
            Self::ExclusionZone { .. }
            | Self::StayAway { .. }
            | Self::NoContact { .. }
            | Self::Residence { .. }
            | Self::Curfew { .. }
            | Self::Reporting { .. }
            | Self::Other { .. } => true,
        }
    }

    /// A term that has no form of its own here.
    pub(super) fn other(label: TextKey, what: Verbatim) -> Self {
        Self::Other { label, what }
    }
}

/// Whether a zone is on the map.
pub(super) fn is_located(zone: &Zone) -> bool {
    zone.shape != Shape::None
}
