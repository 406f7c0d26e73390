//! What a power of arrest is drawn on: in what tense the breach must be, and what the officer must hold.

use serde::{Deserialize, Serialize};

/// In what tense a power is drawn (R6a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tense {
    /// "is in breach".
    IsInBreach,
    /// "has broken".
    HasBroken,
    /// "likely to break".
    LikelyToBreak,
    /// An offence, past ones too.
    Offence,
    /// "fails to attend": of bail that has run to its date (PACE 1984 ss.30D(1), 46A(1)).
    FailedToAttend,
}

/// What the officer must hold (R7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Reasonable grounds for believing: the higher test.
    Believing,
    /// Reasonable grounds for suspecting.
    Suspecting,
}
