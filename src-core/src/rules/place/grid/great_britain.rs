//! From degrees to metres of the National Grid and back, within Great Britain alone.

use crate::rules::place::LonLat;

/// About so many metres are a degree along a meridian.
const METRES_PER_DEGREE: f64 = 111_200.0;

/// Corners, in kilometres east and north, of an area that holds all of Great Britain, its islands
/// and the Isle of Man, and nothing of Ireland or of France. It lies within the area for which
/// OSTN15 is defined (height datum flag other than 16).
const WATERS_KM: [(f64, f64); 22] = [
    (2.0, 2.0),
    (173.0, 282.0),
    (189.0, 433.0),
    (191.0, 515.0),
    (183.0, 548.0),
    (174.0, 569.0),
    (145.0, 617.0),
    (66.0, 693.0),
    (2.0, 709.0),
    (16.0, 1136.0),
    (240.0, 1164.0),
    (251.0, 1170.0),
    (295.0, 1248.0),
    (605.0, 1248.0),
    (601.0, 953.0),
    (680.0, 753.0),
    (698.0, 731.0),
    (698.0, 210.0),
    (629.0, 118.0),
    (595.0, 60.0),
    (336.0, 24.0),
    (319.0, 2.0),
];

/// Metres east and north of a place; `None` outside Great Britain and the waters around it.
pub(super) fn metres_of(at: LonLat) -> Option<(f64, f64)> {
    let (easting_m, northing_m) = lonlat_bng::convert_osgb36(at.lon(), at.lat()).ok().or_else(|| approach(at))?;
    holds(easting_m, northing_m).then_some((easting_m, northing_m))
}

/// The place of metres east and north; `None` outside Great Britain and the waters around it.
pub(super) fn place_of(easting_m: f64, northing_m: f64) -> Option<LonLat> {
    if !holds(easting_m, northing_m) {
        return None;
    }
    let (lon, lat) = lonlat_bng::convert_osgb36_to_ll(easting_m, northing_m).ok()?;
    LonLat::new(lon, lat).ok()
}

/// Metres east and north of a place just beyond the box that `lonlat_bng` projects, which cuts off
/// the south of Scilly: from the nearest place within, step by step along the way back.
fn approach(at: LonLat) -> Option<(f64, f64)> {
    let (lon, lat) = (at.lon().clamp(-8.57, 1.77), at.lat().clamp(49.93, 60.83));
    let (mut easting, mut northing) = lonlat_bng::convert_osgb36(lon, lat).ok()?;
    for _step in 0..12 {
        let (lon, lat) = lonlat_bng::convert_osgb36_to_ll(easting, northing).ok()?;
        easting += (at.lon() - lon) * METRES_PER_DEGREE * lat.to_radians().cos();
        northing += (at.lat() - lat) * METRES_PER_DEGREE;
    }
    Some((easting, northing))
}

/// Whether a place lies within [`WATERS_KM`]: a line from it to the east crosses the edge an odd
/// number of times.
fn holds(easting_m: f64, northing_m: f64) -> bool {
    let (east, north) = (easting_m / 1000.0, northing_m / 1000.0);
    let ends = WATERS_KM.iter().cycle().skip(1);
    let crossed = WATERS_KM.iter().zip(ends).filter(|((from_east, from_north), (to_east, to_north))| {
        let is_beside = (*from_north > north) != (*to_north > north);
        is_beside && east < from_east + (north - from_north) / (to_north - from_north) * (to_east - from_east)
    });
    crossed.count() % 2 == 1
}
