//! HQ's doors: what programs ask of an open HQ, each a line that hands over to the room that does it. Only who
//! asks from outside comes through here; rooms ask one another.

use crate::acts;
use crate::captures::{self, CaptureReport, CaptureSheet};
use crate::confirmation::{self, Confirmation, Listed as ListedEnrolment};
use crate::conflicts::{self, Conflict};
use crate::devices::{self, KnownDevice};
use crate::enrolment;
use crate::evidence;
use crate::failure::Result;
use crate::feeds::IncomingOrder;
use crate::hq::Hq;
use crate::http::{self, Limits, Running, Serve};
use crate::import::{self, Imported, Summary, Waiting};
use crate::leaving::{self, Offboarded};
use crate::minting::{self, Code, CodeFor, Officer};
use crate::progress::Progress;
use crate::quarantine::{self, Given, Many, Released, ReleasedAll};
use crate::refused::Weighed;
use crate::report::{self, JournalReport, Status};
use crate::set_aside::{self, Entry as SetAsideEntry, Retried};
use crate::signing;
use crate::store::acts::Act;
use crate::store::calls::DeviceDay;
use crate::store::codes::OpenCode;
use crate::store::refused::{Held, Step as RefusedStep};
use crate::taken_out::TakenOut;
use crate::unsettled::{self, UnsettledSearch};
use crate::withdrawal;
use cordon_core::proof::approval::Approved;
use cordon_core::proof::short_number::ShortNumber;
use cordon_core::rules::ids::{CaptureId, DeviceId, IncidentId, OrderId};
use cordon_core::rules::law::LawWord;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

impl Hq {
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
        leaving::take_back_alone(self, collar)
    }

    /// Revokes a device, for a reason; whether it was enrolled and not revoked before.
    pub fn revoke(&self, device: DeviceId, why: &str) -> Result<bool> {
        devices::revoke(self, device, why)
    }

    /// Whether a device is enrolled, revoked or not.
    pub fn is_enrolled(&self, device: DeviceId) -> Result<bool> {
        devices::is_enrolled(self, device)
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

    /// Orders whose current versions contradict one another.
    pub fn conflicts(&self) -> Result<Vec<Conflict>> {
        conflicts::list(self)
    }

    /// Puts a statement that waits to the order that a person says it means, for a reason.
    pub fn match_waiting(&self, id: &str, order: OrderId, why: &str) -> Result<()> {
        import::match_to(self, id, order, why)
    }

    /// Closes a statement that waits: nothing is to be done with it, for a reason.
    pub fn close_waiting(&self, id: &str, why: &str) -> Result<()> {
        import::close_waiting(self, id, why)
    }

    /// Every device, the first enrolled first.
    pub fn devices(&self) -> Result<Vec<KnownDevice>> {
        devices::list(self)
    }

    /// Every device that the officer of a collar number was ever enrolled on.
    pub fn devices_of(&self, collar: &str) -> Result<Vec<KnownDevice>> {
        devices::of_collar(self, collar)
    }

    /// When devices called and how much they fetched, day by day, so far as it was written down: of one device,
    /// or of all.
    pub fn device_days(&self, device: Option<DeviceId>) -> Result<Vec<DeviceDay>> {
        devices::days(self, device)
    }

    /// Sign-offs, recalls and their lifting, the oldest first, with who has signed for each.
    pub fn law_words(&self) -> Result<Vec<LawWord>> {
        let rows = self.store().read(signing::list)?;
        Ok(rows.into_iter().map(|row| row.word).collect())
    }

    /// Everything that persons did here, the oldest first.
    pub fn acts(&self) -> Result<Vec<Act>> {
        acts::list(self)
    }

    /// How many officers have signed for an entry or an act, beside the one whose it is.
    pub fn approvals_of(&self, of: &Approved) -> Result<u64> {
        report::approvals_of(self, of)
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
        report::incident_ids(self)
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
        quarantine::list(self)
    }

    /// The bytes of one thing that was refused, as they came: of a row of a file, that row alone.
    pub fn quarantined(&self, id: u64) -> Result<Vec<u8>> {
        quarantine::shown(self, id)
    }

    /// Everything that was ever refused, and what a person decided of it.
    pub fn ever_quarantined(&self) -> Result<Vec<Held>> {
        quarantine::list_ever(self)
    }

    /// One thing that was ever refused, without its bytes; none where there is no such.
    pub fn find_quarantined(&self, id: u64) -> Result<Option<Held>> {
        quarantine::one(self, id)
    }

    /// What became of one thing that was refused, in order, each step with the act that it was.
    pub fn quarantine_steps(&self, id: u64) -> Result<Vec<RefusedStep>> {
        quarantine::steps(self, id)
    }

    /// What can be said of something refused that opens, for a person to weigh.
    pub fn weigh(&self, held: &Held) -> Result<Option<Weighed>> {
        quarantine::weigh(self, held)
    }

    /// Takes something in that was refused, where nothing speaks against it any more.
    pub fn release(&self, id: u64, given: &Given<'_>) -> Result<Released> {
        quarantine::release(self, id, given)
    }

    /// Releases what one device handed in, each for itself.
    pub fn release_all(&self, many: &Many, given: &Given<'_>) -> Result<ReleasedAll> {
        quarantine::release_all(self, many, given)
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
}
