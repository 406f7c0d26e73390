//! The draft on the screen: kept on the device 300 ms after a change, when the page is left, and
//! when the program is put away. One save travels at a time, so an older form never lands last.

use crate::bridge;
use crate::state::effect;
use cordon_core::wire::{DraftId, DraftKept, DraftSave, DraftSheet, Fault, RecordForm, Stamp};
use leptos::{prelude::*, task::spawn_local};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(300);

/// Where keeping the draft stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Changed; not on disk yet.
    Changed,
    /// On disk since.
    Kept(Stamp),
    /// Could not be kept.
    Failed(Fault),
}

/// The form being filled, and its way to the disk.
#[derive(Clone, Copy)]
pub struct Keeper {
    /// Which draft.
    pub id: DraftId,
    /// Its contents as typed.
    pub form: RwSignal<RecordForm>,
    /// Whether they are on disk.
    pub keeping: RwSignal<Keeping>,
    /// The numbers by which the page tells the arrests apart, in their order: none comes twice, so that
    /// removing one leaves the rest.
    pub arrests: RwSignal<Vec<usize>>,
    /// Set once everything typed is on disk and the officer asked to go on.
    pub may_leave: RwSignal<bool>,
    queue: StoredValue<Arc<Mutex<Queue>>>,
}

#[derive(Default)]
struct Queue {
    next: Option<RecordForm>,
    saving: bool,
    leaving: bool,
    timer: Option<TimeoutHandle>,
}

impl Keeper {
    /// Takes up a draft, and keeps what is left to keep when the page goes.
    pub fn of(draft: &DraftSheet) -> Self {
        let queue = Arc::new(Mutex::new(Queue::default()));
        let arrests = draft.form.decision.as_ref().map_or(0, |decision| decision.arrests.len());
        let keeper = Self {
            id: draft.id,
            form: RwSignal::new(draft.form.clone()),
            keeping: RwSignal::new(Keeping::Kept(draft.kept.clone())),
            arrests: RwSignal::new((0..arrests).collect()),
            may_leave: RwSignal::new(false),
            queue: StoredValue::new(queue.clone()),
        };
        let put_away = window_event_listener_untyped("pagehide", move |_| keeper.keep());
        on_cleanup(move || {
            put_away.remove();
            keep_all(keeper, queue);
        });
        keeper
    }

    /// Changes the form.
    pub fn edit(self, change: impl FnOnce(&mut RecordForm)) {
        self.form.update(change);
        self.keeping.set(Keeping::Changed);
        let form = self.form.get_untracked();
        let Some(queue) = self.queue.try_get_value() else { return };
        let mut queue = lock(&queue);
        queue.next = Some(form);
        if let Some(timer) = queue.timer.take() {
            timer.clear();
        }
        queue.timer = set_timeout_with_handle(move || self.keep(), PAUSE).ok();
    }

    /// A part of the form as the signal that a field writes to.
    pub fn field<T>(
        self,
        read: impl Fn(&RecordForm) -> T + 'static,
        write: impl Fn(&mut RecordForm, T) + 'static,
    ) -> RwSignal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        let field = RwSignal::new(self.form.with_untracked(&read));
        effect(move || {
            let value = field.get();
            if self.form.with_untracked(&read) != value {
                self.edit(|form| write(form, value));
            }
        });
        field
    }

    /// Keeps what is not kept yet.
    pub fn keep(self) {
        if let Some(queue) = self.queue.try_get_value() {
            keep_all(self, queue);
        }
    }

    /// Keeps the form as it stands, then raises `may_leave`.
    pub fn leave(self) {
        let Some(queue) = self.queue.try_get_value() else { return };
        {
            let mut queue = lock(&queue);
            queue.next = Some(self.form.get_untracked());
            queue.leaving = true;
        }
        keep_all(self, queue);
    }
}

fn lock(queue: &Mutex<Queue>) -> MutexGuard<'_, Queue> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sends forms until none is left. The queue outlives the page; its signals may not.
fn keep_all(keeper: Keeper, queue: Arc<Mutex<Queue>>) {
    {
        let mut queue = lock(&queue);
        if let Some(timer) = queue.timer.take() {
            timer.clear();
        }
        if queue.saving || queue.next.is_none() {
            return;
        }
        queue.saving = true;
    }
    spawn_local(async move {
        while let Some(form) = take_next(&queue) {
            let kept = bridge::call(&DraftSave { id: keeper.id, form }).await;
            report(keeper, &queue, kept);
        }
    });
}

/// The next form to send; none also ends the run, under the same lock.
fn take_next(queue: &Mutex<Queue>) -> Option<RecordForm> {
    let mut queue = lock(queue);
    let next = queue.next.take();
    queue.saving = next.is_some();
    next
}

fn report(keeper: Keeper, queue: &Mutex<Queue>, kept: Result<DraftKept, Fault>) {
    let (more, leaving) = {
        let mut queue = lock(queue);
        let more = queue.next.is_some();
        let leaving = queue.leaving && !more;
        if leaving || kept.is_err() {
            queue.leaving = false;
        }
        (more, leaving)
    };
    if more {
        return;
    }
    let done = kept.is_ok() && leaving;
    let keeping = match kept {
        Ok(draft) => Keeping::Kept(draft.kept),
        Err(fault) => Keeping::Failed(fault),
    };
    // After the page has gone there is nobody to tell.
    keeper.keeping.try_set(keeping);
    if done {
        keeper.may_leave.try_set(true);
    }
}
