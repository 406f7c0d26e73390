//! Areas around a place, by their boxes; the exact answer is core's.

use super::super::columns::parsed;
use crate::Failure;
use cordon_core::rules::ids::{ConditionId, OrderId};
use rusqlite::{Connection, named_params};

/// A box of degrees about an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AreaBox {
    /// Whose area: order and condition.
    pub of: (OrderId, ConditionId),
    /// Degrees west and south.
    pub low: [f64; 2],
    /// Degrees east and north.
    pub high: [f64; 2],
}

/// The box of every area.
pub fn all(db: &Connection) -> Result<Vec<AreaBox>, Failure> {
    let mut statement = db.prepare(
        "select z.order_id, z.condition_id, b.west, b.east, b.south, b.north
         from zone_box b join zone z on z.zone_row = b.zone_row",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(AreaBox {
            of: (parsed(row, "order_id")?, parsed(row, "condition_id")?),
            low: [row.get("west")?, row.get("south")?],
            high: [row.get("east")?, row.get("north")?],
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Conditions whose area's box comes within so many degrees of a place.
pub fn near(
    db: &Connection,
    lon: f64,
    lat: f64,
    lon_reach: f64,
    lat_reach: f64,
) -> Result<Vec<(OrderId, ConditionId)>, Failure> {
    let mut statement = db.prepare_cached(
        "select z.order_id, z.condition_id
         from zone_box b join zone z on z.zone_row = b.zone_row
         where b.west <= :east and b.east >= :west and b.south <= :north and b.north >= :south
         order by z.order_id, z.condition_id",
    )?;
    let rows = statement.query_map(
        named_params! {
            ":east": lon + lon_reach,
            ":west": lon - lon_reach,
            ":north": lat + lat_reach,
            ":south": lat - lat_reach,
        },
        |row| Ok((parsed(row, "order_id")?, parsed(row, "condition_id")?)),
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
