//! The areas about a place that was asked of, kept while it is not left by far; and what hidden areas
//! answered last.

use crate::Failure;
use crate::search::Areas;
use crate::store::replica::{orders, zones};
use cordon_core::rules::ids::{ConditionId, OrderId};
use cordon_core::rules::order::Order;
use cordon_core::rules::place::{Containment, LonLat};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Metres of a degree of latitude, about; boxes are of degrees.
pub const METRES_PER_DEGREE: f64 = 110_000.0;

/// Hidden areas whose last answer was not "not inside".
pub type HiddenAnswers = BTreeMap<(OrderId, ConditionId), Containment>;

/// The areas within a box of degrees: they are looked for again only once the place may see beyond
/// it, or the copy's orders change. How far it goes never leaves the device.
pub struct Nearby {
    centre: LonLat,
    reach: Reach,
    areas: Vec<(Arc<Order>, ConditionId)>,
}

/// How far to either side, in degrees.
#[derive(Clone, Copy)]
struct Reach {
    lon: f64,
    lat: f64,
}

impl Reach {
    fn of(at: LonLat, metres: f64) -> Self {
        let lat = metres / METRES_PER_DEGREE;
        Self { lon: lat / at.lat().to_radians().cos().max(0.01), lat }
    }
}

impl Nearby {
    /// The areas about a place, from their boxes in memory or, while these are being read, from the copy.
    pub fn about(copy: &Connection, boxes: Option<Arc<Areas>>, centre: LonLat, reach_m: f64) -> Result<Self, Failure> {
        let reach = Reach::of(centre, reach_m);
        let found = match boxes {
            Some(areas) => areas.near(centre.lon(), centre.lat(), reach.lon, reach.lat),
            None => zones::near(copy, centre.lon(), centre.lat(), reach.lon, reach.lat)?,
        };
        let mut orders_read: HashMap<OrderId, Arc<Order>> = HashMap::new();
        let mut areas = Vec::with_capacity(found.len());
        for (id, condition) in found {
            if !orders_read.contains_key(&id)
                && let Some(held) = orders::find(copy, id)?
            {
                orders_read.insert(id, Arc::new(held.order));
            }
            areas.extend(orders_read.get(&id).map(|order| (Arc::clone(order), condition)));
        }
        Ok(Self { centre, reach, areas })
    }

    /// Orders, each with a condition whose area is meant.
    pub fn areas(&self) -> &[(Arc<Order>, ConditionId)] {
        &self.areas
    }

    /// Whether all that can be seen from a place lies within the box.
    pub fn reaches(&self, place: LonLat, reach_m: f64) -> bool {
        let sees = Reach::of(place, reach_m);
        (self.centre.lon() - place.lon()).abs() + sees.lon <= self.reach.lon
            && (self.centre.lat() - place.lat()).abs() + sees.lat <= self.reach.lat
    }
}
