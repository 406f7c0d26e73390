//! Which rows of the copy a look releases, in which revisions.

use super::super::columns::parsed;
use crate::Failure;
use cordon_core::rules::ids::{OrderId, PersonId};
use cordon_core::rules::look::{Footprint, RowOf, RowSeen};
use rusqlite::{Connection, Params, named_params};

/// Who a person is: their records, and the links that join them.
pub fn add_name(db: &Connection, person: PersonId, to: &mut Footprint) -> Result<(), Failure> {
    let person = person.to_string();
    add(
        db,
        "select link_id as id, revision from record_link where person_id = :person and revoked = 0",
        named_params! { ":person": person },
        RowOf::RecordLink,
        to,
    )?;
    add(
        db,
        "select r.record_id as id, r.revision
         from record_link l join record r on r.record_id = l.record_id
         where l.person_id = :person and l.revoked = 0 and r.body <> ''",
        named_params! { ":person": person },
        RowOf::Record,
        to,
    )
}

/// Which orders name a person. Returns them.
pub fn add_orders_of(db: &Connection, person: PersonId, to: &mut Footprint) -> Result<Vec<OrderId>, Failure> {
    let named = named_params! { ":person": person.to_string() };
    add(
        db,
        "select l.link_id as id, l.revision
         from order_link l join orders o on o.order_id = l.order_id
         where l.person_id = :person and o.body <> ''",
        named,
        RowOf::OrderLink,
        to,
    )?;
    let mut statement = db.prepare_cached(
        "select distinct o.order_id
         from order_link l join orders o on o.order_id = l.order_id
         where l.person_id = :person and o.body <> ''",
    )?;
    let rows = statement.query_map(named, |row| parsed(row, "order_id"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// An order with who stands how to it and its notice events, save those that this device made itself.
pub fn add_order(db: &Connection, order: OrderId, own: &[String], to: &mut Footprint) -> Result<(), Failure> {
    let order = order.to_string();
    add(
        db,
        "select order_id as id, revision from orders where order_id = :order and body <> ''",
        named_params! { ":order": order },
        RowOf::Order,
        to,
    )?;
    add(
        db,
        "select link_id as id, revision from order_link where order_id = :order",
        named_params! { ":order": order },
        RowOf::OrderLink,
        to,
    )?;
    let notices = "select event_id as id, revision from event
         where kind = 'notice' and order_id = :order and state = 'put'";
    add_others(db, notices, named_params! { ":order": order }, RowOf::Notice, own, to)
}

/// The incidents about a person, save those that this device recorded itself.
pub fn add_incidents(db: &Connection, person: PersonId, own: &[String], to: &mut Footprint) -> Result<(), Failure> {
    let incidents = "select event_id as id, revision from event
         where kind = 'incident' and person_id = :person and state = 'put'";
    add_others(db, incidents, named_params! { ":person": person.to_string() }, RowOf::Incident, own, to)
}

fn add(db: &Connection, sql: &str, params: impl Params, of: RowOf, to: &mut Footprint) -> Result<(), Failure> {
    add_others(db, sql, params, of, &[], to)
}

fn add_others(
    db: &Connection,
    sql: &str,
    params: impl Params,
    of: RowOf,
    own: &[String],
    to: &mut Footprint,
) -> Result<(), Failure> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(params, |row| {
        Ok(RowSeen { row: of, id: row.get("id")?, revision: row.get::<_, i64>("revision")?.unsigned_abs() })
    })?;
    for row in rows {
        let row = row?;
        if !own.contains(&row.id) {
            to.add(row);
        }
    }
    Ok(())
}
