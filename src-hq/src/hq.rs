//! HQ opened on its folder: the store, its secrets, the clock and the doors to every use case.

use crate::attempts::Attempts;
use crate::authority::Authority;
use crate::calls::Calls;
use crate::captures::{self, CaptureReport, CaptureSheet};
use crate::clock::{self, Clock};
use crate::confirmation::{self, Confirmation, Listed as ListedEnrolment};
use crate::devices;
use crate::enrolment;
use crate::evidence::{self, Turns};
use crate::failure::{Failure, Result};
use crate::feeds::IncomingOrder;
use crate::folder;
use crate::force::Force;
use crate::http::{self, Limits, Running, Serve};
use crate::import::{self, Imported, Summary, Waiting};
use crate::key::StoreKey;
use crate::leaving::{self, Offboarded};
use crate::minting::{self, Code, CodeFor, Officer};
use crate::objects::{Objects, make_folder};
use crate::operator::Operator;
use crate::progress::Progress;
use crate::quarantine::{self, Many, Released, ReleasedAll, Weighed, With};
use crate::report::{self, JournalReport, Status};
use crate::scopes;
use crate::secrets::Secrets;
use crate::set_aside::{self, Entry as SetAsideEntry, Retried};
use crate::store::Store;
use crate::store::codes::OpenCode;
use crate::store::refused::Held;
use crate::unsettled::{self, UnsettledSearch};
use crate::withdrawal::{self, TakenOut};
use cordon_core::proof::approval::Approved;
use cordon_core::proof::entry::BodyKind;
use cordon_core::proof::short_number::ShortNumber;
use cordon_core::rules::ids::{CaptureId, DeviceId, IncidentId, OrderId};
use cordon_core::rules::time::Timestamp;
use std::fs;
use std::net::SocketAddr;
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
        store.write(|tx| scopes::set_up(tx, &force))?;
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

    /// Mints a one-time enrolment code for just this officer.
    pub fn mint_code(&self, officer: &Officer) -> Result<Code> {
        self.mint(&officer.into())
    }

    /// Mints a one-time enrolment code, as it is asked for.
    pub fn mint(&self, asked: &CodeFor) -> Result<Code> {
        minting::mint(self, asked)
    }

    /// Entries that were received and set aside.
    pub fn list_set_aside(&self) -> Result<Vec<SetAsideEntry>> {
        set_aside::list(self)
    }

    /// Reads entries again that were set aside: of one device, at one place of its chain, or all.
    pub fn retry_set_aside(&self, device: Option<DeviceId>, sequence: Option<u64>) -> Result<Retried> {
        set_aside::retry(self, device, sequence)
    }

    /// Enrolment codes that could still be used.
    pub fn codes(&self) -> Result<Vec<OpenCode>> {
        enrolment::list_codes(self)
    }

    /// Cancels an enrolment code by its number; whether it could still be used.
    pub fn cancel_code(&self, number: u64, why: &str) -> Result<bool> {
        enrolment::cancel_code(self, number, why)
    }

    /// Every enrolment, the oldest first.
    pub fn enrolments(&self) -> Result<Vec<ListedEnrolment>> {
        confirmation::list(self)
    }

    /// Confirms the enrolment of a collar number's officer by the short number that they read out.
    pub fn confirm(&self, collar: &str, number: ShortNumber) -> Result<Confirmation> {
        confirmation::confirm(self, collar, number)
    }

    /// Ends the access of a collar number's officer on every device; none where nobody has the number.
    pub fn offboard(&self, collar: &str, why: &str) -> Result<Option<Offboarded>> {
        leaving::offboard(self, collar, why)
    }

    /// Takes an officer back who had left, so that they can be enrolled anew; whether they had.
    pub fn take_back(&self, collar: &str) -> Result<bool> {
        self.store().write(|tx| leaving::take_back(self, tx, collar))
    }

    /// Revokes a device, for a reason; whether it was enrolled and not revoked before.
    pub fn revoke(&self, device: DeviceId, why: &str) -> Result<bool> {
        devices::revoke(self, device, why)
    }

    /// Whether a device is enrolled, revoked or not.
    pub fn is_enrolled(&self, device: DeviceId) -> Result<bool> {
        Ok(self.store().read(|db| db.find_device(device))?.is_some())
    }

    /// Imports a file, or every file in a folder.
    pub fn import_path(&self, path: &Path) -> Result<Imported> {
        import::paths(self, &[path.to_path_buf()], None, &Progress::default())
    }

    /// Imports files and folders; archives open with the password.
    pub fn import_paths(&self, paths: &[PathBuf], password: Option<&str>) -> Result<Imported> {
        self.import_watched(paths, password, &Progress::default())
    }

    /// Imports files and folders, and lets another thread see how far it has come.
    pub fn import_watched(&self, paths: &[PathBuf], password: Option<&str>, watch: &Progress) -> Result<Imported> {
        import::paths(self, paths, password, watch)
    }

    /// Takes orders in that were read already.
    pub fn import_orders(&self, orders: &[IncomingOrder]) -> Result<Summary> {
        let summary = import::take_orders(self, orders)?;
        import::settle(self)?;
        Ok(summary)
    }

    /// Serves on an address until stopped, on threads of its own.
    pub fn start(&self, listen: SocketAddr) -> Result<Running> {
        self.start_with(&Serve { listen, hosts: Vec::new(), metrics_listen: None, limits: Limits::default() })
    }

    /// Serves under more names, or with metrics.
    pub fn start_with(&self, serve: &Serve) -> Result<Running> {
        captures::interpret_waiting(self, None)?;
        import::settle(self)?;
        evidence::sweep(self)?;
        http::start(self, serve)
    }

    /// Takes an order out of the force's copies, for a reason that stays at HQ; false where none stands there.
    pub fn take_out(&self, order: OrderId, because: TakenOut, why: &str) -> Result<bool> {
        withdrawal::take_out(self, order, because, why)
    }

    /// Puts an order that was taken out back into the copies, for a reason that stays at HQ; false where none is
    /// out.
    pub fn restore(&self, order: OrderId, why: &str) -> Result<bool> {
        withdrawal::restore(self, order, why)
    }

    /// What was stated of orders and waits, the oldest first.
    pub fn waiting(&self) -> Result<Vec<Waiting>> {
        import::list_waiting(self)
    }

    /// Puts a statement that waits to the order that a person says it means, for a reason.
    pub fn match_waiting(&self, id: &str, order: OrderId, why: &str) -> Result<()> {
        import::match_to(self, id, order, why)
    }

    /// Closes a statement that waits: nothing is to be done with it, for a reason.
    pub fn close_waiting(&self, id: &str, why: &str) -> Result<()> {
        import::close_waiting(self, id, why)
    }

    /// The certificate of HQ's authority, PEM.
    pub fn ca_pem(&self) -> &str {
        self.inner.secrets.authority.pem()
    }

    /// Where that certificate lies as a file.
    pub fn ca_pem_file(&self) -> PathBuf {
        self.inner.folder.join("ca.pem")
    }

    /// How many officers have signed for an entry or an act, beside the one whose it is.
    pub fn approvals_of(&self, of: &Approved) -> Result<u64> {
        self.store().read(|db| db.count_approvals(of))
    }

    /// A paper that came with an order, by the SHA-256 of its bytes; none where there is no such.
    pub fn paper(&self, sha256: &str) -> Result<Option<Vec<u8>>> {
        import::find_paper(self, sha256)
    }

    /// Searches of which no entry says, a day later, whom they showed.
    pub fn unsettled(&self) -> Result<Vec<UnsettledSearch>> {
        unsettled::list(self)
    }

    /// Incidents that were received, interpreted or not.
    pub fn incident_ids(&self) -> Result<Vec<IncidentId>> {
        let subjects = self.store().read(|db| db.list_subjects(BodyKind::IncidentRecorded))?;
        Ok(subjects.iter().filter_map(|subject| subject.parse().ok()).collect())
    }

    /// Records made on locked devices: when each was saved, who took it up, or why it was set aside; without what
    /// they say.
    pub fn captures(&self) -> Result<Vec<CaptureReport>> {
        captures::list(self)
    }

    /// All that is held of one of them: what it says, whether its files are what was captured, and what persons
    /// decided of it.
    pub fn capture(&self, device: DeviceId, capture: CaptureId) -> Result<Option<CaptureSheet>> {
        captures::show(self, device, capture)
    }

    /// Everything that was refused and is kept, without its bytes.
    pub fn quarantine(&self) -> Result<Vec<Held>> {
        self.store().read(|db| db.list_refused())
    }

    /// The bytes of one thing that was refused, as they came: of a row of a file, that row alone.
    pub fn quarantined(&self, id: u64) -> Result<Vec<u8>> {
        quarantine::shown(self, id)
    }

    /// Everything that was ever refused, and what a person decided of it.
    pub fn ever_quarantined(&self) -> Result<Vec<Held>> {
        self.store().read(|db| db.list_ever_refused())
    }

    /// What can be said of something refused that opens, for a person to weigh.
    pub fn weigh(&self, held: &Held) -> Result<Option<Weighed>> {
        quarantine::weigh(self, held)
    }

    /// Takes something in that was refused, where nothing speaks against it any more.
    pub fn release(&self, id: u64, with: &With<'_>) -> Result<Released> {
        quarantine::release(self, id, with)
    }

    /// Releases what one device handed in, each for itself.
    pub fn release_all(&self, many: &Many, with: &With<'_>) -> Result<ReleasedAll> {
        quarantine::release_all(self, many, with)
    }

    /// Closes something that was refused, for a reason.
    pub fn close(&self, id: u64, why: &str) -> Result<()> {
        quarantine::close(self, id, why)
    }

    /// Closes what one device handed in, for a reason, and returns how many.
    pub fn close_all(&self, many: &Many, why: &str) -> Result<u64> {
        quarantine::close_all(self, many, why)
    }

    /// Puts something that was closed back into quarantine.
    pub fn reopen(&self, id: u64, why: &str) -> Result<()> {
        quarantine::reopen(self, id, why)
    }

    /// Closes records made on a locked device that no officer has taken up, for a reason, and returns how many.
    pub fn close_captures(&self, device: DeviceId, which: &[CaptureId], why: &str) -> Result<u64> {
        captures::close(self, device, which, why)
    }

    /// Opens a record again that was closed; whether it was.
    pub fn reopen_capture(&self, device: DeviceId, capture: CaptureId, why: &str) -> Result<bool> {
        captures::reopen(self, device, capture, why)
    }

    /// Walks every device's chain.
    pub fn verify(&self) -> Result<JournalReport> {
        self.verify_watched(&Progress::default())
    }

    /// Walks every device's chain, and lets another thread see how far it has come.
    pub fn verify_watched(&self, watch: &Progress) -> Result<JournalReport> {
        report::verify(self, watch)
    }

    /// Counts what is held.
    pub fn status(&self) -> Result<Status> {
        report::status(self)
    }

    /// Counts what is held, and says what became of one incident.
    pub fn status_of(&self, incident: IncidentId) -> Result<Status> {
        report::status_of(self, incident)
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
