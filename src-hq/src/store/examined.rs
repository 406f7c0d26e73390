//! The store looked at from outside, for whoever asks whether it is sound.

use super::evidence::UploadId;
use crate::failure::Result;
use cordon_core::rules::time::Timestamp;

/// What a body found of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// The layout that it has.
    pub layout: u32,
    /// The newest that this edition knows.
    pub newest: u32,
    /// Whatever is wrong with its pages, as the body says it: none of it quotes what is held.
    pub faults: Vec<String>,
}

/// What is read to compare the store with what lies about it.
pub trait ExaminedReads {
    /// When HQ last took in an entry or a record made while locked.
    fn find_last_received(&self) -> Result<Option<Timestamp>>;

    /// Every file of evidence that is held whole, in order of its digest.
    fn list_whole_files(&self) -> Result<Vec<UploadId>>;

    /// The names under which papers lie beside the store, of orders and of what was refused, each once and in
    /// order.
    fn list_paper_objects(&self) -> Result<Vec<String>>;

    /// How many devices are enrolled that were not revoked.
    fn count_devices_in_use(&self) -> Result<u64>;
}
