//! How a page fetches: one resource, fetched again when what it shows changes.

use super::use_state;
use crate::bridge;
use cordon_core::wire::{Command, Fault, Part};
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

    /// Puts in what another command returned.
    pub fn put(self, value: T) {
        self.stage.set(Stage::Ready(value));
    }

    /// Fetches again.
    pub fn again(self) {
        self.again.update(|count| *count = count.wrapping_add(1));
    }
}

/// Fetches what `make` asks for, now and whenever one of `parts` or a signal that `make` reads
/// changes. A stale reply is dropped; the old value stays on the screen meanwhile.
pub fn fresh<C>(make: impl Fn() -> C + 'static, parts: &[Part]) -> Fetched<C::Reply>
where
    C: Command,
    C::Reply: Clone + Sync,
{
    let state = use_state();
    let parts = parts.to_vec();
    let fetched = Fetched { stage: RwSignal::new(Stage::Loading), again: RwSignal::new(0) };
    let newest = StoredValue::new(0_u64);
    Effect::new(move |_| {
        fetched.again.track();
        for part in &parts {
            state.watch(*part);
        }
        let command = make();
        newest.update_value(|turn| *turn += 1);
        let turn = newest.get_value();
        spawn_local(async move {
            let reply = bridge::call(&command).await;
            // The page may be gone, or may have asked anew.
            if newest.try_get_value() != Some(turn) {
                return;
            }
            let stage = match reply {
                Ok(value) => Stage::Ready(value),
                Err(fault) => Stage::Failed(fault),
            };
            fetched.stage.try_set(stage);
        });
    });
    fetched
}
