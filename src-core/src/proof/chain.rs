//! Chains: a device's entries in order, each naming the one before. Gaps, forks and edits are found.

use super::digest::{Digest, HexBytes};
use super::envelope::{EntryError, SignedEntry};
use crate::rules::ids::{DeviceId, OfficerId};
use crate::rules::time::{ClockTrust, Timestamp};
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
    /// Its signatures stand, and its body or the salt of it is not there.
    BodyMissing {
        /// Its sequence.
        sequence: u64,
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
    /// The sequences of entries on a trusted clock whose time lies before that of an earlier one. The chain
    /// holds all the same: HQ's own clock may have been put right. A person should look.
    #[serde(default)]
    pub times_run_back: Vec<u64>,
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
    let mut report =
        ChainReport { verified: 0, last: 0, head: Digest::ZERO, faults: Vec::new(), times_run_back: Vec::new() };
    let mut latest = None;
    for (index, entry) in entries.enumerate() {
        step(&mut report, chain, device_key, &officer_key, index as u64 + 1, entry);
        note_time(&mut report, &mut latest, entry);
    }
    report
}

/// Notes an entry whose trusted time lies before the latest trusted one.
fn note_time(report: &mut ChainReport, latest: &mut Option<Timestamp>, entry: &SignedEntry) {
    let Ok(envelope) = entry.read() else { return };
    match envelope.clock {
        ClockTrust::Trusted => {}
        ClockTrust::LowerBound | ClockTrust::Contradicted | ClockTrust::Unknown => return,
    }
    if latest.is_some_and(|latest| envelope.at < latest) {
        report.times_run_back.push(envelope.sequence);
    }
    *latest = (*latest).max(Some(envelope.at));
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
            Err(EntryError::BodyMissing) => report.faults.push(ChainFault::BodyMissing { sequence }),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::digest::commit;
    use crate::proof::envelope::{ENVELOPE_VERSION, Envelope, Signers};
    use crate::proof::sign::public_key;
    use crate::rules::ids::EntryId;
    use uuid::Uuid;

    const DEVICE: [u8; 32] = [1; 32];
    const OFFICER: [u8; 32] = [2; 32];

    /// The sequences whose trusted time runs back, of a chain with these times.
    fn run_back(times: &[(i64, ClockTrust)]) -> Vec<u64> {
        let chain = DeviceId(Uuid::from_u128(1));
        let mut previous = Digest::ZERO;
        let mut entries = Vec::new();
        for (sequence, (at, clock)) in (1..).zip(times) {
            let envelope = Envelope {
                layout: ENVELOPE_VERSION,
                id: EntryId(Uuid::from_u128(u128::from(sequence))),
                chain,
                sequence,
                at: Timestamp::from_millis(*at),
                clock: *clock,
                officer: OfficerId(Uuid::from_u128(2)),
                kind: "a kind".to_owned(),
                version: 1,
                commitment: commit(&[3; 32], b"{}"),
                previous,
            };
            let signers = Signers { device: &DEVICE, officer: &OFFICER };
            let entry = SignedEntry::sign(&envelope, b"{}".to_vec(), [3; 32], signers).unwrap();
            previous = entry.digest();
            entries.push(entry);
        }
        let key = |_officer| Some(public_key(&OFFICER));
        let report = walk(chain, &public_key(&DEVICE), key, entries.iter());
        assert!(report.holds(), "{:?}", report.faults);
        report.times_run_back
    }

    #[test]
    fn a_trusted_time_that_runs_back_is_reported_and_a_doubtful_one_is_not() {
        use ClockTrust::{LowerBound, Trusted, Unknown};
        assert!(run_back(&[(1_000, Trusted), (1_000, Trusted), (2_000, Trusted)]).is_empty());
        assert_eq!(run_back(&[(5_000, Trusted), (1_000, Trusted), (2_000, Trusted), (6_000, Trusted)]), [2, 3]);
        assert!(run_back(&[(5_000, Trusted), (1_000, LowerBound), (0, Unknown), (5_000, Trusted)]).is_empty());
        assert!(run_back(&[(9_000, LowerBound), (1_000, Trusted)]).is_empty());
    }
}
