//! Whether a place may be in the United Kingdom: enough to tell a receiver's placeholder, or degrees
//! that changed places, from a fix.

use super::LonLat;

/// Degrees, from the Isles of Scilly (49.86 N) and the outer Hebrides with St Kilda (8.65 W) to Unst
/// (60.86 N) and Lowestoft (1.76 E), with some tenths around.
const WEST: f64 = -9.0;
const EAST: f64 = 2.2;
const SOUTH: f64 = 49.7;
const NORTH: f64 = 61.1;

impl LonLat {
    /// Whether the place lies within the box around the United Kingdom. Some sea and some of its
    /// neighbours do too.
    pub fn may_be_in_united_kingdom(self) -> bool {
        (WEST..=EAST).contains(&self.lon()) && (SOUTH..=NORTH).contains(&self.lat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lat: f64, lon: f64, may_be: bool) {
        assert_eq!(LonLat::new(lon, lat).unwrap().may_be_in_united_kingdom(), may_be, "{lat}, {lon}");
    }

    #[test]
    fn its_ends_are_within_and_placeholders_are_not() {
        for (lat, lon) in [(49.86, -6.4), (57.81, -8.58), (60.86, -0.88), (52.48, 1.76), (54.6, -8.17), (51.5, 0.0)] {
            check(lat, lon, true);
        }
        for (lat, lon) in [(0.0, 0.0), (-1.4868, 53.0226), (53.0226, 1.4868 + 1.0), (53.0, -180.0), (90.0, 0.0)] {
            check(lat, lon, false);
        }
    }
}
