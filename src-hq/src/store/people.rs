//! Which person each record was linked to, and by what later messages find an order.

use super::parsed;
use crate::failure::Result;
use cordon_core::rules::ids::{OrderId, PersonId, PersonRecordId};
use rusqlite::{Connection, OptionalExtension as _, named_params};

/// The person a record was linked to.
pub fn find_person(db: &Connection, record: PersonRecordId) -> Result<Option<PersonId>> {
    let mut statement = db.prepare_cached("select person from record_held where record = :record")?;
    let found: Option<String> =
        statement.query_row(named_params! { ":record": record.to_string() }, |row| row.get(0)).optional()?;
    found.map(|id| parsed(&id, "person id")).transpose()
}

/// Writes down which person a record was linked to.
pub fn insert_record(db: &Connection, record: PersonRecordId, person: PersonId) -> Result<()> {
    let mut statement = db.prepare_cached("insert into record_held (record, person) values (:record, :person)")?;
    statement.execute(named_params! { ":record": record.to_string(), ":person": person.to_string() })?;
    Ok(())
}

/// The person with a PNC id.
pub fn find_by_pnc(db: &Connection, pnc: &str) -> Result<Option<PersonId>> {
    let mut statement = db.prepare_cached("select person from person_pnc where pnc = :pnc")?;
    let found: Option<String> = statement.query_row(named_params! { ":pnc": pnc }, |row| row.get(0)).optional()?;
    found.map(|id| parsed(&id, "person id")).transpose()
}

/// Writes down whose a PNC id is.
pub fn insert_pnc(db: &Connection, pnc: &str, person: PersonId) -> Result<()> {
    let mut statement =
        db.prepare_cached("insert into person_pnc (pnc, person) values (:pnc, :person) on conflict do nothing")?;
    statement.execute(named_params! { ":pnc": pnc, ":person": person.to_string() })?;
    Ok(())
}

/// An order that a later message may mean.
pub struct MatchRow {
    /// Which.
    pub order: OrderId,
    /// Whom it protects, normalised.
    pub protected: String,
}

/// Orders that a later message may mean by a key.
pub fn list_matches(db: &Connection, match_key: &str) -> Result<Vec<MatchRow>> {
    let mut statement = db
        .prepare_cached("select order_id, protected from order_match where match_key = :match_key order by order_id")?;
    let mut rows = statement.query(named_params! { ":match_key": match_key })?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let order: String = row.get(0)?;
        found.push(MatchRow { order: parsed(&order, "order id")?, protected: row.get(1)? });
    }
    Ok(found)
}

/// Lets later messages find an order by a key.
pub fn insert_match(db: &Connection, match_key: &str, row: &MatchRow) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into order_match (match_key, order_id, protected) values (:match_key, :order, :protected)
        on conflict do nothing",
    )?;
    statement.execute(named_params! {
        ":match_key": match_key,
        ":order": row.order.to_string(),
        ":protected": row.protected,
    })?;
    Ok(())
}

/// A file that came with an order.
pub struct AttachmentRow<'a> {
    /// SHA-256 of its bytes.
    pub sha256: &'a str,
    /// With which order it came.
    pub order: OrderId,
    /// Its name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Keeps a file that came with an order.
pub fn insert_attachment(db: &Connection, attachment: &AttachmentRow<'_>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into attachment (sha256, order_id, name, bytes)
        values (:sha256, :order, :name, :bytes) on conflict do nothing",
    )?;
    statement.execute(named_params! {
        ":sha256": attachment.sha256,
        ":order": attachment.order.to_string(),
        ":name": attachment.name,
        ":bytes": attachment.bytes,
    })?;
    Ok(())
}
