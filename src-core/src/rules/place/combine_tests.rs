use super::*;
use crate::rules::place::Shape;
use crate::rules::place::builders::{check_near, fix, noon, spot};
use crate::rules::place::edge_distance_m;
use chrono::TimeDelta;
use proptest::prelude::*;

fn metres_between(one: LonLat, other: LonLat) -> f64 {
    edge_distance_m(&Shape::Circle { centre: one, radius_m: 1e-6 }, other).unwrap()
}

fn combined(fixes: &[Position]) -> Combined {
    combine(fixes, noon()).unwrap()
}

#[test]
fn nothing_combines_to_nothing_and_one_fix_to_itself() {
    assert_eq!(combine(&[], noon()), None);
    let only =
        Position { accuracy: Accuracy { radius_m: 0.0, level: AccuracyLevel::Assumed }, ..fix(spot(3.0, 4.0), 9.0) };
    let later = noon().plus(TimeDelta::minutes(5));
    assert_eq!(combine(&[only], later), Some(Combined { position: only, fixes: 1, agree: true }));
}

#[test]
fn the_better_fix_weighs_more() {
    let both = combined(&[fix(spot(0.0, 0.0), 10.0), fix(spot(30.0, 0.0), 20.0)]);
    // Weights of 4 to 1; 1/√(1/100 + 1/400) = 8.94.
    check_near(metres_between(both.position.at, spot(6.0, 0.0)), 0.0, 0.05);
    check_near(both.position.sigma_m_at(noon()), 8.944, 1e-3);
    assert_eq!((both.fixes, both.agree, both.position.fixed_at), (2, true, noon()));
}

#[test]
fn many_like_fixes_are_never_better_than_the_best_by_more_than_the_root_of_two() {
    for count in [2, 10, 200] {
        let many = vec![fix(spot(5.0, 5.0), 12.0); count];
        check_near(combined(&many).position.sigma_m_at(noon()), 12.0 / 2.0_f64.sqrt(), 1e-6);
    }
}

#[test]
fn an_old_fix_weighs_as_much_as_its_age_leaves_it() {
    let old = Position { fixed_at: noon().plus(-TimeDelta::seconds(100)), ..fix(spot(0.0, 0.0), 10.0) };
    let both = combined(&[old, fix(spot(50.0, 0.0), 10.0)]);
    // Widened by 140 metres its variance is 19,700 against 100.
    check_near(metres_between(both.position.at, spot(50.0 * 19_700.0 / 19_800.0, 0.0)), 0.0, 0.05);
}

#[test]
fn fixes_that_cannot_be_of_one_place_are_covered_and_said_to_disagree() {
    let fixes = [fix(spot(0.0, 0.0), 5.0), fix(spot(200.0, 0.0), 10.0), fix(spot(3.0, 4.0), 5.0)];
    let all = combined(&fixes);
    assert!(!all.agree);
    let reach = all.position.radius95_m_at(noon());
    for fix in &fixes {
        assert!(metres_between(all.position.at, fix.at) + fix.radius95_m_at(noon()) <= reach + 0.01);
    }
    // √(−2 ln 0.001) = 3.717 sigmas of the difference, here 14.14 metres.
    let at_distance = |metres| combined(&[fix(spot(0.0, 0.0), 10.0), fix(spot(metres, 0.0), 10.0)]).agree;
    assert!(at_distance(52.4) && !at_distance(52.8));
}

#[test]
fn the_weakest_claim_is_kept() {
    let measured = fix(spot(0.0, 0.0), 10.0);
    let at = |level| Position { accuracy: Accuracy { level, ..measured.accuracy }, ..measured };
    let level = |one, other| combined(&[at(one), at(other)]).position.accuracy.level;
    assert_eq!(level(AccuracyLevel::Percent95, AccuracyLevel::Percent95), AccuracyLevel::Percent95);
    assert_eq!(level(AccuracyLevel::Percent95, AccuracyLevel::Percent68), AccuracyLevel::Percent68);
    assert_eq!(level(AccuracyLevel::Assumed, AccuracyLevel::Percent95), AccuracyLevel::Assumed);
    let chosen = Position { source: PositionSource::Chosen, ..measured };
    let driven = Position { moving: Moving::InVehicle, speed_m_s: None, ..measured };
    let timed = Position { speed_m_s: Some(9.0), ..measured };
    assert_eq!(combined(&[measured, chosen]).position.source, PositionSource::Chosen);
    assert_eq!(combined(&[measured, driven]).position.moving, Moving::InVehicle);
    assert_eq!(combined(&[driven, timed]).position.speed_m_s, Some(13.4));
    assert_eq!(combined(&[measured, driven]).position.speed_m_s, None);
}

#[test]
fn fixes_across_the_antimeridian_are_neighbours() {
    let at = |lon| fix(LonLat::new(lon, 0.0).unwrap(), 30.0);
    let both = combined(&[at(179.9999), at(-179.9999)]);
    assert!(both.agree);
    check_near(both.position.at.lon().abs(), 180.0, 1e-6);
}

proptest! {
    #[test]
    fn the_order_of_fixes_does_not_matter(
        given in prop::collection::vec((-60.0..60.0_f64, -60.0..60.0_f64, 3.0..40.0_f64), 2..6),
    ) {
        let fixes: Vec<Position> = given.iter().map(|(east, north, sigma)| fix(spot(*east, *north), *sigma)).collect();
        let mut other = fixes.clone();
        other.reverse();
        let (one, other) = (combined(&fixes), combined(&other));
        prop_assert_eq!(one.agree, other.agree);
        prop_assert!(metres_between(one.position.at, other.position.at) < 0.1);
        let (one, other) = (one.position.sigma_m_at(noon()), other.position.sigma_m_at(noon()));
        prop_assert!((one - other).abs() < 0.05);
        let best = given.iter().map(|(_, _, sigma)| *sigma).fold(f64::INFINITY, f64::min);
        prop_assert!(one >= best / 2.0_f64.sqrt() - 1e-6);
    }
}
