//! `geo:` addresses (RFC 5870), as maps and telephones share a place: latitude, longitude, perhaps a height,
//! and behind semicolons the system of coordinates (`crs`) and how far off it may be in metres (`u`).

use super::{Pasted, PastedError, as_fine_as, number};

/// Reads a `geo:` address; `None` where the text is none.
pub(super) fn read(text: &str) -> Option<Result<Pasted, PastedError>> {
    let (scheme, rest) = text.trim().split_once(':')?;
    scheme.eq_ignore_ascii_case("geo").then(|| position(rest))
}

fn position(text: &str) -> Result<Pasted, PastedError> {
    // What programs put behind a question mark, such as a zoom, is no part of the address.
    let address = text.split_once('?').map_or(text, |(address, _)| address);
    let mut parts = address.split(';').map(str::trim);
    let coordinates: Vec<&str> = parts.next().unwrap_or_default().split(',').collect();
    let mut accuracy_m = None;
    for part in parts {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match name.to_ascii_lowercase().as_str() {
            "crs" if !value.eq_ignore_ascii_case("wgs84") => return Err(PastedError::OtherSystem),
            "u" if accuracy_m.is_some() || value.starts_with('-') => return Err(PastedError::Form),
            "u" => accuracy_m = Some(number(value)?.degrees),
            _ => {}
        }
    }
    let (lat, lon) = match coordinates.as_slice() {
        [lat, lon] | [lat, lon, _] => (number(lat)?, number(lon)?),
        [] | [_] | [_, _, _, _, ..] => return Err(PastedError::Form),
    };
    as_fine_as(lat, lon, accuracy_m)
}
