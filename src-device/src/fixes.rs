//! The fixes that this device's own receiver gave in this process, and the one that hidden areas were
//! asked of last.

use crate::clock::Clock;
use cordon_core::rules::assess::HiddenFix;
use cordon_core::rules::place::Position;
use cordon_core::rules::time::Timestamp;

/// Fixes that a page may hand back with what they were.
const REMEMBERED: usize = 256;
/// Hidden areas are asked anew after so long, in milliseconds of the boot clock.
const EVERY_MS: i64 = 60_000;

/// This device's own fixes.
#[derive(Default)]
pub struct Fixes {
    given: Vec<Position>,
    hidden: Option<HiddenAsked>,
}

struct HiddenAsked {
    fix: HiddenFix,
    boot: String,
    boot_ms: i64,
}

impl Fixes {
    /// The session ended: nobody is answered for where the officer before them stood.
    pub fn end_session(&mut self) {
        *self = Self::default();
    }

    /// A session begins: what was asked while nobody was there answers nobody.
    pub fn begin_session(&mut self) {
        self.hidden = None;
    }

    /// The receiver gave a fix.
    pub fn add(&mut self, position: Position) {
        if self.given.len() >= REMEMBERED {
            let _oldest = self.given.remove(0);
        }
        self.given.push(position);
    }

    /// Whether the receiver gave just this fix.
    pub fn has(&self, claimed: &Position) -> bool {
        self.given.iter().any(|own| {
            own.at == claimed.at
                && own.accuracy == claimed.accuracy
                && own.source == claimed.source
                && own.fixed_at.millis() == claimed.fixed_at.millis()
        })
    }

    /// The fix that hidden areas answer now: the one they were asked of in the last minute, by the boot
    /// clock, or else this one, from now on.
    pub fn hidden_fix(&mut self, live: Position, clock: &dyn Clock, now: Timestamp) -> HiddenFix {
        let (boot, boot_ms) = clock.boot();
        if let Some(asked) = &self.hidden
            && asked.boot == boot
            && (0..EVERY_MS).contains(&(boot_ms - asked.boot_ms))
        {
            return asked.fix;
        }
        let fix = HiddenFix { position: live, at: now };
        self.hidden = Some(HiddenAsked { fix, boot, boot_ms });
        fix
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::rules::place::{LonLat, PositionSource, assumed};

    struct Boot(&'static str, i64);

    impl Clock for Boot {
        fn wall(&self) -> Timestamp {
            Timestamp::from_millis(0)
        }
        fn boot(&self) -> (String, i64) {
            (self.0.to_owned(), self.1)
        }
    }

    fn at(lon: f64) -> Position {
        let at = LonLat::new(lon, 53.0).unwrap();
        Position::new(at, assumed(), Timestamp::from_millis(0), PositionSource::Platform)
    }

    #[test]
    fn hidden_areas_are_asked_of_one_fix_a_minute() {
        let mut fixes = Fixes::default();
        let mut asked = |lon, clock| fixes.hidden_fix(at(lon), &clock, Timestamp::from_millis(7)).position.at.lon();
        assert_eq!(asked(-1.0, Boot("a", 1_000)), -1.0);
        assert_eq!(asked(-1.1, Boot("a", 1_001)), -1.0);
        assert_eq!(asked(-1.2, Boot("a", 60_999)), -1.0);
        assert_eq!(asked(-1.3, Boot("a", 61_000)), -1.3);
        assert_eq!(asked(-1.4, Boot("b", 61_001)), -1.4, "another boot has another clock");
        assert_eq!(asked(-1.5, Boot("b", 5)), -1.5, "a clock that went back tells nothing");
    }

    #[test]
    fn no_officer_is_answered_for_where_the_one_before_stood() {
        let mut fixes = Fixes::default();
        let asked = |fixes: &mut Fixes, lon| {
            fixes.hidden_fix(at(lon), &Boot("a", 1_000), Timestamp::from_millis(7)).position.at.lon()
        };
        fixes.add(at(-1.0));
        assert_eq!(asked(&mut fixes, -1.0), -1.0);
        fixes.begin_session();
        assert_eq!(asked(&mut fixes, -1.1), -1.1);
        assert!(fixes.has(&at(-1.0)), "a fix of a capture made while locked stays its own");
        fixes.end_session();
        assert_eq!(asked(&mut fixes, -1.2), -1.2);
        assert!(!fixes.has(&at(-1.0)));
    }

    #[test]
    fn only_what_the_receiver_gave_is_its_own() {
        let mut fixes = Fixes::default();
        fixes.add(at(-1.0));
        assert!(fixes.has(&at(-1.0)) && !fixes.has(&at(-1.0001)));
        assert!(!fixes.has(&Position { fixed_at: Timestamp::from_millis(1), ..at(-1.0) }));
        (0..REMEMBERED).for_each(|_| fixes.add(at(-2.0)));
        assert!(!fixes.has(&at(-1.0)), "the oldest goes");
    }
}
