//! Chains: a device's entries in order, each naming the one before. Gaps, forks and edits are found.

use super::digest::{Digest, HexBytes};
use super::envelope::{EntryError, SignedEntry};
use crate::rules::ids::{DeviceId, OfficerId};
use serde::{Deserialize, Serialize};

/// What is wrong with a chain, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ChainFault {
    /// Entries are missing before this sequence.
    Gap {
        /// The sequence that was expected.
        expected: u64,
        /// The sequence that came.
        found: u64,
    },
    /// The entry does not name the one before it.
    Broken {
        /// Its sequence.
        sequence: u64,
    },
    /// The entry does not verify.
    Invalid {
        /// Its place in the list, from 1.
        position: u64,
    },
    /// It belongs to another chain.
    OtherChain {
        /// Its sequence.
        sequence: u64,
    },
    /// The officer's key is not known.
    UnknownOfficer {
        /// Its sequence.
        sequence: u64,
    },
}

/// What a walk along a chain found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainReport {
    /// Entries that verify.
    pub verified: u64,
    /// The last sequence seen.
    pub last: u64,
    /// The digest of the last envelope.
    pub head: Digest,
    /// Whatever is wrong.
    pub faults: Vec<ChainFault>,
}

impl ChainReport {
    /// Whether nothing is wrong.
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Walks a chain from its first entry.
pub fn walk<'a>(
    chain: DeviceId,
    device_key: &HexBytes,
    officer_key: impl Fn(OfficerId) -> Option<HexBytes>,
    entries: impl Iterator<Item = &'a SignedEntry>,
) -> ChainReport {
    let mut report = ChainReport { verified: 0, last: 0, head: Digest::ZERO, faults: Vec::new() };
    for (index, entry) in entries.enumerate() {
        step(&mut report, chain, device_key, &officer_key, index as u64 + 1, entry);
    }
    report
}

fn step(
    report: &mut ChainReport,
    chain: DeviceId,
    device_key: &HexBytes,
    officer_key: &impl Fn(OfficerId) -> Option<HexBytes>,
    position: u64,
    entry: &SignedEntry,
) {
    let Ok(envelope) = entry.read() else {
        report.faults.push(ChainFault::Invalid { position });
        return;
    };
    let sequence = envelope.sequence;
    if envelope.chain != chain {
        report.faults.push(ChainFault::OtherChain { sequence });
    }
    if sequence != report.last + 1 {
        report.faults.push(ChainFault::Gap { expected: report.last + 1, found: sequence });
    } else if envelope.previous != report.head {
        report.faults.push(ChainFault::Broken { sequence });
    }
    match officer_key(envelope.officer) {
        None => report.faults.push(ChainFault::UnknownOfficer { sequence }),
        Some(key) => match entry.verify(device_key, &key) {
            Ok(_) => report.verified += 1,
            Err(
                EntryError::Unreadable
                | EntryError::DeviceSignature
                | EntryError::OfficerSignature
                | EntryError::Commitment,
            ) => {
                report.faults.push(ChainFault::Invalid { position });
            }
        },
    }
    report.last = sequence;
    report.head = entry.digest();
}
