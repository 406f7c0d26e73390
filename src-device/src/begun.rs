//! Records begun on a locked device. What opens their files is in memory until the record is saved or
//! the device unlocked.

use crate::Failure;
use crate::locks::lock_of;
use cordon_core::proof::capture::CaptureExhibit;
use cordon_core::rules::ids::{CaptureId, OfficerId};
use cordon_core::rules::time::{ClockTrust, Timestamp};
use cordon_core::text_key;
use std::sync::{Mutex, MutexGuard};
use zeroize::Zeroize;

/// Most forms begun at once; the oldest gives way.
pub const MOST: usize = 16;

/// A record begun on a locked device.
pub struct Begun {
    /// Which.
    pub id: CaptureId,
    /// When its form opened.
    pub made_at: Timestamp,
    /// How far the clock was trusted then.
    pub clock: ClockTrust,
    /// The officer chosen on the lock screen, a claim.
    pub claimed: Option<OfficerId>,
    /// Files kept so far.
    pub exhibits: Vec<CaptureExhibit>,
}

impl Drop for Begun {
    fn drop(&mut self) {
        for exhibit in &mut self.exhibits {
            exhibit.key.0.zeroize();
        }
    }
}

/// Every record begun.
#[derive(Default)]
pub struct AllBegun(Mutex<Vec<Begun>>);

impl AllBegun {
    /// Begins one.
    pub fn add(&self, begun: Begun) {
        let mut all = lock_of(&self.0);
        if all.len() >= MOST {
            drop(all.remove(0));
        }
        all.push(begun);
    }

    /// Forgets all: what was kept of them is found by its files.
    pub fn clear(&self) {
        lock_of(&self.0).clear();
    }

    /// Holds them, so that two commands for one record take turns.
    pub fn hold(&self) -> MutexGuard<'_, Vec<Begun>> {
        lock_of(&self.0)
    }
}

/// The record of an id.
pub fn find(all: &mut [Begun], id: CaptureId) -> Result<&mut Begun, Failure> {
    all.iter_mut()
        .find(|begun| begun.id == id)
        .ok_or(Failure::missing(text_key!("refusal.no_such_record_begun_while_locked")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn begun(number: u128) -> Begun {
        Begun {
            id: CaptureId(Uuid::from_u128(number)),
            made_at: Timestamp::from_millis(0),
            clock: ClockTrust::Unknown,
            claimed: None,
            exhibits: Vec::new(),
        }
    }

    #[test]
    fn the_oldest_form_gives_way_to_the_newest() {
        let all = AllBegun::default();
        (0..=MOST as u128).for_each(|number| all.add(begun(number)));
        let mut held = all.hold();
        assert_eq!(held.len(), MOST);
        assert!(find(&mut held, CaptureId(Uuid::from_u128(0))).is_err());
        assert!(find(&mut held, CaptureId(Uuid::from_u128(MOST as u128))).is_ok());
    }
}
