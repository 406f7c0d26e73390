//! Zones read from GeoJSON (RFC 7946): a feature collection, a feature or a bare geometry. Points
//! and lines have no area of their own and carry `radius_m`.

use super::{LonLat, PlaceError, Shape};
use serde_json::Value;
use std::fmt;

/// A zone with the name its file gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedZone {
    /// The feature's `id`, else its `properties.name`, else its place in the file: "zone 1" for the
    /// first.
    pub name: String,
    /// Its shape, which can be judged. A feature without a geometry (§3.2) was not located.
    pub shape: Shape,
}

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct GeoJsonError {
    /// The feature it is about, counted from nought; `None` where it is about the whole file.
    pub feature: Option<usize>,
    /// What is wrong.
    pub problem: GeoJsonProblem,
}

/// What is wrong with a file or a feature. Nothing of the file's own words is repeated.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GeoJsonProblem {
    /// Not JSON.
    #[error("not JSON, at line {line} column {column}")]
    NotJson {
        /// The line, counted from one.
        line: usize,
        /// The column, counted from one.
        column: usize,
    },
    /// An object without a type that RFC 7946 knows.
    #[error("not GeoJSON: no type of RFC 7946")]
    UnknownType,
    /// Coordinates in another system than WGS 84, as GeoJSON had before RFC 7946.
    #[error("coordinates are not in WGS 84")]
    OtherCrs,
    /// A collection without an array of features.
    #[error("features is no array")]
    NoFeatures,
    /// A feature without a geometry, not even a null one.
    #[error("feature has no geometry")]
    NoGeometry,
    /// A type of geometry that no zone has.
    #[error("a {0} is no zone")]
    Unsupported(&'static str),
    /// Coordinates of another depth than the type of geometry has, or not numbers.
    #[error("coordinates are not those of a {0}")]
    Coordinates(&'static str),
    /// A point or a line without a radius.
    #[error("a {0} needs radius_m")]
    NoRadius(&'static str),
    /// A radius that is no number.
    #[error("radius_m is not a number")]
    RadiusNotANumber,
    /// A place off the globe, or a shape that cannot be judged.
    #[error("{0}")]
    Place(#[from] PlaceError),
}

type Read<T> = Result<T, GeoJsonProblem>;

/// Reads every zone of a file. The first that cannot be read refuses the file.
///
/// Polygons and multipolygons are areas; a point, several points and a line are all within their
/// `radius_m`, which stands in the properties, or else in the feature or the geometry itself. A
/// height is passed over. Other geometries are refused by name.
pub fn read_zones(text: &str) -> Result<Vec<NamedZone>, GeoJsonError> {
    let whole = |problem| GeoJsonError { feature: None, problem };
    let root: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| whole(GeoJsonProblem::NotJson { line: error.line(), column: error.column() }))?;
    check_system(&root).map_err(whole)?;
    match type_of(&root) {
        Some("FeatureCollection") => {
            let features = root.get("features").and_then(Value::as_array).ok_or(whole(GeoJsonProblem::NoFeatures))?;
            features.iter().enumerate().map(|(index, feature)| read_one(index, feature)).collect()
        }
        Some(_) => Ok(vec![read_one(0, &root)?]),
        None => Err(whole(GeoJsonProblem::UnknownType)),
    }
}

impl fmt::Display for GeoJsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.feature {
            Some(index) => write!(f, "feature {index}: {}", self.problem),
            None => fmt::Display::fmt(&self.problem, f),
        }
    }
}

fn read_one(index: usize, value: &Value) -> Result<NamedZone, GeoJsonError> {
    let shape = read_shape(value).map_err(|problem| GeoJsonError { feature: Some(index), problem })?;
    Ok(NamedZone { name: name_of(value).unwrap_or_else(|| format!("zone {}", index + 1)), shape })
}

fn read_shape(value: &Value) -> Read<Shape> {
    let geometry = match type_of(value) {
        Some("Feature") => value.get("geometry").ok_or(GeoJsonProblem::NoGeometry)?,
        Some("FeatureCollection") | None => return Err(GeoJsonProblem::UnknownType),
        Some(_) => value,
    };
    if geometry.is_null() {
        return Ok(Shape::None);
    }
    check_system(geometry)?;
    let shape = shape_of(geometry, radius_of(value, geometry)?)?;
    shape.validate()?;
    Ok(shape)
}

fn shape_of(geometry: &Value, radius_m: Option<f64>) -> Read<Shape> {
    let at = geometry.get("coordinates").unwrap_or(&Value::Null);
    let within = |kind| radius_m.ok_or(GeoJsonProblem::NoRadius(kind));
    match type_of(geometry) {
        Some("Polygon") => Ok(Shape::polygon(list("Polygon", at, ring)?)?),
        Some("MultiPolygon") => {
            let rings = |polygon: &Value| list("MultiPolygon", polygon, ring);
            Ok(Shape::multi_polygon(list("MultiPolygon", at, rings)?)?)
        }
        Some("Point") => Ok(Shape::Circle { centre: position("Point", at)?, radius_m: within("Point")? }),
        Some("MultiPoint") => {
            let place = |at: &Value| position("MultiPoint", at);
            Ok(Shape::Near { places: list("MultiPoint", at, place)?, radius_m: within("MultiPoint")? })
        }
        Some("LineString") => {
            let place = |at: &Value| position("LineString", at);
            Ok(Shape::Corridor { line: list("LineString", at, place)?, half_width_m: within("LineString")? })
        }
        Some("MultiLineString") => Err(GeoJsonProblem::Unsupported("MultiLineString")),
        Some("GeometryCollection") => Err(GeoJsonProblem::Unsupported("GeometryCollection")),
        Some(_) | None => Err(GeoJsonProblem::UnknownType),
    }
}

fn ring(value: &Value) -> Read<Vec<LonLat>> {
    list("Polygon", value, |at| position("Polygon", at))
}

fn list<T>(kind: &'static str, value: &Value, read: impl Fn(&Value) -> Read<T>) -> Read<Vec<T>> {
    value.as_array().ok_or(GeoJsonProblem::Coordinates(kind))?.iter().map(read).collect()
}

/// Longitude, latitude and whatever else.
fn position(kind: &'static str, value: &Value) -> Read<LonLat> {
    let numbers = list(kind, value, |number| number.as_f64().ok_or(GeoJsonProblem::Coordinates(kind)))?;
    match numbers.as_slice() {
        [lon, lat, ..] => Ok(LonLat::new(*lon, *lat)?),
        [] | [_] => Err(GeoJsonProblem::Coordinates(kind)),
    }
}

fn radius_of(value: &Value, geometry: &Value) -> Read<Option<f64>> {
    let properties = value.get("properties").unwrap_or(&Value::Null);
    let stated = [properties, value, geometry].into_iter().find_map(|place| place.get("radius_m"));
    match stated {
        Some(radius) => radius.as_f64().map(Some).ok_or(GeoJsonProblem::RadiusNotANumber),
        None => Ok(None),
    }
}

/// A text or a number, as §3.2 allows for an id.
fn name_of(value: &Value) -> Option<String> {
    let named = value.get("properties").and_then(|properties| properties.get("name"));
    [value.get("id"), named].into_iter().flatten().find_map(|name| match name {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    })
}

/// RFC 7946 knows WGS 84 only; older files may say so, or name another.
fn check_system(value: &Value) -> Read<()> {
    let Some(stated) = value.get("crs").filter(|crs| !crs.is_null()) else { return Ok(()) };
    let name = stated.pointer("/properties/name").and_then(Value::as_str).unwrap_or_default();
    let is_wgs84 = name.ends_with("CRS84") || name.ends_with(":4326");
    if is_wgs84 { Ok(()) } else { Err(GeoJsonProblem::OtherCrs) }
}

fn type_of(value: &Value) -> Option<&str> {
    value.get("type").and_then(Value::as_str)
}

#[cfg(test)]
#[path = "geojson_tests.rs"]
mod tests;
