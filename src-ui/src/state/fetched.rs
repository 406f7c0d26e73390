//! How a page fetches: one resource, fetched again when what it shows changes.

use super::{State, use_state};
use crate::bridge;
use cordon_core::wire::{
    Act, Command, Fault, FaultKind, GrantId, Granted, LookAgain, Part, Query, StillStands, Subject, Watch,
};
use leptos::{prelude::*, task::spawn_local};

/// How far a fetch has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage<T> {
    /// Nothing came yet.
    Loading,
    /// The newest reply.
    Ready(T),
    /// It was refused or could not be done.
    Failed(Fault),
}

/// One resource of a page.
pub struct Fetched<T: 'static> {
    stage: RwSignal<Stage<T>>,
    again: RwSignal<u32>,
    stale: RwSignal<bool>,
    /// Whether a newer reply is on its way.
    asking: RwSignal<bool>,
    subject: StoredValue<Option<Subject>>,
    state: StoredValue<State>,
}

impl<T: 'static> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: 'static> Copy for Fetched<T> {}

impl<T: Clone + Send + Sync + 'static> Fetched<T> {
    /// How far it has come; reactive.
    pub fn stage(self) -> Stage<T> {
        self.stage.get()
    }

    /// The value where there is one; reactive.
    pub fn ready(self) -> Option<T> {
        self.stage.with(|stage| match stage {
            Stage::Ready(value) => Some(value.clone()),
            Stage::Loading | Stage::Failed(_) => None,
        })
    }

    /// The fault where there is one; reactive.
    pub fn fault(self) -> Option<Fault> {
        self.stage.with(|stage| match stage {
            Stage::Failed(fault) => Some(fault.clone()),
            Stage::Loading | Stage::Ready(_) => None,
        })
    }

    /// Whether a value is there, and is the answer to what was asked last; reactive.
    pub fn is_settled(self) -> bool {
        !self.asking.get() && self.stage.with(|stage| matches!(stage, Stage::Ready(_)))
    }

    /// Puts in what another command returned.
    pub fn put(self, value: T) {
        self.stage.set(Stage::Ready(value));
    }

    /// Whether what is shown has changed since it was looked at; reactive.
    pub fn is_stale(self) -> bool {
        self.stale.get()
    }

    /// Looks again at what changed: the officer's own tap, one entry.
    pub fn look_again(self) {
        let state = self.state.try_get_value();
        let subject = self.subject.try_get_value().flatten();
        let grant = state.zip(subject).and_then(|(state, subject)| untrack(move || state.grant_of(&subject)));
        let Some(grant) = grant else {
            self.again();
            return;
        };
        spawn_local(async move {
            match bridge::call(&LookAgain { grant: grant.id }).await {
                Ok(_) => {
                    self.again.try_update(|count| *count = count.wrapping_add(1));
                }
                Err(fault) => self.take(Err(fault), Ending::Ask),
            }
        });
    }

    /// Takes a reply. What was shown stays where the reply says that it changed.
    fn take(self, reply: Result<T, Fault>, ending: Ending) {
        let fault = match reply {
            Ok(value) => {
                self.stale.try_set(false);
                self.stage.try_set(Stage::Ready(value));
                return;
            }
            Err(fault) => fault,
        };
        if fault.kind == FaultKind::Stale {
            self.stale.try_set(true);
            let has_something = self.stage.try_with_untracked(|stage| matches!(stage, Stage::Ready(_)));
            if has_something == Some(true) {
                return;
            }
        }
        let ended = if fault.kind == FaultKind::ReasonNeeded && ending == Ending::Ask {
            self.subject.try_get_value().flatten()
        } else {
            None
        };
        self.stage.try_set(Stage::Failed(fault));
        if let (Some(subject), Some(state)) = (ended, self.state.try_get_value()) {
            state.end_grant(&subject);
        }
    }

    /// Fetches again.
    pub fn again(self) {
        self.stale.set(false);
        self.again.update(|count| *count = count.wrapping_add(1));
    }
}

/// What a page does where the grant that it reads under has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It gives way to the question for a reason.
    Ask,
    /// It stays, for something is being written there, and says so.
    Stay,
}

/// Fetches what `make` asks for, now and whenever one of `parts` or a signal that `make` reads
/// changes. A stale reply is dropped; the old value stays on the screen meanwhile. Nothing but a query
/// is asked this way: asking again must never be a look.
pub fn fresh<C>(make: impl Fn() -> C + 'static, parts: &[Part]) -> Fetched<C::Reply>
where
    C: Query,
    C::Reply: Clone + Sync,
{
    fetch(move || Some(make()), parts, None, Ending::Ask)
}

/// As [`fresh`], for what journals only what it shows anew.
pub fn watching<C>(make: impl Fn() -> C + 'static, parts: &[Part]) -> Fetched<C::Reply>
where
    C: Watch,
    C::Reply: Clone + Sync,
{
    fetch(move || Some(make()), parts, None, Ending::Ask)
}

/// As [`fresh`], under the grant of a subject. Where what it released has changed, the old value stays
/// and says so, until the officer looks again.
pub fn under<C>(
    subject: Subject,
    make: impl Fn(GrantId) -> C + 'static,
    parts: &[Part],
    ending: Ending,
) -> Fetched<C::Reply>
where
    C: Query,
    C::Reply: Clone + Sync,
{
    let state = use_state();
    let about = subject.clone();
    let grant = Memo::new(move |_| state.grant_of(&about).map(|grant| grant.id));
    fetch(move || grant.get().map(&make), parts, Some(subject), ending)
}

/// Does what the officer entered, once for each entry: now, and when a signal that `make` reads changes.
/// Nothing that came from elsewhere does it again. It needs the grant of a subject.
pub fn deed<C>(make: impl Fn() -> C + 'static, needs: Option<Subject>) -> Fetched<C::Reply>
where
    C: Act,
    C::Reply: Clone + Sync,
{
    fetch(move || Some(make()), &[], needs, Ending::Ask)
}

/// Asks whether what a deed rested on still stands, whenever one of `parts` changes.
pub fn stands<T: Clone + Send + Sync + 'static>(done: Fetched<Granted<T>>, parts: &[Part]) {
    let state = use_state();
    let parts = parts.to_vec();
    Effect::new(move |before: Option<()>| {
        for part in &parts {
            state.watch(*part);
        }
        if before.is_none() {
            return;
        }
        let Some(done_last) = untrack(move || done.ready()) else { return };
        let grant = done_last.grant.id;
        spawn_local(async move {
            let reply = bridge::call(&StillStands { grant }).await;
            if let Err(Fault { kind: FaultKind::Stale | FaultKind::ReasonNeeded, .. }) = reply {
                done.stale.try_set(true);
            }
        });
    });
}

fn fetch<C>(
    make: impl Fn() -> Option<C> + 'static,
    parts: &[Part],
    subject: Option<Subject>,
    ending: Ending,
) -> Fetched<C::Reply>
where
    C: Command,
    C::Reply: Clone + Sync,
{
    let state = use_state();
    let parts = parts.to_vec();
    let fetched = Fetched {
        stage: RwSignal::new(Stage::Loading),
        again: RwSignal::new(0),
        stale: RwSignal::new(false),
        asking: RwSignal::new(false),
        subject: StoredValue::new(subject),
        state: StoredValue::new(state),
    };
    let newest = StoredValue::new(0_u64);
    Effect::new(move |_| {
        fetched.again.track();
        for part in &parts {
            state.watch(*part);
        }
        // Without a grant the page is about to ask for a reason.
        let Some(command) = make() else { return };
        newest.update_value(|turn| *turn += 1);
        let turn = newest.get_value();
        fetched.asking.set(true);
        spawn_local(async move {
            let reply = bridge::call(&command).await;
            // The page may be gone, or may have asked anew.
            if newest.try_get_value() == Some(turn) {
                fetched.asking.try_set(false);
                fetched.take(reply, ending);
            }
        });
    });
    fetched
}
