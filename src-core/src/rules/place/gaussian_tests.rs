use super::*;
use crate::rules::place::builders::{below, check_near};

/// The weight of a disc, by strips: with `x = east + r sin u` they are smooth to their ends.
fn disc_by_strips(centre: Point, radius: f64) -> f64 {
    let step = PI / 1000.0;
    let strip = |index: i32| {
        let angle = -PI / 2.0 + step * (f64::from(index) + 0.5);
        let (x, half) = (centre.x + radius * angle.sin(), radius * angle.cos());
        let density = (-x * x / 2.0).exp() / TAU.sqrt();
        density * (below(centre.y + half) - below(centre.y - half)) * half * step
    };
    (0..1000).map(strip).sum()
}

fn rectangle((west, east): (f64, f64), (south, north): (f64, f64), pieces: u32) -> Vec<Point> {
    let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)];
    let corners = corners.map(|(x, y)| Point { x, y });
    let mut ring: Vec<Point> = Vec::new();
    for (from, to) in corners.iter().zip(corners.iter().skip(1)) {
        ring.extend((0..pieces).map(|piece| from.towards(*to, f64::from(piece) / f64::from(pieces))));
    }
    ring.extend(corners.last());
    ring
}

#[track_caller]
fn check_rectangle(across: (f64, f64), along: (f64, f64)) {
    let expected = (below(across.1) - below(across.0)) * (below(along.1) - below(along.0));
    for pieces in [1, 2, 7, 400] {
        check_near(within_ring(&rectangle(across, along, pieces), 1.0), expected, 1e-7);
    }
}

#[test]
fn a_rectangle_weighs_the_product_of_its_sides() {
    check_rectangle((-1.0, 1.0), (-1.0, 1.0));
    check_rectangle((0.0, 1e6), (-1e6, 1e6));
    check_rectangle((0.0, 1e4), (0.0, 1e4));
    check_rectangle((0.5, 3.0), (-4.0, 0.25));
    check_rectangle((-0.001, 0.001), (-50.0, 60.0));
    check_rectangle((1.645, 1e5), (-1e5, 1e5));
    check_rectangle((-20.0, 3.0), (2.0, 2.5));
    check_rectangle((7.9, 8.1), (-0.1, 0.1));
    check_rectangle((9.0, 12.0), (9.0, 12.0));
}

#[test]
fn the_unit_may_be_any() {
    let ring = rectangle((-30.0, 10.0), (-5.0, 80.0), 3);
    let expected = (below(0.5) - below(-1.5)) * (below(4.0) - below(-0.25));
    check_near(within_ring(&ring, 20.0), expected, 1e-7);
}

#[test]
fn a_circle_about_the_origin_weighs_what_rayleigh_says() {
    for radius in [0.001_f64, 0.1, 0.5, 1.0, 2.4477, 5.0, 40.0] {
        check_near(within_circle(0.0, radius), 1.0 - (-radius * radius / 2.0).exp(), 1e-8);
    }
}

#[test]
fn a_circle_elsewhere_weighs_what_its_strips_do() {
    for (x, y, radius) in [(0.0, 1.0, 0.5), (2.0, -1.0, 2.0), (0.3, 0.4, 0.5), (-3.0, 4.0, 5.5), (6.0, 0.0, 3.0)] {
        let centre = Point { x, y };
        check_near(within_circle(centre.distance(), radius), disc_by_strips(centre, radius), 1e-6);
    }
}

#[test]
fn arcs_add_up_to_their_circle() {
    for (x, y, radius) in [(0.0, 0.0, 1.0), (2.0, -1.0, 1.0), (0.3, 0.4, 2.0), (-3.0, 4.0, 5.0)] {
        let centre = Point { x, y };
        let whole = TAU * within_circle(centre.distance(), radius);
        for cut in [-3.1, -1.0, 0.0, 0.7, 2.5] {
            for length in [0.01, 1.0, 3.0, 6.0] {
                let one = arc(centre, radius, (cut, cut + length));
                let other = arc(centre, radius, (cut + length, cut + TAU));
                check_near(one + other, whole, 1e-6);
            }
        }
    }
}

#[test]
fn an_arc_is_what_its_chords_come_to() {
    let centre = Point { x: 1.0, y: -2.0 };
    let at = |angle: f64| Point { x: centre.x + 1.5 * angle.cos(), y: centre.y + 1.5 * angle.sin() };
    for (from, to) in [(0.2, 1.1), (-2.0, 2.0), (2.0, 6.0), (-3.0, 3.2)] {
        let step = (to - from) / 20_000.0;
        let chord = |index: i32| edge(at(from + step * f64::from(index)), at(from + step * f64::from(index + 1)));
        let chords: f64 = (0..20_000).map(chord).sum();
        check_near(arc(centre, 1.5, (from, to)), chords, 1e-6);
    }
}
