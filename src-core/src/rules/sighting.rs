//! Sightings: whose position, where, how certain, and on what basis.

use super::ids::{PersonId, SightingId};
use super::place::Position;
use super::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Where somebody was. Only a respondent's sighting can bear on a zone: the officer's own position
/// is never his.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sighting {
    /// This sighting.
    pub id: SightingId,
    /// Whose position it is, where that is known.
    pub whose: Option<PersonId>,
    /// The place, with its uncertainty; absent where it was not located.
    pub position: Option<Position>,
    /// The place in words.
    pub place: String,
    /// From when.
    pub from: Timestamp,
    /// Until when; equal to `from` for an instant.
    pub until: Timestamp,
    /// On what basis.
    pub basis: SightingBasis,
    /// Where the observer stood, kept apart.
    pub observer: Option<Position>,
    /// Further fixes of the same encounter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Position>,
}

/// On what basis a sighting rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SightingBasis {
    /// "I saw him here": where I stand.
    SeenHere,
    /// "I saw him there": a place I point to.
    SeenThere,
    /// Somebody told me.
    Told,
    /// Seen on CCTV.
    Cctv,
    /// From an electronic tag.
    Tag,
    /// From phone data.
    PhoneData,
}
