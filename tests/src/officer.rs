//! An officer at a device: the commands of the screens, as a person would give them.

use crate::world::smith;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cordon_core::proof::entry::Body;
use cordon_core::proof::protocol::{PushAnswer, PushRequest, SealedEntry};
use cordon_core::rules::ids::{DraftId, IncidentId, OrderId, PersonId};
use cordon_core::rules::order::Order;
use cordon_core::wire::{
    self, AssessmentSheet, ClockSheet, Command, DraftSheet, ExhibitKind, ExhibitSheet, FactsInput, Fault, HistoryItem,
    MineSheet, Mode, OrderListSheet, OrderSheet, PersonSheet, PlaceInput, PointsSheet, PowersSheet, Reason, ReasonKind,
    RecordBrief, RecordForm, Results, Saved, SightingBasis, TermRef,
};
use cordon_device::files::device::{DeviceFile, load_device, load_transport};
use cordon_device::files::paths::Paths;
use cordon_device::keys::{NoKeystore, StoreKeys, open_slot};
use cordon_device::link::client;
use cordon_device::store::own::journal;
use cordon_device::store::replica::orders;
use cordon_device::store::{open_own, open_replica};
use cordon_device::sync::{self, Outcome};
use cordon_device::{House, JournalReport, Serve, verify_journal};
use std::path::PathBuf;
use std::sync::Arc;

/// An officer and the device they hold.
pub struct Officer {
    /// By what we call them.
    pub name: String,
    /// Their slot on the device.
    pub slot: u32,
    /// The device.
    pub house: Arc<House>,
}

/// An officer's passphrase.
pub fn passphrase(name: &str) -> String {
    format!("{name} rides a blue bicycle")
}

/// The reason that is given where a test is not about reasons.
pub fn at_scene() -> Reason {
    Reason { kind: ReasonKind::AtScene, words: None, incident_number: None }
}

impl Officer {
    /// Gives a command that must be served.
    #[track_caller]
    pub fn ask<C: Command>(&self, command: C) -> C::Reply
    where
        House: Serve<C>,
    {
        self.house.serve(command).expect(C::NAME)
    }

    /// Gives a command that must be refused, and says how it was.
    #[track_caller]
    pub fn refused<C: Command>(&self, command: C) -> Fault
    where
        House: Serve<C>,
    {
        match self.house.serve(command) {
            Ok(_) => unreachable!("{} was not refused", C::NAME),
            Err(failure) => failure.into(),
        }
    }

    /// Locks the device.
    pub fn lock(&self) {
        self.ask(wire::Lock {});
    }

    /// Opens the officer's own slot.
    #[track_caller]
    pub fn unlock(&self) {
        self.ask(wire::Unlock { slot: self.slot, passphrase: passphrase(&self.name) });
    }

    /// Runs sync once, and it must succeed.
    #[track_caller]
    pub fn sync(&self) -> Outcome {
        sync::run_once(&self.house).expect("sync")
    }

    /// Runs sync once, and it must fail.
    #[track_caller]
    pub fn sync_fails(&self) -> Fault {
        match sync::run_once(&self.house) {
            Ok(outcome) => unreachable!("sync did not fail: {outcome:?}"),
            Err(failure) => failure.into(),
        }
    }

    /// Searches from an opened box to the pause after it.
    #[track_caller]
    pub fn search(&self, text: &str) -> Results {
        self.house.wait_for_index().expect("an open house");
        let search = self.ask(wire::SearchOpen { reason: at_scene() }).search;
        let results = self.ask(wire::Search { search, text: text.to_owned() });
        self.ask(wire::SearchClose { search });
        results
    }

    /// The first hit of a search.
    #[track_caller]
    pub fn find(&self, text: &str) -> PersonId {
        self.search(text).hits.first().expect("a hit").person
    }

    /// Opens a person.
    #[track_caller]
    pub fn open_person(&self, person: PersonId) -> PersonSheet {
        let grant = self.ask(wire::PersonOpen { person, reason: at_scene() }).id;
        self.ask(wire::PersonSheetOf { grant })
    }

    /// Confirms the first two identifiers on a person's page.
    #[track_caller]
    pub fn confirm_two(&self, sheet: &PersonSheet) -> PersonSheet {
        let clues: Vec<_> = sheet.clues.iter().take(2).map(|clue| clue.key.clone()).collect();
        assert_eq!(clues.len(), 2, "two identifiers are held");
        self.ask(wire::PersonConfirm { person: sheet.person, clues })
    }

    /// Opens an order.
    #[track_caller]
    pub fn open_order(&self, order: OrderId) -> OrderSheet {
        let grant = self.ask(wire::OrderOpen { order, reason: at_scene() }).id;
        self.ask(wire::OrderSheetOf { grant })
    }

    /// Opens the list of orders, narrowed by words.
    #[track_caller]
    pub fn list_orders(&self, text: &str) -> OrderListSheet {
        let grant = self.ask(wire::OrdersOpen { reason: at_scene(), text: text.to_owned() }).id;
        self.ask(wire::OrdersSheetOf { grant })
    }

    /// Opens the powers of an opened order.
    #[track_caller]
    pub fn powers(&self, order: OrderId) -> PowersSheet {
        let grant = self.ask(wire::PowersOpen { order }).id;
        self.ask(wire::PowersSheetOf { grant })
    }

    /// Begins a draft about whoever was opened.
    #[track_caller]
    pub fn draft(&self, person: Option<PersonId>, order: Option<OrderId>) -> DraftSheet {
        let grant = self.ask(wire::DraftOpen { person, order }).id;
        self.ask(wire::DraftSheetOf { grant })
    }

    /// Takes a draft up again under a reason.
    #[track_caller]
    pub fn reopen(&self, id: DraftId) -> DraftSheet {
        let grant = self.ask(wire::DraftReopen { id, reason: Some(at_scene()) }).id;
        self.ask(wire::DraftSheetOf { grant })
    }

    /// The points to prove of a draft that is open.
    #[track_caller]
    pub fn points(&self, id: DraftId) -> PointsSheet {
        let grant = self.ask(wire::DraftReopen { id, reason: None }).id;
        self.ask(wire::RecordPoints { grant })
    }

    /// The officer's own records, drafts and clocks.
    #[track_caller]
    pub fn mine(&self) -> MineSheet {
        let grant = self.ask(wire::MineOpen {}).id;
        self.ask(wire::MineSheetOf { grant })
    }

    /// The clocks that run.
    #[track_caller]
    pub fn clocks(&self) -> Vec<ClockSheet> {
        let grant = self.ask(wire::MineOpen {}).id;
        self.ask(wire::ClocksSheetOf { grant }).clocks
    }

    /// Assesses: I see him here, now.
    #[track_caller]
    pub fn assess_here(&self, order: OrderId) -> AssessmentSheet {
        self.ask(wire::Assess { order, facts: seen_here() }).sheet
    }

    /// Begins a record about an order's first term and fills its form.
    #[track_caller]
    pub fn begin(&self, order: OrderId, account: &str) -> DraftId {
        let draft = self.draft(None, Some(order));
        let about = draft.orders.iter().find(|each| each.order.order == order).expect("the order binds him");
        let (condition, _paragraph, _words) = about.terms.first().expect("a term");
        let form = RecordForm {
            mode: Some(Mode::WithHim),
            account: account.to_owned(),
            place: Some(PlaceInput::Here),
            terms: vec![TermRef { order, condition: *condition }],
            declared: true,
            ..draft.form
        };
        self.ask(wire::DraftSave { id: draft.id, form });
        draft.id
    }

    /// Keeps a photo for a draft.
    #[track_caller]
    pub fn add_photo(&self, draft: DraftId, bytes: &[u8]) -> ExhibitSheet {
        self.ask(photo(draft, bytes))
    }

    /// Saves a draft as a record.
    #[track_caller]
    pub fn record(&self, draft: DraftId) -> Saved {
        self.ask(wire::Record { id: draft })
    }

    /// Records a breach of an order's first term. The order was opened before.
    #[track_caller]
    pub fn record_breach(&self, order: OrderId, account: &str) -> IncidentId {
        let draft = self.begin(order, account);
        incident_of(&self.record(draft))
    }

    /// The officer's own records.
    #[track_caller]
    pub fn records(&self) -> Vec<RecordBrief> {
        self.mine().records
    }

    /// What is shown of SMITH's past.
    #[track_caller]
    pub fn history(&self) -> Vec<HistoryItem> {
        self.open_person(smith()).history
    }

    /// Walks the device's journal.
    #[track_caller]
    pub fn verify(&self) -> JournalReport {
        verify_journal(&self.house).expect("the journal is read")
    }

    /// What the device's journal says, first to last, read past the use cases.
    #[track_caller]
    pub fn journal(&self) -> Vec<Body> {
        let own = open_own(&self.paths().own(), &self.keys().own).expect("the own store opens");
        let entries = journal::all(&own).expect("the journal is read");
        let bodies = entries.iter().map(|entry| entry.body.as_ref().expect("nothing was erased"));
        bodies.map(|bytes| serde_json::from_slice(&bytes.0).expect("a body")).collect()
    }

    /// The kinds of the journal's entries, first to last.
    #[track_caller]
    pub fn journal_kinds(&self) -> Vec<&'static str> {
        self.journal().iter().map(|body| body.kind().name()).collect()
    }

    /// An order as the device's copy holds it, read past the use cases.
    #[track_caller]
    pub fn held_order(&self, order: OrderId) -> Order {
        let replica = open_replica(&self.paths().replica(), &self.keys().replica).expect("the replica opens");
        orders::get(&replica, order).expect("the order is held")
    }

    /// Where the device's files lie.
    pub fn paths(&self) -> Paths {
        Paths::new(self.house.home())
    }

    /// Who the device is.
    pub fn device_file(&self) -> DeviceFile {
        load_device(&self.paths()).expect("device.json is read").expect("the device is enrolled")
    }

    /// What their slot opens, read past the use cases.
    #[track_caller]
    pub fn keys(&self) -> StoreKeys {
        let device = self.device_file();
        let slot = device.slot(self.slot).expect("the slot");
        let opened = open_slot(slot, device.device, &passphrase(&self.name), &NoKeystore).expect("the slot is read");
        opened.expect("the passphrase opens the slot")
    }

    /// The sealed entries that wait, with their files, in order.
    pub fn outbox(&self) -> Vec<(PathBuf, SealedEntry)> {
        let files = std::fs::read_dir(self.paths().outbox()).expect("the outbox");
        let mut places: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
        places.sort();
        places.into_iter().map(|place| (place.clone(), read_sealed(&place))).collect()
    }

    /// Pushes sealed entries past the outbox, as whoever copied them could.
    #[track_caller]
    pub fn push(&self, entries: Vec<SealedEntry>) -> Vec<PushAnswer> {
        let transport = load_transport(&self.paths()).expect("transport.json");
        let hq = client::Hq::new(&self.device_file(), &transport).expect("the transport");
        hq.push(&PushRequest { entries }).expect("a push").answers
    }
}

/// "I see him here, now."
pub fn seen_here() -> FactsInput {
    FactsInput { act_at: None, he_is: PlaceInput::Here, basis: SightingBasis::SeenHere, told: Vec::new() }
}

/// The command that keeps a photo.
pub fn photo(draft: DraftId, bytes: &[u8]) -> wire::ExhibitAdd {
    wire::ExhibitAdd { draft, kind: ExhibitKind::Photo, name: "a photo.png".into(), bytes: STANDARD.encode(bytes) }
}

/// The incident that was saved.
#[track_caller]
pub fn incident_of(saved: &Saved) -> IncidentId {
    saved.id.parse().expect("an incident id")
}

fn read_sealed(place: &std::path::Path) -> SealedEntry {
    let bytes = std::fs::read(place).expect("a sealed entry's file");
    serde_json::from_slice(&bytes).expect("a sealed entry")
}
