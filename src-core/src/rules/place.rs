//! Places: WGS 84 positions with their uncertainty, zones, and the probability of being inside.

use super::time::Timestamp;
use crate::words::Text;
use crate::{says_its_text, text};
use serde::{Deserialize, Serialize};

mod boxes;
mod combine;
mod containment;
mod gaussian;
pub mod geojson;
#[cfg(feature = "survey")]
pub mod gpx;
#[cfg(feature = "survey")]
pub mod grid;
mod hidden;
mod inside;
mod outline;
pub mod pasted;
mod plane;
mod prepared;
mod reach;
mod ring;
mod shade;
mod shape;
mod spans;
mod track;
mod uk;
mod within;
mod zone;

pub use combine::{Combined, combine};
pub use containment::{Containment, INSIDE_FROM, OUTSIDE_TO};
pub use inside::{Inside, Side, contains, edge_distance_m, judge, p_inside};
pub use prepared::Prepared;
pub use shape::{Bounds, LARGEST_RADIUS_M, MOST_LINE_POINTS, MOST_PLACES, MOST_POINTS, Shape};
pub use track::{METRES_PER_DILUTION, NO_FIX_DILUTION, accuracy_from_hdop, accuracy_from_radius, assumed};
pub use zone::{Disclosure, Zone};

/// The radius at 68 % that is assumed where a source states none. Receivers differ: of one logger half
/// of the fixes lay within 12 m of the road it rode, 95 % within 40 m, the worst 83 m off. With this
/// radius no more than one answer in a hundred is wrong for it or for any receiver of the
/// calibration (`tests/tests/calibration.rs`).
pub const ASSUMED_RADIUS_M: f64 = 52.0;

/// No satellite fix is believed to be better than this radius at 68 %, whatever its source states.
pub const BEST_RADIUS_M: f64 = 8.0;

/// How fast somebody may have walked since the fix, in metres per second.
const WALK_M_PER_S: f64 = 1.4;
/// How fast a vehicle may have gone whose speed nobody measured: 30 miles an hour.
const VEHICLE_M_PER_S: f64 = 13.4;
/// No measured speed counts for more: some 155 miles an hour.
const FASTEST_M_PER_S: f64 = 70.0;
/// How far a walker's old fix is widened at most: four hours' walk. What goes faster is widened for
/// as long, and so for as many times as far.
const WALK_CAP_M: f64 = 20_000.0;
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
    /// How whoever was there was moving.
    #[serde(default, skip_serializing_if = "Moving::is_unknown")]
    pub moving: Moving,
    /// Their speed in metres per second, where it was measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speed_m_s: Option<f64>,
}

/// How somebody was moving when their position was fixed: how fast it goes out of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moving {
    /// Nobody said; taken as on foot.
    #[default]
    Unknown,
    /// On foot.
    OnFoot,
    /// In a vehicle.
    InVehicle,
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

/// A point as it is written, before it is known to be on the globe.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RawLonLat {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

/// Why a place is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceError {
    /// North of the north pole, or south of the south.
    LatitudeOutOfRange,
    /// More than half way round the globe.
    LongitudeOutOfRange,
    /// A coordinate that is no number.
    NotANumber,
    /// A polygon without any ring.
    NoRing,
    /// A ring of fewer than three corners.
    RingTooShort,
    /// A ring whose last point is not its first.
    RingNotClosed,
    /// A ring that crosses or touches itself or another.
    RingCrossesItself,
    /// A ring that reaches more than half way round the globe: it crosses the antimeridian, and has
    /// to be cut there (RFC 7946 §3.1.9).
    RingTooWide,
    /// A hole that does not lie within the outer ring.
    HoleOutside,
    /// A hole within another hole.
    HolesOverlap,
    /// Several polygons, of which there are none.
    NoPolygon,
    /// Polygons that cross or hold one another.
    PolygonsOverlap,
    /// Polygons that have a stretch of an edge in common.
    PolygonsShareAnEdge,
    /// A line of fewer than two different points.
    LineTooShort,
    /// A line across the antimeridian.
    LineTooWide,
    /// A distance from places, of which there are none.
    NoPlace,
    /// A radius without size.
    RadiusNotPositive,
    /// A corridor without width.
    HalfWidthNotPositive,
    /// A radius or half-width over [`LARGEST_RADIUS_M`].
    TooLarge,
    /// More points than [`MOST_POINTS`], [`MOST_LINE_POINTS`] or [`MOST_PLACES`].
    TooManyPoints,
}

impl PlaceError {
    /// It in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::LatitudeOutOfRange => text!("unread.place_latitude_out_of_range"),
            Self::LongitudeOutOfRange => text!("unread.place_longitude_out_of_range"),
            Self::NotANumber => text!("unread.place_not_a_number"),
            Self::NoRing => text!("unread.place_no_ring"),
            Self::RingTooShort => text!("unread.place_ring_too_short"),
            Self::RingNotClosed => text!("unread.place_ring_not_closed"),
            Self::RingCrossesItself => text!("unread.place_ring_crosses_itself"),
            Self::RingTooWide => text!("unread.place_ring_too_wide"),
            Self::HoleOutside => text!("unread.place_hole_outside"),
            Self::HolesOverlap => text!("unread.place_holes_overlap"),
            Self::NoPolygon => text!("unread.place_no_polygon"),
            Self::PolygonsOverlap => text!("unread.place_polygons_overlap"),
            Self::PolygonsShareAnEdge => text!("unread.place_polygons_share_an_edge"),
            Self::LineTooShort => text!("unread.place_line_too_short"),
            Self::LineTooWide => text!("unread.place_line_too_wide"),
            Self::NoPlace => text!("unread.place_no_place"),
            Self::RadiusNotPositive => text!("unread.place_radius_not_positive"),
            Self::HalfWidthNotPositive => text!("unread.place_half_width_not_positive"),
            Self::TooLarge => text!("unread.place_too_large"),
            Self::TooManyPoints => text!("unread.place_too_many_points"),
        }
    }
}

says_its_text!(PlaceError);

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

impl Moving {
    /// Whether nobody said.
    pub fn is_unknown(&self) -> bool {
        match self {
            Self::Unknown => true,
            Self::OnFoot | Self::InVehicle => false,
        }
    }

    fn speed_m_s(self) -> f64 {
        match self {
            Self::Unknown | Self::OnFoot => WALK_M_PER_S,
            Self::InVehicle => VEHICLE_M_PER_S,
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
    /// A position of somebody of whom nobody said how they moved.
    pub fn new(at: LonLat, accuracy: Accuracy, fixed_at: Timestamp, source: PositionSource) -> Self {
        Self { at, accuracy, fixed_at, source, moving: Moving::Unknown, speed_m_s: None }
    }

    /// The sigma of each axis in metres as of an instant: widened for every second between the fix
    /// and the instant, before or after, by a walk, by 30 miles an hour in a vehicle, or by the
    /// speed that was measured. Never by less than a walk, for whoever stands still may set off, and
    /// never for longer than four hours.
    pub fn sigma_m_at(&self, at: Timestamp) -> f64 {
        let age_s = (at.since(self.fixed_at).num_milliseconds() as f64 / 1000.0).abs();
        let speed = self.drift_m_s();
        let drift = (speed * age_s).min(speed / WALK_M_PER_S * WALK_CAP_M);
        let sigma = self.accuracy.sigma_m();
        (sigma * sigma + drift * drift).sqrt()
    }

    fn drift_m_s(&self) -> f64 {
        let measured = self.speed_m_s.filter(|speed| speed.is_finite());
        measured.map_or(self.moving.speed_m_s(), |speed| speed.clamp(WALK_M_PER_S, FASTEST_M_PER_S))
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
mod builders;
#[cfg(test)]
#[path = "place_tests.rs"]
mod tests;
