//! What may be said of a position and an area, by the probability that it lies inside.

use serde::{Deserialize, Serialize};

/// From this probability on, a position is said to be inside.
pub const INSIDE_FROM: f64 = 0.99;
/// Up to this probability, a position is said to be outside.
pub const OUTSIDE_TO: f64 = 0.01;

/// An estimate nearer to the edge than this many sigmas is never said to be outside. For a straight
/// edge it is the same as [`OUTSIDE_TO`]; for an area that is small beside the uncertainty the
/// probability alone would call a worthless fix "outside".
const CLEAR_SIGMAS: f64 = 2.326;

/// What may be said of a position and an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Containment {
    /// Inside, at [`INSIDE_FROM`] or more.
    Inside,
    /// Outside, at [`OUTSIDE_TO`] or less, and clear of the edge.
    Outside,
    /// The edge is too near, or the area has no shape.
    CannotTell,
}

/// What a probability, and how many sigmas the estimate is from the edge, allow to be said.
pub(super) fn containment_of(p: f64, edge_sigmas: f64) -> Containment {
    if p >= INSIDE_FROM {
        Containment::Inside
    } else if p <= OUTSIDE_TO && edge_sigmas >= CLEAR_SIGMAS {
        Containment::Outside
    } else {
        Containment::CannotTell
    }
}
