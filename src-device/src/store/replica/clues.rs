//! What people are found by: kept beside each record, read whole when an index is made.

use super::super::columns::parsed;
use super::clue_line::{Clues, guarded};
use super::orders;
use crate::Failure;
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::person::PersonRecord;
use rusqlite::{Connection, named_params};
use std::collections::HashSet;

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

/// Gives every record's clues with the person it is joined to, until `take` says to stop. Those of whom an
/// order protects are guarded.
pub fn each(db: &Connection, mut take: impl FnMut(PersonId, &str) -> bool) -> Result<(), Failure> {
    let mut statement = db.prepare(
        "select l.person_id, c.clues
         from clue c join record_link l on l.record_id = c.record_id and l.revoked = 0",
    )?;
    let protected = protected(db)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let person: PersonId = parsed(row, "person_id")?;
        let clues = row.get_ref("clues")?.as_str().map_err(rusqlite::Error::from)?;
        let goes_on = if protected.contains(&person) { take(person, &guarded(clues)) } else { take(person, clues) };
        if !goes_on {
            break;
        }
    }
    Ok(())
}

/// Whom an order protects, and children in one.
fn protected(db: &Connection) -> Result<HashSet<PersonId>, Failure> {
    let mut protected = HashSet::new();
    orders::roles(db, |person, role| {
        if role.is_protected() {
            protected.insert(person);
        }
    })?;
    Ok(protected)
}

/// The clues of all records joined to a person, guarded where an order protects them.
pub fn of_person(db: &Connection, person: PersonId) -> Result<Vec<String>, Failure> {
    let mut statement = db.prepare_cached(
        "select c.clues
         from record_link l join clue c on c.record_id = l.record_id
         where l.person_id = :person_id and l.revoked = 0",
    )?;
    let rows = statement.query_map(named_params! { ":person_id": person.to_string() }, |row| row.get(0))?;
    let clues: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
    let is_protected = orders::roles_of(db, person)?.iter().any(|role| role.is_protected());
    Ok(if is_protected { clues.iter().map(|clues| guarded(clues)).collect() } else { clues })
}
