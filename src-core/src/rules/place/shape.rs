//! Shapes: what an order may name on the ground, and whether it can be judged.

use super::{LonLat, PlaceError, ring};
use serde::{Deserialize, Serialize};

/// No radius or half-width is larger, in metres: a term that reaches farther is not a zone.
pub const LARGEST_RADIUS_M: f64 = 100_000.0;
/// No shape has more points.
pub const MOST_POINTS: usize = 100_000;
/// No line along a road has more points: its pieces are judged together.
pub const MOST_LINE_POINTS: usize = 10_000;
/// No shape names more places.
pub const MOST_PLACES: usize = 1_000;

/// A degree of latitude is at least as many metres.
const METRES_PER_DEGREE: f64 = 110_000.0;

/// A shape on the ground. Lines are straight in degrees (RFC 7946 §3.1.1). What crosses the
/// antimeridian is refused and has to be cut there (§3.1.9); a radius may reach across it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Shape {
    /// Words only: the place was not located. Always "cannot tell".
    None,
    /// All within a radius.
    Circle {
        /// Its centre.
        centre: LonLat,
        /// Its radius in metres.
        radius_m: f64,
    },
    /// An outer ring and its holes, each closed, as in GeoJSON (RFC 7946).
    Polygon {
        /// Outer ring first, then holes.
        rings: Vec<Vec<LonLat>>,
    },
    /// Several polygons: none crosses or holds another or shares an edge with it, but they may touch at
    /// points, and one may lie in another's hole.
    MultiPolygon {
        /// The rings of each, as of a polygon.
        polygons: Vec<Vec<Vec<LonLat>>>,
    },
    /// All within a distance of a line along a road, its ends round.
    Corridor {
        /// The line.
        line: Vec<LonLat>,
        /// How far it reaches to either side, in metres.
        half_width_m: f64,
    },
    /// All within a distance of any of one or several places, as "within 100 metres of" addresses.
    Near {
        /// The places.
        places: Vec<LonLat>,
        /// How far it reaches from each, in metres.
        radius_m: f64,
    },
}

/// A box in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Its western edge.
    pub west: f64,
    /// Its eastern edge.
    pub east: f64,
    /// Its southern edge.
    pub south: f64,
    /// Its northern edge.
    pub north: f64,
}

impl Shape {
    /// A polygon of rings that can be judged. A ring that is not closed is refused, for nobody can
    /// say what is missing; rings that run the wrong way round are turned (RFC 7946 §3.1.6 asks
    /// readers to bear with them). A hole before its outer ring is refused as lying outside.
    pub fn polygon(rings: Vec<Vec<LonLat>>) -> Result<Self, PlaceError> {
        let shape = Self::Polygon { rings: ring::rewound(rings) };
        shape.validate()?;
        Ok(shape)
    }

    /// Several polygons that can be judged, each as of [`Shape::polygon`].
    pub fn multi_polygon(polygons: Vec<Vec<Vec<LonLat>>>) -> Result<Self, PlaceError> {
        let shape = Self::MultiPolygon { polygons: polygons.into_iter().map(ring::rewound).collect() };
        shape.validate()?;
        Ok(shape)
    }

    /// Whether the shape can be judged: closed simple rings (RFC 7946 §3.1.6) in either direction,
    /// polygons apart, a line of two places at least, a positive radius. Nothing crosses the
    /// antimeridian, and nothing is larger than [`LARGEST_RADIUS_M`] and its like.
    pub fn validate(&self) -> Result<(), PlaceError> {
        match self {
            Self::None => Ok(()),
            Self::Circle { radius_m, .. } => check_radius(*radius_m, PlaceError::RadiusNotPositive),
            Self::Polygon { rings } => {
                check_count(rings.iter().map(Vec::len).sum(), MOST_POINTS)?;
                ring::check(rings)
            }
            Self::MultiPolygon { polygons } => {
                check_count(polygons.iter().flatten().map(Vec::len).sum(), MOST_POINTS)?;
                ring::check_all(polygons)
            }
            Self::Corridor { line, half_width_m } => {
                check_radius(*half_width_m, PlaceError::HalfWidthNotPositive)?;
                check_line(line)
            }
            Self::Near { places, radius_m } => {
                check_radius(*radius_m, PlaceError::RadiusNotPositive)?;
                check_places(places)
            }
        }
    }

    /// The box around the shape; `None` without one.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        match self {
            Self::None => None,
            Self::Circle { centre, radius_m } => Bounds::around(std::slice::from_ref(centre), *radius_m),
            Self::Polygon { rings } => Bounds::around(rings.first()?, 0.0),
            Self::MultiPolygon { polygons } => {
                let outer = polygons.iter().filter_map(|rings| Bounds::around(rings.first()?, 0.0));
                outer.reduce(Bounds::joined)
            }
            Self::Corridor { line, half_width_m } => Bounds::around(line, *half_width_m),
            Self::Near { places, radius_m } => {
                let each = places.iter().filter_map(|place| Bounds::around(std::slice::from_ref(place), *radius_m));
                each.reduce(Bounds::joined)
            }
        }
    }
}

impl Bounds {
    /// The box around some points and all within a distance of them; `None` without a point.
    pub(super) fn around(points: &[LonLat], within_m: f64) -> Option<Self> {
        let point = |at: &LonLat| Self { west: at.lon(), east: at.lon(), south: at.lat(), north: at.lat() };
        let inner = points.iter().map(point).reduce(Self::joined)?;
        let lat = within_m / METRES_PER_DEGREE;
        let farthest = (inner.north.abs().max(inner.south.abs()) + lat).min(90.0);
        let lon = lat / farthest.to_radians().cos().max(0.01);
        Some(Self {
            west: inner.west - lon,
            east: inner.east + lon,
            south: inner.south - lat,
            north: inner.north + lat,
        })
    }

    /// The box around both.
    pub(super) fn joined(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            east: self.east.max(other.east),
            south: self.south.min(other.south),
            north: self.north.max(other.north),
        }
    }

    /// Its middle.
    pub(super) fn middle(&self) -> Option<LonLat> {
        LonLat::new(f64::midpoint(self.west, self.east), f64::midpoint(self.south, self.north)).ok()
    }
}

fn check_radius(radius_m: f64, refusal: PlaceError) -> Result<(), PlaceError> {
    if !radius_m.is_finite() || radius_m <= 0.0 {
        Err(refusal)
    } else if radius_m > LARGEST_RADIUS_M {
        Err(PlaceError::TooLarge)
    } else {
        Ok(())
    }
}

fn check_count(points: usize, most: usize) -> Result<(), PlaceError> {
    if points > most { Err(PlaceError::TooManyPoints) } else { Ok(()) }
}

fn check_line(line: &[LonLat]) -> Result<(), PlaceError> {
    check_count(line.len(), MOST_LINE_POINTS)?;
    if line.iter().all(|at| Some(at) == line.first()) {
        Err(PlaceError::LineTooShort)
    } else if ring::is_too_wide(line) {
        Err(PlaceError::LineTooWide)
    } else {
        Ok(())
    }
}

fn check_places(places: &[LonLat]) -> Result<(), PlaceError> {
    check_count(places.len(), MOST_PLACES)?;
    if places.is_empty() { Err(PlaceError::NoPlace) } else { Ok(()) }
}

#[cfg(test)]
#[path = "shape_tests.rs"]
mod tests;
