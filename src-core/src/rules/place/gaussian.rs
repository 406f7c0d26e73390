//! The weight of a standard 2-D Gaussian, centred at the origin, within an outline. All lengths are
//! in units of sigma.
//!
//! By Green's theorem the weight within a closed curve is `1/2π ∮ (1 − exp(−r²/2)) dθ`, and since
//! `dθ = (x dy − y dx)/r²` the integrand is `g(r²) · (x dy − y dx)` with `g(q) = (1 − exp(−q/2))/q`,
//! which is smooth and entire. From [`FAR_SIGMAS`] on the exponential is under 2e-14, so a far edge
//! adds the angle it spans. A near edge is halved until it is no longer than four sigmas: there
//! eight-point Gauss–Legendre is right to 2e-9, and three points to 8e-10 on half a sigma.

use super::plane::{Point, from_segment};
use std::f64::consts::{PI, TAU};

/// What lies farther away than this weighs under 2e-14.
pub(super) const FAR_SIGMAS: f64 = 8.0;

/// Positive abscissae and weights of eight-point Gauss–Legendre on [−1, 1].
const NODES: [(f64, f64); 4] = [
    (0.1834346424956498, 0.362683783378362),
    (0.525532409916329, 0.31370664587788727),
    (0.7966664774136267, 0.22238103445337448),
    (0.9602898564975363, 0.10122853629037626),
];
/// Half of the positive abscissa of three-point Gauss–Legendre: √0.15.
const HALF_NODE: f64 = 0.3872983346207417;

/// Up to this length three points are enough.
const SHORT: f64 = 0.5;
/// Up to this length eight points are enough.
const LONG: f64 = 4.0;
/// How often an edge may be halved: enough for the globe at a sigma of a micrometre.
const HALVINGS: u32 = 45;

/// The weight within a closed ring whose unit is a sigma, whichever way it runs.
pub(super) fn within_ring(ring: &[Point], sigma: f64) -> f64 {
    let unit = 1.0 / sigma;
    let pairs = ring.iter().zip(ring.iter().skip(1));
    let turned: f64 = pairs.map(|(from, to)| edge(from.times(unit), to.times(unit))).sum();
    (turned / TAU).abs()
}

/// The weight within a circle whose centre lies `distance` away.
pub(super) fn within_circle(distance: f64, radius: f64) -> f64 {
    Circle { distance, radius }.half(0.0, PI, HALVINGS) / PI
}

/// What a straight edge adds to the integral of `(1 − exp(−r²/2)) dθ`.
pub(super) fn edge(from: Point, to: Point) -> f64 {
    halved(from, to, HALVINGS)
}

/// What an arc adds, run anticlockwise between two directions as seen from its centre; at most once
/// round.
pub(super) fn arc(centre: Point, radius: f64, (from, to): (f64, f64)) -> f64 {
    let circle = Circle { distance: centre.distance(), radius };
    let from_farthest = (from - centre.direction() + PI).rem_euclid(TAU) - PI;
    circle.between(from_farthest, from_farthest + (to - from))
}

fn halved(from: Point, to: Point, halvings: u32) -> f64 {
    if from_segment(from, to) >= FAR_SIGMAS {
        return from.cross(to).atan2(from.dot(to));
    }
    let length = to.minus(from).distance();
    if length > LONG && halvings > 0 {
        let middle = from.towards(to, 0.5);
        return halved(from, middle, halvings - 1) + halved(middle, to, halvings - 1);
    }
    let along = |share| growth(from.towards(to, share).squared());
    from.cross(to) * if length <= SHORT { integral_of_three(along) } else { integral(along) }
}

struct Circle {
    distance: f64,
    radius: f64,
}

impl Circle {
    /// An arc, its angles measured from the point farthest from the origin; `from` within half a
    /// turn of it.
    fn between(&self, from: f64, to: f64) -> f64 {
        let turns = [-PI, 0.0, PI, TAU];
        turns.into_iter().map(|start| self.half_turn(from.max(start), to.min(start + PI), start)).sum()
    }

    /// The part of an arc within the half turn from `start`, folded onto the half that is symmetric
    /// to it.
    fn half_turn(&self, from: f64, to: f64, start: f64) -> f64 {
        if from >= to {
            return 0.0;
        }
        let fold = |angle: f64| (if start >= PI { angle - TAU } else { angle }).abs();
        let (one, other) = (fold(from), fold(to));
        self.half(one.min(other), one.max(other), HALVINGS)
    }

    /// An arc on one half of the circle, the angle measured from the point farthest from the origin.
    fn half(&self, from: f64, to: f64, halvings: u32) -> f64 {
        if halvings > 0 && self.radius * (to - from) > self.squared(to).sqrt().max(1.0) {
            let middle = f64::midpoint(from, to);
            return self.half(from, middle, halvings - 1) + self.half(middle, to, halvings - 1);
        }
        (to - from) * integral(|share| self.turning(from + share * (to - from)))
    }

    /// The integrand at an angle.
    fn turning(&self, angle: f64) -> f64 {
        let gap = self.radius - self.distance;
        (self.radius * gap + self.spread(angle) / 2.0) * growth(self.squared(angle))
    }

    /// The square of the distance from the origin at an angle.
    fn squared(&self, angle: f64) -> f64 {
        let gap = self.radius - self.distance;
        gap * gap + self.spread(angle)
    }

    fn spread(&self, angle: f64) -> f64 {
        let half = (angle / 2.0).cos();
        4.0 * self.radius * self.distance * half * half
    }
}

/// `(1 − exp(−q/2))/q`, which is a half at the origin.
fn growth(q: f64) -> f64 {
    if q < 1e-12 { 0.5 } else { -(-q / 2.0).exp_m1() / q }
}

/// The integral of a function over [0, 1], by eight points.
fn integral(f: impl Fn(f64) -> f64) -> f64 {
    NODES.iter().map(|(x, weight)| 0.5 * weight * (f(0.5 * (1.0 - x)) + f(0.5 * (1.0 + x)))).sum()
}

/// The integral of a function over [0, 1], by three points.
fn integral_of_three(f: impl Fn(f64) -> f64) -> f64 {
    (8.0 * f(0.5) + 5.0 * (f(0.5 - HALF_NODE) + f(0.5 + HALF_NODE))) / 18.0
}

#[cfg(test)]
#[path = "gaussian_tests.rs"]
mod tests;
