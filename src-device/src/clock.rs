//! The device's clock and how far it can be believed: elapsed time since HQ's time was learnt, by
//! the boot clock with the boot id.

use crate::Failure;
use crate::files::{device, paths::Paths};
use chrono::TimeDelta;
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::sign::{Purpose, public_key, sign, verify};
use cordon_core::rules::time::{ClockTrust, Now, Timestamp};
use cordon_core::text_key;
use serde::{Deserialize, Serialize};

/// Where readings come from.
pub trait Clock: Send + Sync {
    /// The wall clock.
    fn wall(&self) -> Timestamp;
    /// Which boot this is, and milliseconds since it, sleep included.
    fn boot(&self) -> (String, i64);
    /// Milliseconds since the boot that the device was awake. A clock that cannot tell says that it
    /// never slept.
    fn awake_ms(&self) -> i64 {
        self.boot().1
    }
}

/// Milliseconds since the boot that the device slept.
pub fn slept_ms(clock: &dyn Clock) -> i64 {
    // Read in this order, time that passes between the two reads is not taken for sleep.
    let (_boot, since_boot_ms) = clock.boot();
    since_boot_ms.saturating_sub(clock.awake_ms())
}

/// The clock that goes on while the device sleeps. Apple's monotonic one does.
#[cfg(not(target_vendor = "apple"))]
const SINCE_BOOT: rustix::time::ClockId = rustix::time::ClockId::Boottime;
#[cfg(target_vendor = "apple")]
const SINCE_BOOT: rustix::time::ClockId = rustix::time::ClockId::Monotonic;

/// The operating system's clocks. Where it does not name its boots, no time is trusted over a restart.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the device's clock room")]
    fn wall(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    fn boot(&self) -> (String, i64) {
        let id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
        let time = rustix::time::clock_gettime(SINCE_BOOT);
        (id.trim().to_owned(), time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
    }

    fn awake_ms(&self) -> i64 {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
        time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}

/// What was last learnt of the time; kept beside the stores, for it is needed while locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learnt {
    /// The boot it was learnt in.
    pub boot_id: String,
    /// Boot clock then, milliseconds.
    pub boot_ms: i64,
    /// HQ's time then.
    pub hq: Timestamp,
}

/// `clock.json`: it lies in clear, where anybody can write a time into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ClockFile {
    learnt: Learnt,
    /// Over it, by the device's signing key, which is at hand while a slot is open; empty until then.
    signature: HexBytes,
}

/// How much is known of where a time came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// HQ said it to this process, or this device signed that it did.
    FromHq,
    /// It stands in a file, and no slot was open since to check who wrote it.
    FromDisk,
}

/// A time that was learnt, and from whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The time.
    pub learnt: Learnt,
    /// From whom.
    pub heard: Heard,
    signature: HexBytes,
}

impl Known {
    /// HQ's time, heard now.
    pub fn hear(clock: &dyn Clock, hq: Timestamp) -> Self {
        let (boot_id, boot_ms) = clock.boot();
        Self { learnt: Learnt { boot_id, boot_ms, hq }, heard: Heard::FromHq, signature: HexBytes(Vec::new()) }
    }

    /// What lies on the disk. A file that cannot be read tells nothing: HQ is asked again.
    pub fn load(paths: &Paths) -> Result<Option<Self>, Failure> {
        match device::load::<ClockFile>(&paths.clock(), text_key!("fault.clock_json")) {
            Ok(found) => {
                Ok(found.map(|file| Self { learnt: file.learnt, heard: Heard::FromDisk, signature: file.signature }))
            }
            Err(Failure::Unreadable { what }) => {
                tracing::warn!(%what, "the time learnt last is lost");
                Ok(None)
            }
            Err(failure) => Err(failure),
        }
    }

    /// What is left of it once the device's key is at hand: nothing of what this device did not write, and the
    /// rest signed.
    pub fn vouched_for(self, device_secret: &[u8; 32]) -> Option<Self> {
        let bytes = bytes_of(&self.learnt)?;
        let is_ours = match self.heard {
            Heard::FromHq => true,
            Heard::FromDisk => verify(&public_key(device_secret), Purpose::Time, &bytes, &self.signature),
        };
        let signature = sign(device_secret, Purpose::Time, &bytes);
        is_ours.then_some(Self { learnt: self.learnt, heard: Heard::FromHq, signature })
    }

    /// Whether it is signed and of the boot that another is of: that one adds nothing then.
    pub fn stands_for(&self, other: &Self) -> bool {
        !self.signature.0.is_empty() && self.learnt.boot_id == other.learnt.boot_id
    }

    /// Keeps it on the disk.
    pub fn save(&self, paths: &Paths) -> Result<(), Failure> {
        let file = ClockFile { learnt: self.learnt.clone(), signature: self.signature.clone() };
        device::save(&paths.clock(), &file, text_key!("fault.clock_json"))
    }
}

fn bytes_of(learnt: &Learnt) -> Option<Vec<u8>> {
    serde_json::to_vec(learnt).ok()
}

/// Now, as an interval. `not_before` is the latest time that is known to have passed: HQ's, or one that
/// this device entered on a trusted clock. What it entered on any other clock is no such time.
pub fn now(known: Option<&Known>, clock: &dyn Clock, not_before: Option<Timestamp>) -> Now {
    let heard = known.filter(|known| known.heard == Heard::FromHq);
    if let Some(at) = heard.and_then(|known| elapsed_since(&known.learnt, clock)) {
        // What lies further ahead than clocks differ by was not HQ's time: the elapsed time stands.
        let held = not_before.filter(|bound| bound.since(at) <= TimeDelta::minutes(5)).unwrap_or(at);
        return Now::trusted(at.max(held));
    }
    let wall = clock.wall();
    match known.map(|known| known.learnt.hq).max(not_before) {
        None => Now { earliest: wall, latest: wall, trust: ClockTrust::Unknown },
        Some(bound) if wall < bound => Now { earliest: bound, latest: bound, trust: ClockTrust::Contradicted },
        Some(bound) => Now { earliest: bound, latest: wall, trust: ClockTrust::LowerBound },
    }
}

/// HQ's time and what has elapsed since, within the boot it was learnt in. A system that does not name
/// its boots cannot tell that it restarted.
fn elapsed_since(learnt: &Learnt, clock: &dyn Clock) -> Option<Timestamp> {
    let (boot_id, boot_ms) = clock.boot();
    let is_same = !boot_id.is_empty() && boot_id == learnt.boot_id && boot_ms >= learnt.boot_ms;
    is_same.then(|| learnt.hq.plus(TimeDelta::milliseconds(boot_ms - learnt.boot_ms)))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fake(i64, &'static str, i64);

    impl Clock for Fake {
        fn wall(&self) -> Timestamp {
            Timestamp::from_millis(self.0)
        }
        fn boot(&self) -> (String, i64) {
            (self.1.to_owned(), self.2)
        }
    }

    fn learnt() -> Known {
        Known::hear(&Fake(0, "a", 1_000), Timestamp::from_millis(50_000))
    }

    #[test]
    fn the_boot_clock_is_believed_over_the_wall() {
        let now = now(Some(&learnt()), &Fake(9_999_999, "a", 3_000), None);
        assert_eq!(now, Now::trusted(Timestamp::from_millis(52_000)));
    }

    #[test]
    fn after_a_restart_the_time_is_at_least_what_was_known() {
        let now = now(Some(&learnt()), &Fake(60_000, "b", 5), None);
        assert_eq!((now.earliest.millis(), now.latest.millis()), (50_000, 60_000));
        assert_eq!(now.trust, ClockTrust::LowerBound);
    }

    #[test]
    fn a_wall_clock_set_back_is_contradicted() {
        let now = now(Some(&learnt()), &Fake(10_000, "b", 5), None);
        assert_eq!(now.trust, ClockTrust::Contradicted);
        assert_eq!(now.shown().millis(), 50_000);
    }

    #[test]
    fn a_system_that_does_not_name_its_boots_is_not_trusted() {
        let learnt = Known::hear(&Fake(0, "", 1_000), Timestamp::from_millis(50_000));
        assert_eq!(now(Some(&learnt), &Fake(60_000, "", 3_000), None).trust, ClockTrust::LowerBound);
    }

    #[test]
    fn a_time_that_is_known_bounds_the_clock_even_where_what_was_learnt_is_lost() {
        let bound = Some(Timestamp::from_millis(70_000));
        let behind = now(None, &Fake(60_000, "b", 5), bound);
        assert_eq!((behind.earliest.millis(), behind.trust), (70_000, ClockTrust::Contradicted));
        let on = now(None, &Fake(90_000, "b", 5), bound);
        assert_eq!((on.earliest.millis(), on.latest.millis(), on.trust), (70_000, 90_000, ClockTrust::LowerBound));
        assert_eq!(now(None, &Fake(60_000, "b", 5), None).trust, ClockTrust::Unknown);
    }

    #[test]
    fn a_time_that_anybody_could_write_into_the_file_is_not_trusted_and_is_forgotten_at_unlock() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::new(folder.path());
        let clock = Fake(60_000, "a", 3_000);
        let trust = |known: &Option<Known>| now(known.as_ref(), &clock, None).trust;
        let ahead = Known::hear(&Fake(0, "a", 1_000), Timestamp::from_millis(90_000_000));
        ahead.save(&paths).unwrap();
        let found = Known::load(&paths).unwrap();
        assert_eq!(trust(&found), ClockTrust::Contradicted, "while locked it is a lower bound at most");
        assert_eq!(found.and_then(|known| known.vouched_for(&[3; 32])), None);
        // Signed by another device's key it is no better.
        ahead.vouched_for(&[4; 32]).unwrap().save(&paths).unwrap();
        assert_eq!(Known::load(&paths).unwrap().and_then(|known| known.vouched_for(&[3; 32])), None);

        learnt().vouched_for(&[3; 32]).unwrap().save(&paths).unwrap();
        let found = Known::load(&paths).unwrap();
        assert_eq!(trust(&found), ClockTrust::LowerBound, "nobody has checked it yet");
        let vouched = found.and_then(|known| known.vouched_for(&[3; 32]));
        assert_eq!(trust(&vouched), ClockTrust::Trusted);
        let mut moved = Known::load(&paths).unwrap().unwrap();
        moved.learnt.hq = Timestamp::from_millis(40_000);
        assert_eq!(moved.vouched_for(&[3; 32]), None, "a signed file with another time in it");
    }

    #[test]
    fn a_clock_file_that_cannot_be_read_tells_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::new(folder.path());
        for damaged in ["", "{", "[]", "{\"learnt\":{}}", "\u{0}"] {
            crate::files::durable::write(&paths.clock(), damaged.as_bytes()).unwrap();
            assert_eq!(Known::load(&paths).unwrap(), None, "{damaged}");
        }
    }
}
