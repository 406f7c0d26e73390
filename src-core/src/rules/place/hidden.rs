//! What a hidden zone answers: inside, not inside or cannot tell, and never enough of it to find its
//! centre.
//!
//! Whoever may ask as often as they like, from wherever they like and with fixes as good as they
//! like, finds the edge of whatever the answers follow. So the answers do not follow the zone's own
//! edge. For a zone whose farthest point lies `R` from its middle `m`, which holds all within `r` of
//! it (for a circle `r = R`):
//!
//! 1. A lattice of hexagons covers the globe, each with corners `b = 0.45 R` from its own middle. It
//!    depends on `R` and on nothing else of the zone. `c` is the middle of the hexagon that holds `m`.
//! 2. "Inside" is judged, as for any zone, against the circle of radius `r − b` around `c`.
//! 3. "Not inside" is judged against the circle of radius `R + b` around `c`.
//! 4. Between them the answer is "cannot tell".
//!
//! **Honest.** As `|m − c| ≤ b`, the inner circle lies within the zone and the outer one holds it.
//! The probability of being inside is at least that of the one and at most that of the other: the
//! cover turns answers into "cannot tell" and never into a wrong one.
//!
//! **Private.** The answers are a function of the fix and of `(c, r, R)`. Zones of one size and shape
//! whose middles lie in one hexagon answer alike, so no number of questions, however chosen, tells
//! more than the hexagon. The best guess at the middle is then `c`, wrong by 0.29 `R` in the median
//! and by 0.13 `R` in the luckiest tenth; nobody can do better by asking. (Within one lucky "inside"
//! the middle is within `R` of the fix by the meaning of the word.)
//!
//! **The price.** With a perfect fix a circle says "inside" in the (1 − 0.45)² = 30 % of its area
//! about `c`; in the other 70 %, and beside it up to 1.9 `R` from its middle, it says "cannot tell".
//! Whoever stands at the very middle is told "inside" if their fix is good to a tenth of `R` at 95 %.
//! A shape whose middle lies outside it or within 0.45 `R` of its edge (a corridor, an L) never says
//! "inside".
//!
//! **What this does not do.** Two hidden zones of unlike size about one middle, as in two orders for
//! one address, are cut by two lattices and tell more together. Each place of several, and each
//! polygon, has a hexagon of its own: whoever knows how they lie to one another may combine them.
//! The journal and a limit on how often one may ask stand beside this: they show who probes, and
//! nothing here depends on them.

use super::containment::containment_of;
use super::outline::Outline;
use super::plane::Plane;
use super::shape::Bounds;
use super::{Containment, LonLat, Position, Shape};
use crate::rules::time::Timestamp;

/// The share of a zone's size within which its middle is lost. At one half, whoever stands at the
/// middle might never be told "inside".
const BLUR: f64 = 0.45;
/// Cells are so much smaller than the blur allows: what rounding moves stays within it.
const CELL: f64 = 0.99;
/// Coordinates are kept to a centimetre: a lattice must be coarser than what rounding moves.
const LEAST_BLUR_M: f64 = 0.05;
/// In each band of latitude the lattice is regular in degrees.
const BAND_DEGREES: f64 = 0.5;
/// No degree of the ellipsoid is longer.
const LONGEST_DEGREE_M: f64 = 111_700.0;
/// By so much a distance between two planes may differ.
const MARGIN: f64 = 1e-3;

/// Judges a live fix against a hidden zone, without a measure.
pub(super) fn judge(shape: &Shape, position: &Position, at: Timestamp) -> Containment {
    let Some(covers) = covers(shape) else { return Containment::CannotTell };
    let plane = Plane::around(position.at);
    let sigma_m = position.sigma_m_at(at);
    let (mut p_outer, mut edge_m) = (0.0, f64::INFINITY);
    for cover in covers {
        let distance_m = plane.distance_m(cover.centre);
        if cover.inner_m > 0.0 && says(&Outline::of_circle(distance_m, cover.inner_m), sigma_m) == Containment::Inside {
            return Containment::Inside;
        }
        let outer = Outline::of_circle(distance_m, cover.outer_m);
        p_outer += outer.p(sigma_m);
        edge_m = edge_m.min(outer.edge_m());
    }
    match containment_of(p_outer, edge_m / sigma_m) {
        Containment::Outside => Containment::Outside,
        Containment::Inside | Containment::CannotTell => Containment::CannotTell,
    }
}

/// The box around everywhere that a hidden zone may answer other than "not inside": of its cover,
/// and of the shape itself only where that has none.
pub(super) fn bounds(shape: &Shape) -> Option<Bounds> {
    let around = |cover: &Cover| Bounds::around(std::slice::from_ref(&cover.centre), cover.outer_m);
    match covers(shape) {
        Some(covers) => covers.iter().filter_map(around).reduce(Bounds::joined),
        None => shape.bounds(),
    }
}

/// What stands for a part of a hidden zone: its middle moved to a lattice, and two radii.
struct Cover {
    centre: LonLat,
    inner_m: f64,
    outer_m: f64,
}

/// The middle of a part of a zone: all within `holds_m` is in it, all of it within `reach_m`.
struct Core {
    middle: LonLat,
    holds_m: f64,
    reach_m: f64,
}

impl Cover {
    /// `None` where the lattice does not reach: at a pole, and for a zone of centimetres.
    fn of(core: &Core) -> Option<Self> {
        let reach_m = core.reach_m * (1.0 + MARGIN);
        let blur_m = BLUR * reach_m;
        let centre = snapped(core.middle, blur_m)?;
        Some(Self { centre, inner_m: core.holds_m * (1.0 - MARGIN) - blur_m, outer_m: reach_m + blur_m })
    }
}

impl Core {
    fn of_circle(middle: LonLat, radius_m: f64) -> Self {
        Self { middle, holds_m: radius_m, reach_m: radius_m }
    }

    fn of_polygon(rings: &[Vec<LonLat>]) -> Option<Self> {
        let outer = rings.first()?;
        let middle = Bounds::around(outer, 0.0)?.middle()?;
        let outline = Outline::of_polygons(middle, &[rings])?;
        Some(Self { middle, holds_m: holds_m(&outline), reach_m: farthest_m(middle, outer) })
    }

    fn of_line(shape: &Shape, line: &[LonLat], half_width_m: f64) -> Option<Self> {
        let middle = Bounds::around(line, 0.0)?.middle()?;
        let outline = Outline::around(middle, shape)?;
        Some(Self { middle, holds_m: holds_m(&outline), reach_m: farthest_m(middle, line) + half_width_m })
    }

    fn of_each(shape: &Shape) -> Option<Vec<Self>> {
        match shape {
            Shape::None => None,
            Shape::Circle { centre, radius_m } => Some(vec![Self::of_circle(*centre, *radius_m)]),
            Shape::Polygon { rings } => Some(vec![Self::of_polygon(rings)?]),
            Shape::MultiPolygon { polygons } => polygons.iter().map(|rings| Self::of_polygon(rings)).collect(),
            Shape::Corridor { line, half_width_m } => Some(vec![Self::of_line(shape, line, *half_width_m)?]),
            Shape::Near { places, radius_m } => {
                Some(places.iter().map(|place| Self::of_circle(*place, *radius_m)).collect())
            }
        }
    }
}

/// `None` where any part has no cover: an answer about the others would not be about the zone.
fn covers(shape: &Shape) -> Option<Vec<Cover>> {
    let cores = Core::of_each(shape).filter(|cores| !cores.is_empty())?;
    cores.iter().map(Cover::of).collect()
}

fn says(outline: &Outline, sigma_m: f64) -> Containment {
    containment_of(outline.p(sigma_m), outline.edge_m() / sigma_m)
}

fn holds_m(outline: &Outline) -> f64 {
    if outline.holds_origin() { outline.edge_m() } else { 0.0 }
}

fn farthest_m(middle: LonLat, line: &[LonLat]) -> f64 {
    Plane::around(middle).path(line).iter().map(|point| point.distance()).fold(0.0, f64::max)
}

/// The middle of the hexagon that holds a place, at most `blur_m` from it. Rows lie one and a half
/// sides apart, and every other row half a hexagon to the east.
fn snapped(place: LonLat, blur_m: f64) -> Option<LonLat> {
    if blur_m < LEAST_BLUR_M {
        return None;
    }
    let side_m = CELL * blur_m;
    let row_degrees = 1.5 * side_m / LONGEST_DEGREE_M;
    let column_degrees = 3.0_f64.sqrt() * side_m / (LONGEST_DEGREE_M * widest_in_band(place.lat()));
    let middle_in = |row: f64| {
        let shift = row.rem_euclid(2.0) / 2.0;
        let column = (place.lon() / column_degrees - shift).round();
        LonLat::new((column + shift) * column_degrees, row * row_degrees).ok()
    };
    let row = (place.lat() / row_degrees).floor();
    let plane = Plane::around(place);
    let middles = [row, row + 1.0].into_iter().filter_map(middle_in).map(|middle| (plane.distance_m(middle), middle));
    let (moved_m, middle) = middles.min_by(|one, other| one.0.total_cmp(&other.0))?;
    (moved_m <= blur_m).then_some(middle)
}

/// The cosine of the latitude at which a band is widest.
fn widest_in_band(lat: f64) -> f64 {
    let south = (lat / BAND_DEGREES).floor() * BAND_DEGREES;
    south.abs().min((south + BAND_DEGREES).abs()).to_radians().cos()
}

#[cfg(test)]
#[path = "hidden_tests.rs"]
mod tests;
