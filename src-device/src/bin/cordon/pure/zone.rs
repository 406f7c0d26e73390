//! Every fix of a track, judged against every zone.

use super::invalid;
use crate::input;
use crate::print::Out;
use anyhow::Result;
use chrono::SecondsFormat;
use cordon_core::rules::place::geojson::read_zones;
use cordon_core::rules::place::gpx::{self, GpxPoint, Step};
use cordon_core::rules::place::{Containment, Disclosure, Inside, Zone, judge};
use cordon_core::rules::time::Timestamp;
use cordon_core::words::{Argument, TextKey, Verbatim, english, plain};
use cordon_core::{text, text_key};
use serde::Serialize;
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
    /// How the fix's time stands to those before it, where it does not simply follow them.
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<&'static str>,
    #[serde(skip)]
    step: Step,
    #[serde(skip)]
    has_fix: bool,
}

/// Prints a line for each fix and zone: the fixes in the track's order, for each of them the zones in
/// theirs. Both files are read whole before the first line.
pub fn run(track: &Path, zones: &Path, out: Out) -> Result<()> {
    input::not_both_standard(track, zones)?;
    let zones = zones_of(zones)?;
    let fixes = fixes_of(track)?;
    let is_json = out.is_json();
    let mut out = BufWriter::new(io::stdout().lock());
    for (fix, step) in &fixes {
        let t = fix.time.map(utc);
        for (name, zone) in &zones {
            let line = Line {
                has_fix: fix.has_fix(),
                step: *step,
                time: told(*step).map(|(token, _words)| token),
                ..Line::of(t.as_deref(), name, &judged(zone, fix))
            };
            let text = if is_json { serde_json::to_string(&line)? } else { line.words() };
            writeln!(out, "{text}")?;
        }
    }
    Ok(out.flush()?)
}

/// The zones by name.
fn zones_of(file: &Path) -> Result<Vec<(String, Zone)>> {
    let named = read_zones(&input::text_of(file)?).map_err(|error| refused(file, error.text()))?;
    if named.is_empty() {
        return Err(refused(file, text_key!("cordon.no_zone")));
    }
    if let Some(abroad) = named.iter().find(|zone| !zone.shape.is_in_uk()) {
        let name = Verbatim::from(plain(&abroad.name));
        return Err(refused(file, text!("cordon.zone_abroad", zone = name)));
    }
    let shown = |shape| Zone { shape, disclosure: Disclosure::Shown };
    Ok(named.into_iter().map(|zone| (zone.name, shown(zone.shape))).collect())
}

/// What is told of a fix whose time does not simply follow those before it: its token and its words.
fn told(step: Step) -> Option<(&'static str, TextKey)> {
    match step {
        Step::Onward => None,
        Step::Repeated => Some(("repeated", text_key!("cordon.fix_repeated"))),
        Step::SameTimeElsewhere => Some(("same_time_elsewhere", text_key!("cordon.fix_same_time_elsewhere"))),
        Step::Back => Some(("back", text_key!("cordon.fix_back"))),
    }
}

/// The points of the tracks, each with how its time stands to those before it: a route is planned and a
/// waypoint marked, and nobody was seen at either.
fn fixes_of(file: &Path) -> Result<Vec<(GpxPoint, Step)>> {
    let gpx = gpx::read(&input::bytes_of(file)?).map_err(|error| refused(file, error.text()))?;
    let stepped = |segment: Vec<GpxPoint>| {
        let steps = gpx::steps(&segment);
        segment.into_iter().zip(steps)
    };
    let fixes: Vec<(GpxPoint, Step)> = gpx.tracks.into_iter().flat_map(stepped).collect();
    if fixes.is_empty() {
        return Err(refused(file, text_key!("cordon.no_track_point")));
    }
    Ok(fixes)
}

fn refused(file: &Path, why: impl Into<Argument>) -> anyhow::Error {
    invalid(text!("cordon.of_file", file = input::name_of(file), what = why))
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
            time: None,
            step: Step::Onward,
            has_fix: true,
        }
    }

    /// The same for somebody who reads it.
    fn words(&self) -> String {
        let answer = match self.answer {
            Containment::Inside => text_key!("cordon.inside"),
            Containment::Outside => text_key!("cordon.outside"),
            Containment::CannotTell => text_key!("cordon.cannot_tell"),
        };
        let measures = match self.p_inside.zip(self.edge_m) {
            Some((p, edge_m)) => {
                let (p, edge) = (Verbatim::from(p.to_string()), Verbatim::from(edge_m.to_string()));
                text!("cordon.measures", p = p, edge_m = edge)
            }
            None if self.has_fix => text!("cordon.not_located"),
            None => text!("cordon.no_fix"),
        };
        let time = self.t.map_or_else(|| text_key!("cordon.no_time").into(), |t| Argument::from(Verbatim::from(t)));
        let zone = Verbatim::from(plain(self.zone));
        let line = english(text!("cordon.zone_line", time = time, zone = zone, answer = answer, measures = measures));
        match told(self.step) {
            None => line,
            Some((_token, words)) => format!("{line}; {}", english(words)),
        }
    }
}

/// Metres to one place.
fn tenths(metres: f64) -> f64 {
    (metres * 10.0).round() / 10.0
}
