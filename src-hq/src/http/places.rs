//! How many connections there may be at one time, and how many of them strangers may hold: callers
//! without a certificate must not keep devices out.

use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Files kept for the store, evidence and logs.
const OWN_FILES: u64 = 256;
/// Connections where the system sets no limit.
const UNLIMITED: u64 = 1 << 20;
/// Connections of callers without a certificate, of all there are.
const MOST_STRANGERS: usize = 256;

/// Places for connections. Clones share them; one that is taken is free again once it is dropped.
#[derive(Clone)]
pub struct Places {
    all: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    late: Arc<Semaphore>,
}

impl Places {
    /// As many as the system lets this process open files, but for its own.
    pub fn of_the_system() -> Self {
        let all = files_allowed().min(UNLIMITED).saturating_sub(OWN_FILES).max(1);
        let all = usize::try_from(all).unwrap_or(usize::MAX);
        tracing::info!(connections = all, "as many connections are held at one time");
        Self::new(all, MOST_STRANGERS.min(all.div_ceil(3)))
    }

    /// So many, of which strangers may take some, and devices that only hand in what they owe as many.
    pub fn new(all: usize, few: usize) -> Self {
        let places = |count| Arc::new(Semaphore::new(count));
        Self { all: places(all), strangers: places(few), late: places(few) }
    }

    /// A place for a connection, where one is free.
    pub fn take(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.all).try_acquire_owned().ok()
    }

    /// Leave for a revoked device, or one whose certificate has run out, to stay, where so many do not yet.
    pub fn take_as_late(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.late).try_acquire_owned().ok()
    }

    /// Leave for a connection to stay without a certificate that HQ gave out, where so many do not yet.
    pub fn take_as_stranger(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.strangers).try_acquire_owned().ok()
    }
}

#[cfg(unix)]
fn files_allowed() -> u64 {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current.unwrap_or(UNLIMITED)
}

#[cfg(not(unix))]
fn files_allowed() -> u64 {
    UNLIMITED
}
