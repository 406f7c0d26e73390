//! The device's clock and how far it can be believed: elapsed time since HQ's time was learnt, by
//! the boot clock with the boot id.

use crate::Failure;
use crate::files::{device, paths::Paths};
use chrono::TimeDelta;
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

/// Remembers HQ's time.
pub fn learn(paths: &Paths, clock: &dyn Clock, hq: Timestamp) -> Result<(), Failure> {
    let (boot_id, boot_ms) = clock.boot();
    device::save(&paths.clock(), &Learnt { boot_id, boot_ms, hq }, text_key!("fault.clock_json"))
}

/// Now, as an interval. `not_before` is the latest time that is known to have passed: HQ's, or one that
/// this device entered on a trusted clock. What it entered on any other clock is no such time.
pub fn now(learnt: Option<&Learnt>, clock: &dyn Clock, not_before: Option<Timestamp>) -> Now {
    if let Some(at) = learnt.and_then(|learnt| elapsed_since(learnt, clock)) {
        // What lies further ahead than clocks differ by was not HQ's time: the elapsed time stands.
        let held = not_before.filter(|bound| bound.since(at) <= TimeDelta::minutes(5)).unwrap_or(at);
        return Now::trusted(at.max(held));
    }
    let wall = clock.wall();
    match learnt.map(|learnt| learnt.hq).max(not_before) {
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

    fn learnt() -> Learnt {
        Learnt { boot_id: "a".into(), boot_ms: 1_000, hq: Timestamp::from_millis(50_000) }
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
        let learnt = Learnt { boot_id: String::new(), ..learnt() };
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
}
