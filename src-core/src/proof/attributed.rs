//! What HQ republishes of an officer's record, with whose it is. HQ takes that from the envelope whose
//! signatures it verified, never from what the record says of itself.

use crate::rules::ids::{EntryId, OfficerId};
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Who made a record, as HQ enrolled them on the device that they made it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The officer: one id for each set of keys.
    pub officer: OfficerId,
    /// The force's number for the officer.
    pub collar: String,
    /// Rank, collar number and name, as shown.
    pub shown: String,
}

/// A record as it stands in a feed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attributed<T> {
    /// Whose it is.
    pub by: Author,
    /// When it was entered, by the device's clock.
    pub recorded_at: Timestamp,
    /// The journal entry that holds it.
    pub entry: EntryId,
    /// What it says.
    pub record: T,
}
