//! What an order's papers say of its end.

use crate::rules::time::{Day, Timestamp};
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
    /// Until a hearing, or the date of police bail: what is decided there, or put off, is often known late.
    UntilHearing(Hearing),
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

/// A hearing, or the date of police bail, to which an order or bail runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    /// Its day.
    pub day: Day,
    /// Its time of that day, where it is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
}

impl Hearing {
    /// The first instant at which somebody may have to be there.
    pub fn comes(self) -> Timestamp {
        self.at.unwrap_or_else(|| self.day.start())
    }

    /// The first instant at which it may have decided something: its time, or else the end of its day.
    pub fn passes(self) -> Timestamp {
        self.at.unwrap_or_else(|| self.day.end())
    }
}

impl StatedEnd {
    /// The hearing or the bail date to which it runs.
    pub fn hearing(&self) -> Option<Hearing> {
        match self {
            Self::UntilHearing(hearing) => Some(*hearing),
            Self::Dated
            | Self::UntilFurtherOrder
            | Self::UntilDecided
            | Self::ForLife
            | Self::NotStated
            | Self::Unread { .. }
            | Self::Conflicting { .. } => None,
        }
    }

    /// Whether the papers say nothing of an end.
    pub fn is_not_stated(&self) -> bool {
        *self == Self::NotStated
    }
}
