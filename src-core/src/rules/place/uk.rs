//! Whether a place is in the United Kingdom. Orders of its courts are kept and broken there: a place
//! elsewhere is a receiver's nought, two numbers in the wrong order, or a minus that was lost, and
//! nothing may be concluded from it.

use super::{LonLat, Shape};

/// Corners, in degrees east and north, of an area that holds every part of Great Britain and Northern
/// Ireland with a few kilometres of water or border land, drawn by hand from headlands. The Isle of
/// Man, the Channel Islands and the rest of Ireland are not the United Kingdom and lie without.
const OUTLINE: [(f64, f64); 103] = [
    (-6.6, 49.8),
    (-5.0, 49.85),
    (-3.5, 50.1),
    (-2.4, 50.4),
    (-1.3, 50.5),
    (0.25, 50.65),
    (1.0, 50.85),
    (1.35, 51.0),
    (1.5, 51.1),
    (1.52, 51.42),
    (1.35, 51.7),
    (1.7, 52.05),
    (1.85, 52.45),
    (1.8, 52.65),
    (1.62, 52.85),
    (1.46, 52.9),
    (1.31, 52.97),
    (0.95, 53.02),
    (0.45, 53.05),
    (0.42, 53.2),
    (0.4, 53.35),
    (0.2, 53.55),
    (0.25, 53.62),
    (0.0, 54.15),
    (-0.3, 54.35),
    (-0.5, 54.55),
    (-1.1, 54.75),
    (-1.25, 55.05),
    (-1.4, 55.7),
    (-1.9, 55.9),
    (-2.0, 55.97),
    (-2.4, 56.4),
    (-2.3, 56.7),
    (-1.9, 57.15),
    (-1.65, 57.5),
    (-1.85, 57.75),
    (-3.2, 57.8),
    (-3.0, 58.4),
    (-2.9, 58.65),
    (-2.2, 58.9),
    (-2.2, 59.35),
    (-1.2, 59.4),
    (-0.9, 60.1),
    (-0.6, 60.4),
    (-0.7, 60.95),
    (-1.6, 60.8),
    (-2.3, 60.2),
    (-3.2, 59.45),
    (-3.6, 58.95),
    (-5.1, 58.75),
    (-6.2, 58.65),
    (-7.2, 58.35),
    (-8.75, 57.9),
    (-8.75, 57.7),
    (-7.7, 57.2),
    (-7.8, 56.75),
    (-7.1, 56.4),
    (-6.7, 55.95),
    (-6.65, 55.6),
    (-6.4, 55.4),
    (-6.9, 55.3),
    (-7.05, 55.2),
    (-7.3, 55.12),
    (-7.5, 55.0),
    (-7.6, 54.8),
    (-7.95, 54.7),
    (-8.1, 54.55),
    (-8.25, 54.47),
    (-8.1, 54.35),
    (-7.9, 54.2),
    (-7.6, 54.1),
    (-7.25, 54.08),
    (-7.15, 54.25),
    (-6.95, 54.35),
    (-6.9, 54.2),
    (-6.7, 54.0),
    (-6.3, 54.02),
    (-6.1, 53.98),
    (-5.4, 54.15),
    (-5.2, 54.5),
    (-4.95, 54.58),
    (-4.35, 54.6),
    (-3.75, 54.6),
    (-3.75, 54.45),
    (-3.4, 54.0),
    (-3.3, 53.55),
    (-4.0, 53.45),
    (-4.7, 53.48),
    (-4.8, 53.25),
    (-4.95, 52.7),
    (-4.4, 52.5),
    (-4.8, 52.2),
    (-5.2, 52.05),
    (-5.5, 51.9),
    (-5.75, 51.72),
    (-5.2, 51.5),
    (-4.4, 51.45),
    (-4.8, 51.25),
    (-4.85, 51.0),
    (-5.2, 50.65),
    (-5.85, 50.25),
    (-6.6, 50.0),
    (-6.6, 49.9),
];

impl LonLat {
    /// Whether the place is in the United Kingdom or within a few kilometres of it, as an order and
    /// a fix have to be for anything to be said of them.
    pub fn is_in_uk(self) -> bool {
        let ends = OUTLINE.iter().cycle().skip(1);
        let crossed = OUTLINE.iter().zip(ends).filter(|((west, south), (east, north))| {
            let is_beside = (*south > self.lat) != (*north > self.lat);
            is_beside && self.lon < west + (self.lat - south) / (north - south) * (east - west)
        });
        crossed.count() % 2 == 1
    }
}

impl Shape {
    /// Whether every corner, centre and place of the shape is in the United Kingdom. A shape of
    /// words alone is nowhere else.
    pub fn is_in_uk(&self) -> bool {
        let all = |places: &[LonLat]| places.iter().all(|place| place.is_in_uk());
        match self {
            Self::None => true,
            Self::Circle { centre, .. } => centre.is_in_uk(),
            Self::Polygon { rings } => rings.iter().all(|ring| all(ring)),
            Self::MultiPolygon { polygons } => polygons.iter().flatten().all(|ring| all(ring)),
            Self::Corridor { line, .. } => all(line),
            Self::Near { places, .. } => all(places),
        }
    }

    /// One place of the shape, for a quick look at where in the world it is.
    pub(super) fn first_place(&self) -> Option<LonLat> {
        match self {
            Self::None => None,
            Self::Circle { centre, .. } => Some(*centre),
            Self::Polygon { rings } => rings.first()?.first().copied(),
            Self::MultiPolygon { polygons } => polygons.first()?.first()?.first().copied(),
            Self::Corridor { line, .. } => line.first().copied(),
            Self::Near { places, .. } => places.first().copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_in_uk(lat: f64, lon: f64) -> bool {
        LonLat::new(lon, lat).unwrap().is_in_uk()
    }

    #[test]
    fn the_ends_of_the_kingdom_are_in_it() {
        for (lat, lon) in [
            (49.95, -6.36),   // Scilly
            (49.96, -5.2),    // the Lizard
            (50.06, -5.71),   // Land's End
            (50.51, -2.46),   // Portland Bill
            (50.58, -1.3),    // the Isle of Wight
            (50.91, 0.98),    // Dungeness
            (51.14, 1.37),    // the South Foreland
            (51.375, 1.445),  // the North Foreland
            (52.08, 1.575),   // Orford Ness
            (52.48, 1.763),   // Lowestoft
            (52.825, 1.535),  // Happisburgh
            (52.877, 1.437),  // Mundesley
            (52.93, 1.3),     // Cromer
            (53.14, 0.345),   // Skegness
            (53.575, 0.115),  // Spurn
            (54.116, -0.083), // Flamborough Head
            (55.63, -1.61),   // the Farnes
            (57.5, -1.77),    // Peterhead
            (58.64, -3.02),   // Duncansby Head
            (59.38, -2.42),   // North Ronaldsay
            (60.42, -0.76),   // Out Skerries
            (60.86, -0.87),   // Unst
            (60.13, -2.08),   // Foula
            (58.515, -6.26),  // the Butt of Lewis
            (57.81, -8.57),   // St Kilda
            (55.3, -6.2),     // Rathlin
            (55.0, -7.32),    // Derry
            (54.48, -8.09),   // Belleek
            (54.12, -7.4),    // the south of Fermanagh
            (54.07, -6.61),   // Crossmaglen
            (54.02, -6.06),   // Cranfield
            (54.635, -4.855), // the Mull of Galloway
            (53.305, -4.69),  // South Stack
            (52.755, -4.79),  // Bardsey
            (51.73, -5.48),   // Grassholm
            (51.18, -4.67),   // Lundy
            (52.922, -1.476), // Derby
        ] {
            assert!(is_in_uk(lat, lon), "{lat}, {lon}");
        }
    }

    #[test]
    fn noughts_exchanged_numbers_and_lost_signs_are_not() {
        for (lat, lon) in [
            (0.0, 0.0),
            (52.922, 0.0 - 52.922),
            (-1.476, 52.922),
            (52.922, 1.476),
            (-52.922, -1.476),
            (53.0226, 1.4868),
            (49.19, -2.11), // Jersey
            (54.15, -4.48), // Douglas, Isle of Man
            (53.35, -6.26), // Dublin
            (50.95, 1.85),  // Calais
            (90.0, 0.0),
        ] {
            assert!(!is_in_uk(lat, lon), "{lat}, {lon}");
        }
    }
}
