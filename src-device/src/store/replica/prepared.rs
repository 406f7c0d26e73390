//! What a hit shows of each person: a small row beside the whole records. Triggers of the layout drop
//! it when anything that it was made of is written; it is made anew at the end of the slice, in the
//! same transaction. Where it is missing, the whole records are read: it is never taken for nobody.

use super::super::columns::text;
use super::{orders, persons};
use crate::Failure;
use cordon_core::rules::find::{PREPARED_EDITION, Prepared};
use cordon_core::rules::ids::PersonId;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, named_params};
use std::collections::HashMap;
use std::sync::Arc;

/// People whose rows are made in one slice where all are made anew.
const SLICE: u32 = 2_000;

/// Rows kept for who types on, at most.
const KEPT: usize = 2_000;

/// Rows as one connection read them, for as long as nobody writes to the copy: whoever types on is shown
/// most people again.
#[derive(Default)]
pub struct Rows {
    version: Option<i64>,
    read: HashMap<PersonId, Option<Arc<Prepared>>>,
}

impl Rows {
    /// Forgets what may have changed since, in the read transaction in which rows are then asked for. The
    /// connection writes nothing itself.
    pub fn renew(&mut self, db: &Connection) -> Result<(), Failure> {
        // Other with every commit of another connection that this transaction sees (SQLite: PRAGMA data_version).
        let version = db.prepare_cached("pragma data_version")?.query_row([], |row| row.get(0))?;
        if self.version != Some(version) || self.read.len() > KEPT {
            self.read.clear();
        }
        self.version = Some(version);
        Ok(())
    }

    /// As [`of`].
    pub fn of(&mut self, db: &Connection, person: PersonId) -> Result<Option<Arc<Prepared>>, Failure> {
        if let Some(row) = self.read.get(&person) {
            return Ok(row.clone());
        }
        let row = of(db, person)?.map(Arc::new);
        self.read.insert(person, row.clone());
        Ok(row)
    }
}

/// What a hit shows of somebody; `None` where the copy holds no record of them.
pub fn of(db: &Connection, person: PersonId) -> Result<Option<Prepared>, Failure> {
    match find(db, person)? {
        Some(prepared) => Ok(Some(prepared)),
        None => from_records(db, person),
    }
}

/// The row that was made of somebody, if it stands. One that does not read is as good as missing.
pub fn find(db: &Connection, person: PersonId) -> Result<Option<Prepared>, Failure> {
    let body = db
        .prepare_cached("select body from prepared where person_id = :person_id")?
        .query_row(named_params! { ":person_id": person.to_string() }, |row| {
            Ok(row.get_ref("body")?.as_str().ok().and_then(|body| serde_json::from_str(body).ok()))
        })
        .optional()?;
    Ok(body.flatten())
}

/// The same from the whole records and orders.
pub fn from_records(db: &Connection, person: PersonId) -> Result<Option<Prepared>, Failure> {
    let records = persons::records_of(db, person)?;
    if records.is_empty() {
        return Ok(None);
    }
    let held = orders::bodies_of(db, person)?;
    let is_protected = held.iter().any(|(role, _)| role.is_protected());
    let bound = if is_protected { orders::bound_for(db, person)? } else { Vec::new() };
    let is_guarded = orders::roles_of(db, person)?.iter().any(|role| role.is_protected());
    let prepared = Prepared::of(&records, &held, bound);
    Ok(prepared.map(|prepared| Prepared { town: prepared.town.filter(|_| !is_guarded), ..prepared }))
}

/// Makes the rows of everybody who changed since theirs were made. To be called at the end of each
/// transaction that writes records, links or orders.
pub fn make_changed(db: &Connection) -> Result<(), Failure> {
    while make_some(db)? > 0 {}
    Ok(())
}

/// Makes all rows anew where they were prepared in another way, as after an update of the program.
pub fn bring_up_to_date(db: &Connection) -> Result<(), Failure> {
    let held: Option<i64> = db.query_row("select edition from prepared_edition", [], |row| row.get(0)).optional()?;
    if held != Some(PREPARED_EDITION) {
        let all = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        db.execute_batch(
            "delete from prepared;
             insert or ignore into unprepared select distinct person_id from record_link;
             delete from prepared_edition;",
        )?;
        let edition = named_params! { ":edition": PREPARED_EDITION };
        db.execute("insert into prepared_edition (edition) values (:edition)", edition)?;
        all.commit()?;
    }
    loop {
        let slice = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        let made = make_some(db)?;
        slice.commit()?;
        if made == 0 {
            return Ok(());
        }
    }
}

/// Makes a slice of the rows that are to be made; says how many people that were.
fn make_some(db: &Connection) -> Result<usize, Failure> {
    let changed: Vec<String> = db
        .prepare_cached("select person_id from unprepared limit :limit")?
        .query_map(named_params! { ":limit": SLICE }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in &changed {
        make(db, id)?;
    }
    Ok(changed.len())
}

/// Makes the row of one person.
pub fn make(db: &Connection, id: &str) -> Result<(), Failure> {
    db.prepare_cached("delete from unprepared where person_id = :person_id")?
        .execute(named_params! { ":person_id": id })?;
    // What does not read is not prepared: a search meets the failure, not an absent hit.
    let Some(Ok(Some(prepared))) = id.parse().ok().map(|person| from_records(db, person)) else { return Ok(()) };
    db.prepare_cached(
        "insert into prepared (person_id, body) values (:person_id, :body)
         on conflict (person_id) do update set body = excluded.body",
    )?
    .execute(named_params! { ":person_id": id, ":body": text(&prepared)? })?;
    Ok(())
}

#[cfg(test)]
#[path = "prepared_tests.rs"]
pub(super) mod prepared_tests;
