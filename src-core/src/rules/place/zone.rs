//! Zones: a shape, and whether it may be drawn.

use super::hidden;
use super::shape::{Bounds, Shape};
use serde::{Deserialize, Serialize};

/// An area named in an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Zone {
    /// Its shape.
    pub shape: Shape,
    /// Whether it may be drawn.
    pub disclosure: Disclosure,
}

/// Whether a zone may be drawn or only answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// It may be drawn and measured.
    Shown,
    /// It answers only inside, not inside or cannot tell, for a live fix. Its shape never crosses
    /// the bridge.
    Hidden,
}

impl Zone {
    /// A box around everywhere that the zone may answer other than "outside" of an exact position;
    /// `None` without a shape. A hidden zone's box gives away no more than its answers do.
    pub fn bounds(&self) -> Option<Bounds> {
        match self.disclosure {
            Disclosure::Shown => self.shape.bounds(),
            Disclosure::Hidden => hidden::bounds(&self.shape),
        }
    }
}
