//! The line to HQ: its client, and how it stands. The network is reached from here alone.

pub mod authority;
pub mod client;
mod reach;
pub mod rests;

use cordon_core::rules::time::Timestamp;
use cordon_core::wire::Fault;
use std::sync::mpsc::Sender;

pub use client::{EvidenceFile, Hq};
pub use rests::Rests;

/// How sync stands.
#[derive(Debug, Default)]
pub struct SyncState {
    /// Whether HQ answered at the last try.
    pub online: Option<bool>,
    /// Since when it is so.
    pub since: Option<Timestamp>,
    /// Whether a run is under way.
    pub running: bool,
    /// Why the last run failed, where it did.
    pub last_fault: Option<Fault>,
    /// Wakes the background runner, where there is one.
    pub(crate) wake: Option<Sender<()>>,
}

impl SyncState {
    /// Asks the background runner for a run now.
    pub(crate) fn ask(&self) {
        if let Some(wake) = &self.wake {
            // A runner that is gone has nothing to be told.
            let _gone = wake.send(());
        }
    }
}
