//! The weight of a standard 2-D Gaussian, centred at the origin, within an outline.
//!
//! By Green's theorem the weight within a closed curve is `1/2π ∮ (1 − exp(−r²/2)) dθ`, and since
//! `dθ = (x dy − y dx)/r²` the integrand is `g(r²) · (x dy − y dx)` with the smooth
//! `g(q) = (1 − exp(−q/2))/q`. Each edge is halved until it is no longer than its distance from the
//! origin, or than one sigma; then eight-point Gauss–Legendre is right to better than 1e-8.

use super::plane::{Point, from_segment};
use std::f64::consts::{PI, TAU};

/// Positive abscissae and weights of eight-point Gauss–Legendre on [−1, 1].
const NODES: [(f64, f64); 4] = [
    (0.1834346424956498, 0.362683783378362),
    (0.525532409916329, 0.31370664587788727),
    (0.7966664774136267, 0.22238103445337448),
    (0.9602898564975363, 0.10122853629037626),
];

/// How often an edge may be halved: enough for the globe at a sigma of a metre.
const HALVINGS: u32 = 30;

/// The weight within a closed ring, in units of sigma, whichever way it runs.
pub(super) fn within_ring(ring: &[Point]) -> f64 {
    let turned: f64 = ring.iter().zip(ring.iter().skip(1)).map(|(from, to)| edge(*from, *to, HALVINGS)).sum();
    (turned / TAU).abs()
}

/// The weight within a circle whose centre lies `distance` away, both in units of sigma.
pub(super) fn within_circle(distance: f64, radius: f64) -> f64 {
    Circle { distance, radius }.arc(0.0, PI, HALVINGS) / PI
}

fn edge(from: Point, to: Point, halvings: u32) -> f64 {
    let length = Point { x: to.x - from.x, y: to.y - from.y }.distance();
    if halvings > 0 && length > from_segment(from, to).max(1.0) {
        let middle = from.towards(to, 0.5);
        return edge(from, middle, halvings - 1) + edge(middle, to, halvings - 1);
    }
    let cross = from.x * to.y - from.y * to.x;
    cross * integral(|share| growth(from.towards(to, share).squared()))
}

struct Circle {
    distance: f64,
    radius: f64,
}

impl Circle {
    /// Half of the circle by symmetry, the angle measured from the point farthest from the origin.
    fn arc(&self, from: f64, to: f64, halvings: u32) -> f64 {
        if halvings > 0 && self.radius * (to - from) > self.squared(to).sqrt().max(1.0) {
            let middle = f64::midpoint(from, to);
            return self.arc(from, middle, halvings - 1) + self.arc(middle, to, halvings - 1);
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

/// The integral of a function over [0, 1].
fn integral(f: impl Fn(f64) -> f64) -> f64 {
    NODES.iter().map(|(x, weight)| 0.5 * weight * (f(0.5 * (1.0 - x)) + f(0.5 * (1.0 + x)))).sum()
}
