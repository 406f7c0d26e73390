//! Imported files, and what was refused of them.

use super::Reads;
use crate::failure::Result;
use crate::feeds::Told;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::CaptureId;
use cordon_core::rules::time::Timestamp;
use cordon_core::words::{Text, Verbatim, Wording};
use serde::Serialize;

/// Most refusals of one source that are kept, and most bytes of them: a device that was stolen or
/// revoked cannot fill HQ.
const MOST_REFUSED: u64 = 2_000;
const MOST_REFUSED_BYTES: u64 = 64 << 20;

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

/// Something that was refused.
pub struct Refused<'a> {
    /// The file, or the device it came from.
    pub source: &'a str,
    /// SHA-256 of the file that it is a part of, where it is one.
    pub file: Option<&'a str>,
    /// The line, where there are lines.
    pub line: Option<u64>,
    /// Which record made while locked it is, where it is one.
    pub capture: Option<CaptureId>,
    /// Why: of what a device sent by the name of the reason, of a file as a text in JSON.
    pub reason: &'a str,
    /// Its exact bytes.
    pub bytes: &'a [u8],
}

/// Something that lies in quarantine, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// By what it is shown.
    pub id: u64,
    /// The file, or the device it came from.
    pub source: String,
    /// The line, where there are lines; of a device's entry, its sequence.
    pub line: Option<u64>,
    /// Why it was refused: of what a device sent by the name of the reason, of a file as a text in JSON.
    pub reason: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// When it was refused.
    pub at: Timestamp,
    /// SHA-256 of the file that it is a part of, where it is one.
    #[serde(skip)]
    pub file: Option<String>,
    /// Which record made while locked it is, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capture: Option<CaptureId>,
    /// What a person decided of it, where one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
}

/// What a person decided of something that was refused. It stays, with its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ended {
    /// How.
    pub how: Ending,
    /// Why, in their words; of a release nothing need be said.
    pub why: String,
    /// When.
    pub at: Timestamp,
}

/// How something leaves the quarantine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// It was taken in after all.
    Released,
    /// Nothing is to be done with it.
    Closed,
}

impl Ending {
    /// Its name, by which a body keeps it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Released => "released",
            Self::Closed => "closed",
        }
    }

    /// The ending of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Released, Self::Closed].into_iter().find(|ending| ending.name() == name)
    }
}

impl Held {
    /// Why it was refused, as it is said.
    pub fn why(&self) -> Wording {
        if let Some(because) = RefusedBecause::find(&self.reason) {
            return because.text().into();
        }
        // A text that this edition lacks is shown as it is kept.
        serde_json::from_str::<Text>(&self.reason)
            .map_or_else(|_| Verbatim::from(self.reason.as_str()).into(), Wording::from)
    }
}

/// How much of one source is held refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusedOf {
    /// How many refusals.
    pub count: u64,
    /// How many bytes.
    pub bytes: u64,
    /// Whether the bytes asked about are among them.
    pub holds: bool,
}

/// Whether refused bytes of a source may be kept: they are held already, or it has not filled its part.
pub fn may_keep(db: &dyn Reads, source: &str, bytes: &[u8]) -> Result<bool> {
    let held = db.weigh_refused(source, &Digest::of(bytes).to_string())?;
    let has_room = held.count < MOST_REFUSED && held.bytes.saturating_add(bytes.len() as u64) <= MOST_REFUSED_BYTES;
    Ok(held.holds || has_room)
}

/// What is read of imported files and what was refused.
pub trait ItemReads {
    /// What became of a file with these bytes, where it was imported before.
    fn find_file_outcome(&self, sha256: &str) -> Result<Option<Became>>;

    /// How many orders of a file with these bytes were taken, where it was imported before.
    fn count_taken(&self, sha256: &str) -> Result<u64>;

    /// What was told of a file, in its order.
    fn list_told(&self, file: &str) -> Result<Vec<Told>>;

    /// How much of a source is held refused, and whether bytes of this digest are among it.
    fn weigh_refused(&self, source: &str, sha256: &str) -> Result<RefusedOf>;

    /// Everything in quarantine, in the order in which it came.
    fn list_refused(&self) -> Result<Vec<Held>>;

    /// Everything that was ever in quarantine, what became of it beside it.
    fn list_ever_refused(&self) -> Result<Vec<Held>>;

    /// What was refused of one file and is in quarantine yet, in order of its lines; what has none comes
    /// first.
    fn list_refused_of(&self, file: &str) -> Result<Vec<Held>>;

    /// One thing that was refused, in quarantine or no more, and its exact bytes.
    fn find_refused(&self, id: u64) -> Result<Option<(Held, Vec<u8>)>>;
}

/// What is written of imported files and what was refused.
pub trait ItemWrites {
    /// Writes down that a file which was imported before came again.
    fn keep_repeat(&self, sha256: &str, now: Timestamp) -> Result<()>;

    /// Writes down what became of a file, in place of what became of it before.
    fn keep_file(&self, item: &Item<'_>, now: Timestamp) -> Result<()>;

    /// Keeps what a person has to know of how a file was read, in place of what was told of it before.
    fn set_told(&self, file: &str, told: &[Told]) -> Result<()>;

    /// Keeps what was refused, under a number one higher than the last; the same refusal of the same
    /// bytes, of one line of one file, is kept once.
    fn keep_refused(&self, refused: &Refused<'_>, now: Timestamp) -> Result<()>;

    /// Ends the stay of something in quarantine; whether it was there and had not ended.
    fn end_refused(&self, id: u64, how: Ending, why: &str, now: Timestamp) -> Result<bool>;
}
