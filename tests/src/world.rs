//! A small world for the journeys: one HQ in this process behind real TLS, its clock set by hand and
//! shared with the devices of the officers it enrols.

use crate::officer::{Officer, passphrase};
use cordon_core::rules::ids::{OrderId, PersonId};
use cordon_core::rules::policy::{Rank, Role};
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::EnrolledSheet;
use cordon_device::clock::Clock;
use cordon_device::keys::NoKeystore;
use cordon_device::location::SimLocator;
use cordon_device::presence::NoPresence;
use cordon_device::{Enrolment, House, Options, enrol};
use cordon_hq::{CodeFor, Confirmation, Hq, Imported, Limits, RoleChange, Running, SamePerson, Serve, StoreKey};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;

/// Sunday evening, half an hour into the demo's curfew.
const START: &str = "2026-11-22T21:30:00Z";

/// Within the demo's exclusion zone, as [`SimLocator`] reads it.
pub const MILL_LANE: &str = "53.0233,-1.4870,8";

/// Within the demo's hidden area, and not at its centre.
pub const HIDDEN_AREA: &str = "53.0303,-1.4805,8";

/// The clock of this world.
#[derive(Clone)]
struct Hands(Arc<AtomicI64>);

impl Hands {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}

impl Clock for Hands {
    fn wall(&self) -> Timestamp {
        self.now()
    }

    fn boot(&self) -> (String, i64) {
        ("one boot".to_owned(), self.0.load(Ordering::SeqCst))
    }
}

/// HQ, its clock and the folder that everything lies in.
pub struct World {
    running: Option<Running>,
    /// HQ.
    pub hq: Hq,
    /// Where devices reach it, also after it was stopped and started again.
    pub address: SocketAddr,
    hands: Hands,
    folder: TempDir,
}

/// SMITH, Alan John, whom both demo orders bind.
pub fn smith() -> PersonId {
    "01936c00-0000-7000-8000-000000000011".parse().expect("a person id")
}

/// SPECIMEN, Beta, whom they protect.
pub fn specimen() -> PersonId {
    "01936c00-0000-7000-8000-000000000012".parse().expect("a person id")
}

/// His restraining order: no contact, Mill Lane, curfew.
pub fn restraining_order() -> OrderId {
    "01936c00-0000-7000-8000-000000000031".parse().expect("an order id")
}

/// His stalking protection order, with one area that is hidden.
pub fn hidden_order() -> OrderId {
    "01936c00-0000-7000-8000-000000000032".parse().expect("an order id")
}

/// The project's own court messages.
pub fn feeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds")
}

/// The demo's people and orders, in the exchange format.
pub fn demo_orders() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/demo-orders.jsonl")
}

impl World {
    /// HQ serves and holds the demo's orders and the project's court messages.
    pub fn new() -> Self {
        let world = Self::empty();
        world.import(&demo_orders());
        world.import(&feeds());
        world
    }

    /// HQ serves and holds the demo's orders only.
    pub fn with_demo_orders() -> Self {
        let world = Self::empty();
        world.import(&demo_orders());
        world
    }

    /// HQ serves and holds nothing.
    pub fn empty() -> Self {
        Self::within(tempfile::tempdir().expect("a temporary folder"))
    }

    /// HQ serves a force as its file describes it, and holds nothing else.
    pub fn of_force(written: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let of_hq = folder.path().join("hq");
        std::fs::create_dir(&of_hq).expect("a folder of HQ's");
        std::fs::write(of_hq.join("force.toml"), written).expect("a file of the force's");
        Self::within(folder)
    }

    fn within(folder: TempDir) -> Self {
        let start = Timestamp::parse(START).expect("an instant");
        let hands = Hands(Arc::new(AtomicI64::new(start.millis())));
        let read = hands.clone();
        let clock: cordon_hq::Clock = Arc::new(move || read.now());
        let hq = Hq::open_with_clock(&folder.path().join("hq"), &StoreKey::new([7; 32]), clock).expect("hq opens");
        let running = hq.start(SocketAddr::from(([127, 0, 0, 1], 0))).expect("hq starts");
        Self { address: running.addr, running: Some(running), hq, hands, folder }
    }

    /// HQ imports a file or folder.
    pub fn import(&self, path: &Path) -> Imported {
        self.hq.import_path(path).expect("an import never fails as a whole")
    }

    /// HQ can no longer be reached.
    pub fn stop_hq(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop();
        }
    }

    /// HQ is back where it was.
    pub fn start_hq(&mut self) {
        self.running = Some(self.hq.start(self.address).expect("hq starts again"));
    }

    /// HQ goes on under other limits of what one device may do.
    pub fn limit(&mut self, limits: Limits) {
        self.stop_hq();
        let serve = Serve { listen: self.address, hosts: Vec::new(), metrics_listen: None, limits };
        self.running = Some(self.hq.start_with(&serve).expect("hq starts again"));
    }

    /// HQ's folder.
    pub fn hq_folder(&self) -> PathBuf {
        self.folder.path().join("hq")
    }

    /// HQ is opened on a copy of its folder, and serves at the address it had. The folder it had is gone.
    pub fn put_back(&mut self, copy: &Path) {
        self.stop_hq();
        let read = self.hands.clone();
        let clock: cordon_hq::Clock = Arc::new(move || read.now());
        self.hq = Hq::open_with_clock(copy, &StoreKey::new([7; 32]), clock).expect("hq opens its copy");
        std::fs::remove_dir_all(self.hq_folder()).expect("the old folder goes");
        self.start_hq();
    }

    /// What the clock says.
    pub fn now(&self) -> Timestamp {
        self.hands.now()
    }

    /// Time passes for HQ and every device.
    pub fn pass_seconds(&self, seconds: i64) {
        self.hands.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    /// Time passes for HQ and every device.
    pub fn pass_minutes(&self, minutes: i64) {
        self.pass_seconds(minutes * 60);
    }

    /// A new folder of this world.
    pub fn place(&self, name: &str) -> PathBuf {
        let place = self.folder.path().join(name);
        std::fs::create_dir_all(&place).expect("a folder");
        place
    }

    /// An officer with a device of their own at Mill Lane.
    pub fn device(&self, name: &str) -> Officer {
        self.device_at(name, MILL_LANE)
    }

    /// An officer with a device of their own at a place.
    pub fn device_at(&self, name: &str, place: &str) -> Officer {
        let house = self.house(&self.place(name), place);
        self.enrolled(name, house)
    }

    /// A device's folder, opened: nobody is enrolled on a new one.
    pub fn house(&self, home: &Path, place: &str) -> Arc<House> {
        Arc::new(House::open(home, self.options(place)).expect("the house opens"))
    }

    /// What the platform brings: this world's clock and a place.
    pub fn options(&self, place: &str) -> Options {
        let locator = SimLocator::parse(place).expect("a place");
        Options {
            clock: Arc::new(self.hands.clone()),
            locator: Arc::new(locator),
            keystore: Arc::new(NoKeystore),
            presence: Arc::new(NoPresence),
            who: "the journeys",
        }
    }

    /// Enrols an officer on a device. A device that others use must be unlocked.
    pub fn enrolled(&self, name: &str, house: Arc<House>) -> Officer {
        let sheet = enrol(&house, &self.enrolment(name)).expect("enrolment");
        self.confirm(name, &sheet);
        Officer { name: name.to_owned(), slot: sheet.slot, house }
    }

    /// HQ confirms the number that an officer reads out, as `cordon-hq confirm` does.
    #[track_caller]
    pub fn confirm(&self, name: &str, sheet: &EnrolledSheet) {
        self.confirm_collar(&collar(name), sheet);
    }

    #[track_caller]
    fn confirm_collar(&self, collar: &str, sheet: &EnrolledSheet) {
        let number = sheet.compare.parse().expect("six digits");
        let done = self.hq.confirm(collar, number).expect("an enrolment that waits");
        assert!(matches!(done, Confirmation::Confirmed(_)), "{done:?}");
    }

    /// Enrols somebody of another role on a device.
    pub fn enrolled_as(&self, name: &str, house: Arc<House>, role: Role, rank: Option<Rank>) -> Officer {
        self.enrolled_under(name, house, &named(name, role, rank))
    }

    /// Enrols somebody on a device under particulars of their own, whatever they were before; `name` is what
    /// the test calls them.
    pub fn enrolled_under(&self, name: &str, house: Arc<House>, officer: &cordon_hq::Officer) -> Officer {
        let asked = CodeFor { change: RoleChange::Meant, same: SamePerson::Meant, ..officer.into() };
        let code = self.hq.mint(&asked).expect("a code").code;
        let sheet = enrol(&house, &self.enrolment_by(name, code)).expect("enrolment");
        self.confirm_collar(&officer.collar, &sheet);
        Officer { name: name.to_owned(), slot: sheet.slot, house }
    }

    /// What an officer types to be enrolled, with a fresh code.
    pub fn enrolment(&self, name: &str) -> Enrolment {
        self.enrolment_by(name, self.code(name))
    }

    /// What an officer types to be enrolled by a code that they were given.
    pub fn enrolment_by(&self, name: &str, code: String) -> Enrolment {
        Enrolment {
            hq: format!("https://{}", self.address),
            ca_pem: self.hq.ca_pem().to_owned(),
            code,
            passphrase: passphrase(name),
        }
    }

    /// A fresh one-time code for an officer.
    pub fn code(&self, name: &str) -> String {
        self.code_as(name, Role::Officer, Some(Rank::Constable))
    }

    /// A fresh one-time code for somebody of a role.
    pub fn code_as(&self, name: &str, role: Role, rank: Option<Rank>) -> String {
        self.hq.mint_code(&named(name, role, rank)).expect("a code").code
    }
}

/// The force's number for an officer.
pub fn collar(name: &str) -> String {
    format!("collar of {name}")
}

/// An officer's particulars as HQ has them.
fn named(name: &str, role: Role, rank: Option<Rank>) -> cordon_hq::Officer {
    cordon_hq::Officer {
        collar: collar(name),
        shown: format!("PC {name}"),
        initials: name.chars().take(2).flat_map(char::to_uppercase).collect(),
        role,
        rank,
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}
