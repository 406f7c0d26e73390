//! The probability of being inside: how long it takes, and how far it is off.

use crate::Outcome;
use crate::figures::{Figure, Figures, Unit};
use crate::ground::{Spot, Star, fix};
use crate::sampled;
use crate::stopwatch::{Spread, spread};
use cordon_core::rules::place::{Position, p_inside};
use std::hint::black_box;

/// How good a fix may be: from the best of receivers to a guess by the nearest mast.
const SIGMAS_M: [f64; 5] = [3.0, 10.0, 30.0, 100.0, 300.0];
const US: Unit = Unit::Microseconds;
/// How far off a probability may be.
const ERROR_AT_MOST: f64 = 1e-4;

/// Where somebody stands, as seen from a star.
#[derive(Clone, Copy)]
enum Stand {
    Centre,
    Edge,
    TwoSigmasOutside,
    FarAway,
}

impl Stand {
    const ALL: [Self; 4] = [Self::Centre, Self::Edge, Self::TwoSigmasOutside, Self::FarAway];

    fn text(self) -> &'static str {
        match self {
            Self::Centre => "at its centre",
            Self::Edge => "on its edge",
            Self::TwoSigmasOutside => "2 sigmas outside",
            Self::FarAway => "5 km away",
        }
    }

    fn spot(self, star: &Star, sigma_m: f64) -> Spot {
        match self {
            Self::Centre => star.centre,
            Self::Edge => star.middle_of_an_edge(),
            Self::TwoSigmasOutside => star.outside_by(2.0 * sigma_m),
            Self::FarAway => star.outside_by(5_000.0),
        }
    }

    fn fix(self, star: &Star, sigma_m: f64) -> Outcome<Position> {
        fix(self.spot(star, sigma_m).place()?, sigma_m)
    }
}

/// Where somebody stands, and how good the fix is, that takes longest.
struct Slowest {
    stand: Stand,
    sigma_m: f64,
    spread: Spread,
}

/// Times it for every stand, at the sigma that takes longest there.
pub fn measure_speed(star: &Star, figures: &mut Figures) -> Outcome<()> {
    // So many microseconds at most for a polygon of so many corners.
    let most_us = if star.ring.len() > 100 { 200.0 } else { 20.0 };
    let mut tail: Option<Slowest> = None;
    for stand in Stand::ALL {
        let slowest = slowest(star, stand)?;
        let name = format!("P(inside) of a {}, {}: median, slowest sigma", star.name, stand.text());
        let figure = Figure::new(name, slowest.spread.median_ns / US.in_ns(), US.text());
        figures.add(&figure.at_most(most_us).noting(format!("sigma {} m", slowest.sigma_m)));
        if tail.as_ref().is_none_or(|worst| worst.spread.p99_ns < slowest.spread.p99_ns) {
            tail = Some(slowest);
        }
    }
    if let Some(worst) = tail {
        let name = format!("P(inside) of a {}, the slowest of these: p99", star.name);
        let figure = Figure::new(name, worst.spread.p99_ns / US.in_ns(), US.text());
        let note = format!("{}, sigma {} m, {} runs", worst.stand.text(), worst.sigma_m, worst.spread.runs);
        figures.add(&figure.at_most(most_us).noting(note));
    }
    Ok(())
}

fn slowest(star: &Star, stand: Stand) -> Outcome<Slowest> {
    let mut timed = Vec::new();
    for sigma_m in SIGMAS_M {
        let position = stand.fix(star, sigma_m)?;
        p_inside(&star.shape, &position, position.fixed_at).ok_or("the star cannot be judged")?;
        let spread = spread(|| p_inside(black_box(&star.shape), black_box(&position), position.fixed_at));
        timed.push(Slowest { stand, sigma_m, spread });
    }
    let longest = timed.into_iter().max_by(|one, other| one.spread.median_ns.total_cmp(&other.spread.median_ns));
    Ok(longest.ok_or("no sigma")?)
}

/// Holds it against Monte-Carlo. Ten million random points would be off by up to 1.6e-4 themselves;
/// as many even ones are off by some 5e-6. What is held against the goal is the difference and three
/// standard errors more.
pub fn measure_error(star: &Star, samples: u32, figures: &mut Figures) -> Outcome<()> {
    let cases = [
        (Stand::Centre, 300.0),
        (Stand::Edge, 3.0),
        (Stand::Edge, 30.0),
        (Stand::Edge, 300.0),
        (Stand::TwoSigmasOutside, 10.0),
        (Stand::TwoSigmasOutside, 100.0),
    ];
    for (stand, sigma_m) in cases {
        let position = stand.fix(star, sigma_m)?;
        let ours = p_inside(&star.shape, &position, position.fixed_at).ok_or("the star cannot be judged")?;
        let sigma_of_core_m = position.sigma_m_at(position.fixed_at);
        let counted = sampled::estimate(&star.ring, position.at, sigma_of_core_m, samples);
        let difference = (ours - counted.p).abs();
        let name = format!("P(inside) of a {}, {}, sigma {sigma_m} m: error at most", star.name, stand.text());
        let note = format!(
            "P {ours:.6}; differs by {difference:.1e}, standard error {:.1e}, of {samples} samples",
            counted.standard_error
        );
        let figure = Figure::new(name, difference + 3.0 * counted.standard_error, "");
        figures.add(&figure.at_most(ERROR_AT_MOST).noting(note));
    }
    Ok(())
}
