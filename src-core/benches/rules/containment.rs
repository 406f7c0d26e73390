//! Whether a point lies in a polygon: against exact arithmetic, and beside shapely.

use crate::Outcome;
use crate::chance::Chance;
use crate::exact::{self, MARGIN_M, Truth};
use crate::figures::{Figure, Figures, Peer, Unit};
use crate::ground::Star;
use crate::peer::{self, Shapely};
use crate::stopwatch::{Spread, spread};
use cordon_core::rules::place::{LonLat, Prepared, contains};
use std::hint::black_box;
use std::path::Path;

/// So many points are judged in one run of the stopwatch, which is too coarse for one. What is known of a point
/// is therefore the mean of its run: a single slow one does not show.
const AT_A_TIME: usize = 1_000;

/// Judges random points, and times it.
pub fn measure(star: &Star, count: usize, script: Option<&Path>, figures: &mut Figures) -> Outcome<()> {
    let points = star.scattered(count, &mut Chance::new(20_261_122))?;
    let prepared = Prepared::new(&star.shape);
    let truths = exact::truths(&star.ring, &points);
    let left_out = truths.iter().filter(|truth| **truth == Truth::AtTheEdge).count();
    println!("{}: {count} points, {left_out} within {MARGIN_M} m of an edge left out of the comparison", star.name);
    let name = |who: &str| format!("{}: answers of {who} that exact arithmetic denies", star.name);
    let plain = points.iter().map(|at| contains(&star.shape, *at) == Some(true));
    figures.add(&Figure::new(name("contains"), disagreements(&truths, plain), "points").at_most(0.0));
    let made_ready = points.iter().map(|at| prepared.contains(*at) == Some(true));
    figures.add(&Figure::new(name("Prepared"), disagreements(&truths, made_ready), "points").at_most(0.0));
    let peer = peer::shapely(script, &star.ring, &points)?;
    if let Some(shapely) = &peer {
        let answers = shapely.answers.iter().copied();
        figures.add(&Figure::new(name(&shapely.version), disagreements(&truths, answers), "points"));
    }
    measure_speed(star, &points, peer.as_ref(), figures);
    Ok(())
}

/// How many answers are not the truth, of the points away from every edge.
fn disagreements(truths: &[Truth], answers: impl Iterator<Item = bool>) -> f64 {
    let denied = truths.iter().zip(answers).filter(|(truth, is_inside)| match truth {
        Truth::Inside => !is_inside,
        Truth::Outside => *is_inside,
        Truth::AtTheEdge => false,
    });
    denied.count() as f64
}

fn measure_speed(star: &Star, points: &[LonLat], peer: Option<&Shapely>, figures: &mut Figures) {
    let name = star.name;
    let prepared = Prepared::new(&star.shape);
    let plain = time_each(points, |at| contains(black_box(&star.shape), at));
    add_beside(figures, &format!("{name}: contains, for a point"), plain, peer);
    let made_ready = time_each(points, |at| prepared.contains(at));
    add_beside(figures, &format!("{name}: Prepared, for a point"), made_ready, peer);
    let making = spread(|| Prepared::new(black_box(&star.shape)));
    let figure = Figure::new(format!("{name}: to make Prepared: median"), making.median_ns, Unit::Nanoseconds.text());
    let others = peer.map(|shapely| Peer { name: shapely.version.clone(), value: shapely.prepare_ns });
    figures.add(&figure.beside(others.into_iter().collect()));
}

fn time_each(points: &[LonLat], holds: impl Fn(LonLat) -> Option<bool>) -> Spread {
    let mut runs = points.chunks_exact(AT_A_TIME).cycle();
    let count = |run: &[LonLat]| run.iter().filter(|at| holds(**at) == Some(true)).count();
    spread(|| runs.next().map(count)).of_each(AT_A_TIME)
}

fn add_beside(figures: &mut Figures, name: &str, times: Spread, peer: Option<&Shapely>) {
    let means = format!("of the means of {AT_A_TIME} points");
    let median = Figure::new(format!("{name}: median {means}"), times.median_ns, Unit::Nanoseconds.text());
    figures.add(&median.beside(peer.map(Shapely::peers).unwrap_or_default()));
    let p99 = Figure::new(format!("{name}: p99 {means}"), times.p99_ns, Unit::Nanoseconds.text());
    figures.add(&p99.noting(format!("{} runs", times.runs)));
}
