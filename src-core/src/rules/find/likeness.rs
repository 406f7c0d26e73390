//! How a typed word stands to a held one.

use serde::{Deserialize, Serialize};

/// How a typed word stands to a held one, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// Equal, marks and case apart.
    Same,
    /// Two neighbouring letters changed places.
    Swapped,
    /// Said alike, and a letter apart.
    SoundsNear,
    /// Spelt otherwise, but said alike.
    Sounds,
    /// A usual short form of the other, or both of one name.
    Short,
    /// As [`Likeness::Short`], though the short form usually stands for another name: "Bill" for Robert.
    ShortOfAnother,
    /// One letter more, less or other.
    Near,
    /// The held word begins with what was typed.
    Begins,
    /// The one is the other's initial.
    Initial,
    /// Two letters more, less or other.
    Far,
}
