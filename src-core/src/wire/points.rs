//! What a screen gets of the points to prove of a record that is being written.

use super::sheets::Stamp;
use crate::rules::ids::OrderId;
use crate::rules::law::{self, PointId};
use crate::rules::order::Order;
use crate::rules::points::{Have, Missing, Point, PointState};
use crate::rules::time::Timestamp;
use crate::words::{TextKey, Wording};
use serde::{Deserialize, Serialize};

/// The points of every order that a record bears on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsSheet {
    /// Order by order; none where no order is known for the record.
    pub orders: Vec<OrderPoints>,
}

/// One order's points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderPoints {
    /// The order.
    pub order: OrderId,
    /// Its title.
    pub title: Wording,
    /// When it was made.
    pub made: Option<Stamp>,
    /// Its points, as its law row lists them.
    pub points: Vec<PointSheet>,
}

/// One point to prove. "Have" says that evidence is recorded, never that it is proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointSheet {
    /// What it is about.
    pub id: PointId,
    /// By which text of the law row.
    pub words: TextKey,
    /// How far it is evidenced.
    pub state: PointState,
    /// What is recorded of it.
    pub have: Vec<HaveSheet>,
    /// What can still be done, while at the scene.
    pub missing: Vec<Missing>,
}

/// One thing that is recorded, with its London time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HaveSheet {
    /// What.
    pub what: Have,
    /// When, where that is recorded.
    pub at: Option<Stamp>,
}

impl OrderPoints {
    /// The points found of an order, made as it stood at an act.
    pub fn of(order: &Order, found: Vec<Point>, act_at: Timestamp) -> Self {
        Self {
            order: order.id,
            title: law::title(&order.kind),
            made: order.one_version_at(act_at).map(|version| Stamp::of(version.made_at)),
            points: found.into_iter().map(PointSheet::of).collect(),
        }
    }
}

impl PointSheet {
    fn of(point: Point) -> Self {
        Self {
            id: point.id,
            words: point.words,
            state: point.state,
            have: point.have.into_iter().map(HaveSheet::of).collect(),
            missing: point.missing,
        }
    }
}

impl HaveSheet {
    fn of(what: Have) -> Self {
        Self { at: what.at().map(Stamp::of), what }
    }
}
