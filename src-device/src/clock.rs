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

/// The operating system's clocks.
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
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
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

/// Now, as an interval. `not_before` is the latest time this device has recorded.
pub fn now(learnt: Option<&Learnt>, clock: &dyn Clock, not_before: Option<Timestamp>) -> Now {
    let wall = clock.wall();
    let Some(learnt) = learnt else {
        return interval(not_before.unwrap_or(wall), wall, ClockTrust::Unknown);
    };
    let (boot_id, boot_ms) = clock.boot();
    if boot_id == learnt.boot_id && boot_ms >= learnt.boot_ms {
        let at = learnt.hq.plus(TimeDelta::milliseconds(boot_ms - learnt.boot_ms));
        // Entries far ahead were made on a wrong wall clock: HQ's time stands.
        let held = not_before.filter(|bound| bound.since(at) <= TimeDelta::minutes(5)).unwrap_or(at);
        return Now::trusted(at.max(held));
    }
    let bound = not_before.unwrap_or(learnt.hq).max(learnt.hq);
    if wall < bound {
        return interval(bound, bound, ClockTrust::Contradicted);
    }
    interval(bound, wall, ClockTrust::LowerBound)
}

fn interval(one: Timestamp, other: Timestamp, trust: ClockTrust) -> Now {
    Now { earliest: one.min(other), latest: one.max(other), trust }
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
}
