//! A shape on the plane around a position.

use super::gaussian::{FAR_SIGMAS, within_circle, within_ring};
use super::plane::{Plane, Point, from_segment};
use super::reach::Reach;
use super::{LonLat, Shape, ring};

/// Probabilities are kept to six places: machines whose maths differ in the last bit then agree.
const PLACES: f64 = 1e6;

/// A shape as seen from a position: whether it holds it, how far the edge is, how much of the
/// position's Gaussian lies within.
#[derive(Debug)]
pub(super) struct Outline {
    form: Form,
    holds: bool,
    clear_m: f64,
}

#[derive(Debug)]
enum Form {
    Circle {
        distance_m: f64,
        radius_m: f64,
    },
    /// Outer rings and holes of polygons that lie apart.
    Rings {
        outer: Vec<Vec<Point>>,
        holes: Vec<Vec<Point>>,
    },
    Reach(Reach),
}

impl Outline {
    /// The shape around a position; `None` where it cannot be judged.
    pub(super) fn around(at: LonLat, shape: &Shape) -> Option<Self> {
        match shape {
            Shape::None => None,
            Shape::Circle { centre, radius_m } => {
                Some(Self::of_circle(Plane::around(at).distance_m(*centre), size(*radius_m)?))
            }
            Shape::Polygon { rings } => Self::of_polygons(at, &[rings]),
            Shape::MultiPolygon { polygons } => Self::of_polygons(at, &slices(polygons)),
            Shape::Corridor { line, half_width_m } => {
                let path = (!ring::is_too_wide(line)).then(|| Plane::around(at).path(line))?;
                Self::of_reach(Reach::of_line(&path, size(*half_width_m)?))
            }
            Shape::Near { places, radius_m } => {
                let plane = Plane::around(at);
                let spots: Vec<Point> = places.iter().map(|place| plane.place(*place)).collect();
                Self::of_reach(Reach::of_places(&spots, size(*radius_m)?))
            }
        }
    }

    /// A circle whose centre lies so far away.
    pub(super) fn of_circle(distance_m: f64, radius_m: f64) -> Self {
        let form = Form::Circle { distance_m, radius_m };
        Self { form, holds: distance_m <= radius_m, clear_m: (distance_m - radius_m).abs() }
    }

    /// Polygons that lie apart.
    pub(super) fn of_polygons(at: LonLat, polygons: &[&[Vec<LonLat>]]) -> Option<Self> {
        if !ring::can_be_judged(polygons) {
            return None;
        }
        let plane = Plane::around(at);
        let path = |ring: &Vec<LonLat>| plane.path(ring);
        let outer: Vec<Vec<Point>> = polygons.iter().filter_map(|rings| rings.first()).map(path).collect();
        let holes: Vec<Vec<Point>> = polygons.iter().flat_map(|rings| rings.iter().skip(1)).map(path).collect();
        let edges = outer.iter().chain(&holes).flat_map(|ring| ring.iter().zip(ring.iter().skip(1)));
        let clear_m = edges.map(|(from, to)| from_segment(*from, *to)).fold(f64::INFINITY, f64::min);
        let holds = polygons.iter().any(|rings| ring::hold(rings, at));
        Some(Self { form: Form::Rings { outer, holes }, holds, clear_m })
    }

    /// `None` for a union of nothing, which is at no distance.
    fn of_reach(reach: Reach) -> Option<Self> {
        let (holds, clear_m) = (reach.holds_origin(), reach.clear_m());
        clear_m.is_finite().then_some(Self { form: Form::Reach(reach), holds, clear_m })
    }

    /// Whether the best estimate lies within.
    pub(super) fn holds_origin(&self) -> bool {
        self.holds
    }

    /// How far the best estimate is from the edge, in metres.
    pub(super) fn edge_m(&self) -> f64 {
        match &self.form {
            Form::Circle { .. } | Form::Rings { .. } => self.clear_m,
            Form::Reach(reach) => reach.edge_m(),
        }
    }

    /// The probability of being inside at a sigma in metres.
    pub(super) fn p(&self, sigma_m: f64) -> f64 {
        if self.clear_m > FAR_SIGMAS * sigma_m {
            return if self.holds { 1.0 } else { 0.0 };
        }
        let weight = match &self.form {
            Form::Circle { distance_m, radius_m } => within_circle(distance_m / sigma_m, radius_m / sigma_m),
            Form::Rings { outer, holes } => weight(outer, sigma_m) - weight(holes, sigma_m),
            Form::Reach(reach) => reach.weight(sigma_m),
        };
        (weight.clamp(0.0, 1.0) * PLACES).round() / PLACES
    }
}

/// Whether a place lies within a shape; for polygons exactly, in degrees. `None` where the shape
/// cannot be judged.
pub(super) fn holds(shape: &Shape, at: LonLat) -> Option<bool> {
    match shape {
        Shape::Polygon { rings } => polygons_hold(&[rings], at),
        Shape::MultiPolygon { polygons } => polygons_hold(&slices(polygons), at),
        Shape::None | Shape::Circle { .. } | Shape::Corridor { .. } | Shape::Near { .. } => {
            Some(Outline::around(at, shape)?.holds_origin())
        }
    }
}

fn polygons_hold(polygons: &[&[Vec<LonLat>]], at: LonLat) -> Option<bool> {
    ring::can_be_judged(polygons).then(|| polygons.iter().any(|rings| ring::hold(rings, at)))
}

fn slices(polygons: &[Vec<Vec<LonLat>>]) -> Vec<&[Vec<LonLat>]> {
    polygons.iter().map(Vec::as_slice).collect()
}

fn weight(rings: &[Vec<Point>], sigma_m: f64) -> f64 {
    rings.iter().map(|ring| within_ring(ring, sigma_m)).sum()
}

/// A radius that is one.
fn size(metres: f64) -> Option<f64> {
    (metres.is_finite() && metres > 0.0).then_some(metres)
}
