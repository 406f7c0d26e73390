use super::*;
use crate::rules::place::builders::{check_near, circle, fix, noon, polygon, ring, spot, square, square_at};
use crate::rules::place::{Containment, Disclosure, Side, Zone, contains, edge_distance_m, judge, p_inside};

fn multi(polygons: Vec<Vec<Vec<LonLat>>>) -> Shape {
    Shape::MultiPolygon { polygons }
}

fn corridor(line: Vec<LonLat>, half_width_m: f64) -> Shape {
    Shape::Corridor { line, half_width_m }
}

fn near(places: Vec<LonLat>, radius_m: f64) -> Shape {
    Shape::Near { places, radius_m }
}

fn degrees(points: &[(f64, f64)]) -> Vec<LonLat> {
    points.iter().map(|(lon, lat)| LonLat::new(*lon, *lat).unwrap()).collect()
}

/// Every kind of shape, each about the market place.
fn every_kind() -> [Shape; 6] {
    [
        Shape::None,
        circle(100.0),
        polygon(vec![square(100.0)]),
        multi(vec![vec![square(40.0)], vec![square_at(200.0, 0.0, 40.0)]]),
        corridor(vec![spot(-200.0, 0.0), spot(0.0, 10.0), spot(150.0, 90.0)], 30.0),
        near(vec![spot(0.0, 0.0), spot(90.0, 0.0)], 60.0),
    ]
}

#[test]
fn broken_shapes_are_refused_by_name() {
    let line = || vec![spot(0.0, 0.0), spot(100.0, 0.0)];
    let across = degrees(&[(179.9, 0.0), (-179.9, 0.0)]);
    let open: Vec<LonLat> = square(50.0).into_iter().take(4).collect();
    let cases = [
        (multi(vec![]), PlaceError::NoPolygon),
        (multi(vec![vec![square(50.0)], vec![]]), PlaceError::NoRing),
        (multi(vec![vec![square(50.0)], vec![open]]), PlaceError::RingNotClosed),
        (multi(vec![vec![square(50.0)], vec![square_at(60.0, 0.0, 50.0)]]), PlaceError::PolygonsOverlap),
        (multi(vec![vec![square(50.0)], vec![square_at(100.0, 0.0, 50.0)]]), PlaceError::PolygonsShareAnEdge),
        (multi(vec![vec![square(50.0)], vec![square(20.0)]]), PlaceError::PolygonsOverlap),
        (multi(vec![vec![square(20.0)], vec![square(50.0)]]), PlaceError::PolygonsOverlap),
        (polygon(vec![square(50.0), square(30.0), square(10.0)]), PlaceError::HolesOverlap),
        (polygon(vec![square(10.0), square(50.0)]), PlaceError::HoleOutside),
        (corridor(vec![], 30.0), PlaceError::LineTooShort),
        (corridor(vec![spot(0.0, 0.0)], 30.0), PlaceError::LineTooShort),
        (corridor(vec![spot(0.0, 0.0); 5], 30.0), PlaceError::LineTooShort),
        (corridor(across, 30.0), PlaceError::LineTooWide),
        (corridor(line(), 0.0), PlaceError::HalfWidthNotPositive),
        (corridor(line(), f64::NAN), PlaceError::HalfWidthNotPositive),
        (corridor(line(), 100_001.0), PlaceError::TooLarge),
        (near(vec![], 30.0), PlaceError::NoPlace),
        (near(line(), -5.0), PlaceError::RadiusNotPositive),
        (near(line(), f64::INFINITY), PlaceError::RadiusNotPositive),
        (near(line(), 100_001.0), PlaceError::TooLarge),
        (near(vec![spot(0.0, 0.0); MOST_PLACES + 1], 30.0), PlaceError::TooManyPoints),
        (corridor(vec![spot(0.0, 0.0); MOST_LINE_POINTS + 1], 30.0), PlaceError::TooManyPoints),
        (polygon(vec![vec![spot(0.0, 0.0); MOST_POINTS + 1]]), PlaceError::TooManyPoints),
        (circle(100_001.0), PlaceError::TooLarge),
    ];
    for (shape, error) in cases {
        assert_eq!(shape.validate(), Err(error));
    }
}

#[test]
fn an_island_in_a_lake_is_no_overlap() {
    let land = vec![square(100.0), square(60.0)];
    let shape = multi(vec![land, vec![square(20.0)]]);
    assert_eq!(shape.validate(), Ok(()));
    assert_eq!(contains(&shape, spot(0.0, 0.0)), Some(true));
    assert_eq!(contains(&shape, spot(40.0, 0.0)), Some(false));
    assert_eq!(contains(&shape, spot(80.0, 0.0)), Some(true));
    check_near(edge_distance_m(&shape, spot(30.0, 0.0)).unwrap(), 10.0, 0.1);
}

#[test]
fn rings_the_wrong_way_round_are_mended_and_open_ones_refused() {
    let clockwise: Vec<LonLat> = square(50.0).into_iter().rev().collect();
    assert_eq!(Shape::polygon(vec![clockwise.clone()]), Ok(polygon(vec![square(50.0)])));
    assert_eq!(Shape::multi_polygon(vec![vec![clockwise.clone()]]), Ok(multi(vec![vec![square(50.0)]])));
    let open: Vec<LonLat> = square(50.0).into_iter().take(4).collect();
    assert_eq!(Shape::polygon(vec![open]), Err(PlaceError::RingNotClosed));
    // What was stored the wrong way round is judged all the same.
    let here = fix(spot(10.0, 0.0), 20.0);
    let p = |rings| p_inside(&polygon(rings), &here, noon());
    assert_eq!(p(vec![clockwise]), p(vec![square(50.0)]));
}

#[test]
fn what_crosses_the_antimeridian_is_refused_and_never_judged_round_the_globe() {
    let strip = degrees(&[(179.9, 0.0), (-179.9, 0.0), (-179.9, 0.1), (179.9, 0.1), (179.9, 0.0)]);
    let crossing = polygon(vec![strip.clone()]);
    assert_eq!(crossing.validate(), Err(PlaceError::RingTooWide));
    let line = corridor(degrees(&[(179.9, 0.0), (-179.9, 0.0)]), 500.0);
    for lon in [0.0, 90.0, 179.95, -179.95] {
        let at = LonLat::new(lon, 0.05).unwrap();
        for shape in [crossing.clone(), multi(vec![vec![strip.clone()]]), line.clone()] {
            assert_eq!(contains(&shape, at), None);
            let zone = Zone { shape, disclosure: Disclosure::Shown };
            let judged = judge(&zone, &fix(at, 5.0), noon());
            assert_eq!((judged.containment, judged.side), (Containment::CannotTell, None));
        }
    }
    let cut = multi(vec![
        vec![degrees(&[(179.9, 0.0), (180.0, 0.0), (180.0, 0.1), (179.9, 0.1), (179.9, 0.0)])],
        vec![degrees(&[(-180.0, 0.0), (-179.9, 0.0), (-179.9, 0.1), (-180.0, 0.1), (-180.0, 0.0)])],
    ]);
    assert_eq!(cut.validate(), Ok(()));
    let p = |lon| p_inside(&cut, &fix(LonLat::new(lon, 0.05).unwrap(), 20.0), noon()).unwrap();
    for lon in [179.95, -179.95, 180.0, -180.0] {
        check_near(p(lon), 1.0, 1e-6);
    }
    assert_eq!(p(0.0), 0.0);
    let round = near(degrees(&[(179.9999, 0.0), (0.0, 0.0)]), 100.0);
    check_near(p_inside(&round, &fix(LonLat::new(-179.9999, 0.0).unwrap(), 5.0), noon()).unwrap(), 1.0, 1e-6);
}

#[test]
fn every_kind_answers_on_both_sides() {
    for shape in every_kind().into_iter().skip(1) {
        assert_eq!(shape.validate(), Ok(()));
        let zone = Zone { shape, disclosure: Disclosure::Shown };
        let within = judge(&zone, &fix(spot(2.0, 6.0), 3.0), noon());
        assert_eq!((within.containment, within.side), (Containment::Inside, Some(Side::Inside)), "{zone:?}");
        let beside = judge(&zone, &fix(spot(0.0, 400.0), 3.0), noon());
        assert_eq!((beside.containment, beside.side), (Containment::Outside, Some(Side::Outside)), "{zone:?}");
        assert!(beside.edge_m.unwrap() > 290.0 && beside.p == Some(0.0));
    }
}

#[test]
fn polygons_apart_weigh_what_each_does() {
    let (one, other) =
        (vec![square_at(-60.0, 0.0, 40.0)], vec![square_at(60.0, 10.0, 50.0), square_at(60.0, 10.0, 20.0)]);
    let here = fix(spot(0.0, 0.0), 45.0);
    let p = |shape: &Shape| p_inside(shape, &here, noon()).unwrap();
    let both = p(&multi(vec![one.clone(), other.clone()]));
    check_near(both, p(&polygon(one)) + p(&polygon(other)), 2e-6);
}

#[test]
fn a_house_by_a_road_is_as_far_from_it_as_it_looks() {
    let road = corridor(vec![spot(-500.0, 0.0), spot(500.0, 0.0)], 30.0);
    check_near(edge_distance_m(&road, spot(0.0, 130.0)).unwrap(), 100.0, 0.1);
    check_near(edge_distance_m(&road, spot(0.0, 10.0)).unwrap(), 20.0, 0.1);
    check_near(edge_distance_m(&road, spot(600.0, 0.0)).unwrap(), 70.0, 0.1);
    let half = p_inside(&road, &fix(spot(0.0, 30.0), 10.0), noon()).unwrap();
    check_near(half, 0.5, 1e-3);
}

#[test]
fn shapes_survive_their_text() {
    for shape in every_kind() {
        let text = serde_json::to_string(&shape).unwrap();
        assert_eq!(serde_json::from_str::<Shape>(&text).unwrap(), shape);
    }
    let text = serde_json::to_string(&near(degrees(&[(-1.5, 53.0)]), 100.0)).unwrap();
    assert_eq!(text, r#"{"kind":"near","places":[{"lon":-1.5,"lat":53.0}],"radius_m":100.0}"#);
}

#[test]
fn the_box_holds_all_that_is_not_outside() {
    for disclosure in [Disclosure::Shown, Disclosure::Hidden] {
        for shape in every_kind() {
            let located = shape != Shape::None;
            let zone = Zone { shape, disclosure };
            assert_eq!(zone.bounds().is_some(), located);
            let Some(bounds) = zone.bounds() else { continue };
            for east in -20..20 {
                for north in -20..20 {
                    let at = spot(f64::from(east) * 25.0, f64::from(north) * 25.0);
                    let is_boxed = (bounds.west..=bounds.east).contains(&at.lon())
                        && (bounds.south..=bounds.north).contains(&at.lat());
                    let said = judge(&zone, &fix(at, 0.01), noon()).containment;
                    assert!(is_boxed || said == Containment::Outside, "{at:?} of {zone:?}");
                }
            }
        }
    }
}

#[test]
fn a_small_box_is_drawn_about_a_small_shape() {
    let bounds = Zone { shape: circle(100.0), disclosure: Disclosure::Shown }.bounds().unwrap();
    let corner = LonLat::new(bounds.east, bounds.north).unwrap();
    let away = edge_distance_m(&circle(100.0), corner).unwrap();
    assert!((41.0..46.0).contains(&away), "{away}");
    let ring = ring(&[(0.0, 0.0), (50.0, 0.0), (0.0, 50.0)]);
    let exact = Zone { shape: polygon(vec![ring.clone()]), disclosure: Disclosure::Shown }.bounds().unwrap();
    assert_eq!((exact.west, exact.north), (ring[0].lon(), ring[2].lat()));
}
