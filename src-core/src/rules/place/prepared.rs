//! A shape made ready for many points: a polygon's edges are sorted into bands of latitude once, so
//! that a point meets a few of them and not all. Exact: degrees are whole at seven places.

use super::{LonLat, PLACES, Shape, contains};

/// Half way round the globe, in ten-millionths of a degree. Within it no product of differences
/// leaves 64 bits.
const WIDEST: i64 = 1_800_000_000;

/// A shape made ready for many points. For a single point, [`contains`] is quicker.
#[derive(Debug)]
pub struct Prepared<'a> {
    shape: &'a Shape,
    polygons: Option<Vec<Bands>>,
}

impl<'a> Prepared<'a> {
    /// Makes a shape ready, in time and room that grow with its points.
    pub fn new(shape: &'a Shape) -> Self {
        Self { shape, polygons: polygons_of(shape) }
    }

    /// Whether a point lies within the shape and outside its holes, as [`contains`] answers; `None`
    /// where the shape cannot be judged. Of polygons, exactly; a point on an edge may be either.
    pub fn contains(&self, at: LonLat) -> Option<bool> {
        let Some(polygons) = &self.polygons else { return contains(self.shape, at) };
        let at = Corner::of(at);
        Some(polygons.iter().any(|polygon| polygon.hold(at)))
    }
}

/// Only polygons have edges to sort; those that cannot be judged are left as they are.
fn polygons_of(shape: &Shape) -> Option<Vec<Bands>> {
    match shape {
        Shape::Polygon { rings } => Some(vec![Bands::of(rings)?]),
        Shape::MultiPolygon { polygons } if !polygons.is_empty() => {
            polygons.iter().map(|rings| Bands::of(rings)).collect()
        }
        Shape::None
        | Shape::Circle { .. }
        | Shape::MultiPolygon { .. }
        | Shape::Corridor { .. }
        | Shape::Near { .. } => None,
    }
}

/// A place in whole ten-millionths of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Corner {
    x: i64,
    y: i64,
}

impl Corner {
    fn of(at: LonLat) -> Self {
        // What is whole but for the last bit needs no call of `round`.
        let whole = |degrees: f64| (degrees * PLACES + 0.5_f64.copysign(degrees)) as i64;
        Self { x: whole(at.lon()), y: whole(at.lat()) }
    }
}

/// An edge that runs north; one along a parallel is crossed by no other parallel.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: Corner,
    to: Corner,
}

impl Edge {
    fn between(one: Corner, other: Corner) -> Option<Self> {
        match one.y.cmp(&other.y) {
            std::cmp::Ordering::Less => Some(Self { from: one, to: other }),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Self { from: other, to: one }),
        }
    }

    /// How far north it runs.
    fn climb(&self) -> i64 {
        self.to.y - self.from.y
    }

    /// Whether it crosses the parallel of a place to the east of it; of its ends, the southern counts.
    fn passes_east_of(&self, at: Corner) -> bool {
        let left = (self.to.x - self.from.x) * (at.y - self.from.y) - self.climb() * (at.x - self.from.x);
        self.from.y <= at.y && at.y < self.to.y && left > 0
    }
}

/// The edges of a polygon's rings in bands of latitude, each band with every edge that reaches into it.
#[derive(Debug)]
struct Bands {
    west: i64,
    east: i64,
    south: i64,
    /// A band is two to this power high, so that a place finds its own by a shift.
    shift: u32,
    bands: Vec<Vec<Edge>>,
}

impl Bands {
    /// `None` where the rings are not closed, reach too wide or enclose nothing.
    fn of(rings: &[Vec<LonLat>]) -> Option<Self> {
        if !rings.iter().all(|ring| ring.len() >= 4 && ring.first() == ring.last()) {
            return None;
        }
        let edges: Vec<Edge> = rings.iter().flat_map(|ring| edges_of(ring)).collect();
        let corners = || rings.iter().flatten().map(|at| Corner::of(*at));
        let (west, east) = (corners().map(|at| at.x).min()?, corners().map(|at| at.x).max()?);
        let (south, north) = (corners().map(|at| at.y).min()?, corners().map(|at| at.y).max()?);
        if east - west > WIDEST {
            return None;
        }
        let mut sorted = Self { west, east, south, shift: shift_for(&edges)?, bands: Vec::new() };
        sorted.bands = vec![Vec::new(); sorted.band_of(north)? + 1];
        for edge in edges {
            sorted.take(edge);
        }
        Some(sorted)
    }

    fn take(&mut self, edge: Edge) {
        let (Some(first), Some(last)) = (self.band_of(edge.from.y), self.band_of(edge.to.y)) else { return };
        for band in self.bands.iter_mut().take(last + 1).skip(first) {
            band.push(edge);
        }
    }

    /// Which band a latitude is in; `None` south of them all.
    fn band_of(&self, y: i64) -> Option<usize> {
        usize::try_from((y - self.south) >> self.shift).ok()
    }

    fn hold(&self, at: Corner) -> bool {
        if at.x < self.west || self.east < at.x {
            return false;
        }
        let Some(band) = self.band_of(at.y).and_then(|band| self.bands.get(band)) else { return false };
        band.iter().fold(false, |inside, edge| inside != edge.passes_east_of(at))
    }
}

fn edges_of(ring: &[LonLat]) -> impl Iterator<Item = Edge> {
    ring.iter().zip(ring.iter().skip(1)).filter_map(|(from, to)| Edge::between(Corner::of(*from), Corner::of(*to)))
}

/// Bands of a quarter to a half of the mean climb: few edges in each, and in all of them no more than
/// some six times as many as there are edges.
fn shift_for(edges: &[Edge]) -> Option<u32> {
    let climbs: i64 = edges.iter().map(Edge::climb).sum();
    let halves = i64::try_from(edges.len()).ok()?.checked_mul(2)?;
    Some(climbs.checked_div(halves)?.max(1).ilog2())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A place so many ten-millionths of a degree east and north of the market place.
    fn spot((east, north): (i32, i32)) -> LonLat {
        LonLat::new(f64::from(-14_760_000 + east) / 1e7, f64::from(529_220_000 + north) / 1e7).unwrap()
    }

    fn ring(corners: &[(i32, i32)]) -> Vec<LonLat> {
        corners.iter().chain(corners.first()).map(|corner| spot(*corner)).collect()
    }

    fn polygon(rings: &[&[(i32, i32)]]) -> Shape {
        Shape::Polygon { rings: rings.iter().map(|corners| ring(corners)).collect() }
    }

    /// How often a closed line passes to the east of a place, by fractions of whole numbers.
    fn is_enclosed(corners: &[(i32, i32)], (x, y): (i32, i32)) -> bool {
        let next = corners.iter().cycle().skip(1);
        let passes = corners.iter().zip(next).filter(|((_, south), (_, north))| (*south > y) != (*north > y));
        let east = passes.filter(|((x0, y0), (x1, y1))| {
            let [x, y, x0, y0, x1, y1] = [x, y, *x0, *y0, *x1, *y1].map(i128::from);
            let climb = y1 - y0;
            (x - x0) * climb * climb.signum() < (x1 - x0) * (y - y0) * climb.signum()
        });
        east.count() % 2 == 1
    }

    #[track_caller]
    fn check(shape: &Shape, at: (i32, i32), expected: bool) {
        assert_eq!(Prepared::new(shape).contains(spot(at)), Some(expected), "{at:?}");
    }

    #[test]
    fn a_place_in_a_hole_is_outside() {
        let outer = [(0, 0), (1000, 0), (1000, 1000), (0, 1000)];
        let hole = [(400, 400), (600, 400), (600, 600), (400, 600)];
        let shape = polygon(&[&outer, &hole]);
        for inside in [(1, 1), (999, 999), (399, 500), (601, 500), (500, 399), (500, 601)] {
            check(&shape, inside, true);
        }
        for outside in [(500, 500), (401, 599), (-1, 500), (1001, 500), (500, -1), (500, 1001), (-5, -5)] {
            check(&shape, outside, false);
        }
    }

    #[test]
    fn a_polygon_in_the_hole_of_another_is_inside() {
        let outer = ring(&[(0, 0), (1000, 0), (1000, 1000), (0, 1000)]);
        let hole = ring(&[(200, 200), (800, 200), (800, 800), (200, 800)]);
        let island = ring(&[(400, 400), (600, 400), (600, 600), (400, 600)]);
        let shape = Shape::MultiPolygon { polygons: vec![vec![outer, hole], vec![island]] };
        for (at, expected) in [((100, 100), true), ((300, 300), false), ((500, 500), true), ((1100, 500), false)] {
            check(&shape, at, expected);
        }
    }

    #[test]
    fn one_tall_edge_among_many_low_ones_is_met_in_every_band() {
        let teeth = (0..200).map(|step| (if step % 2 == 0 { 0 } else { 300 }, step * 5));
        let corners: Vec<(i32, i32)> = teeth.chain([(2000, 995), (2000, 0)]).collect();
        let shape = polygon(&[&corners]);
        for y in 0..995 {
            check(&shape, (1999, y), true);
            check(&shape, (2001, y), false);
        }
    }

    #[test]
    fn what_cannot_be_judged_is_left_to_contains() {
        let open = Shape::Polygon { rings: vec![vec![spot((0, 0)), spot((9, 0)), spot((9, 9)), spot((0, 9))]] };
        let none = Shape::MultiPolygon { polygons: Vec::new() };
        let empty = Shape::MultiPolygon { polygons: vec![vec![ring(&[(0, 0), (9, 0), (9, 9), (0, 9)])], Vec::new()] };
        for shape in [Shape::None, Shape::Polygon { rings: Vec::new() }, none, empty, open] {
            assert_eq!(Prepared::new(&shape).contains(spot((5, 5))), None);
        }
        let circle = Shape::Circle { centre: spot((0, 0)), radius_m: 100.0 };
        let prepared = Prepared::new(&circle);
        assert_eq!(prepared.contains(spot((8_000, 0))), Some(true));
        assert_eq!(prepared.contains(spot((0, 10_000))), Some(false));
    }

    #[test]
    fn a_line_there_and_back_encloses_nothing() {
        let shape = polygon(&[&[(0, 0), (500, 0), (900, 0)]]);
        assert_ne!(Prepared::new(&shape).contains(spot((500, 10))), Some(true));
    }

    #[test]
    fn a_ring_round_half_the_globe_keeps_to_whole_numbers() {
        let corner = |lon, lat| LonLat::new(lon, lat).unwrap();
        let rings = vec![vec![corner(-90.0, -90.0), corner(90.0, -90.0), corner(90.0, 90.0), corner(-90.0, -90.0)]];
        let shape = Shape::Polygon { rings };
        let prepared = Prepared::new(&shape);
        assert_eq!(prepared.contains(corner(89.0, 88.9999999)), Some(true));
        assert_eq!(prepared.contains(corner(89.0, 89.0000001)), Some(false));
        assert_eq!(prepared.contains(corner(-179.0, 0.0)), Some(false));
    }

    proptest! {
        #[test]
        fn bands_change_no_answer(
            corners in prop::collection::vec((0_i32..60, 0_i32..60), 3..40),
            at in (-3_i32..63, -3_i32..63),
        ) {
            let shape = polygon(&[&corners]);
            let found = Prepared::new(&shape).contains(spot(at));
            let has_bands = corners.iter().any(|(_, y)| Some(*y) != corners.first().map(|first| first.1));
            prop_assume!(has_bands);
            prop_assert_eq!(found, Some(is_enclosed(&corners, at)));
        }

        #[test]
        fn it_answers_as_contains_does(
            corners in prop::collection::vec((0_i32..60_000, 0_i32..60_000), 3..20),
            at in (-3_000_i32..63_000, -3_000_i32..63_000),
        ) {
            let shape = polygon(&[&corners]);
            prop_assert_eq!(Prepared::new(&shape).contains(spot(at)), contains(&shape, spot(at)));
        }
    }
}
