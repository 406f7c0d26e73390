use super::*;
use proptest::prelude::*;

const NOW: i64 = 1_795_000_000_000;

fn place(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

/// How far two places are apart, in metres, near enough for a few metres.
fn apart_m(one: LonLat, other: LonLat) -> f64 {
    let north = (one.lat() - other.lat()) * 111_320.0;
    let east = (one.lon() - other.lon()) * 111_320.0 * one.lat().to_radians().cos();
    north.hypot(east)
}

#[track_caller]
fn check_text(text: &str, expected: Result<(&str, u32), GridError>) {
    let found = GridReference::parse(text).map(|reference| (reference.to_string(), reference.square_m()));
    assert_eq!(found.as_ref().map(|(text, side)| (text.as_str(), *side)).map_err(|error| *error), expected, "{text}");
}

#[test]
fn ordnance_surveys_worked_example_comes_out() {
    // Caister water tower, 52°39′28.8282″N 1°42′57.8663″E: "Transformations and OSGM15 user guide".
    let tower = place(1.0 + 42.0 / 60.0 + 57.8663 / 3600.0, 52.0 + 39.0 / 60.0 + 28.8282 / 3600.0);
    let (easting, northing) = great_britain::metres_of(tower).unwrap();
    assert!((easting - 651_409.804).abs() < 0.02, "{easting}");
    assert!((northing - 313_177.450).abs() < 0.02, "{northing}");
    assert_eq!(grid_of(tower).as_deref(), Some("TG 51409 13177"));
    let back = GridReference::parse("TG 51409 13177").unwrap().centre().unwrap();
    assert!(apart_m(back, tower) < 0.8, "{back:?}");
}

#[test]
fn places_all_over_great_britain_have_the_reference_reckoned_apart() {
    // Reckoned from OSTN15's published shifts by another program.
    let places = [
        ("Derby", -1.476, 52.922, "SK 35327 36191"),
        ("Kirkwall", -2.96, 58.98, "HY 44913 10713"),
        ("Lerwick", -1.145, 60.155, "HU 47567 41474"),
        ("Hirta, St Kilda", -8.57, 57.812, "NF 10077 99231"),
        ("Hugh Town, Scilly", -6.3158, 49.9146, "SV 90293 10533"),
        ("the Lizard", -5.207, 49.958, "SW 70077 11355"),
    ];
    for (name, lon, lat, reference) in places {
        assert_eq!(grid_of(place(lon, lat)).as_deref(), Some(reference), "{name}");
    }
}

#[test]
fn all_of_great_britain_has_a_reference() {
    let places = [
        ("Land's End", -5.7139, 50.0662),
        ("Dover", 1.3134, 51.1279),
        ("Dungeness", 0.975, 50.9133),
        ("Lowestoft", 1.7632, 52.4810),
        ("Unst", -0.838, 60.825),
        ("Mull of Kintyre", -5.803, 55.310),
        ("Port Ellen", -6.19, 55.63),
        ("Portpatrick", -5.116, 54.842),
        ("Peel, Isle of Man", -4.70, 54.222),
        ("Holyhead", -4.632, 53.309),
        ("St Davids Head", -5.31, 51.88),
        ("Barra", -7.49, 56.957),
    ];
    for (name, lon, lat) in places {
        assert!(grid_of(place(lon, lat)).is_some(), "{name}");
    }
}

#[test]
fn no_place_elsewhere_is_given_a_reference() {
    let places = [
        ("Belfast", -5.93, 54.597),
        ("Larne", -5.82, 54.851),
        ("Donaghadee", -5.535, 54.643),
        ("Portrush", -6.65, 55.204),
        ("Rathlin", -6.2, 55.29),
        ("Dublin", -6.26, 53.35),
        ("Wicklow", -6.04, 52.98),
        ("Rosslare", -6.34, 52.25),
        ("Malin Head", -7.37, 55.38),
        ("Boulogne", 1.61, 50.726),
        ("Cap Gris-Nez", 1.583, 50.872),
        ("Calais", 1.75, 50.96),
        ("Dieppe", 1.08, 49.93),
        ("Cherbourg", -1.62, 49.64),
        ("St Peter Port", -2.54, 49.46),
        ("Tokyo", 139.69, 35.69),
        ("nowhere", 0.0, 0.0),
        ("the pole", 0.0, 90.0),
    ];
    for (name, lon, lat) in places {
        let found = GridReference::of_place(place(lon, lat), Figures::Ten);
        assert_eq!(found, Err(GridError::OutsideGreatBritain), "{name}");
    }
    for text in ["SG 16591 92141", "NW 46 29", "TW 548 980", "SV 000 000"] {
        let found = GridReference::parse(text).unwrap().centre();
        assert_eq!(found, Err(GridError::OutsideGreatBritain), "{text}");
    }
}

#[test]
fn every_length_of_a_reference_is_read() {
    check_text("SK 3 4", Ok(("SK 3 4", 10_000)));
    check_text("sk34", Ok(("SK 3 4", 10_000)));
    check_text("SK 34 47", Ok(("SK 34 47", 1_000)));
    check_text("SK 344 471", Ok(("SK 344 471", 100)));
    check_text("SK344471", Ok(("SK 344 471", 100)));
    check_text("SK34404710 ", Ok(("SK 3440 4710", 10)));
    check_text(" s k 34 400 47 100 ", Ok(("SK 34400 47100", 1)));
    check_text("434400 347100", Ok(("SK 34400 47100", 1)));
    check_text("434400,347100", Ok(("SK 34400 47100", 1)));
    check_text("434400347100", Ok(("SK 34400 47100", 1)));
    check_text("447567 1141474", Ok(("HU 47567 41474", 1)));
    check_text("SV 00000 00000", Ok(("SV 00000 00000", 1)));
}

#[test]
fn what_is_no_reference_is_refused_with_its_reason() {
    let refused = [
        ("", GridError::Empty),
        (" , ", GridError::Empty),
        ("S", GridError::UnknownSquare),
        ("S1234", GridError::UnknownSquare),
        ("SI 12 34", GridError::UnknownSquare),
        ("ZZ 12 34", GridError::UnknownSquare),
        ("AA 12 34", GridError::UnknownSquare),
        ("ŵŵ 12 34", GridError::UnknownSquare),
        ("SK", GridError::NoFigures),
        ("SK 123", GridError::OddFigures { figures: 3 }),
        ("SK 123456 123456", GridError::TooManyFigures { figures: 12 }),
        ("SK 12a45", GridError::NotAFigure { at: 5 }),
        ("344 471", GridError::NoLetters),
        ("34400 47100", GridError::NoLetters),
        ("1 2 3", GridError::NoLetters),
        ("4344O0 347100", GridError::NotAFigure { at: 5 }),
        ("734400 347100", GridError::OutsideGrid),
        ("434400 1347100", GridError::OutsideGrid),
    ];
    for (text, error) in refused {
        check_text(text, Err(error));
    }
}

#[test]
fn a_typed_reference_is_the_middle_of_its_square() {
    let now = Timestamp::from_millis(NOW);
    let position = position_of("SK 344 471", now).unwrap();
    assert_eq!(grid_of(position.at).as_deref(), Some("SK 34450 47150"));
    assert!((position.accuracy.radius_m - 70.71).abs() < 0.01, "half the diagonal of 100 m");
    assert_eq!(position.accuracy.level, AccuracyLevel::Percent95);
    assert_eq!((position.source, position.fixed_at), (PositionSource::GridReference, now));
    let finest = position_of("SK 34400 47100", now).unwrap();
    assert_eq!(finest.accuracy, accuracy_from_radius(1.0, AccuracyLevel::Percent95), "no better than a fix");
    assert_eq!(position_of("SK 123", now), Err(GridError::OddFigures { figures: 3 }));
}

#[test]
fn eight_figures_name_the_square_that_holds_the_place() {
    let derby = place(-1.476, 52.922);
    let reference = GridReference::of_place(derby, Figures::Eight).unwrap();
    assert_eq!((reference.to_string().as_str(), reference.square_m()), ("SK 3532 3619", 10));
    assert_eq!((reference.easting_m(), reference.northing_m()), (435_320, 336_190));
}

#[test]
fn a_sheet_goes_both_ways() {
    let from_text = sheet("sk 35327 36191");
    assert!(from_text.valid && from_text.wrong.is_none());
    assert_eq!(from_text.normal.as_deref(), Some("SK 35327 36191"));
    assert!((from_text.lat.unwrap() - 52.922).abs() < 2e-5 && (from_text.lon.unwrap() + 1.476).abs() < 2e-5);
    let from_place = sheet("52.922, -1.476");
    assert_eq!(from_place.normal.as_deref(), Some("SK 35327 36191"));
    let forms: Vec<&str> = from_place.forms.iter().map(|form| form.text.as_str()).collect();
    assert_eq!(forms, ["435327 336191", "SK 3532 3619"]);
    // Ten figures name the place as given; how far off it may be is said by what was given.
    assert!(from_place.accuracy_m.unwrap() > 70.0);
    assert_eq!(sheet("geo:52.922,-1.476;u=35").accuracy_m, Some(35.0));
    assert!(sheet("SK 34 47").forms.is_empty(), "nothing finer than was given");
    let metres = sheet("434400,347100");
    assert_eq!(metres.normal.as_deref(), Some("SK 34400 47100"));
}

#[test]
fn a_sheet_of_what_is_elsewhere_gives_no_place() {
    for value in ["54.597,-5.93", "NW 46 29", "SK 123", "", "0,0"] {
        let sheet = sheet(value);
        assert!(!sheet.valid && sheet.wrong.is_some(), "{value}");
        assert_eq!((sheet.normal, sheet.lon, sheet.lat), (None, None, None), "{value}");
    }
}

proptest! {
    #[test]
    fn a_place_in_england_comes_back_within_a_metre(lon in -3.0..0.5_f64, lat in 51.0..54.5_f64) {
        let at = place(lon, lat);
        let back = GridReference::of_place(at, Figures::Ten).unwrap().centre().unwrap();
        prop_assert!(apart_m(at, back) <= 1.0, "{:?} {:?}", at, back);
    }

    #[test]
    fn a_place_in_scotland_comes_back_within_a_metre(lon in -5.5..-2.5_f64, lat in 55.8..58.4_f64) {
        let at = place(lon, lat);
        let back = GridReference::of_place(at, Figures::Ten).unwrap().centre().unwrap();
        prop_assert!(apart_m(at, back) <= 1.0, "{:?} {:?}", at, back);
    }

    #[test]
    fn a_reference_comes_back_as_itself(easting in 250_000..600_000_u32, northing in 150_000..400_000_u32) {
        let reference = GridReference::parse(&format!("{easting} {northing}")).unwrap();
        prop_assert_eq!(GridReference::parse(&reference.to_string()), Ok(reference));
        prop_assert_eq!(GridReference::of_place(reference.centre().unwrap(), Figures::Ten), Ok(reference));
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,24}") {
        if let Ok(reference) = GridReference::parse(&text) {
            prop_assert_eq!(GridReference::parse(&reference.to_string()), Ok(reference));
        }
        let _ = sheet(&text);
    }
}

#[test]
fn a_typed_reference_is_as_fine_as_its_figures() {
    // Half the diagonal of the square holds all of it.
    for (text, side_m) in [
        ("SK 34 47", 1_000.0),
        ("SK3447", 1_000.0),
        ("SK 344 471", 100.0),
        ("sk 3440 4710", 10.0),
        ("SK 34400 47100", 1.0),
        ("434400 347100", 1.0),
    ] {
        let accuracy = position_of(text, Timestamp::from_millis(NOW)).unwrap().accuracy;
        let wanted: f64 = side_m * std::f64::consts::FRAC_1_SQRT_2;
        assert_eq!(accuracy, accuracy_from_radius(wanted, AccuracyLevel::Percent95), "{text}");
        assert_eq!(sheet(text).accuracy_m, Some(wanted.max(1.0)), "{text}");
    }
}
