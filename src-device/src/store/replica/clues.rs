//! What people are found by: kept beside each record, read whole when an index is made.

use super::super::columns::parsed;
use super::clue_line::Clues;
use crate::Failure;
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::person::PersonRecord;
use rusqlite::{Connection, named_params};

/// Keeps a record's clues.
pub fn save(db: &Connection, record_id: &str, record: &PersonRecord) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into clue (record_id, clues) values (:record_id, :clues)
         on conflict (record_id) do update set clues = excluded.clues",
    )?
    .execute(named_params! { ":record_id": record_id, ":clues": Clues::of(record).to_text() })?;
    Ok(())
}

/// Forgets a record's clues.
pub fn forget(db: &Connection, record_id: &str) -> Result<(), Failure> {
    db.prepare_cached("delete from clue where record_id = :id")?.execute(named_params! { ":id": record_id })?;
    Ok(())
}

/// Gives every record's clues with the person it is joined to, until `take` says to stop.
pub fn each(db: &Connection, mut take: impl FnMut(PersonId, &str) -> bool) -> Result<(), Failure> {
    let mut statement = db.prepare(
        "select l.person_id, c.clues
         from clue c join record_link l on l.record_id = c.record_id and l.revoked = 0",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let person: PersonId = parsed(row, "person_id")?;
        if !take(person, row.get_ref("clues")?.as_str().map_err(rusqlite::Error::from)?) {
            break;
        }
    }
    Ok(())
}

/// The clues of all records joined to a person.
pub fn of_person(db: &Connection, person: PersonId) -> Result<Vec<String>, Failure> {
    let mut statement = db.prepare_cached(
        "select c.clues
         from record_link l join clue c on c.record_id = l.record_id
         where l.person_id = :person_id and l.revoked = 0",
    )?;
    let rows = statement.query_map(named_params! { ":person_id": person.to_string() }, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
