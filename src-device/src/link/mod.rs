//! The line to HQ: its client, and how it stands. The network is reached from here alone.

pub mod authority;
pub mod client;
mod last;
mod reach;
pub mod rests;

use crate::files::paths::Paths;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::wire::{Fault, Text};
use std::sync::mpsc::Sender;

pub use client::{EvidenceFile, Hq};
pub use last::Last;
pub use rests::Rests;

/// How sync stands.
#[derive(Debug, Default)]
pub struct SyncState {
    /// Whether HQ answered at the last try.
    pub online: Option<bool>,
    /// Since when it is so.
    pub since: Option<Timestamp>,
    /// Whether a run is under way.
    pub running: bool,
    /// Why the last run failed, where it did; of a run before this program too.
    pub last_fault: Option<Fault>,
    /// When a run last did all that it should.
    pub last_worked: Option<Timestamp>,
    /// What was found of a copy that was marked as damaged, or could not be read, since this program began.
    pub copy: Option<CopyFound>,
    /// Wakes the background runner, where there is one.
    pub(crate) wake: Option<Sender<()>>,
}

/// What was found of a copy of HQ's that was marked as damaged, or could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyFound {
    /// Nothing is wrong with it: it was looked through whole, and kept.
    Sound,
    /// It is damaged: it was thrown away, and an empty one stands in its place.
    BegunAnew,
}

impl CopyFound {
    /// It in words, for the officer.
    pub fn text(self) -> Text {
        match self {
            Self::Sound => text!("record.copy_was_sound"),
            Self::BegunAnew => text!("record.copy_begun_anew"),
        }
    }
}

impl SyncState {
    /// As it is when a program begins: nobody was asked yet, and how the last run ended is on the disk.
    pub fn kept(paths: &Paths) -> Self {
        let last = Last::load(paths);
        Self { last_fault: last.fault, last_worked: last.worked, ..Self::default() }
    }

    /// How the last run ended, to be kept.
    pub fn last(&self) -> Last {
        Last { worked: self.last_worked, fault: self.last_fault.clone() }
    }

    /// What there is to say of the copy, in words.
    pub fn copy_text(&self) -> Option<Text> {
        self.copy.map(CopyFound::text)
    }

    /// Asks the background runner for a run now.
    pub(crate) fn ask(&self) {
        if let Some(wake) = &self.wake {
            // A runner that is gone has nothing to be told.
            let _gone = wake.send(());
        }
    }
}
