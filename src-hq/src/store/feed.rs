//! Feed rows: every statement ever made in a scope. The last one per id is what stands.

use super::{from_sql, to_sql};
use crate::failure::Result;
use cordon_core::proof::segment::{FeedRow, RowKind};
use cordon_core::rules::coverage::NotHeld;
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::order::Order;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use serde::Serialize;

/// A scope as it is set up.
pub struct Scope<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it covers, as shown.
    pub shown: &'a str,
    /// What it is known not to hold.
    pub not_held: &'a [NotHeld],
}

/// Sets a scope up where it is not yet.
pub fn ensure_scope(db: &Connection, scope: &Scope<'_>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into scope (name, shown, not_held) values (:name, :shown, :not_held) on conflict do nothing",
    )?;
    statement.execute(named_params! {
        ":name": scope.name,
        ":shown": scope.shown,
        ":not_held": serde_json::to_string(scope.not_held)?,
    })?;
    Ok(())
}

/// Takes something from what a scope is known not to hold: a feed has brought it.
pub fn now_held(db: &Connection, scope: &str, held: &NotHeld) -> Result<()> {
    let read = "select not_held from scope where name = :scope";
    let written: String = db.prepare_cached(read)?.query_row(named_params! { ":scope": scope }, |row| row.get(0))?;
    let mut not_held: Vec<NotHeld> = serde_json::from_str(&written)?;
    let before = not_held.len();
    not_held.retain(|missing| missing != held);
    if not_held.len() < before {
        let write = "update scope set not_held = :not_held where name = :scope";
        let not_held = serde_json::to_string(&not_held)?;
        db.prepare_cached(write)?.execute(named_params! { ":not_held": not_held, ":scope": scope })?;
    }
    Ok(())
}

/// Makes a statement in a scope, unless it says what stands already. Whether it was made.
pub fn put(db: &Connection, scope: &str, kind: RowKind, id: &str, body: &impl Serialize) -> Result<bool> {
    if stands(db, scope, kind, id, body)? == Some(true) {
        return Ok(false);
    }
    let mut statement = db.prepare_cached(
        "insert into feed_row (scope, revision, kind, id, state, body)
        values (:scope, :revision, :kind, :id, 'put', :body)",
    )?;
    statement.execute(named_params! {
        ":scope": scope,
        ":revision": to_sql(last_revision(db, scope)? + 1),
        ":kind": kind.name(),
        ":id": id,
        ":body": serde_json::to_string(body)?,
    })?;
    Ok(true)
}

/// Whether exactly this stands for an id; `None` where nothing is held. Compared as text, for
/// numbers that were written and read again may differ in their last digit.
/// The index is named: left to itself the planner walks the primary key for the order's sake.
pub fn stands(db: &Connection, scope: &str, kind: RowKind, id: &str, body: &impl Serialize) -> Result<Option<bool>> {
    let mut statement = db.prepare_cached(
        "select state, body from feed_row indexed by feed_row_by_id
        where scope = :scope and kind = :kind and id = :id
        order by revision desc limit 1",
    )?;
    let named = named_params! { ":scope": scope, ":kind": kind.name(), ":id": id };
    let held: Option<(String, Option<String>)> =
        statement.query_row(named, |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((state, text)) = held else { return Ok(None) };
    Ok(Some(state == "put" && text.as_deref() == Some(serde_json::to_string(body)?.as_str())))
}

/// What stands for an id in a scope.
pub fn find_latest(db: &Connection, scope: &str, kind: RowKind, id: &str) -> Result<Option<FeedRow>> {
    let mut statement = db.prepare_cached(
        "select revision, kind, id, state, body from feed_row indexed by feed_row_by_id
        where scope = :scope and kind = :kind and id = :id
        order by revision desc limit 1",
    )?;
    let named = named_params! { ":scope": scope, ":kind": kind.name(), ":id": id };
    statement.query_row(named, |row| Ok(read_row(row))).optional()?.transpose()
}

/// An order as it stands.
pub fn find_order(db: &Connection, scope: &str, id: OrderId) -> Result<Option<Order>> {
    let Some(row) = find_latest(db, scope, RowKind::Order, &id.to_string())? else { return Ok(None) };
    Ok(row.body.map(serde_json::from_value).transpose()?)
}

/// The last revision of a scope; 0 where it is empty.
pub fn last_revision(db: &Connection, scope: &str) -> Result<u64> {
    let mut statement = db.prepare_cached("select coalesce(max(revision), 0) from feed_row where scope = :scope")?;
    Ok(statement.query_row(named_params! { ":scope": scope }, |row| row.get(0).map(from_sql))?)
}

/// Rows of a scope between two revisions, both included.
pub fn list_rows(db: &Connection, scope: &str, from: u64, to: u64) -> Result<Vec<FeedRow>> {
    let mut statement = db.prepare_cached(
        "select revision, kind, id, state, body from feed_row
        where scope = :scope and revision between :from and :to
        order by revision",
    )?;
    let mut rows = statement.query(named_params! { ":scope": scope, ":from": to_sql(from), ":to": to_sql(to) })?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read_row(row)?);
    }
    Ok(found)
}

fn read_row(row: &Row<'_>) -> Result<FeedRow> {
    let (kind, state): (String, String) = (row.get(1)?, row.get(3)?);
    let body: Option<String> = row.get(4)?;
    Ok(FeedRow {
        revision: from_sql(row.get(0)?),
        kind: serde_json::from_value(kind.into())?,
        id: row.get(2)?,
        state: serde_json::from_value(state.into())?,
        body: body.map(|text| serde_json::from_str(&text)).transpose()?,
    })
}
