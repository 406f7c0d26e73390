//! Points to prove, as the rows list them.

use serde::{Deserialize, Serialize};

/// What a point is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointId {
    /// He is the person the order names.
    Identity,
    /// The order was in force at the time.
    InForce,
    /// The exact term, verbatim.
    ExactTerm,
    /// His act falls within the term.
    WithinTerm,
    /// He knew of the order before the act (R2).
    Awareness,
    /// It was served on him personally, in writing, by a constable.
    PersonalService,
    /// No reasonable excuse, once he raises one (R8).
    NoReasonableExcuse,
    /// A power of arrest is attached to the paragraph.
    PowerAttached,
    /// A certified copy of the order (R4).
    CertifiedCopy,
    /// The offence for which he is on bail.
    OriginalOffence,
    /// That the order is still live, confirmed.
    VerifyLive,
    /// Under which statute it was made: the code turns on it.
    MakingStatute,
}

/// One point to prove of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointRow {
    /// What it is about.
    pub id: PointId,
    /// Its words.
    pub words: &'static str,
}

impl PointRow {
    /// A point of a row.
    pub(super) const fn new(id: PointId, words: &'static str) -> Self {
        Self { id, words }
    }
}
