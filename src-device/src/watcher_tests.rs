//! With clocks moved by hand: nothing here waits.

use super::*;
use crate::clock::Clock;
use crate::locks::lock_of;
use crate::presence::Presence;
use crate::store::own::journal;
use crate::testing;
use crate::{Serve, store::open_own};
use cordon_core::proof::entry::Body;
use cordon_core::rules::settings::Settings;
use cordon_core::rules::time::Timestamp;
use cordon_core::text_key;
use cordon_core::wire::{FaultKind, GetSession, MineOpen, Touched};
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

/// Hands of two clocks: since boot, and awake since boot.
#[derive(Clone, Default)]
struct Hands {
    boot_ms: Arc<AtomicI64>,
    awake_ms: Arc<AtomicI64>,
}

impl Hands {
    fn pass_minutes(&self, minutes: i64) {
        self.boot_ms.fetch_add(minutes * 60_000, Ordering::SeqCst);
        self.awake_ms.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }

    fn sleep_ms(&self, ms: i64) {
        self.boot_ms.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn wall(&self) -> Timestamp {
        testing::now()
    }

    fn boot(&self) -> (String, i64) {
        ("one boot".to_owned(), self.boot_ms.load(Ordering::SeqCst))
    }

    fn awake_ms(&self) -> i64 {
        self.awake_ms.load(Ordering::SeqCst)
    }
}

/// A watched house, open, with the hands of its clock.
fn watched() -> (House, tempfile::TempDir, Hands) {
    let hands = Hands::default();
    let (house, folder) = testing::open_house_with(Arc::new(hands.clone()));
    house.watch.turn_on(house.options.clock.as_ref());
    (house, folder, hands)
}

/// Why the device was locked, by its journal.
#[track_caller]
fn locked_because(house: &House) -> LockedBecause {
    assert!(!house.is_open());
    let own = open_own(&house.paths.own(), &[1; 32]).unwrap();
    let last = journal::all(&own).unwrap().pop().unwrap();
    let Body::LockedUp { why } = serde_json::from_slice(&last.body.unwrap().0).unwrap() else {
        panic!("the last entry is of another kind");
    };
    why
}

#[test]
fn a_device_that_nobody_touches_locks_after_the_minutes_of_its_settings() {
    let (house, _folder, hands) = watched();
    hands.pass_minutes(4);
    lock_if_left(&house).unwrap();
    assert!(house.is_open());
    hands.pass_minutes(1);
    lock_if_left(&house).unwrap();
    assert_eq!(locked_because(&house), LockedBecause::Idle);
}

#[test]
fn a_touch_keeps_it_open_and_a_refresh_does_not() {
    let (house, _folder, hands) = watched();
    for _minute in 0..4 {
        hands.pass_minutes(4);
        house.serve(Touched {}).unwrap();
    }
    assert!(house.is_open());
    hands.pass_minutes(4);
    house.serve(GetSession {}).unwrap();
    house.serve(MineOpen {}).unwrap();
    hands.pass_minutes(1);
    assert!(house.serve(GetSession {}).unwrap().locked, "it is locked before it answers");
    assert_eq!(locked_because(&house), LockedBecause::Idle);
}

#[test]
fn a_device_that_slept_is_locked_before_it_answers_anything() {
    let (house, _folder, hands) = watched();
    hands.sleep_ms(999);
    lock_if_left(&house).unwrap();
    assert!(house.is_open(), "the two clocks are not read at once");
    hands.sleep_ms(60_000);
    let refused = house.serve(MineOpen {}).unwrap_err();
    assert!(matches!(cordon_core::wire::Fault::from(refused).kind, FaultKind::Locked | FaultKind::NotEnrolled));
    assert_eq!(locked_because(&house), LockedBecause::Suspended);
}

#[test]
fn a_settings_file_cannot_keep_a_device_open_for_a_day() {
    let altered = |minutes| Settings { lock_after_min: minutes, ..Settings::new() };
    for minutes in [0, 60, 1_000_000, u32::MAX] {
        let (house, _folder, hands) = watched();
        crate::files::device::save(&house.paths.settings(), &altered(minutes), text_key!("fault.settings_json"))
            .unwrap();
        hands.pass_minutes(5);
        lock_if_left(&house).unwrap();
        assert_eq!(locked_because(&house), LockedBecause::Idle, "{minutes}");
    }
    for minutes in [0, 1_000_000, u32::MAX] {
        let (house, _folder, hands) = watched();
        house
            .with_session(|session| {
                session.settings = altered(minutes);
                Ok(())
            })
            .unwrap();
        hands.pass_minutes(60);
        lock_if_left(&house).unwrap();
        assert_eq!(locked_because(&house), LockedBecause::Idle, "{minutes}");
    }
}

#[test]
fn what_the_platform_tells_of_its_screen_locks_the_device() {
    #[derive(Default)]
    struct Screen(Mutex<Option<Box<dyn Fn() + Send + Sync>>>);
    impl Presence for Screen {
        fn on_leaving(&self, left: Box<dyn Fn() + Send + Sync>) -> Told {
            *lock_of(&self.0) = Some(left);
            Told::Yes
        }
    }
    let screen = Arc::new(Screen::default());
    let (mut house, _folder) = testing::open_house();
    house.options.presence = screen.clone();
    let house = Arc::new(house);
    assert_eq!(start(&house), Told::Yes);
    assert!(house.is_open());
    lock_of(&screen.0).as_ref().unwrap()();
    assert_eq!(locked_because(&house), LockedBecause::ScreenOff);
}

#[test]
fn a_house_that_nobody_watches_is_closed_by_whoever_opened_it() {
    let hands = Hands::default();
    let (house, _folder) = testing::open_house_with(Arc::new(hands.clone()));
    hands.pass_minutes(600);
    house.serve(GetSession {}).unwrap();
    assert!(house.is_open());
}
