//! Which points a ring holds, by whole numbers alone: degrees are kept to seven places, and edges are
//! straight in degrees (RFC 7946 §3.1.1). Shares nothing with what it checks.

use cordon_core::rules::place::LonLat;

/// Nearer to an edge than this, in metres, a point is left out: whoever draws an edge straight on a
/// plane instead is off by some millimetres.
pub const MARGIN_M: f64 = 1.0;

/// The parts of a degree that are whole.
const PARTS: f64 = 1e7;
/// Metres in one of them, along a meridian.
const PART_M: f64 = 0.0111;

/// Where a point lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// Within the ring.
    Inside,
    /// Beside it.
    Outside,
    /// Within [`MARGIN_M`] of an edge.
    AtTheEdge,
}

#[derive(Clone, Copy)]
struct Whole {
    x: i64,
    y: i64,
}

struct Edge {
    from: Whole,
    to: Whole,
}

/// What the ground around a ring is like.
struct Ground {
    /// Metres in a part of a degree, along a parallel.
    across_m: f64,
    /// The margin in parts, rounded up.
    margin: i64,
}

/// Sets points against a closed ring, one after the other.
pub fn truths(ring: &[LonLat], points: &[LonLat]) -> Vec<Truth> {
    let edges: Vec<Edge> =
        ring.iter().zip(ring.iter().skip(1)).map(|(from, to)| Edge { from: whole(*from), to: whole(*to) }).collect();
    let across_m = PART_M * ring.first().map_or(1.0, |at| at.lat().to_radians().cos());
    let ground = Ground { across_m, margin: (MARGIN_M / across_m).ceil() as i64 };
    points.iter().map(|point| truth(&edges, whole(*point), &ground)).collect()
}

fn truth(edges: &[Edge], at: Whole, ground: &Ground) -> Truth {
    if edges.iter().any(|edge| edge.is_within_margin(at, ground)) {
        return Truth::AtTheEdge;
    }
    // The winding number: how often the ring runs round the point.
    let turns: i32 = edges.iter().map(|edge| edge.turn_around(at)).sum();
    if turns == 0 { Truth::Outside } else { Truth::Inside }
}

fn whole(at: LonLat) -> Whole {
    Whole { x: (at.lon() * PARTS).round() as i64, y: (at.lat() * PARTS).round() as i64 }
}

impl Edge {
    /// One where it passes northward to the east of a point, minus one where southward.
    fn turn_around(&self, at: Whole) -> i32 {
        if self.from.y <= at.y && at.y < self.to.y && self.side_of(at) > 0 {
            1
        } else if self.to.y <= at.y && at.y < self.from.y && self.side_of(at) < 0 {
            -1
        } else {
            0
        }
    }

    /// Positive for a point to its left, negative to its right.
    fn side_of(&self, at: Whole) -> i128 {
        let along = (i128::from(self.to.x - self.from.x), i128::from(self.to.y - self.from.y));
        let away = (i128::from(at.x - self.from.x), i128::from(at.y - self.from.y));
        along.0 * away.1 - along.1 * away.0
    }

    fn is_within_margin(&self, at: Whole, ground: &Ground) -> bool {
        let is_near = |one: i64, other: i64, at: i64| {
            one.min(other) - ground.margin <= at && at <= one.max(other) + ground.margin
        };
        is_near(self.from.y, self.to.y, at.y)
            && is_near(self.from.x, self.to.x, at.x)
            && self.distance_m(at, ground) < MARGIN_M
    }

    /// From a point, on a plane that is true enough for a margin.
    fn distance_m(&self, at: Whole, ground: &Ground) -> f64 {
        let metres = |end: Whole| ((end.x - at.x) as f64 * ground.across_m, (end.y - at.y) as f64 * PART_M);
        let (from, to) = (metres(self.from), metres(self.to));
        let step = (to.0 - from.0, to.1 - from.1);
        let length = step.0 * step.0 + step.1 * step.1;
        let share = if length > 0.0 { -(from.0 * step.0 + from.1 * step.1) / length } else { 0.0 };
        let share = share.clamp(0.0, 1.0);
        (from.0 + share * step.0).hypot(from.1 + share * step.1)
    }
}
