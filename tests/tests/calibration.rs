//! Positions calibrated on real errors: three receivers rode one road whose course is known, and
//! simulated ones of a worse kind ride it too. How often "cannot tell" is said where no receiver states
//! its accuracy is printed and not held: it is as often as it must be. Zones are
//! laid along the road, every fix of every receiver is judged against them, and what was said is
//! compared with the truth.
//!
//! The truth of a fix is the place of the road nearest to it. That is not in doubt: no receiver lost
//! the road by half of what parts the road from itself, which a test holds. It hides errors along the
//! road, which no zone along it would notice.

#[path = "calibration/road.rs"]
mod road;
#[path = "calibration/unseen.rs"]
mod unseen;
#[path = "calibration/zones.rs"]
mod zones;

use cordon_core::rules::place::gpx::{self, GpxPoint};
use cordon_core::rules::place::{Containment, LonLat, Position, Zone, contains, edge_distance_m, judge};
use cordon_core::rules::time::Timestamp;
use road::{OnRoad, Road};
use std::fs;
use std::path::Path;
use std::thread;
use zones::Lay;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/gps");
const ROUTE: &str = "routes-whitchurch-routeA.gpx";
const RECEIVERS: [(&str, &str); 3] = [
    ("Garmin Etrex 30x (states nothing)", "tracks-routeA-Garmin-Etrex-30x.gpx"),
    ("Moto G3 (states hdop)", "tracks-routeA-MotoG3.gpx"),
    ("Adafruit (states nothing)", "tracks-routeA-adafruit.gpx"),
];

/// Beyond this from any edge, "cannot tell" is to be rare.
const FAR_M: f64 = 100.0;

/// What came of the judgements of one kind of zone.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    judged: f64,
    outside_wrongly: f64,
    inside_wrongly: f64,
    cannot_tell: f64,
    brier: f64,
    raw_brier: f64,
}

/// Probabilities stated within a tenth of each other, and how often the truth was inside.
#[derive(Clone, Copy, Debug, Default)]
struct Bin {
    judged: f64,
    stated: f64,
    inside: f64,
}

/// What came of all judgements of one receiver.
struct Score {
    receiver: String,
    fixes: usize,
    lays: Vec<(Lay, Tally)>,
    far: Tally,
    bins: [Bin; 10],
}

/// One fix judged against one zone, and the truth.
struct Judged {
    said: Containment,
    p: f64,
    raw_inside: bool,
    inside: bool,
    far: bool,
}

impl Judged {
    fn of(zone: &Zone, fix: &Position, truth: LonLat) -> Self {
        let judged = judge(zone, fix, fix.fixed_at);
        Self {
            said: judged.containment,
            p: judged.p.expect("a zone with a shape has a probability"),
            raw_inside: contains(&zone.shape, fix.at).expect("a zone with a shape"),
            inside: contains(&zone.shape, truth).expect("a zone with a shape"),
            far: edge_distance_m(&zone.shape, truth).expect("a zone with an edge") > FAR_M,
        }
    }
}

impl Tally {
    fn count(&mut self, judged: &Judged) {
        let truth = as_number(judged.inside);
        self.judged += 1.0;
        self.outside_wrongly += as_number(judged.said == Containment::Outside && judged.inside);
        self.inside_wrongly += as_number(judged.said == Containment::Inside && !judged.inside);
        self.cannot_tell += as_number(judged.said == Containment::CannotTell);
        self.brier += (judged.p - truth).powi(2);
        self.raw_brier += (as_number(judged.raw_inside) - truth).powi(2);
    }

    fn share(&self, count: f64) -> f64 {
        count / self.judged.max(1.0)
    }

    fn and(&self, other: &Self) -> Self {
        Self {
            judged: self.judged + other.judged,
            outside_wrongly: self.outside_wrongly + other.outside_wrongly,
            inside_wrongly: self.inside_wrongly + other.inside_wrongly,
            cannot_tell: self.cannot_tell + other.cannot_tell,
            brier: self.brier + other.brier,
            raw_brier: self.raw_brier + other.raw_brier,
        }
    }

    fn print(&self, name: &str) {
        let percent = |count: f64| 100.0 * self.share(count);
        println!(
            "  {name:<34}{:>8}{:>9.2} %{:>9.2} %{:>9.2} %{:>10.5}{:>10.5}",
            self.judged,
            percent(self.outside_wrongly),
            percent(self.inside_wrongly),
            percent(self.cannot_tell),
            self.share(self.brier),
            self.share(self.raw_brier),
        );
    }
}

impl Score {
    fn of(receiver: String, fixes: &[(Position, OnRoad)], road: &Road, laid: &[(Lay, Vec<Zone>)]) -> Self {
        let lays = laid.iter().map(|(lay, _)| (*lay, Tally::default())).collect();
        let mut score = Self { receiver, fixes: fixes.len(), lays, far: Tally::default(), bins: [Bin::default(); 10] };
        for (fix, truth) in fixes {
            let stretch = road.stretch_of(truth.along_m);
            for ((_, zones), (_, tally)) in laid.iter().zip(&mut score.lays) {
                let judged = Judged::of(zones.get(stretch).expect("a zone for each stretch"), fix, truth.at);
                tally.count(&judged);
                if judged.far {
                    score.far.count(&judged);
                }
                let bin = score.bins.get_mut(((judged.p * 10.0) as usize).min(9)).expect("a tenth");
                bin.judged += 1.0;
                bin.stated += judged.p;
                bin.inside += as_number(judged.inside);
            }
        }
        score
    }

    fn all(&self) -> Tally {
        self.lays.iter().fold(Tally::default(), |sum, (_, tally)| sum.and(tally))
    }

    /// The zones whose edges lie at every distance alike.
    fn anywhere(&self) -> Tally {
        let every = self.lays.iter().filter(|(lay, _)| matches!(lay, Lay::Every(_)));
        every.fold(Tally::default(), |sum, (_, tally)| sum.and(tally))
    }

    fn print(&self) {
        println!("\n{}: {} fixes", self.receiver, self.fixes);
        println!("  zone                                judged out, wrong  in, wrong  no answer     Brier       raw");
        for (lay, tally) in &self.lays {
            tally.print(&lay.to_string());
        }
        self.far.print("truth over 100 m from the edge");
        self.anywhere().print("edge anywhere, together");
        self.all().print("all");
        println!("  P(inside)          judged    stated     truth");
        for (tenth, bin) in self.bins.iter().enumerate() {
            let share = |sum: f64| sum / bin.judged.max(1.0);
            let (from, to) = (tenth as f64 / 10.0, (tenth + 1) as f64 / 10.0);
            println!("  {from:.1} to {to:.1}{:>15}{:>10.3}{:>10.3}", bin.judged, share(bin.stated), share(bin.inside));
        }
    }
}

fn as_number(is: bool) -> f64 {
    if is { 1.0 } else { 0.0 }
}

fn points(file: &str) -> Vec<GpxPoint> {
    let bytes = fs::read(Path::new(FOLDER).join(file)).expect("a recorded track");
    gpx::read(&bytes).expect("a track that can be read").tracks.into_iter().flatten().collect()
}

fn fixes(file: &str) -> Vec<Position> {
    let untimed = Timestamp::from_millis(0);
    points(file).iter().map(|point| point.position(untimed)).collect()
}

fn road() -> Road {
    Road::of(points(ROUTE).into_iter().map(|point| point.at))
}

fn is_absent() -> bool {
    let absent = !Path::new(FOLDER).is_dir();
    if absent {
        println!("skipped: the recorded tracks are not beside this tree");
    }
    absent
}

fn scores() -> Vec<Score> {
    let road = road();
    let laid: Vec<(Lay, Vec<Zone>)> = Lay::all().into_iter().map(|lay| (lay, lay.zones(&road))).collect();
    thread::scope(|scope| {
        let recorded = RECEIVERS.map(|(name, file)| {
            let ridden = fixes(file).into_iter().map(|fix| (fix, road.nearest(fix.at))).collect();
            (name.to_owned(), ridden)
        });
        let receivers: Vec<(String, Vec<(Position, OnRoad)>)> =
            recorded.into_iter().chain(unseen::receivers(&road)).collect();
        let (road, laid) = (&road, laid.as_slice());
        let threads: Vec<_> = receivers
            .into_iter()
            .map(|(name, fixes)| scope.spawn(move || Score::of(name, &fixes, road, laid)))
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("a receiver's score")).collect()
    })
}

#[track_caller]
fn at_most(limit: f64, share: f64, what: &str) {
    assert!(share <= limit, "{what}: {:.2} % where {:.0} % is the most", 100.0 * share, 100.0 * limit);
}

#[test]
fn no_receiver_leads_to_more_than_one_wrong_answer_in_a_hundred_fixes() {
    if is_absent() {
        return;
    }
    let scores = scores();
    for score in &scores {
        score.print();
        for (lay, tally) in &score.lays {
            let name = format!("{}, {lay}", score.receiver);
            assert!(tally.judged as usize == score.fixes, "{name}: every fix is judged");
            at_most(0.01, tally.share(tally.outside_wrongly), &format!("{name}: outside, wrongly"));
            at_most(0.01, tally.share(tally.inside_wrongly), &format!("{name}: inside, wrongly"));
        }
        assert!(score.far.judged > 1000.0, "{}: too few far from an edge", score.receiver);
        at_most(0.05, score.far.share(score.far.cannot_tell), "cannot tell far from any edge");
    }
    let anywhere = scores.iter().fold(Tally::default(), |sum, score| sum.and(&score.anywhere()));
    println!();
    anywhere.print("edge anywhere, all receivers");
    let judgements: f64 = scores.iter().map(|score| score.all().judged).sum();
    println!("\n{judgements} judgements");
}

#[test]
fn which_stretch_of_road_a_fix_belongs_to_is_not_in_doubt() {
    if is_absent() {
        return;
    }
    let road = road();
    let mut farthest_m = 0.0_f64;
    println!("metres from the road                  50 %    68 %    95 %    99 %    most");
    for (name, file) in RECEIVERS {
        let mut off_m: Vec<f64> = fixes(file).iter().map(|fix| road.nearest(fix.at).off_m).collect();
        off_m.sort_by(f64::total_cmp);
        let at = |share: f64| off_m.get((share * (off_m.len() - 1) as f64) as usize).copied().unwrap_or(f64::NAN);
        println!("{name:<34}{:>8.1}{:>8.1}{:>8.1}{:>8.1}{:>8.1}", at(0.5), at(0.68), at(0.95), at(0.99), at(1.0));
        farthest_m = farthest_m.max(at(1.0));
    }
    let return_m = road.nearest_return_m(300.0);
    println!("the road comes back to itself within {return_m:.0} m");
    assert!(2.0 * farthest_m < return_m, "{farthest_m:.1} m off, {return_m:.1} m apart");
}
