//! How a page fetches: one resource, fetched again when what it shows changes.

use super::{State, effect, effect_after, memo, use_state};
use crate::bridge;
use crate::dom::{AnyView, IntoMarkup};
use cordon_core::wire::{
    self, Act, Command, Fault, FaultKind, GrantId, Granted, LookAgain, Part, Query, StillStands, Subject, Watch,
};
use leptos::{prelude::*, task::spawn_local};
use serde_json::Value;
use std::{any::Any, marker::PhantomData, sync::Arc};

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
    fetching: Fetching,
    kind: PhantomData<fn() -> T>,
}

impl<T: 'static> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: 'static> Copy for Fetched<T> {}

impl<T: Clone + Send + Sync + 'static> Fetched<T> {
    fn of(fetching: Fetching) -> Self {
        Self { fetching, kind: PhantomData }
    }

    /// The value where there is one; reactive.
    pub fn ready(self) -> Option<T> {
        self.fetching.stage.with(|stage| match stage {
            Stage::Ready(held) => held.value.downcast_ref::<T>().cloned(),
            Stage::Loading | Stage::Failed(_) => None,
        })
    }

    /// The fault where there is one; reactive.
    pub fn fault(self) -> Option<Fault> {
        self.fetching.fault()
    }

    /// Whether a value is there, and is the answer to what was asked last; reactive.
    pub fn is_settled(self) -> bool {
        self.fetching.is_settled()
    }

    /// Puts in what another command returned.
    pub fn put(self, value: T)
    where
        T: PartialEq,
    {
        self.fetching.stage.set(Stage::Ready(Held::new(value)));
    }

    /// What is shown of it: `shown` makes the view of a value.
    pub fn view(self, shown: Callback<T, AnyView>) -> (Fetching, Callback<Held, AnyView>) {
        let of_held =
            move |held: Held| held.value.downcast_ref::<T>().cloned().map(|value| shown.run(value)).into_markup();
        (self.fetching, Callback::new(of_held))
    }
}

/// A reply of any kind.
#[derive(Clone)]
pub struct Held {
    value: Arc<dyn Any + Send + Sync>,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

impl Held {
    fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self { value: Arc::new(value), is_same: is_same::<T> }
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&*self.value, &*other.value)
    }
}

fn is_same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    match (one.downcast_ref::<T>(), other.downcast_ref::<T>()) {
        (Some(one), Some(other)) => one == other,
        (Some(_), None) | (None, Some(_) | None) => false,
    }
}

/// A resource whose reply may be of any kind: the same code serves all of them.
#[derive(Clone, Copy)]
pub struct Fetching {
    stage: RwSignal<Stage<Held>>,
    again: RwSignal<u32>,
    stale: RwSignal<bool>,
    /// Whether a newer reply is on its way.
    asking: RwSignal<bool>,
    subject: StoredValue<Option<Subject>>,
    state: StoredValue<State>,
}

impl Fetching {
    fn new(subject: Option<Subject>) -> Self {
        Self {
            stage: RwSignal::new(Stage::Loading),
            again: RwSignal::new(0),
            stale: RwSignal::new(false),
            asking: RwSignal::new(false),
            subject: StoredValue::new(subject),
            state: StoredValue::new(use_state()),
        }
    }

    /// How far it has come; reactive.
    pub fn stage(self) -> Stage<Held> {
        self.stage.get()
    }

    fn fault(self) -> Option<Fault> {
        self.stage.with(|stage| match stage {
            Stage::Failed(fault) => Some(fault.clone()),
            Stage::Loading | Stage::Ready(_) => None,
        })
    }

    fn is_settled(self) -> bool {
        !self.asking.get() && self.stage.with(|stage| matches!(stage, Stage::Ready(_)))
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
    fn take(self, reply: Result<Held, Fault>, ending: Ending) {
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
    C::Reply: Clone + PartialEq + Sync,
{
    fetch(move || Some(make()), parts, None, Ending::Ask)
}

/// As [`fresh`], for what journals only what it shows anew.
pub fn watching<C>(make: impl Fn() -> C + 'static, parts: &[Part]) -> Fetched<C::Reply>
where
    C: Watch,
    C::Reply: Clone + PartialEq + Sync,
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
    C::Reply: Clone + PartialEq + Sync,
{
    let state = use_state();
    let about = subject.clone();
    let grant = memo(move || state.grant_of(&about).map(|grant| grant.id));
    fetch(move || grant.get().map(&make), parts, Some(subject), ending)
}

/// Does what the officer entered, once for each entry: now, and when a signal that `make` reads changes.
/// Nothing that came from elsewhere does it again. It needs the grant of a subject.
pub fn deed<C>(make: impl Fn() -> C + 'static, needs: Option<Subject>) -> Fetched<C::Reply>
where
    C: Act,
    C::Reply: Clone + PartialEq + Sync,
{
    fetch(move || Some(make()), &[], needs, Ending::Ask)
}

/// Asks whether what a deed rested on still stands, whenever one of `parts` changes.
pub fn stands<T: Clone + Send + Sync + 'static>(done: Fetched<Granted<T>>, parts: &[Part]) {
    let state = use_state();
    let parts = parts.to_vec();
    effect_after(move |before: Option<()>| {
        for part in &parts {
            state.watch(*part);
        }
        if before.is_none() {
            return;
        }
        let Some(grant) = untrack(move || granted(done)) else { return };
        spawn_local(async move {
            let reply = bridge::call(&StillStands { grant }).await;
            if let Err(Fault { kind: FaultKind::Stale | FaultKind::ReasonNeeded, .. }) = reply {
                done.fetching.stale.try_set(true);
            }
        });
    });
}

/// The grant that a deed was done under.
fn granted<T: Clone + Send + Sync + 'static>(done: Fetched<Granted<T>>) -> Option<GrantId> {
    done.ready().map(|done| done.grant.id)
}

fn fetch<C>(
    make: impl Fn() -> Option<C> + 'static,
    parts: &[Part],
    subject: Option<Subject>,
    ending: Ending,
) -> Fetched<C::Reply>
where
    C: Command,
    C::Reply: Clone + PartialEq + Sync,
{
    let ask = move || make().map(|command| bridge::ask(&command));
    let read = |reply: &Value| wire::read::<C::Reply>(reply).map(Held::new);
    Fetched::of(fetch_any(Box::new(ask), read, parts.to_vec(), subject, ending))
}

fn fetch_any(
    ask: Box<dyn Fn() -> Option<bridge::Asked>>,
    read: fn(&Value) -> Option<Held>,
    parts: Vec<Part>,
    subject: Option<Subject>,
    ending: Ending,
) -> Fetching {
    let state = use_state();
    let fetched = Fetching::new(subject);
    let newest = StoredValue::new(0_u64);
    effect(move || {
        fetched.again.track();
        for part in &parts {
            state.watch(*part);
        }
        // Without a grant the page is about to ask for a reason.
        let Some(asked) = ask() else { return };
        newest.update_value(|turn| *turn += 1);
        let turn = newest.get_value();
        fetched.asking.set(true);
        spawn_local(async move {
            let reply = asked.await.and_then(|reply| bridge::as_read(read(&reply)));
            // The page may be gone, or may have asked anew.
            if newest.try_get_value() == Some(turn) {
                fetched.asking.try_set(false);
                fetched.take(reply, ending);
            }
        });
    });
    fetched
}
