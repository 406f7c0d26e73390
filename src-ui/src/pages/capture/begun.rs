//! The record being made: whose it is said to be, its id, and what is kept of it so far.

use crate::bridge;
use crate::state::effect;
use cordon_core::wire::{CaptureId, Fault, LockedCaptureOpen, LockedExhibit};
use leptos::{prelude::*, task::spawn_local};

/// A record begun on a locked device.
#[derive(Clone, Copy)]
pub struct Begun {
    /// The slot it is said to be from; the inner none is "not signed in".
    pub slot: RwSignal<Option<Option<u32>>>,
    /// Its id, once the device has opened its form.
    pub id: RwSignal<Option<CaptureId>>,
    /// What is kept for it, on disk and sealed.
    pub kept: RwSignal<Vec<LockedExhibit>>,
    /// How many files are on their way to the disk.
    pub adding: RwSignal<u32>,
    /// Why something was refused.
    pub fault: RwSignal<Option<Fault>>,
}

impl Begun {
    /// Opens a form, and another one where the slot is changed before anything is kept.
    pub fn new(slot: Option<u32>) -> Self {
        let begun = Self {
            slot: RwSignal::new(Some(slot)),
            id: RwSignal::new(None),
            kept: RwSignal::new(Vec::new()),
            adding: RwSignal::new(0),
            fault: RwSignal::new(None),
        };
        effect(move || {
            begun.slot.track();
            begun.open();
        });
        begun
    }

    /// Asks the device for a form of the slot chosen now. An answer for another slot is dropped.
    pub fn open(self) {
        let slot = self.slot.get_untracked().flatten();
        self.id.set(None);
        self.fault.set(None);
        spawn_local(async move {
            let reply = bridge::call(&LockedCaptureOpen { slot }).await;
            if self.slot.try_get_untracked().map(Option::flatten) != Some(slot) {
                return;
            }
            match reply {
                Ok(opened) => {
                    self.id.try_set(Some(opened.id));
                }
                Err(fault) => {
                    self.fault.try_set(Some(fault));
                }
            }
        });
    }

    /// Begins anew where the device no longer knows the form, as after it was restarted. What was kept
    /// for it is found at the next unlocking.
    pub fn anew(self, fault: Fault) {
        if self.id.is_disposed() {
            return;
        }
        self.kept.set(Vec::new());
        self.open();
        self.fault.set(Some(fault));
    }

    /// Whether it can be saved as it stands.
    pub fn is_ready(self) -> bool {
        self.id.with(Option::is_some) && self.adding.get() == 0
    }
}
