//! Whether a position lies inside a shape: the probability, and what may be said of it.

use super::containment::{Containment, containment_of};
use super::outline::{self, Outline};
use super::{Disclosure, LonLat, Position, Shape, Zone, hidden};
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

/// On which side of an edge the best estimate lies, however good it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Within the area.
    Inside,
    /// Beside it, or in a hole of it.
    Outside,
}

/// A position judged against a zone; a hidden zone gives no measure of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inside {
    /// What may be said.
    pub containment: Containment,
    /// The probability of being inside, for the technical record.
    pub p: Option<f64>,
    /// The distance of the best estimate from the edge of the whole area, in metres, on either side.
    pub edge_m: Option<f64>,
    /// On which side of the edge the best estimate lies; `None` for a hidden zone and for a place
    /// that was not located.
    pub side: Option<Side>,
    /// The position's own accuracy at 95 %, in metres.
    pub accuracy_m: f64,
}

/// Judges a position against a zone as of an instant. Where either is not in the United Kingdom
/// nothing can be told: such a position is no fix, and such a zone was written down wrongly.
pub fn judge(zone: &Zone, position: &Position, at: Timestamp) -> Inside {
    let unmeasured = Inside {
        containment: Containment::CannotTell,
        p: None,
        edge_m: None,
        side: None,
        accuracy_m: position.radius95_m_at(at),
    };
    if !position.at.is_in_uk() || !zone.shape.first_place().is_none_or(LonLat::is_in_uk) {
        return unmeasured;
    }
    match zone.disclosure {
        Disclosure::Hidden => Inside { containment: hidden::judge(&zone.shape, position, at), ..unmeasured },
        Disclosure::Shown => match Outline::around(position.at, &zone.shape) {
            Some(outline) => measured(&outline, position.sigma_m_at(at), unmeasured),
            None => unmeasured,
        },
    }
}

/// The probability that whoever was at the position was inside the shape, right to 1e-5; `None`
/// where the shape cannot be judged.
pub fn p_inside(shape: &Shape, position: &Position, at: Timestamp) -> Option<f64> {
    Some(Outline::around(position.at, shape)?.p(position.sigma_m_at(at)))
}

/// How far a point is from the edge of a shape, in metres, on either side; where members of a shape
/// overlap, from the edge of the whole.
pub fn edge_distance_m(shape: &Shape, at: LonLat) -> Option<f64> {
    Some(Outline::around(at, shape)?.edge_m())
}

/// Whether a point lies within a shape and outside its holes. For polygons this is exact, to the
/// seventh place of a degree.
pub fn contains(shape: &Shape, at: LonLat) -> Option<bool> {
    outline::holds(shape, at)
}

fn measured(outline: &Outline, sigma_m: f64, unmeasured: Inside) -> Inside {
    let (p, edge_m) = (outline.p(sigma_m), outline.edge_m());
    Inside {
        containment: containment_of(p, edge_m / sigma_m),
        p: Some(p),
        edge_m: Some(edge_m),
        side: Some(if outline.holds_origin() { Side::Inside } else { Side::Outside }),
        ..unmeasured
    }
}
