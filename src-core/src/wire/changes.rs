//! What a write touched: the pages that show it fetch again.

use serde::{Deserialize, Serialize};

/// A part of the stores that a page may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Locked, unlocked, enrolled, or settings.
    Session,
    /// Orders, persons and their links.
    Orders,
    /// The officer's own records and clocks.
    Records,
    /// Drafts.
    Drafts,
    /// Outbox, receipts and coverage.
    Sync,
    /// The index that people are found by is ready, or made anew.
    Search,
}

/// The parts that changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Changes(pub Vec<Part>);

impl Changes {
    /// One part.
    pub fn of(part: Part) -> Self {
        Self(vec![part])
    }

    /// Adds a part once.
    pub fn and(mut self, part: Part) -> Self {
        self.add(part);
        self
    }

    /// Adds a part once.
    pub fn add(&mut self, part: Part) {
        if !self.0.contains(&part) {
            self.0.push(part);
        }
    }
}
