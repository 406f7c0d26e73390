//! Records made on locked devices, by their exact bytes.

use crate::failure::Result;
use crate::operator::Operator;
use cordon_core::proof::capture::SignedCapture;
use cordon_core::proof::verdict::SetAsideBecause;
use cordon_core::rules::ids::{CaptureId, DeviceId, DraftId, OfficerId};
use cordon_core::rules::time::Timestamp;
use serde::Serialize;

/// A record as held, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// From which device.
    pub device: DeviceId,
    /// Which.
    pub capture: CaptureId,
    /// When HQ stored it.
    pub received_at: Timestamp,
    /// Why it was set aside, where it was.
    pub reason: Option<SetAsideBecause>,
    /// The officer it claims to be from.
    pub claimed: Option<OfficerId>,
    /// The draft it became.
    pub draft: Option<DraftId>,
    /// The officer who took it up.
    pub taken_by: Option<OfficerId>,
    /// That nothing is to be done with it, where a person said so. An officer can take it up all the same.
    pub closed: Option<Closed>,
    /// What was read of it; absent before that, and where it cannot be read.
    pub outline: Option<Outline>,
}

/// A record as held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// All but its bytes.
    pub head: Head,
    /// Its exact bytes.
    pub body: Vec<u8>,
}

/// What a list tells of what a record says: nothing of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// When it was saved, by its device's clock.
    pub saved_at: Timestamp,
    /// How many files it names.
    pub exhibits: u64,
}

/// What became of a record.
pub struct Settled {
    /// Why it was set aside; absent where it is kept as it is.
    pub reason: Option<SetAsideBecause>,
    /// The officer it claims to be from.
    pub claimed: Option<OfficerId>,
    /// What was read of it; absent where it cannot be read.
    pub outline: Option<Outline>,
}

/// How much of a device waits for an officer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Untaken {
    /// What one can take up.
    pub kept: Filled,
    /// What was set aside.
    pub set_aside: Filled,
}

/// How much of a part is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled {
    /// Records.
    pub records: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// That nothing is to be done with a record, as a person said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Why.
    pub why: String,
    /// When.
    pub at: Timestamp,
}

/// What a person decided of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    /// Nothing is to be done with it.
    Closed,
    /// An officer is to take it up after all.
    Reopened,
}

impl Decided {
    /// Its name, as it is kept.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Reopened => "reopened",
        }
    }

    /// The decision of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Closed, Self::Reopened].into_iter().find(|decided| decided.name() == name)
    }
}

/// A decision of a person about a record. None is ever changed or taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What.
    pub how: Decided,
    /// When.
    pub at: Timestamp,
    /// Who.
    #[serde(flatten)]
    pub by: Operator,
    /// Why.
    pub why: String,
}

/// What is read of records made while locked.
pub trait CaptureReads {
    /// SHA-256 of a held record's exact bytes.
    fn find_capture_digest(&self, device: DeviceId, capture: CaptureId) -> Result<Option<String>>;

    /// When a held record was stored.
    fn find_capture_received_at(&self, device: DeviceId, capture: CaptureId) -> Result<Option<Timestamp>>;

    /// How much of a device no officer has taken up and nobody has closed.
    fn count_untaken_captures(&self, device: DeviceId) -> Result<Untaken>;

    /// Records that wait to be read, of one device or of all: each is fetched when its turn comes.
    fn list_received_captures(&self, device: Option<DeviceId>) -> Result<Vec<(DeviceId, CaptureId)>>;

    /// Every record of one device or of all, oldest form first, without what it says.
    fn list_captures(&self, device: Option<DeviceId>) -> Result<Vec<Head>>;

    /// A record with its bytes.
    fn find_capture(&self, device: DeviceId, capture: CaptureId) -> Result<Option<Held>>;

    /// What persons decided of a record, in order.
    fn list_capture_steps(&self, device: DeviceId, capture: CaptureId) -> Result<Vec<Step>>;

    /// The record of a device that a draft there grew from, where it did.
    fn find_capture_by_draft(&self, device: DeviceId, draft: DraftId) -> Result<Option<CaptureId>>;
}

/// What is written of records made while locked.
pub trait CaptureWrites {
    /// Keeps a record that was checked.
    fn keep_capture(&self, device: DeviceId, capture: CaptureId, signed: &SignedCapture, now: Timestamp) -> Result<()>;

    /// Writes down what became of a record.
    fn settle_capture(&self, device: DeviceId, capture: CaptureId, settled: &Settled) -> Result<()>;

    /// Closes a record that no officer has taken up, or opens it again; whether that changed anything.
    fn set_capture_closed(&self, device: DeviceId, capture: CaptureId, closed: Option<&Closed>) -> Result<bool>;

    /// Adds a decision about a record: who, when and why stand with the act of this number.
    fn keep_capture_step(&self, device: DeviceId, capture: CaptureId, how: Decided, act: u64) -> Result<()>;

    /// Writes down who took a record up, and as which draft.
    fn set_capture_taken(&self, device: DeviceId, capture: CaptureId, officer: OfficerId, draft: DraftId)
    -> Result<()>;
}
