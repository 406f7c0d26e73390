//! What every page shares: the session, what changed, the reason given, and how a page fetches.
//!
//! A page owns one [`Fetched`] resource. It fetches again when a part it names changes, and keeps
//! showing what it has meanwhile.

mod effects;
mod fetched;

use crate::bridge;
use cordon_core::wire::{Changes, Deed, Fault, GetSession, Grant, OrderId, Part, Reason, SessionSheet, Subject};
use leptos::{prelude::*, task::spawn_local};

pub use effects::{effect, effect_after, memo};
pub use fetched::{Ending, Fetched, Fetching, Held, Stage, deed, fresh, stands, under, watching};

/// The context of all pages. Copy it freely.
#[derive(Clone, Copy)]
pub struct State {
    /// Whether the device is enrolled and unlocked, and what the frame shows.
    pub session: RwSignal<Option<SessionSheet>>,
    /// Why the session could not be fetched, if it could not.
    pub session_fault: RwSignal<Option<Fault>>,
    /// Now, in milliseconds since 1970; moves every half minute, so that ages move.
    pub now_ms: RwSignal<i64>,
    /// The last words typed into the search box, kept while unlocked.
    pub query: RwSignal<String>,
    /// Where the officer was in the hits of a search, to come back to.
    pub place_in_hits: StoredValue<PlaceInHits>,
    /// The order whose locked view this page has asked for. Once it is open the device says so itself,
    /// over any reload.
    pub showing: RwSignal<Option<OrderId>>,
    /// What the officer has ticked at the end of the respondent's view and not saved, as that page writes it.
    pub ticked: StoredValue<String>,
    /// Whether somebody is being enrolled: held until the six digits were compared.
    pub enrolling: RwSignal<bool>,
    /// Whether the screen is blanked.
    pub blank: RwSignal<bool>,
    /// Why the officer looks: given once for an incident, and carried from look to look until the incident
    /// changes, the device locks, or the device says that a look under it has ended.
    pub reason: RwSignal<Option<Reason>>,
    /// The incident number given last in this sitting; empty where there was none.
    pub incident: RwSignal<String>,
    /// The grants of what was opened in this sitting: what they name is read again without a new look.
    grants: RwSignal<Vec<Grant>>,
    versions: Versions,
    left_show_at: StoredValue<i64>,
    /// By how much this device's clock, as the shell keeps it, is ahead of the page's.
    ahead_ms: StoredValue<i64>,
}

/// How far the hits of a search were built and scrolled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceInHits {
    /// What was searched.
    pub query: String,
    /// So many hits stood.
    pub built: usize,
    /// From the top of the page, in CSS pixels.
    pub scrolled: f64,
}

/// One counter per part: a page that reads it runs again when the part changes.
#[derive(Clone, Copy)]
struct Versions {
    session: RwSignal<u64>,
    orders: RwSignal<u64>,
    records: RwSignal<u64>,
    drafts: RwSignal<u64>,
    sync: RwSignal<u64>,
    search: RwSignal<u64>,
}

impl Versions {
    fn of(self, part: Part) -> RwSignal<u64> {
        match part {
            Part::Session => self.session,
            Part::Orders => self.orders,
            Part::Records => self.records,
            Part::Drafts => self.drafts,
            Part::Sync => self.sync,
            Part::Search => self.search,
        }
    }
}

impl State {
    /// A fresh state; made once, in the root.
    pub fn new() -> Self {
        let counter = || RwSignal::new(0);
        Self {
            session: RwSignal::new(None),
            session_fault: RwSignal::new(None),
            now_ms: RwSignal::new(clock_ms()),
            query: RwSignal::new(String::new()),
            place_in_hits: StoredValue::new(PlaceInHits::default()),
            showing: RwSignal::new(None),
            ticked: StoredValue::new(String::new()),
            enrolling: RwSignal::new(false),
            blank: RwSignal::new(false),
            reason: RwSignal::new(None),
            incident: RwSignal::new(String::new()),
            versions: Versions {
                session: counter(),
                orders: counter(),
                records: counter(),
                drafts: counter(),
                sync: counter(),
                search: counter(),
            },
            grants: RwSignal::new(Vec::new()),
            left_show_at: StoredValue::new(0),
            ahead_ms: StoredValue::new(0),
        }
    }

    /// Tells the pages what a write touched.
    pub fn touched(self, changes: &Changes) {
        for part in &changes.0 {
            self.versions.of(*part).update(|version| *version += 1);
        }
    }

    /// Reads the version of a part, so that whoever reads runs again when it changes.
    pub fn watch(self, part: Part) {
        self.versions.of(part).track();
    }

    /// Takes a session as the shell gave it. Locking forgets the reason and the query, and begins the
    /// page anew, so that nothing that was shown stays in its memory.
    pub fn enter(self, session: SessionSheet) {
        let signed_in = |session: &SessionSheet| session.officer.as_ref().map(|officer| officer.id);
        let before = self.session.with_untracked(|held| held.as_ref().and_then(signed_in));
        let was_open = self.session.with_untracked(|held| held.as_ref().is_some_and(|held| !held.locked));
        if session.locked || before.is_some_and(|before| signed_in(&session) != Some(before)) {
            self.forget();
        }
        if session.locked {
            let shown = untrack(move || self.shown());
            if let Some(order) = shown.filter(|_| was_open) {
                // The view cannot be opened again without a reason: the order's page asks for one. What was
                // ticked goes with the address, for this page ends here and keeps nothing.
                let ticked = String::from(js_sys::encode_uri_component(&self.ticked.get_value()));
                rename_address(&format!("/order/{order}{WHILE_SHOWN}{ticked}"));
            }
            if was_open && window().location().reload().is_ok() {
                return;
            }
            // Only where the page goes on: a view that is left finds its own way, and another address.
            if self.showing.get_untracked().is_some() {
                self.show(None);
            }
        }
        self.ahead_ms.set_value(session.now.epoch_ms.saturating_sub(clock_ms()));
        self.session_fault.set(None);
        self.session.set(Some(session));
    }

    /// Forgets what was asked and why: neither outlives a lock, nor goes to another officer.
    fn forget(self) {
        self.reason.set(None);
        self.grants.set(Vec::new());
        self.query.set(String::new());
        self.incident.set(String::new());
        self.place_in_hits.set_value(PlaceInHits::default());
    }

    /// Now by this device's clock, as the shell last told it: the latest that a doubtful clock can mean.
    pub fn device_ms(self) -> i64 {
        clock_ms().saturating_add(self.ahead_ms.get_value())
    }

    /// Asks the shell for the session again.
    pub fn refresh_session(self) {
        spawn_local(async move {
            match bridge::call(&GetSession {}).await {
                Ok(session) => self.enter(session),
                Err(fault) => self.session_fault.set(Some(fault)),
            }
        });
    }

    /// Takes a grant, in the place of an earlier one of the same subject.
    pub fn keep_grant(self, grant: Grant) {
        self.grants.update(|grants| {
            grants.retain(|held| held.subject != grant.subject);
            grants.push(grant);
        });
    }

    /// The grant of a subject, as far as the page knows; reactive. The device alone says whether it stands.
    pub fn grant_of(self, subject: &Subject) -> Option<Grant> {
        self.grants.with(|grants| grants.iter().find(|held| held.subject == *subject).cloned())
    }

    /// Forgets a grant that the device has ended, and with it the reason that is carried, but where the officer
    /// has changed that: whoever shows its subject asks again, for a page that is open is not a person who looks.
    pub fn end_grant(self, subject: &Subject) {
        let held = untrack(move || self.grant_of(subject));
        if held.zip(self.reason.get_untracked()).is_none_or(|(held, given)| held.outlives(&given)) {
            self.reason.set(None);
        }
        self.grants.update(|grants| grants.retain(|held| held.subject != *subject));
    }

    /// Takes the reason of this incident, which every look is under from now on. What was opened for another
    /// incident is opened anew under it, but for a record that is being written.
    pub fn give_reason(self, reason: Reason) {
        self.incident.set(reason.incident().unwrap_or_default().to_owned());
        self.grants.update(|grants| {
            grants.retain(|held| matches!(held.subject, Subject::Draft(_)) || held.outlives(&reason));
        });
        self.reason.set(Some(reason));
    }

    /// Hands the screen to the respondent, or takes it back.
    pub fn show(self, order: Option<OrderId>) {
        if order.is_none() {
            self.left_show_at.set_value(clock_ms());
            self.session.update(|session| {
                if let Some(session) = session {
                    session.showing = None;
                }
            });
        }
        self.showing.set(order);
    }

    /// The order whose locked view stands, as the device says or as this page has asked. A session that
    /// was on its way when the view was left does not open it again.
    pub fn shown(self) -> Option<OrderId> {
        let asked = self.showing.get();
        let open = self.session.with(|session| session.as_ref().and_then(|session| session.showing));
        asked.or(open.filter(|_| !self.has_just_left_show()))
    }

    /// Whether the officer who is signed in may do something: what they may not is not offered.
    pub fn may(self, deed: Deed) -> Memo<bool> {
        memo(move || self.session.with(|session| session.as_ref().is_some_and(|session| session.may.contains(&deed))))
    }

    /// Whether the locked view was left a moment ago, its address perhaps still standing.
    pub fn has_just_left_show(self) -> bool {
        const MOMENT_MS: i64 = 2_000;
        clock_ms().saturating_sub(self.left_show_at.get_value()) < MOMENT_MS
    }
}

/// What the address says where the device locked while the respondent's view stood open; what was ticked
/// follows it.
pub const WHILE_SHOWN: &str = "?locked-while-shown=";

/// Another address for where the page is, which going back does not return from.
pub fn rename_address(path: &str) {
    if let Ok(history) = window().history() {
        let _renamed = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(path));
    }
}

/// The shared state.
pub fn use_state() -> State {
    expect_context::<State>()
}

/// The page's own clock, in milliseconds since 1970.
pub fn clock_ms() -> i64 {
    js_sys::Date::now() as i64
}
