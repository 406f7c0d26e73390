//! Another officer's entry, and the second signature over it.

use super::stamp::Stamp;
use crate::rules::decision::Decision;
use crate::rules::ids::EntryId;
use crate::rules::incident::Incident;
use crate::rules::notice::NoticeEvent;
use crate::wire::token::Token;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// Another officer's entry, as whoever may sign for it reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntrySheet {
    /// Which.
    pub entry: EntryId,
    /// SHA-256 of its envelope, in hex: what a signature is over.
    pub digest: Token,
    /// Whose it is, as shown.
    pub by: Verbatim,
    /// When it was made.
    pub at: Stamp,
    /// About whom, by name; absent where it names nobody.
    pub who: Option<Verbatim>,
    /// The whole of what it says.
    pub says: EntrySays,
    /// The signature that this officer gave for it already.
    pub approved: Option<ApprovedSheet>,
}

/// What an entry that a second officer may sign says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntrySays {
    /// An incident was recorded.
    Incident(Box<Incident>),
    /// A decision was made.
    Decision(Box<Decision>),
    /// A notice was given.
    Notice(Box<NoticeEvent>),
}

/// A second officer's signature, on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovedSheet {
    /// Which entry was approved.
    pub entry: EntryId,
    /// Its kind.
    pub kind: Token,
    /// SHA-256 of its envelope, in hex.
    pub digest: Token,
    /// Who approved, as shown.
    pub by: Verbatim,
    /// When.
    pub at: Stamp,
    /// The sequence of the approval's own entry.
    pub sequence: u64,
}
