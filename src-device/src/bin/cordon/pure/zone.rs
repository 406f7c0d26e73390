//! Every fix of a track, judged against every zone.

use super::invalid;
use crate::input;
use crate::print::plain;
use anyhow::Result;
use chrono::SecondsFormat;
use cordon_core::rules::place::geojson::read_zones;
use cordon_core::rules::place::gpx::{self, GpxPoint};
use cordon_core::rules::place::{Containment, Disclosure, Inside, Zone, judge};
use cordon_core::rules::time::Timestamp;
use serde::Serialize;
use std::fmt;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// One fix and one zone.
#[derive(Serialize)]
struct Line<'a> {
    /// When it was fixed, in UTC; absent where the track does not say.
    t: Option<&'a str>,
    zone: &'a str,
    p_inside: Option<f64>,
    answer: Containment,
    /// Metres from the edge, on either side.
    edge_m: Option<f64>,
    #[serde(skip)]
    has_fix: bool,
}

/// Prints a line for each fix and zone: the fixes in the track's order, for each of them the zones in
/// theirs. Both files are read whole before the first line.
pub fn run(track: &Path, zones: &Path, json: bool) -> Result<()> {
    input::not_both_standard(track, zones)?;
    let zones = zones_of(zones)?;
    let fixes = fixes_of(track)?;
    let mut out = BufWriter::new(io::stdout().lock());
    for fix in &fixes {
        let t = fix.time.map(utc);
        for (name, zone) in &zones {
            let line = Line { has_fix: fix.has_fix(), ..Line::of(t.as_deref(), name, &judged(zone, fix)) };
            let text = if json { serde_json::to_string(&line)? } else { line.words() };
            writeln!(out, "{text}")?;
        }
    }
    Ok(out.flush()?)
}

/// The zones by name.
fn zones_of(file: &Path) -> Result<Vec<(String, Zone)>> {
    let named = read_zones(&input::text_of(file)?).map_err(|error| refused(file, &error))?;
    if named.is_empty() {
        return Err(refused(file, &"there is no zone in it"));
    }
    if let Some(abroad) = named.iter().find(|zone| !zone.shape.is_in_uk()) {
        let why = "lies outside the United Kingdom: is latitude written before longitude, or a minus lost?";
        return Err(refused(file, &format!("{}: it {why}", plain(&abroad.name))));
    }
    let shown = |shape| Zone { shape, disclosure: Disclosure::Shown };
    Ok(named.into_iter().map(|zone| (zone.name, shown(zone.shape))).collect())
}

/// The points of the tracks: a route is planned and a waypoint marked, and nobody was seen at either.
fn fixes_of(file: &Path) -> Result<Vec<GpxPoint>> {
    let gpx = gpx::read(&input::bytes_of(file)?).map_err(|error| refused(file, &error))?;
    let fixes: Vec<GpxPoint> = gpx.tracks.into_iter().flatten().collect();
    if fixes.is_empty() {
        return Err(refused(file, &"there is no track point in it"));
    }
    Ok(fixes)
}

fn refused(file: &Path, why: &dyn fmt::Display) -> anyhow::Error {
    invalid(format!("{}: {why}", input::name_of(file)))
}

/// The fix as good as it was when it was made, whenever that was; a point without a fix tells nothing.
fn judged(zone: &Zone, fix: &GpxPoint) -> Inside {
    let position = fix.position(Timestamp::from_millis(0));
    let judged = judge(zone, &position, position.fixed_at);
    if fix.has_fix() {
        return judged;
    }
    Inside { containment: Containment::CannotTell, p: None, edge_m: None, side: None, ..judged }
}

fn utc(at: Timestamp) -> String {
    at.utc().to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

impl<'a> Line<'a> {
    fn of(t: Option<&'a str>, zone: &'a str, judged: &Inside) -> Self {
        Self {
            t,
            zone,
            p_inside: judged.p,
            answer: judged.containment,
            edge_m: judged.edge_m.map(tenths),
            has_fix: true,
        }
    }

    /// The same for somebody who reads it.
    fn words(&self) -> String {
        let answer = match self.answer {
            Containment::Inside => "inside",
            Containment::Outside => "outside",
            Containment::CannotTell => "cannot tell",
        };
        let measures = match self.p_inside.zip(self.edge_m) {
            Some((p, edge_m)) => format!("p {p}, {edge_m} m from the edge"),
            None if self.has_fix => "not located".to_owned(),
            None => "no fix".to_owned(),
        };
        format!("{} {}: {answer} ({measures})", self.t.unwrap_or("no time"), plain(self.zone))
    }
}

/// Metres to one place.
fn tenths(metres: f64) -> f64 {
    (metres * 10.0).round() / 10.0
}
