//! Searches that devices opened, and whether an entry has said that they are over, with all whom they showed.

use crate::failure::Result;
use cordon_core::proof::envelope::Envelope;
use cordon_core::rules::ids::{DeviceId, OfficerId, SearchId};
use cordon_core::rules::time::Timestamp;

/// A search that was opened and that no entry of its searcher has closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsettled {
    /// On which device.
    pub device: DeviceId,
    /// Which.
    pub search: SearchId,
    /// Who opened it.
    pub officer: OfficerId,
    /// The officer as shown.
    pub shown: String,
    /// When, by the device's clock.
    pub opened_at: Timestamp,
    /// When HQ took in the entry that says so.
    pub received_at: Timestamp,
}

/// What is read of searches that devices opened.
pub trait SearchReads {
    /// Searches whose opening HQ took in by a time, and which are not closed, oldest first.
    fn list_unsettled(&self, received_by: Timestamp) -> Result<Vec<Unsettled>>;
}

/// What is written of searches that devices opened.
pub trait SearchWrites {
    /// Writes down that a search was opened. Entries come in any order: it may have been closed already.
    fn open_search(&self, envelope: &Envelope, search: SearchId) -> Result<()>;

    /// Writes down that an entry closed a search, for the searcher that it names. An entry of the opener is
    /// not undone by one that names somebody else.
    fn close_search(&self, envelope: &Envelope, search: SearchId, searcher: OfficerId) -> Result<()>;
}
