//! Whether the rings of a polygon are closed and simple. Exact: degrees are whole at seven places.

use super::{LonLat, PLACES, PlaceError};

/// The checks of [`super::Shape::validate`] for a polygon.
pub(super) fn check(rings: &[Vec<LonLat>]) -> Result<(), PlaceError> {
    if rings.is_empty() {
        return Err(PlaceError::NoRing);
    }
    for ring in rings {
        check_closed(ring)?;
    }
    let corners: Vec<Vec<Corner>> = rings.iter().map(|ring| corners(ring)).collect();
    if corners.iter().any(|ring| ring.len() < 4) {
        return Err(PlaceError::RingTooShort);
    }
    check_simple(&corners)?;
    check_holes(&corners)
}

fn check_closed(ring: &[LonLat]) -> Result<(), PlaceError> {
    if ring.len() < 4 {
        return Err(PlaceError::RingTooShort);
    }
    if ring.first() != ring.last() {
        return Err(PlaceError::RingNotClosed);
    }
    let west = ring.iter().map(|point| point.lon()).fold(f64::INFINITY, f64::min);
    let east = ring.iter().map(|point| point.lon()).fold(f64::NEG_INFINITY, f64::max);
    if east - west > 180.0 { Err(PlaceError::RingTooWide) } else { Ok(()) }
}

/// A corner in whole ten-millionths of a degree.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Corner {
    x: i128,
    y: i128,
}

/// The corners of a ring; a point written twice in a row counts once.
fn corners(ring: &[LonLat]) -> Vec<Corner> {
    let whole = |degrees: f64| (degrees * PLACES).round() as i128;
    let mut corners: Vec<Corner> =
        ring.iter().map(|point| Corner { x: whole(point.lon()), y: whole(point.lat()) }).collect();
    corners.dedup();
    corners
}

struct Edge {
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
}

fn check_simple(rings: &[Vec<Corner>]) -> Result<(), PlaceError> {
    let edges: Vec<Edge> = rings.iter().enumerate().flat_map(|(ring, corners)| edges_of(ring, corners)).collect();
    for (place, edge) in edges.iter().enumerate() {
        let meets = edges.iter().skip(place + 1).any(|later| !later.follows(edge) && later.meets(edge));
        if meets {
            return Err(PlaceError::RingCrossesItself);
        }
    }
    Ok(())
}

fn edges_of(ring: usize, corners: &[Corner]) -> Vec<Edge> {
    let last = corners.len().saturating_sub(2);
    let pairs = corners.iter().zip(corners.iter().skip(1)).enumerate();
    pairs.map(|(index, (from, to))| Edge { ring, index, last, from: *from, to: *to }).collect()
}

/// Every hole begins within the outer ring; as no rings meet, all of it then lies there.
fn check_holes(rings: &[Vec<Corner>]) -> Result<(), PlaceError> {
    let Some((outer, holes)) = rings.split_first() else {
        return Err(PlaceError::NoRing);
    };
    let all_within = holes.iter().filter_map(|hole| hole.first()).all(|corner| holds(outer, *corner));
    if all_within { Ok(()) } else { Err(PlaceError::HoleOutside) }
}

fn holds(ring: &[Corner], point: Corner) -> bool {
    ring.iter().zip(ring.iter().skip(1)).fold(false, |inside, (from, to)| inside != passes_east_of(*from, *to, point))
}

fn passes_east_of(from: Corner, to: Corner, point: Corner) -> bool {
    let rises = from.y <= point.y && to.y > point.y;
    let falls = to.y <= point.y && from.y > point.y;
    (rises && side(from, to, point) > 0) || (falls && side(from, to, point) < 0)
}

/// On which side of a line a point lies: 1 left, 0 on it, −1 right.
fn side(from: Corner, to: Corner, point: Corner) -> i128 {
    ((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)).signum()
}

fn lies_on(from: Corner, to: Corner, point: Corner) -> bool {
    let between = |one: i128, other: i128, at: i128| one.min(other) <= at && at <= one.max(other);
    side(from, to, point) == 0 && between(from.x, to.x, point.x) && between(from.y, to.y, point.y)
}
