//! When somebody was last there, and what the platform tells of its screen.

use crate::clock::Clock;
use crate::locks::lock_of;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::mpsc::Sender;

/// What the platform tells of the screen.
pub trait Presence: Send + Sync {
    /// Calls `left` whenever the screen goes off or is locked, from now on.
    fn on_leaving(&self, left: Box<dyn Fn() + Send + Sync>) -> Told;
}

/// Whether a platform tells of its screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It does.
    Yes,
    /// It does not: idleness and sleep alone lock the device.
    Absent,
}

/// A platform that tells nothing of its screen.
#[derive(Clone, Copy, Debug)]
pub struct NoPresence;

impl Presence for NoPresence {
    fn on_leaving(&self, _left: Box<dyn Fn() + Send + Sync>) -> Told {
        Told::Absent
    }
}

/// When somebody was last there, for a house that is watched.
#[derive(Debug, Default)]
pub struct Watch {
    is_on: AtomicBool,
    touched_ms: AtomicI64,
    /// Held so that the watcher ends with the house.
    ends: Mutex<Option<Sender<()>>>,
}

impl Watch {
    /// Somebody is there now.
    pub fn touched(&self, clock: &dyn Clock) {
        self.touched_ms.store(clock.boot().1, Ordering::SeqCst);
    }

    /// Milliseconds since somebody was last there, asleep or awake.
    pub fn idle_ms(&self, clock: &dyn Clock) -> i64 {
        clock.boot().1.saturating_sub(self.touched_ms.load(Ordering::SeqCst))
    }

    /// Whether the house is watched.
    pub fn is_on(&self) -> bool {
        self.is_on.load(Ordering::SeqCst)
    }

    /// From now on the house locks itself, whenever it is looked at.
    pub fn turn_on(&self, clock: &dyn Clock) {
        self.touched(clock);
        self.is_on.store(true, Ordering::SeqCst);
    }

    /// Keeps what ends the watcher when it is dropped.
    pub fn keep(&self, ends: Sender<()>) {
        *lock_of(&self.ends) = Some(ends);
    }
}
