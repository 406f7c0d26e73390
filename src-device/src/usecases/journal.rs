//! The journal verified: every signature, every link of the chain.

use crate::Failure;
use crate::house::House;
use crate::store::own::journal;
use cordon_core::proof::chain::{ChainFault, walk};
use serde::Serialize;

/// What verifying found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JournalReport {
    /// Entries whose signatures and bodies are right.
    pub verified: u64,
    /// Entries held.
    pub entries: u64,
    /// Whether the chain holds.
    pub holds: bool,
    /// Whatever is wrong.
    pub faults: Vec<ChainFault>,
    /// The sequences of entries whose trusted time lies before that of an earlier one.
    pub times_run_back: Vec<u64>,
}

/// Verifies this device's journal.
pub fn verify_journal(house: &House) -> Result<JournalReport, Failure> {
    house.with_session(|session| {
        let entries = journal::all(&session.own)?;
        let device = &session.device;
        let report = walk(device.device, &device.device_key, |officer| device.officer_key(officer), entries.iter());
        Ok(JournalReport {
            verified: report.verified,
            entries: entries.len() as u64,
            holds: report.holds(),
            faults: report.faults,
            times_run_back: report.times_run_back,
        })
    })
}
