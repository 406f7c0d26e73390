//! HQ opened on its folder: the store, its secrets, the clock, and what is counted while it is open. It holds the
//! state of other rooms and lends itself to none of their files; what others do with it takes a `&Hq`, and what
//! is asked of it from outside stands in `doors`.

use crate::attempts::Attempts;
use crate::authority::Authority;
use crate::calls::Calls;
use crate::clock::{self, Clock};
use crate::failure::{Failure, Result};
use crate::folder;
use crate::force::Force;
use crate::key::StoreKey;
use crate::objects::{Objects, make_folder};
use crate::operator::Operator;
use crate::secrets::Secrets;
use crate::store::Store;
use crate::turns::Turns;
use cordon_core::rules::time::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const PARTS: &str = "parts";

/// HQ, open. Clones share one store.
#[derive(Clone)]
pub struct Hq {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    force: Force,
    store: Store,
    secrets: Secrets,
    clock: Clock,
    operator: Operator,
    attempts: Attempts,
    calls: Calls,
    evidence: Objects,
    evidence_turns: Turns,
    other_evidence: AtomicU64,
    papers: Objects,
    requests: AtomicU64,
    device_requests: AtomicU64,
}

impl Hq {
    /// Opens HQ on its folder, making what is not there yet.
    pub fn open(folder: &Path, key: &StoreKey) -> Result<Self> {
        Self::open_with_clock(folder, key, clock::system())
    }

    /// Opens HQ where there is one; nothing is made in a folder that holds none.
    pub fn open_held(folder: &Path, key: &StoreKey) -> Result<Self> {
        if !folder::is_begun(folder)? {
            return Err(Failure::NoHq(folder.to_path_buf()));
        }
        Self::open(folder, key)
    }

    /// Opens HQ where there is one, for whoever only reads: also where nothing can be written, as on a disk
    /// that holds backups.
    pub fn open_to_read(folder: &Path, key: &StoreKey) -> Result<Self> {
        if folder::is_read_only(folder) { Self::open_read_only(folder, key) } else { Self::open_held(folder, key) }
    }

    /// Opens HQ as it stands: nothing is made or changed, not even beside its store.
    pub fn open_read_only(folder: &Path, key: &StoreKey) -> Result<Self> {
        if !folder::holds_store(folder)? {
            return Err(Failure::NoHq(folder.to_path_buf()));
        }
        let force = Force::of(folder)?;
        let store = Store::open_read_only(&folder::store_in(folder), key)?;
        let secrets = Secrets::load(&store)?;
        Self::opened(folder, force, (store, secrets), clock::system())
    }

    /// Opens HQ with another clock than the machine's.
    pub fn open_with_clock(folder: &Path, key: &StoreKey, clock: Clock) -> Result<Self> {
        folder::prepare(folder)?;
        let _opening = folder::lock_to_open(folder)?;
        let stands = folder::holds_store(folder)?;
        let force = if stands { Force::of(folder)? } else { Force::of_new(folder)? };
        let place = folder::store_in(folder);
        let store = if stands { Store::open_held(&place, key)? } else { Store::open(&place, key)? };
        store.write(|tx| force.set_up(tx))?;
        let secrets = Secrets::load_or_make(&store)?;
        write_if_other(&folder.join("ca.pem"), secrets.authority.pem())?;
        make_folder(&folder.join(PARTS))?;
        Self::opened(folder, force, (store, secrets), clock)
    }

    fn opened(folder: &Path, force: Force, (store, secrets): (Store, Secrets), clock: Clock) -> Result<Self> {
        let inner = Inner {
            folder: folder.to_path_buf(),
            force,
            store,
            secrets,
            clock,
            operator: Operator::of_this_process(),
            attempts: Attempts::default(),
            calls: Calls::default(),
            evidence: Objects::in_folder(&folder.join("evidence"))?,
            evidence_turns: Turns::default(),
            other_evidence: AtomicU64::new(0),
            papers: Objects::in_folder(&folder.join("papers"))?,
            requests: AtomicU64::new(0),
            device_requests: AtomicU64::new(0),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The certificate of HQ's authority, PEM.
    pub fn ca_pem(&self) -> &str {
        self.inner.secrets.authority.pem()
    }

    /// Where that certificate lies as a file.
    pub fn ca_pem_file(&self) -> PathBuf {
        self.inner.folder.join("ca.pem")
    }

    /// The time.
    pub(crate) fn now(&self) -> Timestamp {
        (self.inner.clock)()
    }

    /// Where the time comes from.
    pub(crate) fn clock(&self) -> Clock {
        Arc::clone(&self.inner.clock)
    }

    /// The force that it serves.
    pub fn force(&self) -> &Force {
        &self.inner.force
    }

    /// The scope of the force's feed.
    pub(crate) fn scope(&self) -> &str {
        &self.inner.force.scope
    }

    /// The store.
    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The secrets.
    pub(crate) fn secrets(&self) -> &Secrets {
        &self.inner.secrets
    }

    /// The authority.
    pub(crate) fn authority(&self) -> &Authority {
        &self.inner.secrets.authority
    }

    /// Who runs this program.
    pub(crate) fn operator(&self) -> &Operator {
        &self.inner.operator
    }

    /// When devices called of late, and how much they fetched.
    pub(crate) fn calls(&self) -> &Calls {
        &self.inner.calls
    }

    /// Wrong enrolment tries of late.
    pub(crate) fn attempts(&self) -> &Attempts {
        &self.inner.attempts
    }

    /// Encrypted evidence that is whole, by the digests of its files.
    pub(crate) fn evidence(&self) -> &Objects {
        &self.inner.evidence
    }

    /// Papers that came with orders, encrypted, by their own digests.
    pub(crate) fn papers(&self) -> &Objects {
        &self.inner.papers
    }

    /// Where evidence grows that is not whole yet.
    pub(crate) fn parts_folder(&self) -> PathBuf {
        self.inner.folder.join(PARTS)
    }

    /// Who writes to which file of evidence.
    pub(crate) fn evidence_turns(&self) -> &Turns {
        &self.inner.evidence_turns
    }

    /// Counts a file of evidence that was not what its device had stated.
    pub(crate) fn count_other_evidence(&self) {
        self.inner.other_evidence.fetch_add(1, Ordering::Relaxed);
    }

    /// How many files of evidence were not what their devices had stated, since HQ was opened.
    pub(crate) fn other_evidence(&self) -> u64 {
        self.inner.other_evidence.load(Ordering::Relaxed)
    }

    /// The file that one serving process holds locked.
    pub(crate) fn serve_lock(&self) -> PathBuf {
        self.inner.folder.join("serve.lock")
    }

    /// Counts a request.
    pub(crate) fn count_request(&self) {
        self.inner.requests.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a request of an enrolled device.
    pub(crate) fn count_device_request(&self) {
        self.inner.device_requests.fetch_add(1, Ordering::Relaxed);
    }

    /// Requests of enrolled devices since HQ was opened: whoever asks whether HQ lives is none.
    pub(crate) fn device_requests(&self) -> u64 {
        self.inner.device_requests.load(Ordering::Relaxed)
    }

    /// Requests since HQ was opened.
    pub(crate) fn requests(&self) -> u64 {
        self.inner.requests.load(Ordering::Relaxed)
    }
}

fn write_if_other(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|held| held == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(|error| Failure::file("write", path, error))
}
