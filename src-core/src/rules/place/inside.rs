//! Whether a position lies inside a shape: the probability, and what may be said of it.

use super::gaussian::{within_circle, within_ring};
use super::plane::{Point, from_segment, project};
use super::{Disclosure, LonLat, Position, Shape, Zone};
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

/// From this probability on, a position is said to be inside.
pub const INSIDE_FROM: f64 = 0.95;
/// Up to this probability, a position is said to be outside.
pub const OUTSIDE_TO: f64 = 0.05;

/// An estimate nearer to the edge than this many sigmas is never said to be outside. For a straight
/// edge it is the same as [`OUTSIDE_TO`]; for an area that is small beside the uncertainty the
/// probability alone would call a worthless fix "outside".
const CLEAR_SIGMAS: f64 = 1.645;
/// So many sigmas from the edge, what lies beyond it weighs under 1e-13.
const CERTAIN_SIGMAS: f64 = 8.0;
/// Probabilities are kept to six places: machines whose maths differ in the last bit then agree.
const PLACES: f64 = 1e6;

/// What may be said of a position and an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Containment {
    /// Inside, at [`INSIDE_FROM`] or more.
    Inside,
    /// Outside, at [`OUTSIDE_TO`] or less, and clear of the edge.
    Outside,
    /// The edge is too near, or the area has no shape.
    CannotTell,
}

/// A position judged against a zone; a hidden zone gives no measure of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inside {
    /// What may be said.
    pub containment: Containment,
    /// The probability of being inside, for the technical record.
    pub p: Option<f64>,
    /// The distance of the best estimate from the edge, in metres.
    pub edge_m: Option<f64>,
    /// The position's own accuracy at 95 %, in metres.
    pub accuracy_m: f64,
}

/// Judges a position against a zone as of an instant.
pub fn judge(zone: &Zone, position: &Position, at: Timestamp) -> Inside {
    let p = p_inside(&zone.shape, position, at);
    let edge_m = edge_distance_m(&zone.shape, position.at);
    let containment = match p.zip(edge_m) {
        Some((p, edge_m)) => containment_of(p, edge_m / position.sigma_m_at(at)),
        None => Containment::CannotTell,
    };
    let accuracy_m = position.radius95_m_at(at);
    match zone.disclosure {
        Disclosure::Shown => Inside { containment, p, edge_m, accuracy_m },
        Disclosure::Hidden => Inside { containment, p: None, edge_m: None, accuracy_m },
    }
}

/// The probability that whoever was at the position was inside the shape, right to 1e-5; `None`
/// where the shape cannot be judged.
pub fn p_inside(shape: &Shape, position: &Position, at: Timestamp) -> Option<f64> {
    let outline = Outline::around(position.at, shape)?;
    let sigma = position.sigma_m_at(at);
    if outline.edge_m() > CERTAIN_SIGMAS * sigma {
        return Some(if outline.holds_origin() { 1.0 } else { 0.0 });
    }
    Some((outline.weight(sigma).clamp(0.0, 1.0) * PLACES).round() / PLACES)
}

/// How far a point is from the edge of a shape, in metres, on either side.
pub fn edge_distance_m(shape: &Shape, at: LonLat) -> Option<f64> {
    Some(Outline::around(at, shape)?.edge_m())
}

/// Whether a point lies within a shape and outside its holes.
pub fn contains(shape: &Shape, at: LonLat) -> Option<bool> {
    Some(Outline::around(at, shape)?.holds_origin())
}

fn containment_of(p: f64, edge_sigmas: f64) -> Containment {
    if p >= INSIDE_FROM {
        Containment::Inside
    } else if p <= OUTSIDE_TO && edge_sigmas >= CLEAR_SIGMAS {
        Containment::Outside
    } else {
        Containment::CannotTell
    }
}

/// A shape on the plane around a position.
enum Outline {
    Circle { distance_m: f64, radius_m: f64 },
    Rings(Vec<Vec<Point>>),
}

impl Outline {
    fn around(at: LonLat, shape: &Shape) -> Option<Self> {
        match shape {
            Shape::None => None,
            Shape::Circle { centre, radius_m } => {
                let has_size = radius_m.is_finite() && *radius_m > 0.0;
                has_size.then(|| Self::Circle { distance_m: project(at, *centre).distance(), radius_m: *radius_m })
            }
            Shape::Polygon { rings } => Self::of_rings(at, rings),
        }
    }

    fn of_rings(at: LonLat, rings: &[Vec<LonLat>]) -> Option<Self> {
        let all_closed = rings.iter().all(|ring| ring.len() >= 4 && ring.first() == ring.last());
        if rings.is_empty() || !all_closed {
            return None;
        }
        Some(Self::Rings(rings.iter().map(|ring| ring_around(at, ring)).collect()))
    }

    fn edge_m(&self) -> f64 {
        match self {
            Self::Circle { distance_m, radius_m } => (distance_m - radius_m).abs(),
            Self::Rings(rings) => edges(rings).map(|(from, to)| from_segment(from, to)).fold(f64::INFINITY, f64::min),
        }
    }

    fn holds_origin(&self) -> bool {
        match self {
            Self::Circle { distance_m, radius_m } => distance_m <= radius_m,
            Self::Rings(rings) => edges(rings).fold(false, |inside, (from, to)| inside != crosses_eastward(from, to)),
        }
    }

    /// The weight inside of a Gaussian at the origin: the outer ring's, less the holes'.
    fn weight(&self, sigma: f64) -> f64 {
        match self {
            Self::Circle { distance_m, radius_m } => within_circle(distance_m / sigma, radius_m / sigma),
            Self::Rings(rings) => {
                let mut weights = rings.iter().map(|ring| ring_weight(ring, sigma));
                let outer = weights.next().unwrap_or(0.0);
                outer - weights.sum::<f64>()
            }
        }
    }
}

fn ring_around(at: LonLat, ring: &[LonLat]) -> Vec<Point> {
    ring.iter().map(|point| project(at, *point)).collect()
}

fn ring_weight(ring: &[Point], sigma: f64) -> f64 {
    let scaled: Vec<Point> = ring.iter().map(|point| point.in_units_of(sigma)).collect();
    within_ring(&scaled)
}

fn edges(rings: &[Vec<Point>]) -> impl Iterator<Item = (Point, Point)> {
    rings.iter().flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().skip(1)))
}

/// Whether an edge crosses the ray that runs east from the origin.
fn crosses_eastward(from: Point, to: Point) -> bool {
    let straddles = (from.y > 0.0) != (to.y > 0.0);
    straddles && from.x - from.y * (to.x - from.x) / (to.y - from.y) > 0.0
}
