//! Where things lie in the device's folder.

use cordon_core::rules::ids::{CaptureId, ExhibitId};
use std::path::{Path, PathBuf};

/// The device's folder.
#[derive(Clone, Debug)]
pub struct Paths {
    home: PathBuf,
}

impl Paths {
    /// The folder at `home`.
    pub fn new(home: &Path) -> Self {
        Self { home: home.to_owned() }
    }

    /// The folder itself.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Who this device is: no secrets in clear.
    pub fn device(&self) -> PathBuf {
        self.home.join("device.json")
    }

    /// The TLS key and certificate: usable while locked.
    pub fn transport(&self) -> PathBuf {
        self.home.join("transport.json")
    }

    /// HQ's word on the access of this device's officers: no secret.
    pub fn access(&self) -> PathBuf {
        self.home.join("access.json")
    }

    /// Settings that are no secret.
    pub fn settings(&self) -> PathBuf {
        self.home.join("settings.json")
    }

    /// What was last learnt of the time.
    pub fn clock(&self) -> PathBuf {
        self.home.join("clock.json")
    }

    /// How sync stood last.
    pub fn sync(&self) -> PathBuf {
        self.home.join("sync.json")
    }

    /// The own store.
    pub fn own(&self) -> PathBuf {
        self.home.join("own.db")
    }

    /// The copy of HQ's.
    pub fn replica(&self) -> PathBuf {
        self.home.join("replica.db")
    }

    /// That the copy of HQ's is damaged, and is to be begun anew.
    pub fn replica_damaged(&self) -> PathBuf {
        self.home.join("replica.damaged")
    }

    /// Wrong tries on a slot.
    pub fn tries(&self, slot: u32) -> PathBuf {
        self.home.join("tries").join(slot.to_string())
    }

    /// Wrong passphrases in the locked view.
    pub fn show_tries(&self) -> PathBuf {
        self.home.join("tries").join("show")
    }

    /// Sealed entries that HQ has not receipted.
    pub fn outbox(&self) -> PathBuf {
        self.home.join("outbox")
    }

    /// One sealed entry.
    pub fn outbox_entry(&self, sequence: u64) -> PathBuf {
        self.outbox().join(format!("{sequence:012}.sealed"))
    }

    /// HQ's answers that the own store has not taken in yet.
    pub fn answers(&self) -> PathBuf {
        self.home.join("answers")
    }

    /// One answer.
    pub fn answer(&self, sequence: u64) -> PathBuf {
        self.answers().join(format!("{sequence:012}.json"))
    }

    /// Encrypted evidence.
    pub fn exhibits(&self) -> PathBuf {
        self.home.join("exhibits")
    }

    /// One piece of encrypted evidence.
    pub fn exhibit(&self, id: ExhibitId) -> PathBuf {
        self.exhibits().join(format!("{id}.sealed"))
    }

    /// HQ's word on one piece of evidence.
    pub fn evidence_answer(&self, id: ExhibitId) -> PathBuf {
        self.answers().join(format!("{id}.evidence.json"))
    }

    /// What sealing a record needs while locked: no secret that opens anything.
    pub fn capture_keys(&self) -> PathBuf {
        self.home.join("capture.json")
    }

    /// Records made while locked, each sealed.
    pub fn captures(&self) -> PathBuf {
        self.home.join("captures")
    }

    /// A record made while locked, sealed to HQ, until HQ's receipt.
    pub fn capture_sealed(&self, id: CaptureId) -> PathBuf {
        self.captures().join(format!("{id}.sealed"))
    }

    /// A record made while locked, sealed to this device's own store, until its draft is durable.
    pub fn capture_own(&self, id: CaptureId) -> PathBuf {
        self.captures().join(format!("{id}.own"))
    }

    /// What is known of a file kept for a record that is not saved yet, sealed to the own store.
    pub fn capture_loose(&self, exhibit: ExhibitId) -> PathBuf {
        self.captures().join(format!("{exhibit}.loose"))
    }

    /// HQ's answer to a record made while locked.
    pub fn capture_answer(&self, id: CaptureId) -> PathBuf {
        self.answers().join(format!("{id}.capture.json"))
    }

    /// The lock.
    pub fn lock(&self) -> PathBuf {
        self.home.join("lock")
    }

    /// What earlier devices left in this folder, each in a folder of its own that is laid out as this one.
    pub fn before(&self) -> PathBuf {
        self.home.join("before")
    }

    /// Space kept back so that the journal can be written when the disk is full.
    pub fn reserve(&self) -> PathBuf {
        self.home.join("reserve")
    }

    /// Space kept back so that HQ's answers can be kept when the disk is full and the journal has used the
    /// other.
    pub fn answers_reserve(&self) -> PathBuf {
        self.home.join("reserve-for-answers")
    }

    /// A small file that is written to see whether the disk is full, and taken away at once.
    pub fn probe(&self) -> PathBuf {
        self.home.join("probe")
    }

    /// What enrolling writes before the device's file, keys first, also where writing it was broken off.
    pub fn of_enrolment(&self) -> Vec<PathBuf> {
        let mut files = vec![self.capture_keys()];
        for place in [self.transport(), self.access(), self.clock(), self.sync(), self.device()] {
            files.push(place.with_extension("part"));
            files.push(place);
        }
        for place in [self.own(), self.replica()] {
            files.extend(["db", "db-wal", "db-shm"].map(|ending| place.with_extension(ending)));
        }
        files
    }

    /// Every folder that must exist.
    pub fn folders(&self) -> [PathBuf; 6] {
        let tries = self.home.join("tries");
        [self.home.clone(), tries, self.outbox(), self.answers(), self.exhibits(), self.captures()]
    }
}
