//! What an order's papers say of its end.

use serde::{Deserialize, Serialize};

/// What an order's papers say of its end. It is a fact of the version, never read again from words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatedEnd {
    /// A day, a moment or a period: the in-force rows hold what comes of it.
    Dated,
    /// Until the court orders otherwise.
    UntilFurtherOrder,
    /// Until a court has decided the application that it waits for: a protection notice, which runs from
    /// its service (Crime and Security Act 2010 ss.25(1), 27(9); Domestic Abuse Act 2021 s.25).
    UntilDecided,
    /// For the rest of a life.
    ForLife,
    /// Nothing.
    #[default]
    NotStated,
    /// Something that cannot be read as a date or period.
    Unread {
        /// As written.
        written: String,
    },
    /// Two things that differ: a person must say which holds.
    Conflicting {
        /// Each as written.
        written: Vec<String>,
    },
}

impl StatedEnd {
    /// Whether the papers say nothing of an end.
    pub fn is_not_stated(&self) -> bool {
        *self == Self::NotStated
    }
}
