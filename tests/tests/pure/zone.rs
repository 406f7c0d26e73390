//! Tracks and zones: files of the tests' own, and the recorded tracks where they are.

use super::desk::{Desk, kind_of, words_of};
use anyhow::{Context, Result, ensure};
use cordon_core::rules::place::gpx;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::Stdio;

const RECORDED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/gps");

/// A track of points, each with its latitude and its time, on one meridian.
fn track(points: &[(f64, &str)]) -> String {
    let point = |(lat, time): &(f64, &str)| format!("<trkpt lat=\"{lat}\" lon=\"-1.5\">{time}</trkpt>");
    let points: String = points.iter().map(point).collect();
    let marked = "<wpt lat=\"53.0\" lon=\"-1.5\"/>";
    let planned = "<rte><rtept lat=\"53.0\" lon=\"-1.5\"/></rte>";
    format!("<gpx version=\"1.1\">{marked}{planned}<trk><trkseg>{points}</trkseg></trk></gpx>")
}

fn circle(name: &Value, lat: f64, radius_m: f64) -> Value {
    let geometry = json!({ "type": "Point", "coordinates": [-1.5, lat] });
    json!({ "type": "Feature", "id": name, "properties": { "radius_m": radius_m }, "geometry": geometry })
}

fn collection(features: &[Value]) -> String {
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

#[test]
fn each_fix_is_judged_against_each_zone_in_the_order_of_the_files() -> Result<()> {
    let desk = Desk::new()?;
    // Half a kilometre north of the first is the edge of the zone: a degree is some 111.3 km here.
    let (near, far) = (53.0 + 500.0 / 111_278.0, 53.1);
    let points =
        [(53.0, "<time>2026-11-22T12:00:00Z</time>"), (near, ""), (far, "<time>2026-11-22T12:10:00.250Z</time>")];
    let track = desk.file("track.gpx", &track(&points))?;
    let nameless = json!({ "type": "Feature", "properties": { "name": "the gate" }, "geometry": null });
    let zones = desk.file("zones.geojson", &collection(&[circle(&json!("school"), 53.0, 500.0), nameless]))?;

    let said = desk.run(&["zone", "--track", &track, "--zones", &zones, "--json"])?;
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let lines = said.lines()?;
    let asked: Vec<(&Value, &Value)> = lines.iter().map(|line| (&line["t"], &line["zone"])).collect();
    let (first, last) = (json!("2026-11-22T12:00:00Z"), json!("2026-11-22T12:10:00.250Z"));
    let (school, gate, untimed) = (json!("school"), json!("the gate"), Value::Null);
    let times = [&first, &first, &untimed, &untimed, &last, &last];
    let names = [&school, &gate, &school, &gate, &school, &gate];
    assert_eq!(asked, times.into_iter().zip(names).collect::<Vec<_>>());

    let at_school: Vec<&Value> = lines.iter().filter(|line| line["zone"] == school).collect();
    let answers: Vec<&Value> = at_school.iter().map(|line| &line["answer"]).collect();
    assert_eq!(answers, ["inside", "cannot_tell", "outside"]);
    assert_eq!((&at_school[0]["p_inside"], &at_school[0]["edge_m"]), (&json!(1.0), &json!(500.0)));
    assert!(at_school[1]["edge_m"].as_f64().context("no edge")? < 3.0);
    assert!((0.2..0.8).contains(&at_school[1]["p_inside"].as_f64().context("no probability")?));
    assert_eq!(at_school[2]["p_inside"], json!(0.0));
    let at_gate: Vec<&Value> = lines.iter().filter(|line| line["zone"] == gate).collect();
    for line in at_gate {
        assert_eq!(
            (&line["answer"], &line["p_inside"], &line["edge_m"]),
            (&json!("cannot_tell"), &Value::Null, &Value::Null)
        );
    }
    Ok(())
}

#[test]
fn somebody_who_reads_it_gets_words() -> Result<()> {
    let desk = Desk::new()?;
    let track = desk.file("track.gpx", &track(&[(53.0, "")]))?;
    let zones = desk.file("zones.geojson", &collection(&[circle(&json!("a\u{1b}[2Jb"), 53.0, 500.0)]))?;
    let said = desk.run(&["zone", "--track", &track, "--zones", &zones])?;
    assert_eq!(said.out, "no time a\u{fffd}[2Jb: inside (p 1, 500 m from the edge)\n");
    Ok(())
}

#[test]
fn a_point_without_a_fix_is_neither_inside_nor_outside() -> Result<()> {
    let desk = Desk::new()?;
    let track = desk.file("track.gpx", &track(&[(53.0, "<fix>none</fix>"), (54.0, "<hdop>99.99</hdop>")]))?;
    let zones = desk.file("zones.geojson", &collection(&[circle(&json!("a"), 53.0, 5_000.0)]))?;
    let lines = desk.run(&["zone", "--track", &track, "--zones", &zones, "--json"])?.lines()?;
    let nothing = json!({ "t": null, "zone": "a", "p_inside": null, "answer": "cannot_tell", "edge_m": null });
    assert_eq!(lines, [nothing.clone(), nothing]);
    Ok(())
}

#[test]
fn noughts_are_no_fix() -> Result<()> {
    let desk = Desk::new()?;
    let nought = "<gpx version=\"3.0.2\"><trk><trkseg><trkpt lat=\"0\" lon=\"0\"/></trkseg></trk></gpx>";
    let track = desk.file("track.gpx", nought)?;
    let zones = desk.file("zones.geojson", &collection(&[circle(&json!("a"), 53.0, 5_000.0)]))?;
    let said = desk.run(&["zone", "--track", &track, "--zones", &zones])?;
    assert_eq!((said.code, said.out.as_str()), (Some(0), "no time a: cannot tell (no fix)\n"));
    Ok(())
}

#[test]
fn a_zone_abroad_is_refused_by_name() {
    let zone = |lon: f64, lat: f64| {
        let geometry = json!({ "type": "Point", "coordinates": [lon, lat] });
        let feature =
            json!({ "type": "Feature", "id": "park", "properties": { "radius_m": 50 }, "geometry": geometry });
        feature.to_string()
    };
    for (lon, lat) in [(52.922, -1.476), (1.476, 52.922), (0.0, 0.0), (-1.476, -52.922)] {
        check_refused(&track(&[(53.0, "")]), &zone(lon, lat), &["park", "outside the United Kingdom"]);
    }
}

#[track_caller]
fn check_refused(track: &str, zones: &str, says: &[&str]) {
    let desk = Desk::new().expect("a folder");
    let track = desk.file("track.gpx", track).expect("a file");
    let zones = desk.file("zones.geojson", zones).expect("a file");
    let fault = desk.refused(&["zone", "--track", &track, "--zones", &zones, "--json"]).expect("a fault");
    assert_eq!(kind_of(&fault), "invalid", "{fault}");
    for part in says {
        assert!(words_of(&fault).contains(part), "{part}: {fault}");
    }
}

#[test]
fn a_broken_file_is_refused_whole_with_its_place() {
    let good = collection(&[circle(&json!(1), 53.0, 500.0)]);
    let fix = track(&[(53.0, "")]);
    check_refused(&track(&[(53.0, ""), (200.0, "")]), &good, &["track.gpx: line 1", "latitude out of range"]);
    check_refused(&track(&[(53.0, "<time>yesterday</time>")]), &good, &["line 1", "not a date and time"]);
    check_refused(&track(&[]), &good, &["track.gpx: there is no track point in it"]);
    check_refused("", &good, &["no gpx element"]);
    check_refused(&fix, "{", &["zones.geojson: not JSON"]);
    check_refused(&fix, &collection(&[]), &["zones.geojson: there is no zone in it"]);
    check_refused(&fix, &collection(&[circle(&json!(1), 53.0, -1.0)]), &["feature 1", "radius is not positive"]);
    check_refused(&fix, &collection(&[circle(&json!(1), 95.0, 1.0)]), &["feature 1", "latitude out of range"]);
    let bow_tie = json!([[[0.0, 0.0], [1.0, 1.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]]);
    let crossing = json!({ "type": "Polygon", "coordinates": bow_tie });
    check_refused(&fix, &crossing.to_string(), &["ring crosses itself"]);
    let over_the_antimeridian = json!([[[179.0, 0.0], [-179.0, 0.0], [-179.0, 1.0], [179.0, 1.0], [179.0, 0.0]]]);
    let wide = json!({ "type": "Polygon", "coordinates": over_the_antimeridian });
    check_refused(&fix, &wide.to_string(), &["more than 180 degrees"]);
}

#[test]
fn a_file_that_is_not_there_is_named() -> Result<()> {
    let desk = Desk::new()?;
    let fault = desk.refused(&["zone", "--track", "none.gpx", "--zones", "none.geojson", "--json"])?;
    assert_eq!(kind_of(&fault), "not_found");
    assert!(words_of(&fault).starts_with("none.geojson cannot be read"), "{fault}");
    let fault = desk.refused(&["zone", "--track", "-", "--zones", "-", "--json"])?;
    assert_eq!(words_of(&fault), "only one of the two can be standard input");
    Ok(())
}

#[test]
fn whoever_stops_reading_is_told_nothing() -> Result<()> {
    let desk = Desk::new()?;
    let track = desk.file("track.gpx", &track(&[(53.0, "<time>2026-11-22T12:00:00Z</time>"); 5000]))?;
    let zones = desk.file("zones.geojson", &collection(&[circle(&json!("school"), 53.0, 500.0)]))?;
    let mut command = desk.command(&["zone", "--track", &track, "--zones", &zones, "--json"])?;
    let mut running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mut line = String::new();
    BufReader::new(running.stdout.take().context("no output")?).read_line(&mut line)?;
    assert!(line.starts_with("{\"t\":\"2026-11-22T12:00:00Z\""), "{line}");
    let mut said = String::new();
    running.stderr.take().context("no errors")?.read_to_string(&mut said)?;
    assert_eq!((running.wait()?.code(), said.as_str()), (Some(0), ""));
    Ok(())
}

/// All around the recorded road, and a place in another county.
fn around_the_road() -> String {
    let ring = json!([[[-1.6, 50.9], [-1.1, 50.9], [-1.1, 51.3], [-1.6, 51.3], [-1.6, 50.9]]]);
    let around =
        json!({ "type": "Feature", "id": 7, "properties": {}, "geometry": { "type": "Polygon", "coordinates": ring } });
    collection(&[around, circle(&json!("elsewhere"), 53.0, 500.0)])
}

#[test]
fn a_recorded_track_gives_a_line_for_every_fix_and_zone() -> Result<()> {
    if !Path::new(RECORDED).is_dir() {
        println!("skipped: the recorded tracks are not beside this tree");
        return Ok(());
    }
    let desk = Desk::new()?;
    let zones = desk.file("zones.geojson", &around_the_road())?;
    let mut judged = 0;
    for entry in fs::read_dir(RECORDED)? {
        let file = entry?.path();
        let text = fs::read_to_string(&file)?;
        let fixes = gpx::read(text.as_bytes())?.tracks.iter().flatten().count();
        let said = desk.run(&["zone", "--track", &file.to_string_lossy(), "--zones", &zones, "--json"])?;
        let lines = said.lines()?;
        ensure!(fixes > 0 && lines.len() == fixes * 2, "{}: {fixes} fixes, {} lines", file.display(), lines.len());
        judged += lines.len();
        check_lines(&lines, &text)?;
    }
    println!("{judged} lines");
    Ok(())
}

/// The first zone holds every fix and the second none; each time stands in the file as it is told.
fn check_lines(lines: &[Value], track: &str) -> Result<()> {
    let keys = BTreeSet::from(["t", "zone", "p_inside", "answer", "edge_m"]);
    for pair in lines.chunks(2) {
        let [around, elsewhere] = pair else { anyhow::bail!("a fix without its second zone") };
        let is_as = |line: &Value, zone: &str, answer: &str, p: f64| {
            line.pointer("/zone").and_then(Value::as_str) == Some(zone)
                && line.pointer("/answer").and_then(Value::as_str) == Some(answer)
                && line.pointer("/p_inside").and_then(Value::as_f64) == Some(p)
        };
        ensure!(
            is_as(around, "7", "inside", 1.0) && is_as(elsewhere, "elsewhere", "outside", 0.0),
            "{around} {elsewhere}"
        );
        let told: BTreeSet<&str> = around.as_object().context("no object")?.keys().map(String::as_str).collect();
        ensure!(told == keys, "{around}");
        let t = around.pointer("/t").and_then(Value::as_str);
        let stands = t.map_or(!track.contains("<time>"), |t| track.contains(&format!("<time>{t}</time>")));
        ensure!(stands, "{around}: no such time in the track");
    }
    Ok(())
}
