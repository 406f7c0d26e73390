//! What people are found by: kept beside each record, read whole when an index is made.

use super::super::open::parsed;
use crate::Failure;
use crate::search::Clues;
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::person::PersonRecord;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, named_params};

/// How clues are folded. To be raised whenever `Clues::of` or the folding of names changes.
const EDITION: i64 = 2;
/// Records whose clues are made anew in one slice.
const SLICE: usize = 2_000;

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

/// Makes all clues anew where they were folded in another way, as after an update of the program.
pub fn bring_up_to_date(db: &Connection) -> Result<(), Failure> {
    let held: Option<i64> = db.query_row("select edition from clue_edition", [], |row| row.get(0)).optional()?;
    if held == Some(EDITION) {
        return Ok(());
    }
    let mut after = String::new();
    loop {
        let slice = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        let Some(last) = make_anew(db, &after)? else {
            db.execute("delete from clue_edition", [])?;
            db.execute("insert into clue_edition (edition) values (:edition)", named_params! { ":edition": EDITION })?;
            slice.commit()?;
            return Ok(());
        };
        slice.commit()?;
        after = last;
    }
}

/// Makes the clues of a slice of records anew; the last record's id, `None` behind the last slice.
fn make_anew(db: &Connection, after: &str) -> Result<Option<String>, Failure> {
    let mut statement = db.prepare_cached(
        "select record_id, body from record where record_id > :after and body <> ''
         order by record_id limit :limit",
    )?;
    let records: Vec<(String, String)> = statement
        .query_map(named_params! { ":after": after, ":limit": i64::try_from(SLICE).unwrap_or(i64::MAX) }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (id, body) in &records {
        // A body that does not read is kept as it is, and found by its numbers alone.
        if let Ok(record) = serde_json::from_str::<PersonRecord>(body) {
            super::apply::index_record(db, id, &record)?;
        }
    }
    Ok(records.into_iter().next_back().map(|(id, _)| id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::search_tests::{person, record};
    use crate::store::open_replica;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn clues_folded_in_another_way_are_made_anew_at_opening() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("replica.db");
        let db = open_replica(&place, &KEY).unwrap();
        let body = serde_json::to_string(&record(("Alan", "Smyth"), "1988-04-12")).unwrap();
        db.execute(
            "insert into record (record_id, scope, revision, state, body) values ('r', 'here', 1, 'put', :body)",
            named_params! { ":body": body },
        )
        .unwrap();
        db.execute_batch(
            "insert into record_link (link_id, record_id, person_id, revoked, revision, scope)
                 values ('l', 'r', '00000000-0000-0000-0000-000000000001', 0, 1, 'here');
             insert into clue (record_id, clues) values ('r', 'Lsomething else');
             update clue_edition set edition = 0;",
        )
        .unwrap();
        drop(db);
        let db = open_replica(&place, &KEY).unwrap();
        assert_eq!(of_person(&db, person(1)).unwrap(), ["Lalan smyth\nb19880412\n"]);
    }
}
