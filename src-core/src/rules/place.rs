//! Places: WGS 84 positions with their uncertainty, zones, and the probability of being inside.

use super::time::Timestamp;
use serde::{Deserialize, Serialize};

mod gaussian;
mod inside;
mod plane;
mod prepared;
mod ring;
mod track;

pub use inside::{Containment, INSIDE_FROM, Inside, OUTSIDE_TO, contains, edge_distance_m, judge, p_inside};
pub use prepared::Prepared;
pub use track::{METRES_PER_DILUTION, NO_FIX_DILUTION, accuracy_from_hdop, accuracy_from_radius, assumed};

/// The radius at 68 % that is assumed where a source states none: the smallest whole metre with which
/// no more than one answer in a hundred is wrong for any receiver of the calibration, wherever the
/// edge lies two metres or more from the true road (`tests/tests/calibration.rs`).
pub const ASSUMED_RADIUS_M: f64 = 11.0;

/// How fast somebody may have walked since the fix, in metres per second.
const DRIFT_M_PER_S: f64 = 1.4;
/// How far an old fix is widened at most: four hours' walk.
const DRIFT_CAP_M: f64 = 20_000.0;
/// Degrees are kept to seven places, about a centimetre, so that they survive text unchanged.
const PLACES: f64 = 1e7;

/// A point in WGS 84 degrees, known to be on the globe.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawLonLat", into = "RawLonLat")]
pub struct LonLat {
    lon: f64,
    lat: f64,
}

/// A position: a 2-D Gaussian whose sigma follows from the accuracy and its level.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// The best estimate.
    pub at: LonLat,
    /// How good it is.
    pub accuracy: Accuracy,
    /// When it was fixed.
    pub fixed_at: Timestamp,
    /// What it came from.
    pub source: PositionSource,
}

/// A radius and the share of fixes that its source says lie within it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accuracy {
    /// Radius in metres.
    pub radius_m: f64,
    /// At which level the source states it.
    pub level: AccuracyLevel,
}

/// The confidence level at which a source states accuracy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccuracyLevel {
    /// 68 %, as Android states it.
    Percent68,
    /// 95 %, as the W3C Geolocation API states it.
    Percent95,
    /// The source states none: a calibrated default at 68 %, shown as assumed.
    Assumed,
}

/// What a position came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PositionSource {
    /// The device's own location service.
    Platform,
    /// A British National Grid reference, typed.
    GridReference,
    /// A point chosen on a map or typed as coordinates.
    Chosen,
    /// The test source; never in a release.
    Simulated,
}

/// An area named in an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Zone {
    /// Its shape.
    pub shape: Shape,
    /// Whether it may be drawn.
    pub disclosure: Disclosure,
}

/// Whether a zone may be drawn or only answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// It may be drawn and measured.
    Shown,
    /// It answers only inside, not inside or cannot tell, for a live fix. Its shape never crosses
    /// the bridge.
    Hidden,
}

/// A shape on the ground.
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
}

/// A point as it is written, before it is known to be on the globe.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RawLonLat {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

/// Why a place is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// North of the north pole, or south of the south.
    #[error("latitude out of range")]
    LatitudeOutOfRange,
    /// More than half way round the globe.
    #[error("longitude out of range")]
    LongitudeOutOfRange,
    /// A coordinate that is no number.
    #[error("coordinate is not a number")]
    NotANumber,
    /// A polygon without any ring.
    #[error("polygon has no ring")]
    NoRing,
    /// A ring of fewer than three corners.
    #[error("ring has under four points")]
    RingTooShort,
    /// A ring whose last point is not its first.
    #[error("ring is not closed")]
    RingNotClosed,
    /// A ring that crosses or touches itself or another.
    #[error("ring crosses itself")]
    RingCrossesItself,
    /// A ring that reaches more than half way round the globe.
    #[error("ring spans more than 180 degrees of longitude")]
    RingTooWide,
    /// A hole that does not lie within the outer ring.
    #[error("hole lies outside its ring")]
    HoleOutside,
    /// A circle without size.
    #[error("radius is not positive")]
    RadiusNotPositive,
}

impl LonLat {
    /// A point on the globe, kept to seven decimal places of a degree.
    pub fn new(lon: f64, lat: f64) -> Result<Self, PlaceError> {
        if lon.is_nan() || lat.is_nan() {
            return Err(PlaceError::NotANumber);
        }
        if lat.abs() > 90.0 {
            return Err(PlaceError::LatitudeOutOfRange);
        }
        if lon.abs() > 180.0 {
            return Err(PlaceError::LongitudeOutOfRange);
        }
        Ok(Self { lon: (lon * PLACES).round() / PLACES, lat: (lat * PLACES).round() / PLACES })
    }

    /// Degrees east.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Degrees north.
    pub fn lat(self) -> f64 {
        self.lat
    }
}

impl TryFrom<RawLonLat> for LonLat {
    type Error = PlaceError;

    fn try_from(raw: RawLonLat) -> Result<Self, PlaceError> {
        Self::new(raw.lon, raw.lat)
    }
}

impl From<LonLat> for RawLonLat {
    fn from(at: LonLat) -> Self {
        Self { lon: at.lon, lat: at.lat }
    }
}

impl Shape {
    /// Whether the shape can be judged: closed simple rings (RFC 7946 §3.1.6), a positive radius.
    pub fn validate(&self) -> Result<(), PlaceError> {
        match self {
            Self::None => Ok(()),
            Self::Circle { radius_m, .. } if radius_m.is_finite() && *radius_m > 0.0 => Ok(()),
            Self::Circle { .. } => Err(PlaceError::RadiusNotPositive),
            Self::Polygon { rings } => ring::check(rings),
        }
    }
}

impl AccuracyLevel {
    /// The share of fixes that lie within the radius.
    fn share(self) -> f64 {
        match self {
            Self::Percent68 | Self::Assumed => 0.68,
            Self::Percent95 => 0.95,
        }
    }
}

impl Accuracy {
    /// The sigma of each axis in metres: the radius follows a Rayleigh distribution, so the radius
    /// that holds a share `p` is `sigma · √(−2 ln(1−p))`. A radius that is no size is taken as
    /// the assumed one.
    pub fn sigma_m(&self) -> f64 {
        if self.radius_m.is_finite() && self.radius_m > 0.0 {
            self.radius_m / radius_in_sigmas(self.level.share())
        } else {
            ASSUMED_RADIUS_M / radius_in_sigmas(AccuracyLevel::Assumed.share())
        }
    }

    /// The radius in metres that holds 95 % of fixes.
    pub fn radius95_m(&self) -> f64 {
        self.sigma_m() * radius_in_sigmas(AccuracyLevel::Percent95.share())
    }
}

impl Position {
    /// The sigma of each axis in metres as of an instant: widened by a walk for every second
    /// between the fix and the instant, before or after.
    pub fn sigma_m_at(&self, at: Timestamp) -> f64 {
        let age_s = (at.since(self.fixed_at).num_milliseconds() as f64 / 1000.0).abs();
        let drift = (DRIFT_M_PER_S * age_s).min(DRIFT_CAP_M);
        let sigma = self.accuracy.sigma_m();
        (sigma * sigma + drift * drift).sqrt()
    }

    /// The radius in metres that holds 95 %, as of an instant.
    pub fn radius95_m_at(&self, at: Timestamp) -> f64 {
        self.sigma_m_at(at) * radius_in_sigmas(AccuracyLevel::Percent95.share())
    }
}

fn radius_in_sigmas(share: f64) -> f64 {
    (-2.0 * (1.0 - share).ln()).sqrt()
}

#[cfg(test)]
#[path = "place_tests.rs"]
mod tests;
