//! Whether the rings of polygons are closed, simple and apart, which way they run, and what they
//! hold. Exact: degrees are whole at seven places.

use super::boxes::{BoxTree, Extent};
use super::{LonLat, PLACES, PlaceError};

/// The checks of [`super::Shape::validate`] for a polygon.
pub(super) fn check(rings: &[Vec<LonLat>]) -> Result<(), PlaceError> {
    if rings.is_empty() {
        return Err(PlaceError::NoRing);
    }
    for ring in rings {
        check_closed(ring)?;
    }
    check_corners(rings)?;
    let edges = edges_of_polygon(0, rings);
    if any_meet(&edges, |earlier, later| !later.follows(earlier)) {
        return Err(PlaceError::RingCrossesItself);
    }
    check_holes(rings)
}

/// The checks for several polygons: each alone, and that none crosses or holds another.
/// They may touch at points (RFC 7946 leaves it to OGC simple features, where they may), not along
/// an edge.
pub(super) fn check_all(polygons: &[Vec<Vec<LonLat>>]) -> Result<(), PlaceError> {
    if polygons.is_empty() {
        return Err(PlaceError::NoPolygon);
    }
    for rings in polygons {
        check(rings)?;
    }
    let edges: Vec<Edge> =
        polygons.iter().enumerate().flat_map(|(polygon, rings)| edges_of_polygon(polygon, rings)).collect();
    let areas: Vec<&[Vec<LonLat>]> = polygons.iter().map(Vec::as_slice).collect();
    let of_two = |earlier: &Edge, later: &Edge| later.polygon != earlier.polygon;
    if any_pair(&edges, |earlier, later| of_two(earlier, later) && later.crosses(earlier)) {
        return Err(PlaceError::PolygonsOverlap);
    }
    let touch = any_meet(&edges, of_two);
    let overlap = if touch { any_reaches_into_another(&areas, &edges) } else { any_holds_another(&areas) };
    if overlap {
        Err(PlaceError::PolygonsOverlap)
    } else if touch && any_pair(&edges, |earlier, later| of_two(earlier, later) && later.shares_stretch(earlier)) {
        Err(PlaceError::PolygonsShareAnEdge)
    } else {
        Ok(())
    }
}

/// Whether polygons are such as can be judged at all: rings closed, and none across the antimeridian.
pub(super) fn can_be_judged(polygons: &[&[Vec<LonLat>]]) -> bool {
    let is_whole = |rings: &&[Vec<LonLat>]| !rings.is_empty() && rings.iter().all(|ring| check_closed(ring).is_ok());
    !polygons.is_empty() && polygons.iter().all(is_whole)
}

/// Whether a place lies within the outer ring and outside the holes. On an edge it may be either.
pub(super) fn hold(rings: &[Vec<LonLat>], at: LonLat) -> bool {
    rings.iter().fold(false, |inside, ring| inside != ring_holds(ring, at))
}

/// The rings run as RFC 7946 §3.1.6 has them: the outer one anticlockwise, holes clockwise.
pub(super) fn rewound(mut rings: Vec<Vec<LonLat>>) -> Vec<Vec<LonLat>> {
    for (place, ring) in rings.iter_mut().enumerate() {
        if runs_anticlockwise(ring) != (place == 0) {
            ring.reverse();
        }
    }
    rings
}

/// Whether a line reaches more than half way round the globe, as one across the antimeridian does.
pub(super) fn is_too_wide(line: &[LonLat]) -> bool {
    let west = line.iter().map(|at| at.lon()).fold(f64::INFINITY, f64::min);
    let east = line.iter().map(|at| at.lon()).fold(f64::NEG_INFINITY, f64::max);
    east - west > 180.0
}

fn check_closed(ring: &[LonLat]) -> Result<(), PlaceError> {
    if ring.len() < 4 {
        Err(PlaceError::RingTooShort)
    } else if ring.first() != ring.last() {
        Err(PlaceError::RingNotClosed)
    } else if is_too_wide(ring) {
        Err(PlaceError::RingTooWide)
    } else {
        Ok(())
    }
}

/// Three corners at least; a point written twice in a row counts once.
fn check_corners(rings: &[Vec<LonLat>]) -> Result<(), PlaceError> {
    let too_few = rings.iter().any(|ring| corners(ring).len() < 4);
    if too_few { Err(PlaceError::RingTooShort) } else { Ok(()) }
}

/// Every hole begins within the outer ring and in no other hole; as no rings meet, all of it does.
fn check_holes(rings: &[Vec<LonLat>]) -> Result<(), PlaceError> {
    let Some((outer, holes)) = rings.split_first() else {
        return Err(PlaceError::NoRing);
    };
    if !holes.iter().filter_map(|hole| hole.first()).all(|corner| ring_holds(outer, *corner)) {
        return Err(PlaceError::HoleOutside);
    }
    let areas: Vec<&[Vec<LonLat>]> = holes.iter().map(std::slice::from_ref).collect();
    if any_holds_another(&areas) { Err(PlaceError::HolesOverlap) } else { Ok(()) }
}

/// A corner in whole ten-millionths of a degree.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Corner {
    x: i64,
    y: i64,
}

impl Corner {
    fn of(at: LonLat) -> Self {
        let whole = |degrees: f64| (degrees * PLACES).round() as i64;
        Self { x: whole(at.lon()), y: whole(at.lat()) }
    }

    fn place(self) -> Option<LonLat> {
        LonLat::new(self.x as f64 / PLACES, self.y as f64 / PLACES).ok()
    }
}

/// The corners of a ring, none twice in a row.
fn corners(ring: &[LonLat]) -> Vec<Corner> {
    let mut corners: Vec<Corner> = ring.iter().map(|at| Corner::of(*at)).collect();
    corners.dedup();
    corners
}

struct Edge {
    polygon: usize,
    ring: usize,
    index: usize,
    last: usize,
    from: Corner,
    to: Corner,
}

impl Edge {
    fn follows(&self, earlier: &Self) -> bool {
        let closes = earlier.index == 0 && self.index == self.last;
        self.ring == earlier.ring && (self.index == earlier.index + 1 || closes)
    }

    fn meets(&self, other: &Self) -> bool {
        let (a, b, c, d) = (self.from, self.to, other.from, other.to);
        let straddles = side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b);
        straddles || lies_on(a, b, c) || lies_on(a, b, d) || lies_on(c, d, a) || lies_on(c, d, b)
    }

    /// Whether each passes through the other between its ends.
    fn crosses(&self, other: &Self) -> bool {
        let (a, b, c, d) = (self.from, self.to, other.from, other.to);
        side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    }

    /// Whether both run along one line for more than a point.
    fn shares_stretch(&self, other: &Self) -> bool {
        let (a, b, c, d) = (self.from, self.to, other.from, other.to);
        let overlap = |a: i64, b: i64, c: i64, d: i64| a.max(b).min(c.max(d)) > a.min(b).max(c.min(d));
        let is_one_line = side(a, b, c) == 0 && side(a, b, d) == 0;
        is_one_line && (overlap(a.x, b.x, c.x, d.x) || overlap(a.y, b.y, c.y, d.y))
    }

    /// Whether a point lies on it or within two ten-millionths of a degree, to which its middle is kept.
    fn is_by(&self, point: Corner) -> bool {
        let (east, north) = ((self.to.x - self.from.x) as f64, (self.to.y - self.from.y) as f64);
        let twice_area = turn(self.from, self.to, point) as f64;
        twice_area.abs() <= 2.0 * east.hypot(north)
    }

    /// Its middle, to the seventh place.
    fn middle(&self) -> Corner {
        Corner { x: i64::midpoint(self.from.x, self.to.x), y: i64::midpoint(self.from.y, self.to.y) }
    }

    /// Its box; whole numbers of this size are exact as floating point.
    fn extent(&self) -> Extent {
        Extent::of([self.from, self.to].map(|corner| (corner.x as f64, corner.y as f64)))
    }
}

fn edges_of_polygon(polygon: usize, rings: &[Vec<LonLat>]) -> Vec<Edge> {
    rings.iter().enumerate().flat_map(|(ring, points)| edges_of_ring((polygon, ring), &corners(points))).collect()
}

fn edges_of_ring((polygon, ring): (usize, usize), corners: &[Corner]) -> Vec<Edge> {
    let last = corners.len().saturating_sub(2);
    let pairs = corners.iter().zip(corners.iter().skip(1)).enumerate();
    pairs.map(|(index, (from, to))| Edge { polygon, ring, index, last, from: *from, to: *to }).collect()
}

/// Whether any two edges meet, of those pairs that may not.
fn any_meet(edges: &[Edge], may_not: impl Fn(&Edge, &Edge) -> bool) -> bool {
    any_pair(edges, |earlier, later| may_not(earlier, later) && later.meets(earlier))
}

/// Whether any two edges whose boxes meet are such a pair; the earlier one comes first.
fn any_pair(edges: &[Edge], is_such: impl Fn(&Edge, &Edge) -> bool) -> bool {
    let boxes = BoxTree::new(edges.iter().map(Edge::extent).collect());
    edges.iter().enumerate().any(|(place, edge)| {
        let is_met = |later: &Edge| is_such(edge, later);
        boxes.any(&edge.extent(), &mut |other: usize| other > place && edges.get(other).is_some_and(is_met))
    })
}

/// Whether the first corner of any area lies within another; where none meet, whether one holds
/// another.
fn any_holds_another(areas: &[&[Vec<LonLat>]]) -> bool {
    let outer = |rings: &&[Vec<LonLat>]| Extent::of(rings.first().into_iter().flatten().map(|at| (at.lon(), at.lat())));
    let boxes = BoxTree::new(areas.iter().map(outer).collect());
    areas.iter().enumerate().any(|(place, rings)| {
        let Some(corner) = rings.first().and_then(|outer| outer.first()).copied() else { return false };
        let here = Extent::of([(corner.lon(), corner.lat())]);
        boxes
            .any(&here, &mut |other: usize| other != place && areas.get(other).is_some_and(|other| hold(other, corner)))
    })
}

/// Whether a corner or the middle of an edge of any area lies within another and not on its edge;
/// where some touch and none cross.
fn any_reaches_into_another(areas: &[&[Vec<LonLat>]], edges: &[Edge]) -> bool {
    let outer = |rings: &&[Vec<LonLat>]| Extent::of(rings.first().into_iter().flatten().map(|at| (at.lon(), at.lat())));
    let boxes = BoxTree::new(areas.iter().map(outer).collect());
    let sides = BoxTree::new(edges.iter().map(Edge::extent).collect());
    let is_on_edge = |polygon: usize, corner: Corner| {
        let here = Extent::of([(corner.x as f64, corner.y as f64)]);
        let runs_by = |edge: &Edge| edge.polygon == polygon && edge.is_by(corner);
        sides.any(&here.grown(2.0), &mut |edge: usize| edges.get(edge).is_some_and(runs_by))
    };
    edges.iter().any(|edge| {
        [edge.from, edge.middle()].into_iter().any(|corner| {
            let Some(place) = corner.place() else { return false };
            let here = Extent::of([(place.lon(), place.lat())]);
            boxes.any(&here, &mut |other: usize| {
                let is_within = |rings: &&[Vec<LonLat>]| hold(rings, place) && !is_on_edge(other, corner);
                other != edge.polygon && areas.get(other).is_some_and(is_within)
            })
        })
    })
}

fn ring_holds(ring: &[LonLat], at: LonLat) -> bool {
    ring.iter().zip(ring.iter().skip(1)).fold(false, |inside, (from, to)| inside != passes_east_of(*from, *to, at))
}

/// Whether an edge crosses the parallel to the east of a place. Degrees of seven places keep their
/// order as floating point; whole numbers are needed only where the edge's box holds the place.
fn passes_east_of(from: LonLat, to: LonLat, at: LonLat) -> bool {
    let rises = to.lat() > at.lat();
    if (from.lat() > at.lat()) == rises || from.lon().max(to.lon()) < at.lon() {
        return false;
    }
    if from.lon().min(to.lon()) > at.lon() {
        return true;
    }
    let side = side(Corner::of(from), Corner::of(to), Corner::of(at));
    if rises { side > 0 } else { side < 0 }
}

/// Twice the area by the shoelace formula, positive where the ring runs anticlockwise.
fn runs_anticlockwise(ring: &[LonLat]) -> bool {
    let Some(first) = ring.first().map(|at| Corner::of(*at)) else { return false };
    let corners = corners(ring);
    let pairs = corners.iter().zip(corners.iter().skip(1));
    pairs.map(|(from, to)| turn(first, *from, *to)).sum::<i128>() > 0
}

/// On which side of a line a point lies: 1 left, 0 on it, −1 right.
fn side(from: Corner, to: Corner, point: Corner) -> i128 {
    turn(from, to, point).signum()
}

/// Twice the area of a triangle, negative where it runs clockwise.
fn turn(from: Corner, to: Corner, point: Corner) -> i128 {
    i128::from(to.x - from.x) * i128::from(point.y - from.y) - i128::from(to.y - from.y) * i128::from(point.x - from.x)
}

fn lies_on(from: Corner, to: Corner, point: Corner) -> bool {
    let between = |one: i64, other: i64, at: i64| one.min(other) <= at && at <= one.max(other);
    side(from, to, point) == 0 && between(from.x, to.x, point.x) && between(from.y, to.y, point.y)
}

#[cfg(test)]
#[path = "ring_tests.rs"]
mod tests;
