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
    /// "not likely to surrender to custody": of bail that is still to be answered (Bail Act 1976
    /// s.7(3)(a)). No condition need be broken.
    LikelyNotToSurrender,
    /// A surety has told a constable in writing that the person is unlikely to surrender, and wishes to
    /// be relieved (Bail Act 1976 s.7(3)(c)). No condition need be broken.
    SuretyNotified,
    /// "is unlawfully at large": now, whatever they did (Prison Act 1952 s.49(1)).
    AtLarge,
    /// A warrant is out: issued, and neither executed nor withdrawn (Magistrates' Courts Act 1980 s.125).
    WarrantOut,
}

impl Tense {
    /// Whether the power is drawn on the breach of a condition, so that its terms decide how far it
    /// reaches.
    pub fn is_of_a_condition(self) -> bool {
        match self {
            Self::IsInBreach | Self::HasBroken | Self::LikelyToBreak | Self::Offence | Self::FailedToAttend => true,
            Self::LikelyNotToSurrender | Self::SuretyNotified | Self::AtLarge | Self::WarrantOut => false,
        }
    }
}

/// What the officer must hold (R7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Reasonable grounds for believing: the higher test.
    Believing,
    /// Reasonable grounds for suspecting.
    Suspecting,
    /// A fact, and neither suspicion nor belief: it must be so.
    Fact,
}
