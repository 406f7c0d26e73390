//! Simulated receivers that state nothing and are worse than the recorded ones: half of their fixes lie
//! within 12 m of the road, 95 % within 40 m, some 80 m off. Two generators that share nothing but these
//! figures, so that neither is the judge of its own model; their errors drift as real ones do.

use super::road::{Local, OnRoad, Road, unit};
use cordon_core::rules::place::{Position, PositionSource, assumed};
use cordon_core::rules::time::Timestamp;

/// A fix each so many metres of road, and the errors drift over so many fixes.
const STEP_M: f64 = 9.0;
const DRIFT_FIXES: usize = 20;

/// Numbers by chance that are the same at every run (a linear congruential generator).
struct Dice(u64);

impl Dice {
    /// Above nought and up to one.
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 11) as f64 + 1.0) / (1_u64 << 53) as f64
    }

    fn gaussian(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// Of either sign; its size falls off exponentially: half within 9 m, 95 % within 40 m.
    fn exponential(&mut self) -> f64 {
        let size = -13.35 * self.unit().ln();
        if self.unit() < 0.5 { size } else { -size }
    }
}

/// Each receiver with its fixes and the place where it truly was.
pub fn receivers(road: &Road) -> Vec<(String, Vec<(Position, OnRoad)>)> {
    let count = (road.length_m() / STEP_M) as usize;
    (1..=4_u64)
        .flat_map(|seed| {
            let drifting = (format!("simulated, drifting, {seed}"), ridden(road, &drifting(count, seed)));
            let leaping = (format!("simulated, leaping, {seed}"), ridden(road, &leaping(count, seed)));
            [drifting, leaping]
        })
        .collect()
}

/// A Gaussian that remembers, stretched until its quantiles are those of the logger.
fn drifting(count: usize, seed: u64) -> Vec<f64> {
    let mut dice = Dice(seed);
    let keeps = (-1.0 / DRIFT_FIXES as f64).exp();
    let fresh = (1.0 - keeps * keeps).sqrt();
    let mut state = dice.gaussian();
    let next = |_| {
        state = keeps * state + fresh * dice.gaussian();
        stretched(state.abs()).copysign(state)
    };
    (0..count).map(next).collect()
}

/// 12 m at the median of a half Gaussian, 40 m at 95 %, 83 m at 99.95 %.
fn stretched(sigmas: f64) -> f64 {
    if sigmas < 0.674 {
        sigmas / 0.674 * 12.0
    } else if sigmas < 1.96 {
        12.0 + (sigmas - 0.674) / (1.96 - 0.674) * 28.0
    } else {
        40.0 + (sigmas - 1.96) / (3.48 - 1.96) * 43.0
    }
}

/// An error that is held for a while and then leaps to another, with a little noise on it.
fn leaping(count: usize, seed: u64) -> Vec<f64> {
    let mut dice = Dice(seed ^ 0x5DEE_CE66);
    let mut held = dice.exponential();
    let next = |_| {
        if dice.unit() < 1.0 / DRIFT_FIXES as f64 {
            held = dice.exponential();
        }
        held + dice.gaussian()
    };
    (0..count).map(next).collect()
}

/// The road ridden once, each fix thrown to its side.
fn ridden(road: &Road, errors_m: &[f64]) -> Vec<(Position, OnRoad)> {
    let fix = |(place, error_m): (usize, &f64)| {
        let along_m = (place as f64 + 0.5) * STEP_M;
        let at = road.at(along_m);
        let ahead = Local::around(road.at((along_m - 5.0).max(0.0))).metres(road.at(along_m + 5.0));
        let (east, north) = unit(ahead);
        let seen = Local::around(at).place((-north * error_m, east * error_m));
        let position = Position::new(seen, assumed(), Timestamp::from_millis(0), PositionSource::Platform);
        (position, OnRoad { at, along_m, off_m: error_m.abs() })
    };
    errors_m.iter().enumerate().map(fix).collect()
}
