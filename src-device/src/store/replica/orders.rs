//! Orders in the copy.

use super::super::columns::{json, parsed, text};
use crate::{Failure, Refusal};
use cordon_core::proof::segment::RowState;
use cordon_core::rules::ids::{OrderId, PersonId};
use cordon_core::rules::order::Order;
use cordon_core::rules::person::Role;
use cordon_core::rules::time::Timestamp;
use cordon_core::words::{Text, Verbatim};
use cordon_core::{text, text_key};
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::BTreeSet;

/// An order as held.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The order.
    pub order: Order,
    /// HQ's state: `put` or `ended`.
    pub state: String,
}

/// An order that must be held. Of one that was taken out of the copies it is said what became of it.
pub fn get(db: &Connection, id: OrderId) -> Result<Order, Failure> {
    match find(db, id)? {
        Some(held) => Ok(held.order),
        None => Err(gone(db, id)?.map_or_else(
            || Failure::missing(text_key!("refusal.no_such_order")),
            |what| Failure::Refused(Refusal::Gone(what)),
        )),
    }
}

/// What became of an order that HQ took out of the copies.
fn gone(db: &Connection, id: OrderId) -> Result<Option<Text>, Failure> {
    let found: Option<(String, i64)> = db
        .prepare_cached("select state, gone_at from orders where order_id = :id and body = ''")?
        .query_row(named_params! { ":id": id.to_string() }, |row| Ok((row.get("state")?, row.get("gone_at")?)))
        .optional()?;
    let Some((state, gone_at)) = found else { return Ok(None) };
    let day = Verbatim::from(Timestamp::from_millis(gone_at).london_day().short_text());
    let state = serde_json::from_value::<RowState>(state.into()).ok();
    Ok(match (state, gone_at) {
        (Some(RowState::Sealed), 0) => Some(text!("refusal.order_sealed")),
        (Some(RowState::Sealed), _) => Some(text!("refusal.order_sealed_on", day = day)),
        (Some(RowState::Withdrawn), 0) => Some(text!("refusal.order_withdrawn")),
        (Some(RowState::Withdrawn), _) => Some(text!("refusal.order_withdrawn_on", day = day)),
        (Some(RowState::LeftScope), 0) => Some(text!("refusal.order_left")),
        (Some(RowState::LeftScope), _) => Some(text!("refusal.order_left_on", day = day)),
        // Another edition's HQ says what this one has no words for: as one that is not held.
        (Some(RowState::Put) | None, _) => None,
    })
}

/// Orders whose ids, without their dashes, begin or end with some figures, those that were taken out of the
/// copies included; a few of them.
pub fn ids_like(db: &Connection, figures: &str) -> Result<Vec<OrderId>, Failure> {
    let mut statement = db.prepare_cached(include_str!("orders_like.sql"))?;
    let rows = statement.query_map(named_params! { ":figures": figures }, |row| parsed(row, "order_id"))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// An order that may be held.
pub fn find(db: &Connection, id: OrderId) -> Result<Option<Held>, Failure> {
    let held = db
        .prepare_cached("select state, body from orders where order_id = :id and body <> ''")?
        .query_row(named_params! { ":id": id.to_string() }, |row| {
            Ok(Held { state: row.get("state")?, order: json(row, "body")? })
        })
        .optional()?;
    held.map(|held| Ok(Held { order: with_parties(db, held.order)?, ..held })).transpose()
}

/// Who stands how to an order, each once, as HQ stated it. The links are the only source: what an order's
/// own body says of people is not read.
pub fn parties(db: &Connection, order: OrderId) -> Result<Vec<(PersonId, Role)>, Failure> {
    let mut statement = db.prepare_cached(
        "select person_id, role from order_link where order_id = :order_id order by revision, link_id",
    )?;
    let rows = statement.query_map(named_params! { ":order_id": order.to_string() }, |row| {
        Ok((parsed(row, "person_id")?, json(row, "role")?))
    })?;
    let mut found: Vec<(PersonId, Role)> = Vec::new();
    for party in rows {
        let party = party?;
        if !found.contains(&party) {
            found.push(party);
        }
    }
    Ok(found)
}

/// An order with those whom its links name.
fn with_parties(db: &Connection, order: Order) -> Result<Order, Failure> {
    let parties = parties(db, order.id)?;
    let in_role = |wanted: Role| {
        parties.iter().filter(|(_person, role)| *role == wanted).map(|(person, _role)| *person).collect()
    };
    Ok(Order { respondents: in_role(Role::BoundBy), protected: in_role(Role::ProtectedBy), ..order })
}

/// A person's orders with the role in each.
pub fn of_person(db: &Connection, person: PersonId) -> Result<Vec<(Role, Order)>, Failure> {
    let bodies = bodies_of(db, person)?;
    bodies.into_iter().map(|(role, order)| Ok((role, with_parties(db, order)?))).collect()
}

/// The same as each order's body says it: whom it names is not asked.
pub fn bodies_of(db: &Connection, person: PersonId) -> Result<Vec<(Role, Order)>, Failure> {
    let mut statement = db.prepare_cached(
        "select l.role, o.body
         from order_link l join orders o on o.order_id = l.order_id
         where l.person_id = :person_id and o.body <> ''
         group by o.order_id, l.role
         order by o.revision desc",
    )?;
    let rows = statement.query_map(named_params! { ":person_id": person.to_string() }, |row| {
        Ok((json(row, "role")?, json(row, "body")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The roles in which orders name a person, also orders that are not held.
pub fn roles_of(db: &Connection, person: PersonId) -> Result<Vec<Role>, Failure> {
    let mut statement = db.prepare_cached("select distinct role from order_link where person_id = :person_id")?;
    let rows = statement.query_map(named_params! { ":person_id": person.to_string() }, |row| json(row, "role"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Everybody whom orders name, with the role.
pub fn roles(db: &Connection, mut take: impl FnMut(PersonId, Role)) -> Result<(), Failure> {
    let mut statement = db.prepare("select person_id, role from order_link")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(parsed(row, "person_id")?, json(row, "role")?);
    }
    Ok(())
}

/// Whom the orders bind that protect a person, or name them as a child, each once.
pub fn bound_for(db: &Connection, protected: PersonId) -> Result<Vec<PersonId>, Failure> {
    let mut statement = db.prepare_cached(
        "select b.person_id
         from order_link p join orders o on o.order_id = p.order_id and o.body <> ''
         join order_link b on b.order_id = p.order_id
         where p.person_id = :person_id and p.role = :protects and b.role = :binds",
    )?;
    let mut bound = BTreeSet::new();
    for role in Role::ALL.into_iter().filter(|role| role.is_protected()) {
        let named = named_params! {
            ":person_id": protected.to_string(),
            ":protects": text(&role)?,
            ":binds": text(&Role::BoundBy)?,
        };
        for person in statement.query_map(named, |row| parsed(row, "person_id"))? {
            bound.insert(person?);
        }
    }
    Ok(bound.into_iter().collect())
}

/// Orders, newest revision first.
pub fn list(db: &Connection, limit: u32) -> Result<Vec<Order>, Failure> {
    let mut statement =
        db.prepare_cached("select body from orders where body <> '' order by revision desc limit :limit")?;
    let rows = statement.query_map(named_params! { ":limit": limit }, |row| json(row, "body"))?;
    rows.map(|order| with_parties(db, order?)).collect()
}

/// How many orders are held.
pub fn count(db: &Connection) -> Result<u64, Failure> {
    let count: i64 =
        db.prepare_cached("select count(*) from orders where body <> ''")?.query_row([], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

#[cfg(test)]
#[path = "orders_tests.rs"]
mod orders_tests;
