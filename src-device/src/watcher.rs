//! The device locks itself: when nobody touched it for as long as the settings say, when it slept, and
//! when its screen went off. It goes by its own clock, in which time asleep counts; a page that was
//! killed or stopped cannot keep it open.

use crate::Failure;
use crate::clock::slept_ms;
use crate::house::House;
use crate::locks::lock_of;
use crate::presence::Told;
use crate::usecases::sessions;
use cordon_core::proof::entry::LockedBecause;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// How often the watcher looks. It looks in time awake; before a command is served it is looked at too.
const LOOK: Duration = Duration::from_secs(2);
/// Sleep shorter than this is how far apart the two clocks are read.
const ASLEEP_MS: i64 = 1_000;
/// Longest time that settings can leave a device open, whatever stands in their file.
const LONGEST_MIN: u32 = 60;

/// Starts the watcher of a program that stays open; it ends with the house.
pub fn start(house: &Arc<House>) -> Told {
    house.watch.turn_on(house.options.clock.as_ref());
    let (ends, ended) = channel();
    house.watch.keep(ends);
    let weak = Arc::downgrade(house);
    std::thread::spawn(move || {
        while matches!(ended.recv_timeout(LOOK), Err(RecvTimeoutError::Timeout)) {
            let Some(house) = weak.upgrade() else { return };
            if let Err(failure) = lock_if_left(&house) {
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

/// Locks where nobody is there any more, and where whoever is there has no access any more. A house that nobody watches, as on the command line, is
/// closed by whoever opened it.
pub fn lock_if_left(house: &House) -> Result<(), Failure> {
    if has_no_access(house) {
        return sessions::lock(house, LockedBecause::AccessEnded);
    }
    if !house.watch.is_on() {
        return Ok(());
    }
    match why_left(house) {
        Some(why) => sessions::lock(house, why),
        None => Ok(()),
    }
}

/// Whether HQ has said that the officer who is signed in has no access any more.
fn has_no_access(house: &House) -> bool {
    let ended = lock_of(&house.ended).clone();
    !ended.is_empty() && house.with_session(|session| Ok(ended.contains(&session.officer.id))).unwrap_or(false)
}

fn why_left(house: &House) -> Option<LockedBecause> {
    let clock = house.options.clock.as_ref();
    let opened = house.with_session(|session| Ok((session.slept_ms, session.settings.lock_after_min)));
    let (slept_at_opening, minutes) = opened.ok()?;
    if slept_ms(clock).saturating_sub(slept_at_opening) >= ASLEEP_MS {
        return Some(LockedBecause::Suspended);
    }
    let idle_ms = house.watch.idle_ms(clock);
    (idle_ms >= i64::from(minutes.clamp(1, LONGEST_MIN)) * 60_000).then_some(LockedBecause::Idle)
}

#[cfg(test)]
#[path = "watcher_tests.rs"]
mod watcher_tests;
