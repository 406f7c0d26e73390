//! Counts, for status and metrics.

use crate::failure::Result;

/// How much is held.
#[derive(Clone, Copy, Debug, Default)]
pub struct Totals {
    /// Orders.
    pub orders: u64,
    /// Persons.
    pub people: u64,
    /// Devices, revoked ones included.
    pub devices: u64,
    /// Journal entries.
    pub entries: u64,
    /// Entries set aside.
    pub set_aside: u64,
    /// Incidents that were received.
    pub incidents: u64,
    /// Things refused and kept.
    pub quarantine: u64,
    /// Files that held nothing for us.
    pub nothing_for_us: u64,
    /// Orders that wait for a person.
    pub needs_a_person: u64,
    /// Feed rows.
    pub feed_rows: u64,
    /// Forks found.
    pub forks: u64,
    /// Entries that do not fit their neighbours.
    pub chain_faults: u64,
    /// Records made on locked devices.
    pub captures: u64,
    /// Of these, set aside.
    pub captures_set_aside: u64,
}

/// What is read of counts.
pub trait TotalReads {
    /// Counts everything.
    fn count_totals(&self) -> Result<Totals>;
}
