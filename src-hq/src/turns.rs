//! Turns at the files of evidence: each is written by one request at a time; another's does not wait for it.

use crate::store::evidence::UploadId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The files that are being written.
#[derive(Default)]
pub struct Turns(Mutex<HashMap<UploadId, Turn>>);

/// Whoever takes it writes alone.
#[derive(Clone, Default)]
pub struct Turn(Arc<Mutex<()>>);

impl Turns {
    /// The turn of a file.
    pub fn of(&self, id: &UploadId) -> Turn {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // One that nobody holds or waits for is forgotten.
        turns.retain(|_id, turn| Arc::strong_count(&turn.0) > 1);
        turns.entry(*id).or_default().clone()
    }
}

impl Turn {
    /// Waits for it. Whoever held it and failed has written what it wrote: the store says how much counts.
    pub fn take(&self) -> MutexGuard<'_, ()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
