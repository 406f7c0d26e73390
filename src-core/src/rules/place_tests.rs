use super::*;
use proptest::prelude::*;

/// Metres to a degree on the ellipsoid at the market place.
const EAST_M: f64 = 111_557.4;
const NORTH_M: f64 = 111_284.8;

/// A point so many metres east and north of the market place.
fn spot(east: f64, north: f64) -> LonLat {
    let latitude = 52.92_f64;
    LonLat::new(-1.47 + east / (EAST_M * latitude.to_radians().cos()), latitude + north / NORTH_M).unwrap()
}

fn noon() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

fn fix(at: LonLat, sigma_m: f64) -> Position {
    let accuracy = Accuracy { radius_m: sigma_m * radius_in_sigmas(0.68), level: AccuracyLevel::Percent68 };
    let source = PositionSource::Platform;
    Position { at, accuracy, fixed_at: noon(), source, moving: Moving::Unknown, speed_m_s: None }
}

fn ring(corners: &[(f64, f64)]) -> Vec<LonLat> {
    let closed = corners.iter().chain(corners.first());
    closed.map(|(east, north)| spot(*east, *north)).collect()
}

fn square(half: f64) -> Vec<LonLat> {
    ring(&[(-half, -half), (half, -half), (half, half), (-half, half)])
}

fn polygon(rings: Vec<Vec<LonLat>>) -> Shape {
    Shape::Polygon { rings }
}

fn circle(radius_m: f64) -> Shape {
    Shape::Circle { centre: spot(0.0, 0.0), radius_m }
}

fn p(shape: &Shape, position: &Position) -> f64 {
    p_inside(shape, position, noon()).unwrap()
}

#[track_caller]
fn check_near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "found {found}, expected {expected}");
}

#[test]
fn a_point_off_the_globe_is_refused() {
    assert_eq!(LonLat::new(0.0, 90.1), Err(PlaceError::LatitudeOutOfRange));
    assert_eq!(LonLat::new(-180.5, 0.0), Err(PlaceError::LongitudeOutOfRange));
    assert_eq!(LonLat::new(f64::NAN, 0.0), Err(PlaceError::NotANumber));
    assert_eq!(LonLat::new(f64::INFINITY, 0.0), Err(PlaceError::LongitudeOutOfRange));
    assert!(serde_json::from_str::<LonLat>(r#"{"lon":0.0,"lat":91.0}"#).is_err());
}

#[test]
fn sigma_follows_from_the_radius_and_its_level() {
    let at = |level| Accuracy { radius_m: 10.0, level }.sigma_m();
    check_near(at(AccuracyLevel::Percent68), 10.0 / 1.5096, 1e-3);
    check_near(at(AccuracyLevel::Percent95), 10.0 / 2.4477, 1e-3);
    check_near(Accuracy { radius_m: 10.0, level: AccuracyLevel::Percent95 }.radius95_m(), 10.0, 1e-9);
    let none = Accuracy { radius_m: 0.0, level: AccuracyLevel::Percent95 };
    check_near(none.sigma_m(), ASSUMED_RADIUS_M / 1.5096, 1e-3);
}

#[test]
fn an_old_fix_is_wider_and_so_is_one_from_after() {
    let fix = fix(spot(0.0, 0.0), 5.0);
    let minute = chrono::TimeDelta::seconds(60);
    check_near(fix.sigma_m_at(noon()), 5.0, 1e-9);
    check_near(fix.sigma_m_at(noon().plus(minute)), (25.0_f64 + 84.0 * 84.0).sqrt(), 1e-9);
    check_near(fix.sigma_m_at(noon().plus(-minute)), (25.0_f64 + 84.0 * 84.0).sqrt(), 1e-9);
    assert!(fix.sigma_m_at(Timestamp::from_millis(0)) < 20_001.0);
}

#[test]
fn known_integrals_are_met() {
    for sigma in [0.5, 5.0, 50.0] {
        let here = fix(spot(0.0, 0.0), sigma);
        check_near(p(&circle(10.0), &here), 1.0 - (-(10.0 / sigma) * (10.0 / sigma) / 2.0).exp(), 2e-5);
    }
    let half_plane = polygon(vec![ring(&[(0.0, -500.0), (500.0, -500.0), (500.0, 500.0), (0.0, 500.0)])]);
    check_near(p(&half_plane, &fix(spot(0.0, 0.0), 10.0)), 0.5, 1e-3);
    let quarter_plane = polygon(vec![ring(&[(0.0, 0.0), (500.0, 0.0), (500.0, 500.0), (0.0, 500.0)])]);
    check_near(p(&quarter_plane, &fix(spot(0.0, 0.0), 10.0)), 0.25, 1e-3);
    // One sigma each way on both axes: erf(1/√2)².
    check_near(p(&polygon(vec![square(10.0)]), &fix(spot(0.0, 0.0), 10.0)), 0.466_065, 2e-3);
}

#[test]
fn a_large_circle_looks_like_a_half_plane_at_its_edge() {
    let shape = Shape::Circle { centre: spot(4000.0, 0.0), radius_m: 4000.0 };
    let edge = edge_distance_m(&shape, spot(0.0, 0.0)).unwrap();
    assert!(edge < 30.0, "{edge}");
    let far_in = p(&shape, &fix(spot(100.0, 0.0), 10.0));
    let far_out = p(&shape, &fix(spot(-100.0, 0.0), 10.0));
    assert!(far_in > 0.999 && far_out < 0.001);
}

#[test]
fn a_hole_is_outside() {
    let shape = polygon(vec![square(100.0), square(40.0)]);
    assert_eq!(contains(&shape, spot(0.0, 0.0)), Some(false));
    assert_eq!(contains(&shape, spot(70.0, 0.0)), Some(true));
    assert_eq!(contains(&shape, spot(170.0, 0.0)), Some(false));
    check_near(edge_distance_m(&shape, spot(0.0, 0.0)).unwrap(), 40.0, 0.5);
    assert_eq!(shape.validate(), Ok(()));
    assert!(p(&shape, &fix(spot(0.0, 0.0), 3.0)) < 1e-3);
}

#[test]
fn words_alone_and_shapeless_shapes_cannot_be_judged() {
    let here = fix(spot(0.0, 0.0), 5.0);
    for shape in [Shape::None, circle(0.0), circle(f64::NAN), polygon(vec![]), polygon(vec![vec![spot(0.0, 0.0)]])] {
        assert_eq!(p_inside(&shape, &here, noon()), None);
        let zone = Zone { shape, disclosure: Disclosure::Shown };
        assert_eq!(judge(&zone, &here, noon()).containment, Containment::CannotTell);
    }
}

#[test]
fn broken_shapes_are_refused_by_name() {
    let bow_tie = ring(&[(0.0, 0.0), (50.0, 50.0), (50.0, 0.0), (0.0, 50.0)]);
    let open: Vec<LonLat> = square(50.0).into_iter().take(4).collect();
    let wide = [(-100.0, 0.0), (100.0, 0.0), (0.0, 10.0), (-100.0, 0.0)];
    let wide = wide.iter().map(|(lon, lat)| LonLat::new(*lon, *lat).unwrap()).collect();
    let away = ring(&[(500.0, 500.0), (510.0, 500.0), (510.0, 510.0)]);
    let cases = [
        (polygon(vec![]), PlaceError::NoRing),
        (polygon(vec![vec![spot(0.0, 0.0); 3]]), PlaceError::RingTooShort),
        (polygon(vec![vec![spot(0.0, 0.0); 5]]), PlaceError::RingTooShort),
        (polygon(vec![open]), PlaceError::RingNotClosed),
        (polygon(vec![bow_tie]), PlaceError::RingCrossesItself),
        (polygon(vec![wide]), PlaceError::RingTooWide),
        (polygon(vec![square(50.0), away]), PlaceError::HoleOutside),
        (polygon(vec![square(50.0), square(50.0)]), PlaceError::RingCrossesItself),
        (circle(-1.0), PlaceError::RadiusNotPositive),
        (circle(f64::INFINITY), PlaceError::RadiusNotPositive),
    ];
    for (shape, error) in cases {
        assert_eq!(shape.validate(), Err(error), "{shape:?}");
    }
}

#[test]
fn the_thresholds_leave_room_for_cannot_tell() {
    let zone = Zone { shape: circle(100.0), disclosure: Disclosure::Shown };
    let judged = |east| judge(&zone, &fix(spot(east, 0.0), 10.0), noon()).containment;
    assert_eq!(judged(0.0), Containment::Inside);
    assert_eq!(judged(100.0), Containment::CannotTell);
    assert_eq!(judged(200.0), Containment::Outside);
}

#[test]
fn a_worthless_fix_is_not_outside_a_small_area() {
    let zone = Zone { shape: circle(20.0), disclosure: Disclosure::Shown };
    for east in [0.0, 30.0, 500.0] {
        let judged = judge(&zone, &fix(spot(east, 0.0), 800.0), noon());
        assert!(judged.p.unwrap() < OUTSIDE_TO);
        assert_eq!(judged.containment, Containment::CannotTell);
    }
}

#[test]
fn a_hidden_zone_gives_no_measure() {
    let zone = Zone { shape: circle(100.0), disclosure: Disclosure::Hidden };
    let judged = judge(&zone, &fix(spot(0.0, 0.0), 10.0), noon());
    assert_eq!((judged.containment, judged.p, judged.edge_m), (Containment::Inside, None, None));
}

/// A star around a centre: simple by construction.
fn a_star() -> impl Strategy<Value = Vec<(f64, f64)>> {
    (prop::collection::vec(20.0..120.0_f64, 3..9), -60.0..60.0_f64, -60.0..60.0_f64).prop_map(|(radii, east, north)| {
        let count = radii.len() as f64;
        let corner = |(index, radius): (usize, &f64)| {
            let angle = std::f64::consts::TAU * index as f64 / count;
            (east + radius * angle.cos(), north + radius * angle.sin())
        };
        radii.iter().enumerate().map(corner).collect()
    })
}

/// The same weight by brute force: many small cells of the Gaussian.
fn by_grid(shape: &Shape, sigma: f64) -> f64 {
    let cells = 160;
    let step = 10.0 / f64::from(cells);
    let mut total = 0.0;
    for row in 0..cells {
        for column in 0..cells {
            let x = (f64::from(column) + 0.5) * step - 5.0;
            let y = (f64::from(row) + 0.5) * step - 5.0;
            if contains(shape, spot(x * sigma, y * sigma)) == Some(true) {
                total += (-(x * x + y * y) / 2.0).exp() * step * step / std::f64::consts::TAU;
            }
        }
    }
    total
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_integral_agrees_with_a_grid(star in a_star(), sigma in 8.0..60.0_f64) {
        let shape = polygon(vec![ring(&star)]);
        let found = p(&shape, &fix(spot(0.0, 0.0), sigma));
        prop_assert!((found - by_grid(&shape, sigma)).abs() < 0.03, "{} {}", found, by_grid(&shape, sigma));
    }

    #[test]
    fn a_circle_agrees_with_a_grid(east in 0.0..150.0_f64, radius in 10.0..150.0_f64, sigma in 8.0..60.0_f64) {
        let shape = Shape::Circle { centre: spot(east, 0.0), radius_m: radius };
        let found = p(&shape, &fix(spot(0.0, 0.0), sigma));
        prop_assert!((found - by_grid(&shape, sigma)).abs() < 0.03);
    }
}

proptest! {
    #[test]
    fn a_circle_agrees_with_many_corners(east in 0.0..300.0_f64, radius in 10.0..200.0_f64, sigma in 2.0..80.0_f64) {
        let circle = Shape::Circle { centre: spot(east, 0.0), radius_m: radius };
        let corner = |index: i32| {
            let angle = std::f64::consts::TAU * f64::from(index) / 720.0;
            (east + radius * angle.cos(), radius * angle.sin())
        };
        let corners: Vec<(f64, f64)> = (0..720).map(corner).collect();
        let many = polygon(vec![ring(&corners)]);
        let here = fix(spot(0.0, 0.0), sigma);
        prop_assert!((p(&circle, &here) - p(&many, &here)).abs() < 0.02);
    }

    #[test]
    fn a_probability_is_one(star in a_star(), sigma in 0.01..5000.0_f64) {
        let found = p(&polygon(vec![ring(&star)]), &fix(spot(0.0, 0.0), sigma));
        prop_assert!((0.0..=1.0).contains(&found));
    }

    #[test]
    fn neither_direction_nor_first_corner_matters(star in a_star(), sigma in 1.0..80.0_f64, turn in 0..8_usize) {
        let here = fix(spot(0.0, 0.0), sigma);
        let plain = p(&polygon(vec![ring(&star)]), &here);
        let mut other = star.clone();
        other.rotate_left(turn % star.len());
        prop_assert!((plain - p(&polygon(vec![ring(&other)]), &here)).abs() < 1e-5);
        other.reverse();
        prop_assert!((plain - p(&polygon(vec![ring(&other)]), &here)).abs() < 1e-5);
    }

    #[test]
    fn doubt_only_grows_as_the_fix_worsens(half in 20.0..200.0_f64, sigma in 1.0..100.0_f64, more in 1.0..100.0_f64) {
        let inside = polygon(vec![square(half)]);
        let sure = p(&inside, &fix(spot(0.0, 0.0), sigma));
        let unsure = p(&inside, &fix(spot(0.0, 0.0), sigma + more));
        prop_assert!(unsure <= sure + 1e-5);
        let frame = polygon(vec![square(5000.0), square(half)]);
        let beside = p(&frame, &fix(spot(0.0, 0.0), sigma));
        prop_assert!((sure + beside - 1.0).abs() < 1e-4);
    }

    #[test]
    fn moving_everything_east_changes_nothing(star in a_star(), sigma in 1.0..80.0_f64, by in -1.0..1.0_f64) {
        let shape = ring(&star);
        let moved = shape.iter().map(|at| LonLat::new(at.lon() + by, at.lat()).unwrap()).collect();
        let here = spot(0.0, 0.0);
        let there = LonLat::new(here.lon() + by, here.lat()).unwrap();
        let before = p(&polygon(vec![shape]), &fix(here, sigma));
        let after = p(&polygon(vec![moved]), &fix(there, sigma));
        prop_assert!((before - after).abs() < 0.02);
    }

    #[test]
    fn a_point_survives_its_text(lon in -180.0..180.0_f64, lat in -90.0..90.0_f64) {
        let at = LonLat::new(lon, lat).unwrap();
        let text = serde_json::to_string(&at).unwrap();
        prop_assert_eq!(at, serde_json::from_str::<LonLat>(&text).unwrap());
    }
}
