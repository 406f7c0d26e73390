//! A copy that is read for the first time. Its rows are put in alone; what finds people and what a hit
//! shows of them is made behind the last row, of all of them in order, which takes a fraction of the
//! time that it takes row by row. Until then the copy says that it is being prepared, and nobody is
//! said to be missing from it. Each slice says how far it came in the transaction that it is made in:
//! after a kill the work goes on where it stopped.

use super::{apply, prepared};
use crate::Failure;
use cordon_core::rules::order::Order;
use cordon_core::rules::person::PersonRecord;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, named_params};
use serde::de::DeserializeOwned;

/// Records, orders or people in one slice.
const SLICE: u32 = 5_000;

/// What is made next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Rows are put in, or what finds people by their records is made.
    Records,
    /// What finds people and areas by orders.
    Orders,
    /// The store's indexes.
    Indexes,
    /// What a hit shows of people.
    People,
}

impl Step {
    const ALL: [Self; 4] = [Self::Records, Self::Orders, Self::Indexes, Self::People];

    fn number(self) -> i64 {
        match self {
            Self::Records => 1,
            Self::Orders => 2,
            Self::Indexes => 3,
            Self::People => 4,
        }
    }

    fn next(self) -> Option<Self> {
        match self {
            Self::Records => Some(Self::Orders),
            Self::Orders => Some(Self::Indexes),
            Self::Indexes => Some(Self::People),
            Self::People => None,
        }
    }
}

/// Whether the copy is being filled or what finds people in it is still to be made.
pub fn is_under_way(db: &Connection) -> Result<bool, Failure> {
    let found: i64 = db.prepare_cached("select count(*) from filling")?.query_row([], |row| row.get(0))?;
    Ok(found > 0)
}

/// From now on rows are put in alone, by [`apply::row_alone`]. What was made of those that are there goes,
/// and is made again with the rest. To be called in a transaction.
pub fn begin(db: &Connection) -> Result<(), Failure> {
    go_on(db, Step::Records, "")?;
    Ok(db.execute_batch(
        "drop index if exists record_link_person;
         drop index if exists record_link_record;
         drop index if exists order_link_person;
         drop index if exists order_link_order;
         drop index if exists identifier_record;
         drop index if exists identifier_order;
         drop index if exists zone_order;
         delete from clue;
         delete from identifier;
         delete from zone_box;
         delete from zone;
         delete from prepared;
         delete from unprepared;",
    )?)
}

/// Makes the next slice of what is left to be made once the rows are in. Returns whether anything is left.
pub fn make_some(db: &Connection) -> Result<bool, Failure> {
    let slice = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
    let Some((step, after)) = held(db)? else { return Ok(false) };
    let last = match step {
        Step::Records => records(db, &after)?,
        Step::Orders => orders(db, &after)?,
        Step::Indexes => indexes(db)?,
        Step::People => people(db, &after)?,
    };
    let is_left = match (last, step.next()) {
        (Some(last), _) => go_on(db, step, &last).map(|()| true)?,
        (None, Some(next)) => go_on(db, next, "").map(|()| true)?,
        (None, None) => db.execute("delete from filling", []).map(|_one| false)?,
    };
    slice.commit()?;
    Ok(is_left)
}

fn held(db: &Connection) -> Result<Option<(Step, String)>, Failure> {
    let held: Option<(i64, String)> = db
        .prepare_cached("select step, after from filling")?
        .query_row([], |row| Ok((row.get("step")?, row.get("after")?)))
        .optional()?;
    // A step of another edition: all of them are made again.
    Ok(held.map(|(number, after)| {
        let step = Step::ALL.into_iter().find(|step| step.number() == number);
        step.map_or((Step::Records, String::new()), |step| (step, after))
    }))
}

fn go_on(db: &Connection, step: Step, after: &str) -> Result<(), Failure> {
    db.prepare_cached("insert or replace into filling (only, step, after) values (1, :step, :after)")?
        .execute(named_params! { ":step": step.number(), ":after": after })?;
    Ok(())
}

fn records(db: &Connection, after: &str) -> Result<Option<String>, Failure> {
    let asked = "select record_id as id, body from record
         where record_id > :after and body <> '' order by record_id limit :limit";
    each(db, asked, after, |id, record: &PersonRecord| apply::index_record_anew(db, id, record))
}

fn orders(db: &Connection, after: &str) -> Result<Option<String>, Failure> {
    let asked = "select order_id as id, body from orders
         where order_id > :after and body <> '' order by order_id limit :limit";
    each(db, asked, after, |id, order: &Order| apply::index_order(db, id, order))
}

/// Gives the bodies behind an id; the last id, `None` behind the last of all.
fn each<T: DeserializeOwned>(
    db: &Connection,
    asked: &str,
    after: &str,
    index: impl Fn(&str, &T) -> Result<(), Failure>,
) -> Result<Option<String>, Failure> {
    let mut statement = db.prepare_cached(asked)?;
    let mut rows = statement.query(named_params! { ":after": after, ":limit": SLICE })?;
    let mut last = None;
    while let Some(row) = rows.next()? {
        let id: String = row.get("id")?;
        // A body that does not read is kept as it is.
        let body = row.get_ref("body")?.as_str().ok().and_then(|body| serde_json::from_str(body).ok());
        if let Some(body) = body {
            index(&id, &body)?;
        }
        last = Some(id);
    }
    Ok(last)
}

fn indexes(db: &Connection) -> Result<Option<String>, Failure> {
    db.execute_batch(include_str!("filling.sql"))?;
    Ok(None)
}

fn people(db: &Connection, after: &str) -> Result<Option<String>, Failure> {
    let found: Vec<String> = db
        .prepare_cached(
            "select distinct person_id from record_link where person_id > :after order by person_id limit :limit",
        )?
        .query_map(named_params! { ":after": after, ":limit": SLICE }, |row| row.get("person_id"))?
        .collect::<rusqlite::Result<_>>()?;
    for id in &found {
        prepared::make(db, id)?;
    }
    Ok(found.into_iter().next_back())
}

#[cfg(test)]
#[path = "filling_tests.rs"]
mod filling_tests;
