//! What the force's lawyers say of the law's rows, and what of it waits for a second officer.

use super::stamp::Stamp;
use crate::rules::ids::EntryId;
use crate::rules::law::{LawSays, RecallNow, RowWord};
use crate::wire::token::Token;
use crate::words::{TextKey, Verbatim};
use serde::{Deserialize, Serialize};

/// How the rows of this edition stand with the force's lawyers, as far as this device holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawStatusSheet {
    /// The edition of the rows.
    pub edition: Verbatim,
    /// Every row.
    pub rows: Vec<LawRowSheet>,
    /// What one officer has signed and a second has not.
    pub waiting: Vec<LawSaid>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawRowSheet {
    /// Its kind of order, by its id.
    pub kind: Token,
    /// Its plain name.
    pub title: TextKey,
    /// What the lawyers say of it.
    pub word: RowWord,
}

/// What an officer signed of the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawSaid {
    /// The entry that says it, which a second officer names.
    pub entry: EntryId,
    /// SHA-256 of its envelope, in hex: what a second signature is over.
    pub digest: Token,
    /// Who signed it, as shown.
    pub by: Verbatim,
    /// When.
    pub at: Stamp,
    /// What it says.
    pub says: LawSays,
    /// What the recalls say that it lifts, as far as this device holds them all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lifts: Vec<RecallNow>,
}
