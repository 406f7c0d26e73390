//! A plane in metres around a position, true near it: what is judged is always close by.

use crate::rules::place::LonLat;

/// Semi-major axis of WGS 84, in metres.
const SEMI_MAJOR_M: f64 = 6_378_137.0;
/// First eccentricity of WGS 84, squared.
const ECCENTRICITY_SQUARED: f64 = 0.00669437999014;

/// A point on the plane; the position is the origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    /// To the east.
    pub(super) x: f64,
    /// To the north.
    pub(super) y: f64,
}

impl Point {
    /// The square of its distance from the origin.
    pub(super) fn squared(self) -> f64 {
        self.x * self.x + self.y * self.y
    }

    /// Its distance from the origin.
    pub(super) fn distance(self) -> f64 {
        self.squared().sqrt()
    }

    /// The point a share of the way to another.
    pub(super) fn towards(self, to: Self, share: f64) -> Self {
        Self { x: self.x + share * (to.x - self.x), y: self.y + share * (to.y - self.y) }
    }

    /// The same point measured in another unit.
    pub(super) fn in_units_of(self, unit: f64) -> Self {
        Self { x: self.x / unit, y: self.y / unit }
    }
}

/// Where a place lies as seen from a position: equirectangular, with the radii of the ellipsoid at
/// the latitude half way.
pub(super) fn project(origin: LonLat, place: LonLat) -> Point {
    let middle = ((origin.lat() + place.lat()) / 2.0).to_radians();
    let flattening = 1.0 - ECCENTRICITY_SQUARED * middle.sin() * middle.sin();
    let across = SEMI_MAJOR_M / flattening.sqrt();
    let along = across * (1.0 - ECCENTRICITY_SQUARED) / flattening;
    Point {
        x: turn(place.lon() - origin.lon()).to_radians() * across * middle.cos(),
        y: (place.lat() - origin.lat()).to_radians() * along,
    }
}

/// How far the origin is from the straight line between two points.
pub(super) fn from_segment(from: Point, to: Point) -> f64 {
    let step = Point { x: to.x - from.x, y: to.y - from.y };
    let length = step.squared();
    if length <= 0.0 {
        return from.distance();
    }
    let share = -(from.x * step.x + from.y * step.y) / length;
    from.towards(to, share.clamp(0.0, 1.0)).distance()
}

/// The shorter way round the globe.
fn turn(degrees: f64) -> f64 {
    if degrees > 180.0 {
        degrees - 360.0
    } else if degrees < -180.0 {
        degrees + 360.0
    } else {
        degrees
    }
}
