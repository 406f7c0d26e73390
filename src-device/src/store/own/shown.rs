//! Whom open searches have shown. A row is on the disk before its reply is let go, and goes in the
//! transaction of the entry that says the same.

use super::super::columns::{json, parsed, text};
use crate::Failure;
use cordon_core::proof::entry::Asked;
use cordon_core::rules::ids::{OfficerId, PersonId, SearchId};
use rusqlite::{Connection, Row, named_params};

/// What one reply showed that the search had not shown before.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Which search.
    pub search: SearchId,
    /// The row's number within it; the opening is 0.
    pub number: u32,
    /// Who searched.
    pub officer: OfficerId,
    /// What was asked since the row before, this reply's question last.
    pub asked: Vec<Asked>,
    /// Who was shown.
    pub persons: Vec<PersonId>,
}

/// Adds a row.
pub fn add(db: &Connection, shown: &Shown) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into search_shown (search_id, number, officer_id, asked, persons)
         values (:search_id, :number, :officer_id, :asked, :persons)",
    )?
    .execute(named_params! {
        ":search_id": shown.search.to_string(),
        ":number": shown.number,
        ":officer_id": shown.officer.to_string(),
        ":asked": text(&shown.asked)?,
        ":persons": text(&shown.persons)?,
    })?;
    Ok(())
}

/// The rows of a search, first to last.
pub fn of_search(db: &Connection, search: SearchId) -> Result<Vec<Shown>, Failure> {
    let mut statement = db.prepare_cached(
        "select search_id, number, officer_id, asked, persons
         from search_shown where search_id = :search_id order by number",
    )?;
    let rows = statement.query_map(named_params! { ":search_id": search.to_string() }, shown_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Searches that have rows, oldest first.
pub fn searches(db: &Connection) -> Result<Vec<SearchId>, Failure> {
    let mut statement = db.prepare_cached("select distinct search_id from search_shown order by search_id")?;
    let rows = statement.query_map([], |row| parsed(row, "search_id"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets the rows of a search.
pub fn forget(db: &Connection, search: SearchId) -> Result<(), Failure> {
    db.prepare_cached("delete from search_shown where search_id = :search_id")?
        .execute(named_params! { ":search_id": search.to_string() })?;
    Ok(())
}

fn shown_of(row: &Row<'_>) -> rusqlite::Result<Shown> {
    Ok(Shown {
        search: parsed(row, "search_id")?,
        number: row.get("number")?,
        officer: parsed(row, "officer_id")?,
        asked: json(row, "asked")?,
        persons: json(row, "persons")?,
    })
}
