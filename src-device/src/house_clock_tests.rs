//! What a device says of times and orders when it restarts on a clock that is wrong.

use crate::Serve;
use crate::clock::Clock;
use crate::house::House;
use crate::search::search_tests::record;
use crate::session::Session;
use crate::store::replica::{apply, orders};
use crate::testing::{now, open_house_in, order_rows};
use crate::usecases::shape;
use chrono::TimeDelta;
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::rules::order::InForceAnswer;
use cordon_core::rules::power::in_force_now;
use cordon_core::rules::time::{ClockTrust, Now, Timestamp};
use cordon_core::wire::{ClockDoubt, GetSession};
use std::sync::Arc;
use tempfile::TempDir;

/// A clock at a time, in a boot.
struct Set {
    wall: Timestamp,
    boot: &'static str,
}

impl Clock for Set {
    fn wall(&self) -> Timestamp {
        self.wall
    }

    fn boot(&self) -> (String, i64) {
        (self.boot.to_owned(), 1_000)
    }
}

fn started(folder: &TempDir, boot: &'static str, wall: Timestamp) -> House {
    open_house_in(folder, Arc::new(Set { wall, boot }))
}

/// A device that heard from HQ, entered something, and holds an order that ends in half a year.
fn in_touch(folder: &TempDir) -> House {
    let house = started(folder, "first", now());
    house.learn_time(now()).unwrap();
    house.with_session(|session| apply::row(&session.replica, "force:30", &order_rows(1)[0])).unwrap();
    enter(&house);
    house
}

fn enter(house: &House) {
    house.write(|write| write.journal(&Body::LockedUp { why: LockedBecause::Asked })).unwrap();
}

fn years(number: i64) -> TimeDelta {
    TimeDelta::days(number * 365)
}

/// Whether the order held is in force, as lists and pages say it.
fn in_force(house: &House) -> InForceAnswer {
    let now = house.now();
    let order = |session: &mut Session| Ok(orders::list(&session.replica, 1)?.remove(0));
    in_force_now(&house.with_session(order).unwrap(), now)
}

fn doubt_beside_answers(house: &House) -> Option<ClockDoubt> {
    let now = house.now();
    let coverage = house.with_session(|session| shape::coverage_of(session, now)).unwrap();
    let frame = house.serve(GetSession {}).unwrap();
    assert_eq!(coverage.clock, frame.clock, "the frame and the answers say the same");
    coverage.clock
}

#[test]
fn without_a_restart_a_wall_clock_set_wrong_either_way_changes_nothing() {
    for off in [years(10), -years(2), TimeDelta::hours(1), -TimeDelta::hours(1)] {
        let folder = tempfile::tempdir().unwrap();
        drop(in_touch(&folder));
        let house = started(&folder, "first", now().plus(off));
        assert_eq!(house.now(), Now::trusted(now()));
        assert_eq!((in_force(&house), doubt_beside_answers(&house)), (InForceAnswer::Yes, None));
    }
}

#[test]
fn after_a_restart_ten_years_on_no_order_is_called_ended_however_often_it_starts_and_enters() {
    let folder = tempfile::tempdir().unwrap();
    drop(in_touch(&folder));
    let on = now().plus(years(10));
    for boot in ["second", "third"] {
        let house = started(&folder, boot, on);
        enter(&house);
        assert_eq!(in_force(&house), InForceAnswer::Unknown);
        assert_eq!((house.now().earliest, house.now().trust), (now(), ClockTrust::LowerBound));
        assert_eq!(doubt_beside_answers(&house), Some(ClockDoubt::NotChecked { days: 3_650 }));
    }
    // What was entered ten years on does not bind a clock that was set right again.
    let house = started(&folder, "fourth", now().plus(TimeDelta::hours(1)));
    assert_eq!(in_force(&house), InForceAnswer::Yes);
    assert_eq!(doubt_beside_answers(&house), Some(ClockDoubt::NotChecked { days: 0 }));
}

#[test]
fn after_a_restart_two_years_back_the_clock_is_called_behind_and_no_order_in_force_or_ended() {
    let folder = tempfile::tempdir().unwrap();
    drop(in_touch(&folder));
    let house = started(&folder, "second", now().plus(-years(2)));
    enter(&house);
    assert_eq!((house.now().earliest, house.now().trust), (now(), ClockTrust::Contradicted));
    assert_eq!(in_force(&house), InForceAnswer::Unknown);
    assert_eq!(doubt_beside_answers(&house), Some(ClockDoubt::Behind { days: 730 }));
}

#[test]
fn an_age_that_a_doubtful_clock_would_change_is_not_told() {
    let folder = tempfile::tempdir().unwrap();
    drop(in_touch(&folder));
    let born = |house: &House| {
        let now = house.now();
        shape::age_of(&[record(("Una", "Example"), "1988-04-12")], now)
    };
    assert_eq!(born(&started(&folder, "first", now())), Some(38));
    assert_eq!(born(&started(&folder, "second", now().plus(TimeDelta::hours(3)))), Some(38));
    assert_eq!(born(&started(&folder, "third", now().plus(years(10)))), None);
    assert_eq!(born(&started(&folder, "fourth", now().plus(-years(2)))), None);
}

#[test]
fn what_hq_is_known_to_have_said_bounds_the_clock_where_the_time_learnt_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let house = in_touch(&folder);
    std::fs::remove_file(house.paths.clock()).unwrap();
    drop(house);
    let house = started(&folder, "second", now().plus(-years(2)));
    assert_eq!((house.now().earliest, house.now().trust), (now(), ClockTrust::Contradicted));
}
