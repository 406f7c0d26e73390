//! A plane in metres around a position, true near it: what is judged is always close by.

use crate::rules::place::LonLat;

/// Semi-major axis of WGS 84, in metres.
const SEMI_MAJOR_M: f64 = 6_378_137.0;
/// First eccentricity of WGS 84, squared.
const ECCENTRICITY_SQUARED: f64 = 0.00669437999014;
/// Below this angle in radians the first three terms of sine and cosine are right to the last bit.
const SMALL_ANGLE: f64 = 0.005;
/// A line that leaves the straight one on the plane by more than this is drawn in pieces.
const SAG_M: f64 = 0.02;
/// Into how many pieces at most.
const MOST_PIECES: f64 = 64.0;

/// A point on the plane; the position is the origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    /// To the east.
    pub(super) x: f64,
    /// To the north.
    pub(super) y: f64,
}

impl Point {
    /// Where the position itself is.
    pub(super) const ORIGIN: Self = Self { x: 0.0, y: 0.0 };

    /// The square of its distance from the origin.
    pub(super) fn squared(self) -> f64 {
        self.dot(self)
    }

    /// Its distance from the origin.
    pub(super) fn distance(self) -> f64 {
        self.squared().sqrt()
    }

    /// Its direction as seen from the origin: radians from east, anticlockwise.
    pub(super) fn direction(self) -> f64 {
        self.y.atan2(self.x)
    }

    /// How far along another direction it reaches, times that one's length.
    pub(super) fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// How far to its left another point reaches, times its own length.
    pub(super) fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }

    /// The step from another point to this one.
    pub(super) fn minus(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }

    /// The point so many times a step farther.
    pub(super) fn plus(self, step: Self, times: f64) -> Self {
        Self { x: self.x + step.x * times, y: self.y + step.y * times }
    }

    /// The point a share of the way to another.
    pub(super) fn towards(self, to: Self, share: f64) -> Self {
        self.plus(to.minus(self), share)
    }

    /// The same direction, so many times as far.
    pub(super) fn times(self, factor: f64) -> Self {
        Self { x: self.x * factor, y: self.y * factor }
    }

    /// The step turned a quarter to the left.
    pub(super) fn to_the_left(self) -> Self {
        Self { x: -self.y, y: self.x }
    }
}

/// The plane around a position: equirectangular, with the radii of the ellipsoid at the latitude
/// half way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    origin: LonLat,
    sin: f64,
    cos: f64,
}

/// Metres to a radian.
struct Scale {
    east: f64,
    north: f64,
}

impl Plane {
    /// The plane whose origin is a position.
    pub(super) fn around(origin: LonLat) -> Self {
        let (sin, cos) = origin.lat().to_radians().sin_cos();
        Self { origin, sin, cos }
    }

    /// Where a place lies.
    pub(super) fn place(&self, at: LonLat) -> Point {
        self.at_degrees(at.lon(), at.lat())
    }

    /// How far a place is from the origin, in metres.
    pub(super) fn distance_m(&self, at: LonLat) -> f64 {
        self.place(at).distance()
    }

    /// A line as RFC 7946 draws it: straight in degrees, and so drawn in pieces where it is long.
    pub(super) fn path(&self, line: &[LonLat]) -> Vec<Point> {
        let mut path = Vec::with_capacity(line.len());
        let mut before: Option<(LonLat, Point)> = None;
        for at in line.iter().copied() {
            let here = self.place(at);
            if let Some((last, there)) = before {
                self.bend((last, at), here.minus(there), &mut path);
            }
            path.push(here);
            before = Some((at, here));
        }
        path
    }

    /// The place that lies at a point; `None` beyond a pole.
    pub(super) fn unplace(&self, point: Point) -> Option<LonLat> {
        let mut north = 0.0;
        for _ in 0..4 {
            north = point.y / self.scale(north).north;
        }
        let east = point.x / self.scale(north).east;
        let lon = turn(self.origin.lon() + east.to_degrees());
        LonLat::new(lon, self.origin.lat() + north.to_degrees()).ok()
    }

    fn at_degrees(&self, lon: f64, lat: f64) -> Point {
        let north = (lat - self.origin.lat()).to_radians();
        let scale = self.scale(north);
        Point { x: turn(lon - self.origin.lon()).to_radians() * scale.east, y: north * scale.north }
    }

    /// The scale half way to a latitude so many radians north.
    fn scale(&self, north: f64) -> Scale {
        let (sin, cos) = sin_cos(north / 2.0);
        let (sin, cos) = (self.sin * cos + self.cos * sin, self.cos * cos - self.sin * sin);
        let flattening = 1.0 - ECCENTRICITY_SQUARED * sin * sin;
        let across = SEMI_MAJOR_M / flattening.sqrt();
        Scale { east: across * cos, north: across * (1.0 - ECCENTRICITY_SQUARED) / flattening }
    }

    /// The points between two places: as meridians draw together, what is straight in degrees
    /// leaves the chord of a step by up to `|east · north| · tan(latitude) / 8a`.
    fn bend(&self, (from, to): (LonLat, LonLat), step: Point, path: &mut Vec<Point>) {
        let sag_m = (step.x * step.y * self.sin / self.cos).abs() / (8.0 * SEMI_MAJOR_M);
        if sag_m <= SAG_M {
            return;
        }
        let pieces = (sag_m / SAG_M).sqrt().ceil().min(MOST_PIECES);
        let mut piece = 1.0;
        while piece < pieces {
            let between = |from: f64, to: f64| from + (to - from) * piece / pieces;
            path.push(self.at_degrees(between(from.lon(), to.lon()), between(from.lat(), to.lat())));
            piece += 1.0;
        }
    }
}

/// How far the origin is from the straight line between two points.
pub(super) fn from_segment(from: Point, to: Point) -> f64 {
    let step = to.minus(from);
    let length = step.squared();
    if length <= 0.0 {
        return from.distance();
    }
    let share = -from.dot(step) / length;
    from.plus(step, share.clamp(0.0, 1.0)).distance()
}

fn sin_cos(angle: f64) -> (f64, f64) {
    if angle.abs() > SMALL_ANGLE {
        return angle.sin_cos();
    }
    let square = angle * angle;
    (angle * (1.0 - square / 6.0 * (1.0 - square / 20.0)), 1.0 - square / 2.0 * (1.0 - square / 12.0))
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
