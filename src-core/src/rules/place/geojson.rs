//! Zones read from GeoJSON (RFC 7946): a feature collection, a feature or a bare geometry. Points
//! and lines have no area of their own and carry `radius_m`.

mod once;

use super::{LonLat, PlaceError, Shape};
use crate::words::{Text, Verbatim};
use crate::{says_its_text, text};
use once::EachNameOnce;
use serde_json::Value;

/// A zone with the name its file gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedZone {
    /// With "part 1 of 2" behind it where the feature is several zones. The feature's `id`, else its `properties.name`, else its place in the file: "zone 1" for the
    /// first.
    pub name: String,
    /// Its shape, which can be judged. A feature without a geometry (§3.2) was not located.
    pub shape: Shape,
}

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeoJsonError {
    /// The feature it is about, counted from nought (in words, from one); `None` where it is about the whole file.
    pub feature: Option<usize>,
    /// What is wrong.
    pub problem: GeoJsonProblem,
}

/// What is wrong with a file or a feature. Nothing of the file's own words is repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GeoJsonProblem {
    /// Not JSON.
    NotJson {
        /// The line, counted from one.
        line: usize,
        /// The column, counted from one.
        column: usize,
    },
    /// A name that stands twice in one object: which of the two values holds cannot be told.
    RepeatedName {
        /// The line, counted from one.
        line: usize,
        /// The column, counted from one.
        column: usize,
    },
    /// An object without a type that RFC 7946 knows.
    UnknownType,
    /// Coordinates that the file says are in another system, as GeoJSON had before RFC 7946.
    OtherCrs(Crs),
    /// Numbers too great for degrees, as metres of the National Grid are.
    Metres,
    /// A collection without an array of features.
    NoFeatures,
    /// A feature without a geometry, not even a null one.
    NoGeometry,
    /// A type of geometry that no zone has.
    Unsupported(&'static str),
    /// Coordinates of another depth than the type of geometry has, or not numbers.
    Coordinates(&'static str),
    /// A point or a line without a radius.
    NoRadius(&'static str),
    /// A radius that is no number.
    RadiusNotANumber,
    /// A place off the globe, or a shape that cannot be judged.
    Place(PlaceError),
}

impl GeoJsonProblem {
    /// It in words.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::NotJson { line, column } => text!("unread.geojson_not_json", line = *line, column = *column),
            Self::RepeatedName { line, column } => {
                text!("unread.geojson_repeated_name", line = *line, column = *column)
            }
            Self::UnknownType => text!("unread.geojson_unknown_type"),
            Self::OtherCrs(value) => text!("unread.geojson_other_crs", crs = value.text()),
            Self::Metres => text!("unread.geojson_metres", crs = Crs::Epsg(27_700).text()),
            Self::NoFeatures => text!("unread.geojson_no_features"),
            Self::NoGeometry => text!("unread.geojson_no_geometry"),
            Self::Unsupported(value) => text!("unread.geojson_unsupported", value = Verbatim::from(*value)),
            Self::Coordinates(value) => text!("unread.geojson_coordinates", value = Verbatim::from(*value)),
            Self::NoRadius(value) => text!("unread.geojson_no_radius", value = Verbatim::from(*value)),
            Self::RadiusNotANumber => text!("unread.geojson_radius_not_a_number"),
            Self::Place(error) => error.text(),
        }
    }
}

says_its_text!(GeoJsonProblem);

impl From<PlaceError> for GeoJsonProblem {
    fn from(error: PlaceError) -> Self {
        Self::Place(error)
    }
}

/// A system of coordinates as a file names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crs {
    /// By its number in the EPSG registry.
    Epsg(u32),
    /// In some other way.
    Unnamed,
}

impl Crs {
    fn of(name: &str) -> Self {
        let is_epsg = name.to_ascii_uppercase().contains("EPSG");
        let number = name.rsplit([':', '/', '#']).next().and_then(|number| number.parse().ok());
        number.filter(|_| is_epsg).map_or(Self::Unnamed, Self::Epsg)
    }

    /// It in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Epsg(27_700) => text!("unread.crs_british"),
            Self::Epsg(3857) => text!("unread.crs_web"),
            Self::Epsg(number @ (29_901..=29_903 | 2157)) => text!("unread.crs_irish", number = number),
            Self::Epsg(number) => text!("unread.crs_numbered", number = number),
            Self::Unnamed => text!("unread.crs_unnamed"),
        }
    }

    /// Degrees of longitude and latitude of WGS 84, in that order.
    fn is_wgs84(self, name: &str) -> bool {
        self == Self::Epsg(4326) || name.to_ascii_uppercase().ends_with("CRS84")
    }
}

type Read<T> = Result<T, GeoJsonProblem>;

/// Reads every zone of a file. The first that cannot be read refuses the file.
///
/// Polygons and multipolygons are areas; a point, several points and a line are all within their
/// `radius_m`, which stands in the properties, or else in the feature or the geometry itself. Lines
/// that continue one another are one; lines that lie apart, and the members of a collection, are a
/// zone each. A height is passed over.
pub fn read_zones(text: &str) -> Result<Vec<NamedZone>, GeoJsonError> {
    let whole = |problem| GeoJsonError { feature: None, problem };
    let text = text.trim_start_matches('\u{feff}');
    let root: Value = serde_json::from_str(text)
        .map_err(|error| whole(GeoJsonProblem::NotJson { line: error.line(), column: error.column() }))?;
    // Read as a value, of two members of one name the last would win.
    serde_json::from_str::<EachNameOnce>(text)
        .map_err(|error| whole(GeoJsonProblem::RepeatedName { line: error.line(), column: error.column() }))?;
    check_system(&root).map_err(whole)?;
    match type_of(&root) {
        Some("FeatureCollection") => {
            let features = root.get("features").and_then(Value::as_array).ok_or(whole(GeoJsonProblem::NoFeatures))?;
            let zones = features.iter().enumerate().map(|(index, feature)| read_one(index, feature));
            Ok(zones.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
        }
        Some(_) => read_one(0, &root),
        None => Err(whole(GeoJsonProblem::UnknownType)),
    }
}

impl GeoJsonError {
    /// It in words, with the feature's number from one.
    #[must_use]
    pub fn text(&self) -> Text {
        let why = self.problem.text();
        match self.feature {
            Some(index) => text!("unread.geojson_feature", number = index + 1, why = why),
            None => why,
        }
    }
}

says_its_text!(GeoJsonError);

fn read_one(index: usize, value: &Value) -> Result<Vec<NamedZone>, GeoJsonError> {
    let shapes = read_shapes(value).map_err(|problem| GeoJsonError { feature: Some(index), problem })?;
    let name = name_of(value).unwrap_or_else(|| format!("zone {}", index + 1));
    let parts = shapes.len();
    let named = |(part, shape): (usize, Shape)| NamedZone {
        name: if parts == 1 { name.clone() } else { format!("{name}, part {} of {parts}", part + 1) },
        shape,
    };
    Ok(shapes.into_iter().enumerate().map(named).collect())
}

fn read_shapes(value: &Value) -> Read<Vec<Shape>> {
    let geometry = match type_of(value) {
        Some("Feature") => value.get("geometry").ok_or(GeoJsonProblem::NoGeometry)?,
        Some("FeatureCollection") | None => return Err(GeoJsonProblem::UnknownType),
        Some(_) => value,
    };
    if geometry.is_null() {
        return Ok(vec![Shape::None]);
    }
    check_system(geometry)?;
    let radius_m = radius_of(value, geometry)?;
    let shapes = match type_of(geometry) {
        Some("GeometryCollection") => members_of(geometry, radius_m)?,
        Some("MultiLineString") => streets_of(geometry, radius_m)?,
        Some(_) | None => vec![shape_of(geometry, radius_m)?],
    };
    shapes.iter().try_for_each(Shape::validate)?;
    Ok(shapes)
}

/// The members of a collection, none of which may be a collection itself (§3.1.8 advises against it).
fn members_of(collection: &Value, radius_m: Option<f64>) -> Read<Vec<Shape>> {
    let kind = "GeometryCollection";
    let members = collection.get("geometries").and_then(Value::as_array).ok_or(GeoJsonProblem::Coordinates(kind))?;
    let mut shapes = Vec::new();
    for member in members {
        let radius_m = radius_of(&Value::Null, member)?.or(radius_m);
        match type_of(member) {
            Some("GeometryCollection") => return Err(GeoJsonProblem::Unsupported("GeometryCollection within another")),
            Some("MultiLineString") => shapes.extend(streets_of(member, radius_m)?),
            Some(_) | None => shapes.push(shape_of(member, radius_m)?),
        }
    }
    if shapes.is_empty() { Err(PlaceError::NoPlace.into()) } else { Ok(shapes) }
}

/// A street of several lines: those that continue one another are walked as one.
fn streets_of(geometry: &Value, radius_m: Option<f64>) -> Read<Vec<Shape>> {
    let kind = "MultiLineString";
    let half_width_m = radius_m.ok_or(GeoJsonProblem::NoRadius(kind))?;
    let lines = list(kind, coordinates_of(geometry), |line| list(kind, line, |at| position(kind, at)))?;
    if lines.is_empty() {
        return Err(PlaceError::LineTooShort.into());
    }
    let joined = lines.into_iter().fold(Vec::new(), join);
    Ok(joined.into_iter().map(|line| Shape::Corridor { line, half_width_m }).collect())
}

/// Puts a line to those before it: to the end or the beginning of each that it continues, either way
/// round, so that it may close a gap between two.
fn join(lines: Vec<Vec<LonLat>>, line: Vec<LonLat>) -> Vec<Vec<LonLat>> {
    let mut apart = Vec::with_capacity(lines.len() + 1);
    let mut whole = line;
    for mut other in lines {
        if other.last() == whole.last() || other.first() == whole.first() {
            whole.reverse();
        }
        if other.last() == whole.first() {
            other.extend(whole.into_iter().skip(1));
            whole = other;
        } else if whole.last() == other.first() {
            whole.extend(other.into_iter().skip(1));
        } else {
            apart.push(other);
        }
    }
    apart.push(whole);
    apart
}

fn coordinates_of(geometry: &Value) -> &Value {
    geometry.get("coordinates").unwrap_or(&Value::Null)
}

fn shape_of(geometry: &Value, radius_m: Option<f64>) -> Read<Shape> {
    let at = coordinates_of(geometry);
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
        [east, north, ..] if east.abs() > 180.0 && north.abs() > 90.0 => Err(GeoJsonProblem::Metres),
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
    let system = Crs::of(name);
    if system.is_wgs84(name) { Ok(()) } else { Err(GeoJsonProblem::OtherCrs(system)) }
}

fn type_of(value: &Value) -> Option<&str> {
    value.get("type").and_then(Value::as_str)
}

#[cfg(test)]
#[path = "geojson_tests.rs"]
mod tests;
