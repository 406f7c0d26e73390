//! Builders for tests: a house in a temporary folder with an open slot, without an HQ.

use crate::clock::Clock;
use crate::files::device::DeviceFile;
use crate::grants::Grants;
use crate::house::{House, Options};
use crate::keys::StoreKeys;
use crate::locks::lock_of;
use crate::nearby::HiddenAnswers;
use crate::search::Shelf;
use crate::session::Session;
use crate::store::{open_own, open_replica};
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::proof::{seal, sign};
use cordon_core::rules::ids::{DeviceId, OfficerId, OrderId};
use cordon_core::rules::policy::{Actor, Rank, Role};
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::OfficerBrief;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use uuid::Uuid;

/// A Sunday evening, at which the clock of a test stands.
pub fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T21:30:00Z").unwrap()
}

/// A clock whose running time a test moves; its wall clock stands.
#[derive(Default)]
pub struct Moved(AtomicI64);

impl Moved {
    /// Lets so much time pass.
    pub fn pass(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Clock for Moved {
    fn wall(&self) -> Timestamp {
        now()
    }

    fn boot(&self) -> (String, i64) {
        ("one boot".to_owned(), 1_000 + self.0.load(Ordering::Relaxed))
    }
}

/// HQ's secret signing key.
pub const HQ_SECRET: [u8; 32] = [9; 32];

/// A house whose slot is open, over empty stores. It lies in the folder.
pub fn open_house() -> (House, TempDir) {
    open_house_with(Arc::new(Moved::default()))
}

/// As [`open_house`], by another clock.
pub fn open_house_with(clock: Arc<dyn Clock>) -> (House, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (open_house_in(&folder, clock), folder)
}

/// A device with no slots.
pub fn device_file() -> DeviceFile {
    DeviceFile {
        device: DeviceId(Uuid::from_u128(1)),
        hq: "https://127.0.0.1:1".to_owned(),
        ca_pem: String::new(),
        seal_key: seal::key_pair(&[8; 32]).1,
        sign_key: sign::public_key(&HQ_SECRET),
        device_key: sign::public_key(&[3; 32]),
        slots: Vec::new(),
    }
}

/// The house that lies in a folder, its slot open.
pub fn open_house_in(folder: &TempDir, clock: Arc<dyn Clock>) -> House {
    let options = Options { clock, ..Options::plain("a test") };
    let house = House::open(folder.path(), options).unwrap();
    let keys = StoreKeys { own: [1; 32], replica: [2; 32], device_secret: [3; 32], officer_secret: [4; 32] };
    let device = DeviceFile { device_key: sign::public_key(&keys.device_secret), ..device_file() };
    let session = Session {
        slot: 1,
        officer: OfficerBrief { id: OfficerId(Uuid::from_u128(2)), shown: "PC ada".into(), initials: "AD".into() },
        own: open_own(&house.paths.own(), &keys.own).unwrap(),
        replica: open_replica(&house.paths.replica(), &keys.replica).unwrap(),
        shelf: Shelf::begin(house.paths.replica(), keys.replica, || {}),
        keys,
        device,
        identified: HashMap::new(),
        grants: Grants::default(),
        here: Vec::new(),
        hidden: HiddenAnswers::new(),
        nearby: None,
        assessed: HashMap::new(),
        uploads: HashMap::new(),
        actor: Actor { role: Role::Officer, rank: Some(Rank::Constable) },
        refused: BTreeMap::new(),
        settings: cordon_core::rules::settings::Settings::new(),
        slept_ms: 0,
        showing: None,
        clock: Arc::clone(&house.options.clock),
    };
    let finder = crate::usecases::sessions::finder_of(&house, &session).unwrap();
    *lock_of(&house.finder) = Some(Arc::new(finder));
    house.vouch_for_time(&session);
    crate::usecases::sessions::note_passed(&house, &session).unwrap();
    *lock_of(&house.session) = Some(session);
    house
}

/// So many orders as a feed states them: the demo's first, under ids of their own.
pub fn order_rows(many: u64) -> Vec<FeedRow> {
    let mut lines = include_str!("../../tests/fixtures/demo-orders.jsonl").lines();
    let order = lines.find_map(|line| serde_json::from_str::<Value>(line).unwrap().get("order").cloned()).unwrap();
    let row = |revision: u64| {
        let id = OrderId(Uuid::from_u128(u128::from(revision)));
        let mut body = order.clone();
        body["id"] = json!(id);
        FeedRow { revision, kind: RowKind::Order, id: id.to_string(), state: RowState::Put, body: Some(body) }
    };
    (1..=many).map(row).collect()
}
