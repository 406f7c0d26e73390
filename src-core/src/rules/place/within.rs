//! A point that stands for a place: one that lies within it.

use super::{LonLat, Shape};
use geo::{Coord, InteriorPoint, LineString, MultiPolygon, Polygon};

impl Shape {
    /// A point within the shape, to stand for it where one place is held against another: the middle
    /// of a circle, a point inside a polygon and outside its holes, a point of a line, the first of
    /// several places. `None` without a shape.
    pub fn point_within(&self) -> Option<LonLat> {
        match self {
            Self::None => None,
            Self::Circle { centre, .. } => Some(*centre),
            Self::Polygon { rings } => of_polygons(std::slice::from_ref(rings)),
            Self::MultiPolygon { polygons } => of_polygons(polygons),
            Self::Corridor { line, .. } => line.first().copied(),
            Self::Near { places, .. } => places.first().copied(),
        }
    }
}

fn of_polygons(polygons: &[Vec<Vec<LonLat>>]) -> Option<LonLat> {
    let shape: MultiPolygon<f64> = polygons.iter().map(|rings| polygon(rings)).collect();
    let point = shape.interior_point()?;
    LonLat::new(point.x(), point.y()).ok()
}

fn polygon(rings: &[Vec<LonLat>]) -> Polygon<f64> {
    let mut rings = rings.iter().map(|ring| line(ring));
    let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
    Polygon::new(outer, rings.collect())
}

fn line(ring: &[LonLat]) -> LineString<f64> {
    LineString::new(ring.iter().map(|at| Coord { x: at.lon(), y: at.lat() }).collect())
}

#[cfg(test)]
mod tests {
    use super::super::builders::{Dice, polygon, ring, spot, square};
    use super::super::contains;
    use super::*;
    use std::f64::consts::TAU;

    #[test]
    fn the_point_lies_within_whatever_the_outline() {
        let mut dice = Dice(11);
        for corners in 3..40_u32 {
            let mut corner = |number: u32| {
                let (east, north) = (TAU * f64::from(number) / f64::from(corners)).sin_cos();
                let far_m = dice.between(20.0, 2_000.0);
                (east * far_m, north * far_m)
            };
            let star: Vec<(f64, f64)> = (0..corners).map(&mut corner).collect();
            let shape = polygon(vec![ring(&star)]);
            assert_eq!(contains(&shape, shape.point_within().unwrap()), Some(true), "{corners} corners");
        }
    }

    #[test]
    fn the_point_of_a_ring_with_a_hole_is_not_in_the_hole() {
        let shape = polygon(vec![square(500.0), square(450.0)]);
        assert_eq!(contains(&shape, shape.point_within().unwrap()), Some(true));
    }

    #[test]
    fn what_has_no_outline_has_no_point() {
        assert_eq!(Shape::None.point_within(), None);
        assert_eq!(Shape::Polygon { rings: Vec::new() }.point_within(), None);
        let near = Shape::Near { places: vec![spot(1.0, 2.0)], radius_m: 50.0 };
        assert_eq!(near.point_within(), Some(spot(1.0, 2.0)));
        let line = vec![spot(3.0, 4.0), spot(5.0, 6.0)];
        assert_eq!(Shape::Corridor { line, half_width_m: 5.0 }.point_within(), Some(spot(3.0, 4.0)));
    }
}
