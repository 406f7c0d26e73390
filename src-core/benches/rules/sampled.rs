//! The probability of being inside a ring by Monte-Carlo. It shares nothing with what it checks: the
//! ring is laid onto the plane that touches the ellipsoid at the position, by way of earth-centred
//! coordinates, and points drawn from the Gaussian there are counted.

use crate::chance::{Chance, Even};
use cordon_core::rules::place::LonLat;
use std::f64::consts::TAU;

/// Semi-major axis and squared first eccentricity of WGS 84.
const SEMI_MAJOR_M: f64 = 6_378_137.0;
const ECCENTRICITY_SQUARED: f64 = 0.006_694_379_990_14;
/// How many sequences, each begun at a place of its own. They are independent of one another, so that
/// their spread tells the standard error of their mean.
const SEQUENCES: u32 = 16;

/// A probability and how far it may be off.
pub struct Estimate {
    /// The probability.
    pub p: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// The share of some samples around a position that a closed ring holds.
pub fn estimate(ring: &[LonLat], at: LonLat, sigma_m: f64, samples: u32) -> Estimate {
    let plane = Plane::touching_at(at);
    let field = Field::of(&ring.iter().map(|corner| plane.place(*corner)).collect::<Vec<Flat>>());
    let mut chance = Chance::new(u64::from(samples));
    let each = samples / SEQUENCES;
    let shares: Vec<f64> = (0..SEQUENCES)
        .map(|_| {
            let drawn = Even::begun_by(&mut chance).take(each as usize);
            drawn.filter(|even| field.holds(gaussian(*even, sigma_m))).count() as f64 / f64::from(each)
        })
        .collect();
    let count = f64::from(SEQUENCES);
    let p = shares.iter().sum::<f64>() / count;
    let variance = shares.iter().map(|share| (share - p).powi(2)).sum::<f64>() / (count - 1.0);
    Estimate { p, standard_error: (variance / count).sqrt() }
}

/// A point on the plane, in metres.
#[derive(Clone, Copy)]
struct Flat {
    x: f64,
    y: f64,
}

/// Box and Muller (1958), from an even point of the unit square.
fn gaussian((one, other): (f64, f64), sigma_m: f64) -> Flat {
    let radius = sigma_m * (-2.0 * (1.0 - one).ln()).sqrt();
    let (sin, cos) = (TAU * other).sin_cos();
    Flat { x: radius * cos, y: radius * sin }
}

/// Earth-centred, earth-fixed coordinates in metres.
struct Centred {
    x: f64,
    y: f64,
    z: f64,
}

impl Centred {
    /// Of a place on the ellipsoid.
    fn of(at: LonLat) -> Self {
        let (sin_lat, cos_lat) = at.lat().to_radians().sin_cos();
        let (sin_lon, cos_lon) = at.lon().to_radians().sin_cos();
        let across = SEMI_MAJOR_M / (1.0 - ECCENTRICITY_SQUARED * sin_lat * sin_lat).sqrt();
        Self {
            x: across * cos_lat * cos_lon,
            y: across * cos_lat * sin_lon,
            z: across * (1.0 - ECCENTRICITY_SQUARED) * sin_lat,
        }
    }
}

/// The plane that touches the ellipsoid at a place: east and north of it.
struct Plane {
    at: LonLat,
    origin: Centred,
}

impl Plane {
    fn touching_at(at: LonLat) -> Self {
        Self { at, origin: Centred::of(at) }
    }

    fn place(&self, at: LonLat) -> Flat {
        let (sin_lat, cos_lat) = self.at.lat().to_radians().sin_cos();
        let (sin_lon, cos_lon) = self.at.lon().to_radians().sin_cos();
        let there = Centred::of(at);
        let (x, y, z) = (there.x - self.origin.x, there.y - self.origin.y, there.z - self.origin.z);
        Flat { x: cos_lon * y - sin_lon * x, y: cos_lat * z - sin_lat * (cos_lon * x + sin_lon * y) }
    }
}

/// The edges of a ring, each listed in every stripe of the plane that it reaches into.
struct Field {
    south: f64,
    stripes_to_a_metre: f64,
    stripes: Vec<Vec<(Flat, Flat)>>,
}

impl Field {
    fn of(ring: &[Flat]) -> Self {
        let south = ring.iter().map(|at| at.y).fold(f64::INFINITY, f64::min);
        let north = ring.iter().map(|at| at.y).fold(f64::NEG_INFINITY, f64::max);
        let count = 2 * ring.len();
        let mut field =
            Self { south, stripes_to_a_metre: count as f64 / (north - south), stripes: vec![Vec::new(); count + 1] };
        for (from, to) in ring.iter().zip(ring.iter().skip(1)) {
            let (first, last) = (field.stripe(from.y.min(to.y)), field.stripe(from.y.max(to.y)));
            for stripe in field.stripes.iter_mut().take(last + 1).skip(first) {
                stripe.push((*from, *to));
            }
        }
        field
    }

    /// Which stripe a place at or north of the southernmost corner is in.
    fn stripe(&self, y: f64) -> usize {
        ((y - self.south) * self.stripes_to_a_metre) as usize
    }

    fn holds(&self, at: Flat) -> bool {
        if at.y < self.south {
            return false;
        }
        let Some(edges) = self.stripes.get(self.stripe(at.y)) else { return false };
        edges.iter().fold(false, |inside, (from, to)| {
            let passes = (from.y > at.y) != (to.y > at.y);
            inside != (passes && at.x < from.x + (at.y - from.y) / (to.y - from.y) * (to.x - from.x))
        })
    }
}
