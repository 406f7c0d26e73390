//! Imported files, and what became of each.

use crate::failure::Result;
use crate::feeds::Told;
use cordon_core::rules::time::Timestamp;
use serde::Serialize;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// Orders were taken from it.
    Orders,
    /// What it states of orders waits for a person, or for its order; nothing was taken.
    NeedsAPerson,
    /// People were taken from it, and no order.
    People,
    /// It held nothing for us.
    NothingForUs,
    /// It, or every part of it that is for us, cannot be read: it is tried again when it comes again.
    Broken,
    /// Its bytes were imported before; this stands in no store.
    AlreadyImported,
}

impl Became {
    const ALL: [Self; 6] =
        [Self::Orders, Self::NeedsAPerson, Self::People, Self::NothingForUs, Self::Broken, Self::AlreadyImported];

    /// Its name, by which a body keeps it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::NeedsAPerson => "needs_a_person",
            Self::People => "people",
            Self::NothingForUs => "nothing_for_us",
            Self::Broken => "broken",
            Self::AlreadyImported => "already_imported",
        }
    }

    /// What became of it by a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|became| became.name() == name)
    }
}

/// A file and what became of it.
pub struct Item<'a> {
    /// SHA-256 of its bytes.
    pub sha256: &'a str,
    /// Its name.
    pub file: &'a str,
    /// What became of it.
    pub outcome: Became,
    /// What it calls itself.
    pub title: &'a str,
    /// Why, as a text in JSON.
    pub reason: Option<&'a str>,
    /// Orders read from it.
    pub orders: u64,
}

/// What is read of imported files.
pub trait ItemReads {
    /// What became of a file with these bytes, where it was imported before.
    fn find_file_outcome(&self, sha256: &str) -> Result<Option<Became>>;

    /// When a file with these bytes came first, as far as is known of one that was kept or of which something was
    /// refused, in quarantine or no more.
    fn find_first_came(&self, sha256: &str) -> Result<Option<Timestamp>>;

    /// How many orders of a file with these bytes were taken, where it was imported before.
    fn count_taken(&self, sha256: &str) -> Result<u64>;

    /// What was told of a file, in its order.
    fn list_told(&self, file: &str) -> Result<Vec<Told>>;
}

/// What is written of imported files.
pub trait ItemWrites {
    /// Writes down that a file which was imported before came again.
    fn keep_repeat(&self, sha256: &str, now: Timestamp) -> Result<()>;

    /// Writes down what became of a file, in place of what became of it before.
    fn keep_file(&self, item: &Item<'_>, now: Timestamp) -> Result<()>;

    /// Keeps what a person has to know of how a file was read, in place of what was told of it before.
    fn set_told(&self, file: &str, told: &[Told]) -> Result<()>;

    /// Counts orders that a file brought after its import.
    fn add_taken(&self, file: &str, orders: u64) -> Result<()>;
}
