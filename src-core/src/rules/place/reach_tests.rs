use super::*;
use crate::rules::place::builders::{below, by_chance, check_near, metres_from};
use crate::rules::place::gaussian::{within_circle, within_ring};
use proptest::prelude::*;

fn point((x, y): (f64, f64)) -> Point {
    Point { x, y }
}

fn near(places: &[(f64, f64)], within_m: f64) -> Reach {
    let places: Vec<Point> = places.iter().copied().map(point).collect();
    Reach::of_places(&places, within_m)
}

fn along(line: &[(f64, f64)], within_m: f64) -> Reach {
    let line: Vec<Point> = line.iter().copied().map(point).collect();
    Reach::of_line(&line, within_m)
}

/// What two discs of one radius share, their centres at `(±apart, 0)`, by strips: right of the
/// middle the lens ends where the left disc does, and with `x = radius sin u − apart` it is smooth.
fn lens(apart: f64, radius: f64, sigma: f64) -> f64 {
    let first = (apart / radius).asin();
    let step = (PI / 2.0 - first) / 4000.0;
    let strip = |index: i32| {
        let angle = first + step * (f64::from(index) + 0.5);
        let (x, half) = ((radius * angle.sin() - apart) / sigma, radius * angle.cos() / sigma);
        (-x * x / 2.0).exp() / TAU.sqrt() * (2.0 * below(half) - 1.0) * half * step
    };
    2.0 * (0..4000).map(strip).sum::<f64>()
}

#[test]
fn one_place_is_a_circle() {
    for (east, radius, sigma) in [(0.0, 30.0, 10.0), (50.0, 30.0, 20.0), (31.0, 30.0, 1.0), (500.0, 30.0, 20.0)] {
        let expected = within_circle(east / sigma, radius / sigma);
        check_near(near(&[(east, 0.0)], radius).weight(sigma), expected, 1e-7);
    }
}

#[test]
fn two_places_weigh_what_each_does_less_what_they_share() {
    for (apart, radius, sigma) in [(20.0, 50.0, 30.0), (45.0, 50.0, 60.0), (5.0, 50.0, 20.0)] {
        let both = near(&[(-apart, 0.0), (apart, 0.0)], radius).weight(sigma);
        let each = within_circle(apart / sigma, radius / sigma);
        check_near(both, 2.0 * each - lens(apart, radius, sigma), 2e-6);
    }
    let far_apart = near(&[(-200.0, 0.0), (150.0, 0.0)], 100.0).weight(90.0);
    let each = within_circle(200.0 / 90.0, 100.0 / 90.0) + within_circle(150.0 / 90.0, 100.0 / 90.0);
    check_near(far_apart, each, 1e-7);
}

#[test]
fn a_straight_corridor_is_a_rectangle_with_round_ends() {
    for (from, to, half, sigma) in [(-40.0, 90.0, 15.0, 25.0), (10.0, 60.0, 30.0, 12.0), (-5.0, 5.0, 40.0, 30.0)] {
        let cap = |index: i32, x: f64, start: f64| {
            let angle = start + PI * f64::from(index) / 2000.0;
            Point { x: x + half * angle.cos(), y: half * angle.sin() }
        };
        let east = (0..=2000).map(|index| cap(index, to, -PI / 2.0));
        let west = (0..=2000).map(|index| cap(index, from, PI / 2.0));
        let mut ring: Vec<Point> = east.chain(west).collect();
        ring.extend(ring.first().copied());
        check_near(along(&[(from, 0.0), (to, 0.0)], half).weight(sigma), within_ring(&ring, sigma), 2e-6);
    }
}

#[test]
fn a_bent_road_and_three_houses_weigh_what_chance_says() {
    let line = [(-120.0, -40.0), (-10.0, 10.0), (60.0, -30.0), (70.0, 90.0)];
    let (share, doubt) = by_chance(40.0, |at| {
        line.iter().zip(line.iter().skip(1)).any(|(from, to)| metres_from(at, *from, *to) <= 20.0)
    });
    check_near(along(&line, 20.0).weight(40.0), share, doubt);
    let houses = [(-30.0, 5.0), (25.0, 20.0), (10.0, -45.0)];
    let (share, doubt) = by_chance(50.0, |at| houses.iter().any(|house| metres_from(at, *house, *house) <= 45.0));
    check_near(near(&houses, 45.0).weight(50.0), share, doubt);
}

#[test]
fn a_road_there_and_back_is_the_same_road() {
    let once = [(-80.0, 12.0), (5.0, -3.0), (90.0, 40.0)];
    let back: Vec<(f64, f64)> = once.iter().chain(once.iter().rev()).copied().collect();
    let halfway = [(-80.0, 0.0), (90.0, 0.0), (10.0, 0.0), (60.0, 0.0)];
    for sigma in [3.0, 15.0, 200.0] {
        check_near(along(&back, 20.0).weight(sigma), along(&once, 20.0).weight(sigma), 1e-6);
        let straight = along(&[(-80.0, 0.0), (90.0, 0.0)], 20.0).weight(sigma);
        check_near(along(&halfway, 20.0).weight(sigma), straight, 1e-6);
        let doubled = near(&[(10.0, 10.0), (10.0, 10.0), (10.0, 10.0)], 20.0).weight(sigma);
        check_near(doubled, near(&[(10.0, 10.0)], 20.0).weight(sigma), 1e-6);
    }
}

#[test]
fn the_edge_is_that_of_the_whole() {
    // Where two discs overlap, the nearest edge is where their circles cross.
    let two = near(&[(-30.0, 0.0), (30.0, 0.0)], 50.0);
    assert!(two.holds_origin());
    check_near(two.clear_m(), 20.0, 1e-9);
    check_near(two.edge_m(), 40.0, 1e-4);
    // Along a straight road cut into pieces, the sides count and the circles at the joints do not.
    let road = along(&[(-500.0, 10.0), (-20.0, 10.0), (13.0, 10.0), (500.0, 10.0)], 30.0);
    check_near(road.edge_m(), 20.0, 1e-4);
    // Within a bend of a right angle.
    let bend = along(&[(-300.0, 0.0), (0.0, 0.0), (0.0, -300.0)], 30.0);
    check_near(bend.edge_m(), 30.0, 1e-4);
    let beside = near(&[(100.0, 0.0), (0.0, 70.0)], 30.0);
    assert!(!beside.holds_origin());
    check_near(beside.edge_m(), 40.0, 1e-9);
}

#[test]
fn a_gap_in_the_middle_is_outside() {
    // Six houses around a green that none of them reaches.
    let houses: Vec<(f64, f64)> = (0..6)
        .map(|house| {
            let angle = TAU * f64::from(house) / 6.0;
            (100.0 * angle.cos(), 100.0 * angle.sin())
        })
        .collect();
    let around = near(&houses, 60.0);
    assert!(!around.holds_origin());
    check_near(around.edge_m(), 40.0, 1e-9);
    assert!(around.weight(5.0) < 1e-6);
    let (share, doubt) = by_chance(60.0, |at| houses.iter().any(|house| metres_from(at, *house, *house) <= 60.0));
    check_near(around.weight(60.0), share, doubt);
}

fn some_points() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((-200.0..200.0_f64, -200.0..200.0_f64), 2..8)
}

proptest! {
    #[test]
    fn the_way_along_a_road_does_not_matter(line in some_points(), half in 1.0..80.0_f64, sigma in 1.0..120.0_f64) {
        let forth = along(&line, half);
        let mut other = line.clone();
        other.reverse();
        let back = along(&other, half);
        prop_assert!((forth.weight(sigma) - back.weight(sigma)).abs() < 1e-5);
        prop_assert!((forth.edge_m() - back.edge_m()).abs() < 1e-3);
    }

    #[test]
    fn a_wider_road_holds_a_narrower_one(line in some_points(), half in 1.0..80.0_f64, sigma in 1.0..120.0_f64) {
        let narrow = along(&line, half).weight(sigma);
        prop_assert!((-1e-6..=1.0 + 1e-6).contains(&narrow));
        prop_assert!(narrow <= along(&line, half + 5.0).weight(sigma) + 1e-5);
        prop_assert!(near(&line, half).weight(sigma) <= narrow + 1e-5);
    }

    #[test]
    fn the_edge_is_no_nearer_than_is_certain(places in some_points(), radius in 20.0..150.0_f64) {
        let reach = near(&places, radius);
        let edge = reach.edge_m();
        prop_assert!(edge >= reach.clear_m() - 1e-4);
        // Nearer than that, all lies on one side.
        let is_in = |angle: f64| {
            let nearer = (edge - 0.01).max(0.0);
            let at = (nearer * angle.cos(), nearer * angle.sin());
            places.iter().any(|place| (place.0 - at.0).hypot(place.1 - at.1) <= radius)
        };
        prop_assert!((0..720).all(|step| is_in(TAU * f64::from(step) / 720.0) == reach.holds_origin()));
    }
}
