//! Records made on locked devices, by their exact bytes.

use crate::failure::Result;
use cordon_core::proof::capture::SignedCapture;
use cordon_core::proof::verdict::SetAsideBecause;
use cordon_core::rules::ids::{CaptureId, DeviceId, DraftId, OfficerId};
use cordon_core::rules::time::Timestamp;

/// A record as held.
#[derive(Clone, Debug)]
pub struct Held {
    /// From which device.
    pub device: DeviceId,
    /// Which.
    pub capture: CaptureId,
    /// Its exact bytes.
    pub body: Vec<u8>,
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
}

/// What became of a record.
pub struct Settled {
    /// Why it was set aside; absent where it is kept as it is.
    pub reason: Option<SetAsideBecause>,
    /// The officer it claims to be from.
    pub claimed: Option<OfficerId>,
}

/// How many of a device's records wait for an officer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Untaken {
    /// Those that one can take up.
    pub kept: u64,
    /// Those that were set aside.
    pub set_aside: u64,
}

/// That nothing is to be done with a record, as a person said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Why.
    pub why: String,
    /// When.
    pub at: Timestamp,
}

/// What is read of records made while locked.
pub trait CaptureReads {
    /// SHA-256 of a held record's exact bytes.
    fn find_capture_digest(&self, device: DeviceId, capture: CaptureId) -> Result<Option<String>>;

    /// When a held record was stored.
    fn find_capture_received_at(&self, device: DeviceId, capture: CaptureId) -> Result<Option<Timestamp>>;

    /// How many of a device's records no officer has taken up and nobody has closed.
    fn count_untaken_captures(&self, device: DeviceId) -> Result<Untaken>;

    /// Records that wait to be read: of one device, or of all.
    fn list_received_captures(&self, device: Option<DeviceId>) -> Result<Vec<Held>>;

    /// Every record, oldest form first.
    fn list_captures(&self) -> Result<Vec<Held>>;

    /// The record of a device that a draft there grew from, where it did.
    fn find_capture_by_draft(&self, device: DeviceId, draft: DraftId) -> Result<Option<CaptureId>>;
}

/// What is written of records made while locked.
pub trait CaptureWrites {
    /// Keeps a record that was checked.
    fn keep_capture(&self, device: DeviceId, capture: CaptureId, signed: &SignedCapture, now: Timestamp) -> Result<()>;

    /// Writes down what became of a record.
    fn settle_capture(&self, held: &Held, settled: &Settled) -> Result<()>;

    /// Closes a record that no officer has taken up, or opens it again; whether that changed anything.
    fn set_capture_closed(&self, device: DeviceId, capture: CaptureId, closed: Option<&Closed>) -> Result<bool>;

    /// Writes down who took a record up, and as which draft.
    fn set_capture_taken(&self, device: DeviceId, capture: CaptureId, officer: OfficerId, draft: DraftId)
    -> Result<()>;
}
