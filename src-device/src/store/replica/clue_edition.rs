//! Which edition of the folding the clues were made by: an update of the program makes them anew.

use super::apply::index_record;
use crate::Failure;
use cordon_core::rules::person::PersonRecord;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, named_params};

/// How clues are folded. To be raised whenever `Clues::of`, the folding of names or what numbers are kept
/// changes.
const EDITION: i64 = 4;
/// Records whose clues are made anew in one slice.
const SLICE: usize = 2_000;

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
            index_record(db, id, &record)?;
        }
    }
    Ok(records.into_iter().next_back().map(|(id, _)| id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::search_tests::{person, record};
    use crate::store::open_replica;
    use crate::store::replica::clues::of_person;

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
