use super::*;

fn feature(geometry: &str, rest: &str) -> String {
    format!(r#"{{"type":"Feature","geometry":{geometry}{rest}}}"#)
}

#[track_caller]
fn check(text: &str, expected: &[(&str, Shape)]) {
    let zones = read_zones(text).unwrap();
    let found: Vec<(&str, Shape)> = zones.iter().map(|zone| (zone.name.as_str(), zone.shape.clone())).collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn check_refused(text: &str, feature: Option<usize>, problem: GeoJsonProblem) {
    assert_eq!(read_zones(text), Err(GeoJsonError { feature, problem }), "{text}");
}

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

const SQUARE: &str = "[[[-1.5,53.0],[-1.4,53.0],[-1.4,53.1],[-1.5,53.1],[-1.5,53.0]]]";

fn square() -> Vec<Vec<LonLat>> {
    vec![vec![at(-1.5, 53.0), at(-1.4, 53.0), at(-1.4, 53.1), at(-1.5, 53.1), at(-1.5, 53.0)]]
}

#[test]
fn every_kind_of_zone_is_read() {
    let polygon =
        feature(&format!(r#"{{"type":"Polygon","coordinates":{SQUARE}}}"#), r#","id":"town","properties":null"#);
    let several = feature(
        &format!(r#"{{"type":"MultiPolygon","coordinates":[{SQUARE}]}}"#),
        r#","properties":{"name":"both parks"}"#,
    );
    let point =
        feature(r#"{"type":"Point","coordinates":[-1.5,53.0,84.2]}"#, r#","id":7,"properties":{"radius_m":100}"#);
    let points = feature(
        r#"{"type":"MultiPoint","coordinates":[[-1.5,53.0],[-1.6,53.0]]}"#,
        r#","properties":{"name":"houses","radius_m":50.5}"#,
    );
    let line = feature(
        r#"{"type":"LineString","coordinates":[[-1.5,53.0],[-1.6,53.0]]}"#,
        r#","id":"road","radius_m":30,"properties":{"name":"not this"}"#,
    );
    let nowhere = feature("null", r#","properties":{}"#);
    let all = [polygon, several, point, points, line, nowhere].join(",");
    let expected = [
        ("town", Shape::Polygon { rings: square() }),
        ("both parks", Shape::MultiPolygon { polygons: vec![square()] }),
        ("7", Shape::Circle { centre: at(-1.5, 53.0), radius_m: 100.0 }),
        ("houses", Shape::Near { places: vec![at(-1.5, 53.0), at(-1.6, 53.0)], radius_m: 50.5 }),
        ("road", Shape::Corridor { line: vec![at(-1.5, 53.0), at(-1.6, 53.0)], half_width_m: 30.0 }),
        ("zone 6", Shape::None),
    ];
    check(&format!(r#"{{"type":"FeatureCollection","features":[{all}]}}"#), &expected);
}

#[test]
fn a_feature_or_a_geometry_may_stand_alone() {
    let bare = format!("\u{feff}{{\"type\":\"Polygon\",\"coordinates\":{SQUARE}}}");
    check(&bare, &[("zone 1", Shape::Polygon { rings: square() })]);
    let circle = Shape::Circle { centre: at(-1.5, 53.0), radius_m: 20.0 };
    check(r#"{"type":"Point","coordinates":[-1.5,53.0],"radius_m":20}"#, &[("zone 1", circle.clone())]);
    let alone = feature(r#"{"type":"Point","coordinates":[-1.5,53.0]}"#, r#","id":"a","properties":{"radius_m":20}"#);
    check(&alone, &[("a", circle)]);
    check(r#"{"type":"FeatureCollection","features":[]}"#, &[]);
}

#[test]
fn a_ring_the_wrong_way_round_is_turned() {
    let clockwise = "[[[-1.5,53.0],[-1.5,53.1],[-1.4,53.1],[-1.4,53.0],[-1.5,53.0]]]";
    let text = format!(r#"{{"type":"Polygon","coordinates":{clockwise}}}"#);
    check(&text, &[("zone 1", Shape::Polygon { rings: square() })]);
}

#[test]
fn what_is_no_geojson_is_refused() {
    check_refused("{\n\"type\": nothing}", None, GeoJsonProblem::NotJson { line: 2, column: 10 });
    check_refused("[1,2]", None, GeoJsonProblem::UnknownType);
    check_refused(r#"{"type":"FeatureCollection"}"#, None, GeoJsonProblem::NoFeatures);
    check_refused(r#"{"type":"Blob","coordinates":[]}"#, Some(0), GeoJsonProblem::UnknownType);
    let other =
        r#"{"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"EPSG:27700"}}}"#;
    check_refused(other, None, GeoJsonProblem::OtherCrs);
    check(&other.replace("EPSG:27700", "urn:ogc:def:crs:OGC:1.3:CRS84"), &[]);
}

#[test]
fn what_is_no_zone_is_refused_with_its_feature() {
    let second = |geometry: &str, rest: &str| {
        let good = feature(r#"{"type":"Point","coordinates":[0,0]}"#, r#","properties":{"radius_m":1}"#);
        format!(r#"{{"type":"FeatureCollection","features":[{good},{}]}}"#, feature(geometry, rest))
    };
    let cases = [
        (r#"{"type":"Point","coordinates":[0,0]}"#, "", GeoJsonProblem::NoRadius("Point")),
        (r#"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#, "", GeoJsonProblem::NoRadius("LineString")),
        (r#"{"type":"MultiPoint","coordinates":[[0,0]]}"#, "", GeoJsonProblem::NoRadius("MultiPoint")),
        (r#"{"type":"Point","coordinates":[0,0]}"#, r#","radius_m":"10""#, GeoJsonProblem::RadiusNotANumber),
        (r#"{"type":"Point","coordinates":[0]}"#, r#","radius_m":1"#, GeoJsonProblem::Coordinates("Point")),
        (r#"{"type":"Point"}"#, r#","radius_m":1"#, GeoJsonProblem::Coordinates("Point")),
        (r#"{"type":"Point","coordinates":["0","0"]}"#, r#","radius_m":1"#, GeoJsonProblem::Coordinates("Point")),
        (r#"{"type":"Polygon","coordinates":[[0,0]]}"#, "", GeoJsonProblem::Coordinates("Polygon")),
        (r#"{"type":"MultiLineString","coordinates":[]}"#, "", GeoJsonProblem::Unsupported("MultiLineString")),
        (r#"{"type":"GeometryCollection","geometries":[]}"#, "", GeoJsonProblem::Unsupported("GeometryCollection")),
        (r#"{"type":"Point","coordinates":[0,91]}"#, r#","radius_m":1"#, PlaceError::LatitudeOutOfRange.into()),
        (r#"{"type":"Point","coordinates":[0,0]}"#, r#","radius_m":-1"#, PlaceError::RadiusNotPositive.into()),
        (r#"{"type":"Polygon","coordinates":[]}"#, "", PlaceError::NoRing.into()),
        (r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}"#, "", PlaceError::RingTooShort.into()),
        (r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#, "", PlaceError::RingNotClosed.into()),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"#,
            "",
            PlaceError::RingCrossesItself.into(),
        ),
        (
            r#"{"type":"LineString","coordinates":[[179,0],[-179,0]]}"#,
            r#","radius_m":1"#,
            PlaceError::LineTooWide.into(),
        ),
    ];
    for (geometry, rest, problem) in cases {
        check_refused(&second(geometry, rest), Some(1), problem);
    }
    let bare = r#"{"type":"FeatureCollection","features":[{"type":"Feature"}]}"#;
    check_refused(bare, Some(0), GeoJsonProblem::NoGeometry);
    let nested = r#"{"type":"FeatureCollection","features":[{"type":"FeatureCollection","features":[]}]}"#;
    check_refused(nested, Some(0), GeoJsonProblem::UnknownType);
}

#[test]
fn a_refusal_says_where_and_what() {
    let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[0,0]}}]}"#;
    assert_eq!(read_zones(text).unwrap_err().to_string(), "feature 0: a Point needs radius_m");
    assert_eq!(read_zones("{").unwrap_err().to_string(), "not JSON, at line 1 column 1");
}
