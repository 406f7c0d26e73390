//! What is recorded of a point.

use crate::rules::condition::Nature;
use crate::rules::ids::VersionId;
use crate::rules::incident::{ExhibitKind, SayingKind};
use crate::rules::notice::NoticeKind;
use crate::rules::sighting::SightingBasis;
use crate::rules::time::Timestamp;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// One thing that is recorded of a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Have {
    /// Identifiers were confirmed against the person at the scene.
    Identifiers {
        /// Which, as the screen named them.
        by: Vec<Verbatim>,
    },
    /// A version was in force at the time of the act.
    InForce {
        /// Which.
        version: VersionId,
    },
    /// The record was checked against the sealed order.
    CheckedAgainstOrder {
        /// By whom, as shown.
        by: Verbatim,
        /// When.
        at: Timestamp,
    },
    /// Control or another system said that it is live.
    ConfirmedLive {
        /// Who confirmed it.
        by: Verbatim,
        /// When.
        at: Timestamp,
    },
    /// A copy of the order is held.
    Copy {
        /// SHA-256 of its bytes, lower-case hex.
        sha256: Verbatim,
        /// Whether the court certified it.
        certified: bool,
    },
    /// The term as the court wrote it.
    Term {
        /// Its paragraph as printed.
        paragraph: Verbatim,
        /// The court's words; a run that only a journalled tap may show is a mark.
        words: Verbatim,
        /// In which version.
        version: VersionId,
    },
    /// The facts entered fit a term.
    FactsFit {
        /// Its paragraph as printed.
        paragraph: Verbatim,
        /// Prohibition or requirement: of a requirement it is a failure of it that they fit.
        nature: Nature,
    },
    /// The officer's account is written.
    Account,
    /// It is recorded where he was.
    Sighting {
        /// On what basis.
        basis: SightingBasis,
    },
    /// An exhibit is kept.
    Exhibit {
        /// Its reference: `ABC/1`.
        reference: Verbatim,
        /// What it is.
        exhibit: ExhibitKind,
    },
    /// Somebody who was there is named.
    Witness {
        /// Who, as shown.
        who: Verbatim,
    },
    /// The number of the call or incident.
    IncidentNumber {
        /// As written.
        number: Verbatim,
    },
    /// He was given notice before the act.
    Notice {
        /// How.
        notice: NoticeKind,
        /// When.
        at: Timestamp,
        /// By whom, as shown.
        by: Verbatim,
        /// What proves it; empty where nothing is noted.
        proof: Verbatim,
    },
    /// The order was made with notice to him, or in his presence.
    MadeOnNotice,
    /// Somebody is named who can say that he was told.
    WhoCanSay {
        /// Who, when and how, as written.
        who: Verbatim,
    },
    /// Something he said is recorded.
    Said {
        /// What kind of saying.
        saying: SayingKind,
    },
    /// He was cautioned.
    Cautioned {
        /// When.
        at: Timestamp,
    },
    /// The power of arrest is attached to a paragraph.
    ArrestAttached {
        /// Its paragraph as printed.
        paragraph: Verbatim,
        /// The first instant after it, where it is shorter than the order.
        until: Option<Timestamp>,
        /// Where that is written.
        source: Verbatim,
    },
    /// Under which statute the order was made.
    MadeUnder {
        /// As written.
        statute: Verbatim,
    },
    /// For which offence he is on bail.
    OriginalOffence {
        /// As written.
        words: Verbatim,
    },
}

impl Have {
    /// When it was done or said, where that is recorded.
    pub fn at(&self) -> Option<Timestamp> {
        match self {
            Self::CheckedAgainstOrder { at, .. }
            | Self::ConfirmedLive { at, .. }
            | Self::Notice { at, .. }
            | Self::Cautioned { at } => Some(*at),
            Self::Identifiers { .. }
            | Self::InForce { .. }
            | Self::Copy { .. }
            | Self::Term { .. }
            | Self::FactsFit { .. }
            | Self::Account
            | Self::Sighting { .. }
            | Self::Exhibit { .. }
            | Self::Witness { .. }
            | Self::IncidentNumber { .. }
            | Self::MadeOnNotice
            | Self::WhoCanSay { .. }
            | Self::Said { .. }
            | Self::ArrestAttached { .. }
            | Self::MadeUnder { .. }
            | Self::OriginalOffence { .. } => None,
        }
    }
}
