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
    let broken = read_zones("{\n\"type\": nothing}").unwrap_err();
    assert!(matches!(broken.problem, GeoJsonProblem::NotJson { line: 2, .. }), "{broken}");
    check_refused("[1,2]", None, GeoJsonProblem::UnknownType);
    check_refused(r#"{"type":"FeatureCollection"}"#, None, GeoJsonProblem::NoFeatures);
    check_refused(r#"{"type":"Blob","coordinates":[]}"#, Some(0), GeoJsonProblem::UnknownType);
    let other =
        r#"{"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"EPSG:27700"}}}"#;
    check_refused(other, None, GeoJsonProblem::OtherCrs(Crs::Epsg(27_700)));
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
        (r#"{"type":"MultiLineString","coordinates":[]}"#, "", GeoJsonProblem::NoRadius("MultiLineString")),
        (r#"{"type":"MultiLineString","coordinates":[]}"#, r#","radius_m":1"#, PlaceError::LineTooShort.into()),
        (r#"{"type":"GeometryCollection","geometries":[]}"#, "", PlaceError::NoPlace.into()),
        (r#"{"type":"Point","coordinates":[434400,347100]}"#, r#","radius_m":1"#, GeoJsonProblem::Metres),
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
    assert_eq!(read_zones(text).unwrap_err().to_string(), "feature 1: a Point needs radius_m");
    assert!(read_zones("{").unwrap_err().to_string().starts_with("not JSON, at line 1"));
}

#[test]
fn the_system_that_a_file_states_is_named() {
    let said = |name: &str| {
        let text = format!(
            r#"{{"type":"FeatureCollection","features":[],"crs":{{"type":"name","properties":{{"name":"{name}"}}}}}}"#
        );
        read_zones(&text).map(|zones| zones.len()).map_err(|error| error.to_string())
    };
    for grid in
        ["urn:ogc:def:crs:EPSG::27700", "EPSG:27700", "epsg:27700", "http://www.opengis.net/def/crs/EPSG/0/27700"]
    {
        assert!(said(grid).is_err_and(|error| error.contains("EPSG:27700, British National Grid")), "{grid}");
    }
    assert!(said("EPSG:3857").is_err_and(|error| error.contains("Web Mercator")));
    assert!(said("OSGB 1936").is_err_and(|error| error.contains("not WGS 84")));
    for degrees in ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"] {
        assert_eq!(said(degrees), Ok(0), "{degrees}");
    }
}

#[test]
fn a_street_of_several_lines_is_read() {
    let street = |lines: &str| {
        let geometry = format!(r#"{{"type":"MultiLineString","coordinates":{lines}}}"#);
        read_zones(&feature(&geometry, r#","id":"street","properties":{"radius_m":50}"#)).unwrap()
    };
    let whole = Shape::Corridor { line: vec![at(-1.5, 53.0), at(-1.4, 53.0), at(-1.3, 53.1)], half_width_m: 50.0 };
    for lines in [
        "[[[-1.5,53.0],[-1.4,53.0]],[[-1.4,53.0],[-1.3,53.1]]]",
        "[[[-1.4,53.0],[-1.3,53.1]],[[-1.5,53.0],[-1.4,53.0]]]",
        "[[[-1.5,53.0],[-1.4,53.0]],[[-1.3,53.1],[-1.4,53.0]]]",
    ] {
        let zones = street(lines);
        assert_eq!((zones.len(), zones[0].name.as_str()), (1, "street"), "{lines}");
        let Shape::Corridor { line, .. } = &zones[0].shape else { panic!("{lines}") };
        let turned: Vec<LonLat> = line.iter().rev().copied().collect();
        let as_walked = |line: Vec<LonLat>| Shape::Corridor { line, half_width_m: 50.0 };
        assert!(as_walked(line.clone()) == whole || as_walked(turned) == whole, "{lines}: {line:?}");
    }
    let apart = street("[[[-1.5,53.0],[-1.4,53.0]],[[-1.2,53.0],[-1.1,53.0]],[[-1.4,53.0],[-1.3,53.0]]]");
    let names: Vec<&str> = apart.iter().map(|zone| zone.name.as_str()).collect();
    assert_eq!(names, ["street, part 1 of 2", "street, part 2 of 2"]);
    assert_eq!(street("[[[-1.5,53.0],[-1.4,53.0]],[[-1.3,53.0],[-1.2,53.0]],[[-1.4,53.0],[-1.3,53.0]]]").len(), 1);
}

#[test]
fn the_members_of_a_collection_are_zones() {
    let members = format!(
        r#"{{"type":"GeometryCollection","geometries":[{{"type":"Polygon","coordinates":{SQUARE}}},{{"type":"Point","coordinates":[-1.5,53.0],"radius_m":20}}]}}"#
    );
    let circle = Shape::Circle { centre: at(-1.5, 53.0), radius_m: 20.0 };
    check(&members, &[("zone 1, part 1 of 2", Shape::Polygon { rings: square() }), ("zone 1, part 2 of 2", circle)]);
}

#[test]
fn polygons_may_touch_at_a_point_and_not_along_an_edge() {
    let two = |second: &str| {
        read_zones(&format!(
            r#"{{"type":"MultiPolygon","coordinates":[[[[0,50],[2,50],[2,52],[0,52],[0,50]]],[[{second}]]]}}"#
        ))
        .map(|zones| zones.len())
        .map_err(|error| error.problem)
    };
    let (overlap, shared) = (PlaceError::PolygonsOverlap.into(), PlaceError::PolygonsShareAnEdge.into());
    assert_eq!(two("[2,52],[4,52],[4,54],[2,54],[2,52]"), Ok(1), "corner to corner");
    assert_eq!(two("[4,52],[2,51],[4,50],[4,52]"), Ok(1), "a corner on an edge");
    assert_eq!(two("[2,50],[4,50],[4,52],[2,52],[2,50]"), Err(shared), "a whole edge");
    assert_eq!(two("[2,51],[4,50],[4,53],[2,53],[2,51]"), Err(PlaceError::PolygonsShareAnEdge.into()), "part of one");
    assert_eq!(two("[1,51],[4,50],[4,53],[1,51]"), Err(overlap), "a corner within");
    assert_eq!(
        two("[2,52],[1,51],[3,51],[2,52]"),
        Err(PlaceError::PolygonsOverlap.into()),
        "a corner on a corner, the rest within"
    );
    assert_eq!(
        two("[0,50],[2,50],[2,52],[0,52],[0,50]"),
        Err(PlaceError::PolygonsShareAnEdge.into()),
        "twice the same"
    );
    assert_eq!(
        two("[0,50],[2,52],[4,50],[2,49],[0,50]"),
        Err(PlaceError::PolygonsOverlap.into()),
        "by its corners alone"
    );
}

#[test]
fn a_name_that_stands_twice_in_an_object_refuses_the_file() {
    let ring = |lon: f64| format!("{{\"type\":\"Point\",\"coordinates\":[{lon},53.02]}}");
    let (one, other) = (ring(-1.48), ring(-1.40));
    let text = |members: &str| format!("{{\"type\":\"Feature\",\"properties\":{{\"radius_m\":50}},{members}}}");
    assert!(read_zones(&text(&format!("\"geometry\":{one}"))).is_ok());
    let error = read_zones(&text(&format!("\"geometry\":{one},\"geometry\":{other}"))).unwrap_err();
    assert!(matches!(error.problem, GeoJsonProblem::RepeatedName { line: 1, .. }), "{error}");
}
