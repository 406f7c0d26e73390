//! Places and shapes for the tests of this room, and dice that always fall alike.

use super::{Accuracy, AccuracyLevel, LonLat, Moving, Position, PositionSource, Shape, radius_in_sigmas};
use crate::rules::time::Timestamp;
use std::f64::consts::TAU;

/// Metres to a degree on the ellipsoid at the market place.
const EAST_M: f64 = 111_557.4;
const NORTH_M: f64 = 111_284.8;

/// A point so many metres east and north of the market place.
pub(super) fn spot(east: f64, north: f64) -> LonLat {
    let latitude = 52.92_f64;
    LonLat::new(-1.47 + east / (EAST_M * latitude.to_radians().cos()), latitude + north / NORTH_M).unwrap()
}

/// Noon on a day.
pub(super) fn noon() -> Timestamp {
    Timestamp::parse("2026-11-22T12:00:00Z").unwrap()
}

/// A fix at noon with a sigma.
pub(super) fn fix(at: LonLat, sigma_m: f64) -> Position {
    let accuracy = Accuracy { radius_m: sigma_m * radius_in_sigmas(0.68), level: AccuracyLevel::Percent68 };
    let source = PositionSource::Platform;
    Position { at, accuracy, fixed_at: noon(), source, moving: Moving::Unknown, speed_m_s: None }
}

/// A closed ring of corners in metres.
pub(super) fn ring(corners: &[(f64, f64)]) -> Vec<LonLat> {
    let closed = corners.iter().chain(corners.first());
    closed.map(|(east, north)| spot(*east, *north)).collect()
}

/// A square about the market place.
pub(super) fn square(half: f64) -> Vec<LonLat> {
    ring(&[(-half, -half), (half, -half), (half, half), (-half, half)])
}

/// A square elsewhere.
pub(super) fn square_at(east: f64, north: f64, half: f64) -> Vec<LonLat> {
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half)];
    ring(&corners.map(|(x, y)| (east + x, north + y)))
}

/// A polygon of rings, unchecked.
pub(super) fn polygon(rings: Vec<Vec<LonLat>>) -> Shape {
    Shape::Polygon { rings }
}

/// A circle about the market place.
pub(super) fn circle(radius_m: f64) -> Shape {
    Shape::Circle { centre: spot(0.0, 0.0), radius_m }
}

/// Fails unless two numbers are near one another.
#[track_caller]
pub(super) fn check_near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "found {found}, expected {expected}");
}

/// The share of a standard Gaussian below a value, by Simpson's rule.
pub(super) fn below(x: f64) -> f64 {
    let step = x.abs().min(9.0) / 400.0;
    let density = |index: i32| (-(step * f64::from(index)).powi(2) / 2.0).exp() / TAU.sqrt();
    let weight = |index: i32| f64::from(if index == 0 || index == 400 { 1 } else { 2 + 2 * (index % 2) });
    let half = (0..=400).map(|index| weight(index) * density(index)).sum::<f64>() * step / 3.0;
    0.5 + half.copysign(x)
}

/// Numbers by chance that are the same at every run (splitmix64).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From nought to one.
    pub(super) fn unit(&mut self) -> f64 {
        (self.draw() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From one number to another.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// Two independent standard Gaussians (Box and Muller).
    pub(super) fn gaussians(&mut self) -> (f64, f64) {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        let (sin, cos) = (TAU * self.unit()).sin_cos();
        (radius * cos, radius * sin)
    }

    /// A star about the market place, simple by construction, in metres.
    pub(super) fn star(&mut self, corners: u32, (least, most): (f64, f64)) -> Vec<(f64, f64)> {
        let corner = |index: u32| {
            let (sin, cos) = (TAU * f64::from(index) / f64::from(corners)).sin_cos();
            let radius = self.between(least, most);
            (radius * cos, radius * sin)
        };
        (0..corners).map(corner).collect()
    }
}

/// The share of a million Gaussian points about the market place that pass a test of their metres,
/// and four times its standard error.
pub(super) fn by_chance(sigma_m: f64, is_inside: impl Fn((f64, f64)) -> bool) -> (f64, f64) {
    let mut dice = Dice(20_261_122);
    let count = 1_000_000_u32;
    let inside = (0..count).filter(|_| {
        let (x, y) = dice.gaussians();
        is_inside((x * sigma_m, y * sigma_m))
    });
    let share = inside.count() as f64 / f64::from(count);
    (share, 4.0 * (share * (1.0 - share) / f64::from(count)).sqrt())
}

/// How far a point in metres is from a stretch between two others, by the law of cosines.
pub(super) fn metres_from(at: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let apart = |one: (f64, f64), other: (f64, f64)| (one.0 - other.0).hypot(one.1 - other.1);
    let (base, left, right) = (apart(from, to), apart(at, from), apart(at, to));
    let is_beyond = base == 0.0 || (left * left - right * right).abs() >= base * base;
    if is_beyond {
        return left.min(right);
    }
    let along = (base * base + left * left - right * right) / (2.0 * base);
    (left * left - along * along).max(0.0).sqrt()
}
