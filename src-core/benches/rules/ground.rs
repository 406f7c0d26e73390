//! Made-up ground: stars around the market place of Derby, and points on them and near them.

use crate::Outcome;
use crate::chance::Chance;
use cordon_core::rules::place::{LonLat, Position, Shape};
use serde_json::json;
use std::f64::consts::TAU;

/// When everything happens: a Sunday evening.
pub const NOW: &str = "2026-11-22T21:30:00Z";

/// The market place, in degrees.
const LON: f64 = -1.476;
const LAT: f64 = 52.922;
/// Metres to a degree there, on the ellipsoid.
const EAST_M: f64 = 67_258.157;
const NORTH_M: f64 = 111_284.801;
/// How far half of the scattered points lie from an edge at most, in metres to each side.
const BESIDE_M: f64 = 20.0;

/// A place so many metres east and north of the market place.
#[derive(Clone, Copy)]
pub struct Spot {
    /// To the east.
    pub east: f64,
    /// To the north.
    pub north: f64,
}

impl Spot {
    /// In degrees.
    pub fn place(self) -> Outcome<LonLat> {
        Ok(LonLat::new(LON + self.east / EAST_M, LAT + self.north / NORTH_M)?)
    }

    /// So many metres away, in a direction in radians from east.
    pub fn away(self, metres: f64, direction: f64) -> Self {
        Self { east: self.east + metres * direction.cos(), north: self.north + metres * direction.sin() }
    }

    /// Some metres away, none more to a side than given.
    fn about(self, metres: f64, chance: &mut Chance) -> Self {
        let east = self.east + chance.between(-metres, metres);
        Self { east, north: self.north + chance.between(-metres, metres) }
    }

    /// A share of the way to another.
    fn towards(self, to: Self, share: f64) -> Self {
        let between = |from: f64, to: f64| from + share * (to - from);
        Self { east: between(self.east, to.east), north: between(self.north, to.north) }
    }
}

/// A polygon without holes: a jagged star, as an area that follows streets and brooks is.
pub struct Star {
    /// What it is called.
    pub name: &'static str,
    /// Its middle.
    pub centre: Spot,
    /// Its ring, closed.
    pub ring: Vec<LonLat>,
    /// The same as a shape.
    pub shape: Shape,
    corners: Vec<Spot>,
    radius_m: f64,
}

impl Star {
    /// A star with so many corners, a radius to each side of a place, give or take a third.
    pub fn around(centre: Spot, name: &'static str, corners: u32, radius_m: f64) -> Outcome<Self> {
        let mut chance = Chance::new(u64::from(corners));
        let corner = |number: u32| {
            let angle = TAU * f64::from(number) / f64::from(corners);
            let arms = 1.0 + 0.2 * (3.0 * angle + 1.0).sin() + 0.1 * (7.0 * angle).sin();
            centre.away(radius_m * (arms + chance.between(-0.02, 0.02)), angle)
        };
        let corners: Vec<Spot> = (0..corners).map(corner).collect();
        let mut ring = corners.iter().map(|corner| corner.place()).collect::<Outcome<Vec<LonLat>>>()?;
        ring.extend(ring.first().copied());
        let shape = Shape::Polygon { rings: vec![ring.clone()] };
        shape.validate()?;
        Ok(Self { name, centre, ring, shape, corners, radius_m })
    }

    /// The middle of its first edge.
    pub fn middle_of_an_edge(&self) -> Spot {
        self.on_edge(0, 0.5)
    }

    /// A place so many metres from the middle of its first edge, straight away from its centre.
    pub fn outside_by(&self, metres: f64) -> Spot {
        let edge = self.middle_of_an_edge();
        edge.away(metres, (edge.north - self.centre.north).atan2(edge.east - self.centre.east))
    }

    /// Points of which half lie anywhere on and around it and half close beside its edge.
    pub fn scattered(&self, count: usize, chance: &mut Chance) -> Outcome<Vec<LonLat>> {
        let mut points = Vec::with_capacity(count);
        while points.len() < count {
            let anywhere = self.centre.about(1.5 * self.radius_m, chance);
            let number = chance.between(0.0, self.corners.len() as f64).floor() as usize;
            let beside = self.on_edge(number, chance.between(0.0, 1.0)).about(BESIDE_M, chance);
            points.extend([anywhere.place()?, beside.place()?]);
        }
        points.truncate(count);
        Ok(points)
    }

    /// A place on an edge, a share of the way along it.
    fn on_edge(&self, number: usize, share: f64) -> Spot {
        let mut ends = self.corners.iter().cycle().skip(number % self.corners.len());
        match (ends.next(), ends.next()) {
            (Some(from), Some(to)) => from.towards(*to, share),
            (_, _) => self.centre,
        }
    }
}

/// A live fix with a sigma in metres.
pub fn fix(at: LonLat, sigma_m: f64) -> Outcome<Position> {
    // A radius at 68 % is so many sigmas of a two-dimensional Gaussian.
    let radius_m = sigma_m * (-2.0 * (1.0_f64 - 0.68).ln()).sqrt();
    let accuracy = json!({ "radius_m": radius_m, "level": "percent68" });
    Ok(serde_json::from_value(json!({ "at": at, "accuracy": accuracy, "fixed_at": NOW, "source": "platform" }))?)
}
