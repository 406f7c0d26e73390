use super::*;
use crate::rules::place::builders::{Dice, fix, noon, polygon, ring, spot};
use crate::rules::place::{contains, edge_distance_m, p_inside};
use proptest::prelude::*;

/// How often a ring winds round a point, in whole ten-millionths of a degree: by quadrants, and by
/// the sign of a product of whole numbers where a step skips one. `None` on the ring itself.
fn winding(ring: &[LonLat], at: LonLat) -> Option<i32> {
    let whole = |degrees: f64| (degrees * 1e7).round() as i128;
    let around: Vec<(i128, i128)> = ring
        .iter()
        .map(|corner| (whole(corner.lon()) - whole(at.lon()), whole(corner.lat()) - whole(at.lat())))
        .collect();
    let quadrant = |(x, y): (i128, i128)| match (x > 0, y > 0, x < 0, y < 0) {
        (true, _, _, false) => Some(0),
        (false, true, _, _) => Some(1),
        (_, false, true, _) => Some(2),
        (_, _, false, true) => Some(3),
        _ => None,
    };
    let mut quarters = 0_i32;
    for (from, to) in around.iter().zip(around.iter().skip(1)) {
        let turn = (from.0 * to.1 - from.1 * to.0).signum() as i32;
        quarters += match i32::rem_euclid(quadrant(*to)? - quadrant(*from)?, 4) {
            0 => 0,
            1 => 1,
            3 => -1,
            _ if turn == 0 => return None,
            _ => 2 * turn,
        };
    }
    Some(quarters / 4)
}

/// Points about a star, with whether it holds each by the oracle.
fn judged_by_oracle(dice: &mut Dice, star: &[(f64, f64)], most: f64) -> Option<(LonLat, bool)> {
    let at = spot(dice.between(-most, most), dice.between(-most, most));
    Some((at, winding(&ring(star), at)? != 0))
}

#[test]
fn a_hundred_thousand_points_are_where_whole_numbers_say() {
    let mut dice = Dice(7946);
    for (corners, most) in [(4, 60.0), (16, 150.0), (64, 600.0), (64, 4_000.0), (7, 30_000.0)] {
        for _ in 0..5 {
            let star = dice.star(corners, (most / 5.0, most));
            let shape = polygon(vec![ring(&star)]);
            assert_eq!(shape.validate(), Ok(()));
            for _ in 0..4_000 {
                let Some((at, is_inside)) = judged_by_oracle(&mut dice, &star, most) else { continue };
                assert_eq!(contains(&shape, at), Some(is_inside), "{at:?} in {star:?}");
            }
        }
    }
}

#[test]
fn the_plane_agrees_a_metre_from_any_edge() {
    // Edges of many kilometres too: straight in degrees is not straight on the plane.
    let mut dice = Dice(1951);
    for (corners, most) in [(5, 80.0), (24, 900.0), (6, 40_000.0)] {
        for _ in 0..4 {
            let star = dice.star(corners, (most / 4.0, most));
            let shape = polygon(vec![ring(&star)]);
            for _ in 0..250 {
                let Some((at, is_inside)) = judged_by_oracle(&mut dice, &star, most) else { continue };
                let edge_m = edge_distance_m(&shape, at).unwrap();
                if edge_m > 1.0 {
                    // At six sigmas the integral over the plane's outline says nought or one.
                    let expected = if is_inside { 1.0 } else { 0.0 };
                    assert_eq!(p_inside(&shape, &fix(at, edge_m / 6.0), noon()), Some(expected), "{at:?} in {star:?}");
                }
            }
        }
    }
}

#[test]
fn a_point_between_two_columns_of_degrees_is_told_to_the_last_place() {
    let at = |lon: i32, lat: i32| LonLat::new(f64::from(lon) / 1e7, f64::from(lat) / 1e7).unwrap();
    let ring = vec![at(0, 0), at(10_000_000, 0), at(10_000_000, 9_999_999), at(0, 0)];
    assert!(!ring_holds(&ring, at(5_000_000, 5_000_000)));
    assert!(ring_holds(&ring, at(5_000_000, 4_999_999)));
}

#[test]
fn rings_are_turned_to_run_as_the_standard_has_them() {
    let outer = ring(&[(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)]);
    let hole = ring(&[(-10.0, -10.0), (-10.0, 10.0), (10.0, 10.0), (10.0, -10.0)]);
    let turned = |ring: &[LonLat]| ring.iter().rev().copied().collect::<Vec<LonLat>>();
    let right = vec![outer.clone(), hole.clone()];
    assert_eq!(rewound(right.clone()), right);
    assert_eq!(rewound(vec![turned(&outer), turned(&hole)]), right);
    assert_eq!(rewound(vec![outer, turned(&hole)]), right);
}

/// Every pair of edges tried, without boxes.
fn crosses_itself(ring: &[LonLat]) -> bool {
    let edges = edges_of_polygon(0, std::slice::from_ref(&ring.to_vec()));
    edges
        .iter()
        .enumerate()
        .any(|(place, edge)| edges.iter().skip(place + 1).any(|later| !later.follows(edge) && later.meets(edge)))
}

#[test]
fn ten_thousand_corners_are_checked_as_few_are() {
    let mut dice = Dice(9);
    let star = dice.star(10_000, (900.0, 1_000.0));
    let mut points = ring(&star);
    assert_eq!(check(std::slice::from_ref(&points)), Ok(()));
    points.swap(4_000, 8_000);
    assert_eq!(check(&[points]), Err(PlaceError::RingCrossesItself));
}

proptest! {
    #[test]
    fn boxes_miss_no_crossing(corners in prop::collection::vec((0..12_i32, 0..12_i32), 3..14)) {
        let points: Vec<(f64, f64)> = corners.iter().map(|(x, y)| (f64::from(x * 10), f64::from(y * 10))).collect();
        let ring = ring(&points);
        match check(std::slice::from_ref(&ring)) {
            Ok(()) => prop_assert!(!crosses_itself(&ring)),
            Err(PlaceError::RingTooShort) => prop_assert!(super::corners(&ring).len() < 4),
            Err(error) => {
                prop_assert_eq!(error, PlaceError::RingCrossesItself);
                prop_assert!(crosses_itself(&ring));
            }
        }
    }
}
