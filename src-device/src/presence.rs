//! Whether somebody is still there. The device locks itself: when nobody touched it for as long as the
//! settings say, when it slept, and when its screen went off. It goes by its own clock, in which time
//! asleep counts; a page that was killed or stopped cannot keep it open.

use crate::Failure;
use crate::clock::slept_ms;
use crate::files::device::load_settings;
use crate::house::{House, lock_of};
use crate::usecases::sessions;
use cordon_core::proof::entry::LockedBecause;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How often the watcher looks. It looks in time awake; before a command is served it is looked at too.
const LOOK: Duration = Duration::from_secs(2);
/// Sleep shorter than this is how far apart the two clocks are read.
const ASLEEP_MS: i64 = 1_000;
/// Longest time that settings can leave a device open, whatever stands in their file.
const LONGEST_MIN: u32 = 60;

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

impl House {
    /// Somebody is there now.
    pub(crate) fn touched(&self) {
        self.watch.touched_ms.store(self.options.clock.boot().1, Ordering::SeqCst);
    }

    /// Locks where nobody is there any more. A house that nobody watches, as on the command line, is
    /// closed by whoever opened it.
    pub(crate) fn lock_if_left(&self) -> Result<(), Failure> {
        if !self.watch.is_on.load(Ordering::SeqCst) {
            return Ok(());
        }
        match self.why_left() {
            Some(why) => sessions::lock(self, why),
            None => Ok(()),
        }
    }

    fn why_left(&self) -> Option<LockedBecause> {
        let clock = self.options.clock.as_ref();
        let slept_at_opening = self.with_session(|session| Ok(session.slept_ms)).ok()?;
        if slept_ms(clock).saturating_sub(slept_at_opening) >= ASLEEP_MS {
            return Some(LockedBecause::Suspended);
        }
        // Settings that cannot be read leave it open no longer than a new device's.
        let minutes = load_settings(&self.paths).unwrap_or_default().lock_after_min.clamp(1, LONGEST_MIN);
        let idle_ms = clock.boot().1.saturating_sub(self.watch.touched_ms.load(Ordering::SeqCst));
        (idle_ms >= i64::from(minutes) * 60_000).then_some(LockedBecause::Idle)
    }

    /// From now on the house locks itself, whenever it is looked at.
    fn watch(&self) {
        self.touched();
        self.watch.is_on.store(true, Ordering::SeqCst);
    }
}

/// Starts the watcher of a program that stays open; it ends with the house.
pub fn start(house: &Arc<House>) -> Told {
    house.watch();
    let (ends, ended) = channel();
    *lock_of(&house.watch.ends) = Some(ends);
    let weak = Arc::downgrade(house);
    std::thread::spawn(move || {
        while matches!(ended.recv_timeout(LOOK), Err(RecvTimeoutError::Timeout)) {
            let Some(house) = weak.upgrade() else { return };
            if let Err(failure) = house.lock_if_left() {
                tracing::warn!(%failure, "a device that was left was not locked");
            }
        }
    });
    let weak = Arc::downgrade(house);
    let told = house.options.presence.on_leaving(Box::new(move || {
        if let Some(house) = weak.upgrade()
            && let Err(failure) = sessions::lock(&house, LockedBecause::ScreenOff)
        {
            tracing::warn!(%failure, "the screen went off and the device was not locked");
        }
    }));
    if told == Told::Absent {
        tracing::info!("this platform does not tell of its screen: idleness and sleep lock the device");
    }
    told
}

#[cfg(test)]
#[path = "presence_tests.rs"]
mod presence_tests;
