//! Persons: records joined by links that stand.

use super::super::columns::{json, parsed};
use crate::Failure;
use cordon_core::rules::ids::{PersonId, PersonRecordId};
use cordon_core::rules::person::PersonRecord;
use rusqlite::{Connection, OptionalExtension, named_params};

/// People whose ids, without their dashes, begin or end with some figures; a few of them.
pub fn ids_like(db: &Connection, figures: &str) -> Result<Vec<PersonId>, Failure> {
    let mut statement = db.prepare_cached(include_str!("people_like.sql"))?;
    let rows = statement.query_map(named_params! { ":figures": figures }, |row| parsed(row, "person_id"))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The records joined to a person, newest revision first.
pub fn records_of(db: &Connection, person: PersonId) -> Result<Vec<PersonRecord>, Failure> {
    let mut statement = db.prepare_cached(
        "select r.body
         from record_link l join record r on r.record_id = l.record_id
         where l.person_id = :person_id and l.revoked = 0 and r.body <> ''
         order by r.revision desc",
    )?;
    let rows = statement.query_map(named_params! { ":person_id": person.to_string() }, |row| json(row, "body"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The person a record is joined to.
pub fn person_of(db: &Connection, record: PersonRecordId) -> Result<Option<PersonId>, Failure> {
    Ok(db
        .prepare_cached(
            "select person_id from record_link where record_id = :id and revoked = 0 order by revision desc limit 1",
        )?
        .query_row(named_params! { ":id": record.to_string() }, |row| parsed(row, "person_id"))
        .optional()?)
}

/// Everybody a record was ever joined to: who has lost it is found by less.
pub fn all_of(db: &Connection, record_id: &str) -> Result<Vec<PersonId>, Failure> {
    let mut statement = db.prepare_cached("select person_id from record_link where record_id = :id")?;
    let rows = statement.query_map(named_params! { ":id": record_id }, |row| parsed(row, "person_id"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The person of a link, standing or revoked.
pub fn of_link(db: &Connection, link_id: &str) -> Result<Vec<PersonId>, Failure> {
    let mut statement = db.prepare_cached("select person_id from record_link where link_id = :id")?;
    let rows = statement.query_map(named_params! { ":id": link_id }, |row| parsed(row, "person_id"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many persons are held.
pub fn count(db: &Connection) -> Result<u64, Failure> {
    let count: i64 = db
        .prepare_cached("select count(distinct person_id) from record_link where revoked = 0")?
        .query_row([], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}
