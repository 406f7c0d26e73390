use super::*;
use crate::rules::place::AccuracyLevel;
use proptest::prelude::*;
use std::path::Path;

const TRACK: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1" xmlns:x="urn:x">
<metadata><name>Mill &amp; Lane</name><time>2026-01-01T00:00:00Z</time></metadata>
<wpt lat="51.5" lon="-0.1"><name>gate</name></wpt>
<rte><rtept lat="51.6" lon="-0.2"/><rtept lat="51.7" lon="-0.3"/></rte>
<trk><trkseg>
<trkpt lat="51.057938" lon="-1.320692"><ele>84.00</ele><time>2019-11-29T11:53:48Z</time><hdop>3.0</hdop>
<extensions><x:gps><time>never</time><hdop>wide</hdop><trkpt/></x:gps></extensions></trkpt>
<trkpt lat=" 51.06 " lon="-1.32"><time>2019-11-29T11:53:50+01:00</time><sat>7</sat><fix>none</fix><hdop/></trkpt>
</trkseg><trkseg>
<trkpt lat="51.07" lon="-1.31"><time>2019-11-29T11:53:52</time></trkpt>
</trkseg></trk>
</gpx>
"#;

fn instant_of(text: &str) -> Option<Timestamp> {
    Some(Timestamp::parse(text).unwrap())
}

fn in_segment(point: &str) -> String {
    format!("<gpx version=\"1.0\">\n<trk><trkseg>\n{point}\n</trkseg></trk></gpx>")
}

#[test]
fn tracks_routes_and_waypoints_are_read_apart() {
    let gpx = read(TRACK.as_bytes()).unwrap();
    let lengths: Vec<usize> = gpx.tracks.iter().map(Vec::len).collect();
    assert_eq!((lengths.as_slice(), gpx.routes[0].len(), gpx.waypoints.len()), (&[2, 1][..], 2, 1));
    let first = gpx.tracks[0][0];
    assert_eq!(first.at, LonLat::new(-1.320692, 51.057938).unwrap());
    assert_eq!((first.time, first.hdop), (instant_of("2019-11-29T11:53:48Z"), Some(3.0)));
    assert_eq!(gpx.tracks[0][1].time, instant_of("2019-11-29T10:53:50Z"));
    assert_eq!(gpx.tracks[1][0].time, instant_of("2019-11-29T11:53:52Z"), "without an offset it is UTC");
    assert_eq!((gpx.waypoints[0].time, gpx.waypoints[0].hdop), (None, None));
}

#[test]
fn the_accuracy_follows_from_what_the_receiver_states() {
    let gpx = read(TRACK.as_bytes()).unwrap();
    let untimed = Timestamp::from_millis(0);
    let radius_m = |point: &GpxPoint| point.position(untimed).accuracy.radius_m;
    assert_eq!(gpx.tracks[0][0].position(untimed).accuracy.level, AccuracyLevel::Assumed);
    assert!(radius_m(&gpx.tracks[0][1]) > 190.0, "a point without a fix says next to nothing");
    assert_eq!(gpx.waypoints[0].position(untimed).fixed_at, untimed);
    let wide = read(in_segment(r#"<trkpt lat="1" lon="2"><hdop>30</hdop></trkpt>"#).as_bytes()).unwrap();
    assert_eq!(radius_m(&wide.tracks[0][0]), 60.0);
}

#[test]
fn a_receiver_that_says_so_has_no_fix() {
    for (says, has_fix) in [
        ("", true),
        ("<fix>3d</fix>", true),
        ("<hdop>1.2</hdop>", true),
        ("<fix>none</fix>", false),
        ("<hdop>1.2</hdop><fix>none</fix>", false),
        ("<fix>none</fix><hdop>1.2</hdop>", false),
        ("<hdop>99.99</hdop>", false),
    ] {
        let gpx = read(in_segment(&format!("<trkpt lat=\"53\" lon=\"-2\">{says}</trkpt>")).as_bytes()).unwrap();
        assert_eq!(gpx.tracks[0][0].has_fix(), has_fix, "{says}");
    }
}

#[track_caller]
fn refuses(text: &str, line: usize, problem: &str) {
    let error = read(text.as_bytes()).unwrap_err();
    assert_eq!(error.line, line, "{error}");
    assert!(error.problem.to_string().contains(problem), "{error}");
}

#[test]
fn a_bad_point_is_refused_with_its_line() {
    let point = |text: &str, problem: &str| refuses(&in_segment(text), 3, problem);
    point(r#"<trkpt lon="1"/>"#, "a point without lat");
    point(r#"<trkpt lat="1"/>"#, "a point without lon");
    point(r#"<trkpt lat="north" lon="1"/>"#, "lat is not a number");
    point(r#"<trkpt lat="1" lon="&#49;"/>"#, "lon is not a number");
    point(r#"<trkpt lat="91" lon="1"/>"#, "latitude out of range");
    point(r#"<trkpt lat="1" lon="inf"/>"#, "longitude out of range");
    point(r#"<trkpt lat="NaN" lon="1"/>"#, "coordinate is not a number");
    point(r#"<trkpt lat="1" lat="2" lon="1"/>"#, "not well-formed");
    point(r#"<trkpt lat="1" lon="1"><time>yesterday</time></trkpt>"#, "time is not");
    point(r#"<trkpt lat="1" lon="1"><hdop>-1</hdop></trkpt>"#, "hdop is not");
    point(r#"<trkpt lat="1" lon="1"><hdop>inf</hdop></trkpt>"#, "hdop is not");
    point(r#"<trkpt lat="1" lon="1"><trkpt lat="1" lon="1"/></trkpt>"#, "outside a track segment");
    point(&format!("<trkpt lat='1' lon='1'><time>{}</time></trkpt>", "2".repeat(65)), "longer than 64");
}

#[test]
fn what_is_no_gpx_is_refused_with_its_line() {
    refuses("", 1, "no gpx element");
    refuses("<kml/>", 1, "no gpx element");
    refuses("<gpx version=\"1.1\"/>\n<gpx version=\"1.1\"/>", 2, "second document element");
    refuses("<gpx version=\"1.1\">\n<trk>", 2, "not closed");
    refuses("<gpx version=\"1.1\">\n<trk>\n</gpx>", 3, "not well-formed");
    refuses("<gpx version=\"1.1\">\n<trkpt lat=\"1\" lon=\"1\"/></gpx>", 2, "outside a track segment");
    refuses(&in_segment(&"<a>".repeat(40)), 3, "deeper");
    assert_eq!(read(b"<gpx>\n\xFF</gpx>").unwrap_err(), GpxError { line: 2, problem: GpxProblem::NotUtf8 });
}

#[test]
fn a_file_of_any_version_or_none_is_read() {
    for version in ["", " version=\"1.0\"", " version=\"3.0.2\"", " version=\"one\""] {
        let text = format!("<gpx{version}><trk><trkseg><trkpt lat=\"53\" lon=\"-2\"/></trkseg></trk></gpx>");
        assert_eq!(read(text.as_bytes()).unwrap().tracks[0].len(), 1, "{version}");
    }
}

#[test]
fn a_decimal_comma_is_named() {
    refuses(&in_segment(r#"<trkpt lat="52,922" lon="-1,476"/>"#), 3, "lon is written with a decimal comma");
    refuses(&in_segment(r#"<trkpt lat="52,922" lon="-1.476"/>"#), 3, "lat is written with a decimal comma");
    refuses(&in_segment(r#"<trkpt lat="52" lon="-1"><hdop>1,5</hdop></trkpt>"#), 3, "hdop is written with a decimal");
}

#[test]
fn noughts_and_places_abroad_are_no_fix() {
    // One point of a track may lie anywhere: it is no fix, and the rest stands.
    for (lat, lon) in [("0", "0"), ("-1.476", "52.922"), ("52.922", "1.476"), ("48.85", "2.35")] {
        let here = "<trkpt lat=\"52.922\" lon=\"-1.476\"/>".repeat(2);
        let gpx = read(in_segment(&format!("<trkpt lat=\"{lat}\" lon=\"{lon}\"/>{here}")).as_bytes()).unwrap();
        assert!(!gpx.tracks[0][0].has_fix() && gpx.tracks[0][1].has_fix(), "{lat}, {lon}");
    }
    let abroad = read(in_segment("<trkpt lat=\"48.85\" lon=\"2.35\"/>").as_bytes()).unwrap();
    assert!(!abroad.tracks[0][0].has_fix());
}

#[test]
fn a_file_with_its_coordinates_swapped_says_so() {
    let point = |lat: &str, lon: &str| format!("<trkpt lat=\"{lat}\" lon=\"{lon}\"/>\n");
    let swapped = point("-1.476", "52.922").repeat(3);
    refuses(&in_segment(&swapped), 3, "latitude and longitude are likely swapped");
    // Noughts before the first fix count for nothing; its own sign may be lost besides.
    refuses(&in_segment(&format!("{}{swapped}", point("0", "0").repeat(9))), 12, "swapped");
    refuses(&in_segment(&point("1.476", "52.922").repeat(3)), 3, "swapped");
    refuses("<gpx><rte><rtept lat=\"-3.2\" lon=\"55.95\"/></rte></gpx>", 1, "swapped");
}

#[test]
fn a_file_that_lost_the_minus_of_the_west_says_so() {
    let point = |lat: &str, lon: &str| format!("<trkpt lat=\"{lat}\" lon=\"{lon}\"/>\n");
    refuses(&in_segment(&point("54.6", "5.93").repeat(3)), 3, "the minus of longitudes west is likely lost");
    let over_greenwich = format!("{}{}", point("51.5", "0.1"), point("53.0", "2.2").repeat(3));
    refuses(&in_segment(&over_greenwich), 4, "likely lost");
    // A way from Derby to Calais has kept its signs, and the east of England needs none.
    let abroad = format!("{}{}", point("52.922", "-1.476"), point("50.96", "1.75").repeat(3));
    assert!(read(in_segment(&abroad).as_bytes()).is_ok());
    let east = read(in_segment(&point("52.63", "1.29").repeat(3)).as_bytes()).unwrap();
    assert!(east.tracks[0].iter().all(GpxPoint::has_fix));
}

#[test]
fn a_time_out_of_life_is_refused_with_its_year() {
    let at = |time: &str| in_segment(&format!("<trkpt lat=\"52\" lon=\"-1\"><time>{time}</time></trkpt>"));
    refuses(&at("0026-11-22T12:00:00Z"), 3, "time is in 26, before satellites gave it");
    refuses(&at("1970-01-01T00:00:00Z"), 3, "time is in 1970");
    refuses(&at("0026-11-22T12:00:00"), 3, "time is in 26");
    refuses(&at("2126-11-22T12:00:00Z"), 3, "time is in 2126, too far ahead");
    refuses(&at("9999-12-31T23:59:59Z"), 3, "time is in 9999");
    for time in ["1980-01-06T00:00:00Z", "2026-11-22T12:00:00Z", "2099-12-31T23:59:59Z"] {
        assert!(read(at(time).as_bytes()).unwrap().tracks[0][0].time.is_some(), "{time}");
    }
}

#[test]
fn a_leap_second_leaves_a_point_without_a_time() {
    for time in ["2016-12-31T23:59:60Z", "2016-12-31T23:59:60"] {
        let gpx = read(in_segment(&format!("<trkpt lat=\"52\" lon=\"-1\"><time>{time}</time></trkpt>")).as_bytes());
        assert_eq!(gpx.unwrap().tracks[0][0].time, None);
    }
}

#[test]
fn utf_16_is_read_in_either_order() {
    let units = || TRACK.encode_utf16();
    let little: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = [0xFE, 0xFF].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(read(&little).unwrap(), read(TRACK.as_bytes()).unwrap());
    assert_eq!(read(&big).unwrap(), read(TRACK.as_bytes()).unwrap());
    assert!(read(&little[..little.len() - 1]).is_err());
}

#[test]
fn nothing_can_define_an_entity() {
    refuses("<!DOCTYPE gpx [<!ENTITY a \"b\">]>\n<gpx version=\"1.1\"/>", 1, "document type");
    refuses("<gpx version=\"1.1\">\n<name>&a;</name></gpx>", 2, "entity");
}

#[test]
fn a_byte_order_mark_is_no_text() {
    assert_eq!(read("\u{feff}<gpx version=\"1.1\"/>".as_bytes()).unwrap(), Gpx::default());
}

#[test]
fn the_recorded_tracks_are_read_to_the_last_point() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/gps"));
    if !folder.is_dir() {
        println!("skipped: the recorded tracks are not beside this tree");
        return;
    }
    // Counted with grep.
    for (file, points, with_hdop) in [
        ("routes-whitchurch-routeA.gpx", 833, 0),
        ("tracks-routeA-Garmin-Etrex-30x.gpx", 1043, 0),
        ("tracks-routeA-MotoG3.gpx", 2363, 2363),
        ("tracks-routeA-adafruit.gpx", 1267, 0),
    ] {
        let gpx = read(&std::fs::read(folder.join(file)).unwrap()).unwrap();
        let track = &gpx.tracks[0];
        assert_eq!((gpx.tracks.len(), track.len()), (1, points), "{file}");
        assert_eq!(track.iter().filter(|point| point.hdop.is_some()).count(), with_hdop, "{file}");
    }
}

proptest! {
    #[test]
    fn a_point_that_is_written_is_read_back(lon in -180.0_f64..=180.0, lat in -90.0_f64..=90.0, hdop in 0.0_f64..100.0) {
        // Beside points at home, so that it is not most of a file.
        let home = "<trkpt lat=\"52.922\" lon=\"-1.476\"/>".repeat(2);
        let text = in_segment(&format!("<trkpt lat=\"{lat}\" lon=\"{lon}\"><hdop>{hdop}</hdop></trkpt>{home}"));
        let point = read(text.as_bytes()).unwrap().tracks[0][0];
        prop_assert_eq!(point, GpxPoint { at: LonLat::new(lon, lat).unwrap(), time: None, hdop: Some(hdop) });
    }

    #[test]
    fn no_text_makes_the_reader_fall(text in "[<>&;a-z/=\"' \\n]{0,80}", cut in 0_usize..900) {
        let cut = TRACK.char_indices().map(|(at, _)| at).take_while(|at| *at <= cut).last().unwrap_or(0);
        let (head, tail) = TRACK.split_at(cut);
        let _ = read(format!("{head}{text}{tail}").as_bytes());
        let _ = read(text.as_bytes());
    }
}

#[track_caller]
fn check_steps(points: &[(f64, Option<&str>)], wanted: &[Step]) {
    let point = |(lat, time): &(f64, Option<&str>)| GpxPoint {
        at: LonLat::new(-1.3, *lat).unwrap(),
        time: time.map(|time| Timestamp::parse(&format!("2026-10-25T{time}Z")).unwrap()),
        hdop: None,
    };
    assert_eq!(steps(&points.iter().map(point).collect::<Vec<_>>()), wanted);
}

#[test]
fn points_that_are_written_twice_or_go_back_in_time_are_told_apart() {
    use Step::{Back, Onward, Repeated, SameTimeElsewhere};
    check_steps(&[], &[]);
    check_steps(&[(51.0, Some("00:10:00")), (51.0, Some("00:10:01"))], &[Onward, Onward]);
    check_steps(&[(51.0, Some("00:10:00")), (51.0, Some("00:10:00"))], &[Onward, Repeated]);
    check_steps(&[(51.0, Some("00:10:00")), (51.1, Some("00:10:00"))], &[Onward, SameTimeElsewhere]);
    check_steps(&[(51.0, None), (51.0, None)], &[Onward, Onward]);
    // A receiver set back by an hour stays behind until it has passed where it was.
    let set_back = [("01:10:00", Onward), ("00:11:00", Back), ("00:12:00", Back), ("01:10:01", Onward)];
    check_steps(&set_back.map(|(time, _)| (51.0, Some(time))), &set_back.map(|(_, step)| step));
}

#[test]
fn a_point_with_two_times_is_refused() {
    let with = |times: &str| in_segment(&format!("<trkpt lat=\"52\" lon=\"-1\">{times}</trkpt>"));
    let (nine, ten) = ("<time>2026-11-10T09:00:00Z</time>", "<time>2026-11-10T10:00:00Z</time>");
    refuses(&with(&format!("{nine}{ten}")), 3, "two times that differ");
    assert!(read(with(&format!("{nine}{nine}")).as_bytes()).is_ok());
}
