//! Who has a number, exactly: answered at once, whether or not the index is ready.

use super::super::columns::parsed;
use super::apply::{kind_key, normal_identifier};
use crate::Failure;
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::person::IdentifierKind;
use rusqlite::{Connection, named_params};

/// Persons with an identifier, and those bound by an order with it.
pub fn by_identifier(db: &Connection, kind: IdentifierKind, value: &str, limit: u32) -> Result<Vec<PersonId>, Failure> {
    let mut statement = db.prepare_cached(
        "select l.person_id
         from identifier i join record_link l on l.record_id = i.record_id and l.revoked = 0
         where i.kind = :kind and i.value = :value and i.record_id <> ''
         union
         select l.person_id
         from identifier i join order_link l on l.order_id = i.order_id and l.role = '\"bound_by\"'
         where i.kind = :kind and i.value = :value and i.order_id <> ''
         limit :limit",
    )?;
    let rows = statement.query_map(
        named_params! { ":kind": kind_key(kind), ":value": normal_identifier(kind, value), ":limit": limit },
        |row| parsed(row, "person_id"),
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
