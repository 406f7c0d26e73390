//! Feeds, as SQLite keeps them.

use super::{Tx, from_sql, to_sql};
use crate::failure::{Failure, Result};
use crate::store::feed::{About, FeedReads, FeedWrites, HeldScope, NewScope, Statement};
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::rules::coverage::NotHeld;
use rusqlite::{OptionalExtension as _, Row, named_params};

impl FeedReads for Tx<'_> {
    fn find_scope(&self, scope: &str) -> Result<Option<HeldScope>> {
        let mut statement =
            self.0.prepare_cached("select shown, not_held, epoch, revision from scope where name = :scope")?;
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let found: Option<(String, String, i64, i64)> =
            statement.query_row(named_params! { ":scope": scope }, read).optional()?;
        let Some((shown, not_held, epoch, revision)) = found else { return Ok(None) };
        let not_held = serde_json::from_str(&not_held)?;
        Ok(Some(HeldScope { shown, not_held, epoch: from_sql(epoch), revision: from_sql(revision) }))
    }

    fn list_areas(&self) -> Result<Vec<String>> {
        let mut statement = self.0.prepare_cached("select name from scope where covers = 'area' order by name")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn find_statement(&self, about: About<'_>) -> Result<Option<Statement>> {
        // The index is named: left to itself the planner walks the primary key for the order's sake.
        let mut statement = self.0.prepare_cached(
            "select revision, state, body from feed_row indexed by feed_row_by_id
            where scope = :scope and kind = :kind and id = :id
            order by revision desc limit 1",
        )?;
        let named = named_params! { ":scope": about.scope, ":kind": about.kind.name(), ":id": about.id };
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let found: Option<(i64, String, Option<String>)> = statement.query_row(named, read).optional()?;
        let Some((revision, state, body)) = found else { return Ok(None) };
        Ok(Some(Statement { revision: from_sql(revision), state: state_named(&state)?, body }))
    }

    fn find_last_put(&self, about: About<'_>) -> Result<Option<String>> {
        let mut statement = self.0.prepare_cached(
            "select body from feed_row indexed by feed_row_by_id
            where scope = :scope and kind = :kind and id = :id and state = 'put'
            order by revision desc limit 1",
        )?;
        let named = named_params! { ":scope": about.scope, ":kind": about.kind.name(), ":id": about.id };
        Ok(statement.query_row(named, |row| row.get(0)).optional()?)
    }

    fn list_mentioning(&self, scope: &str, kind: RowKind, text: &str) -> Result<Vec<String>> {
        let mut statement = self.0.prepare_cached(include_str!("list_mentioning.sql"))?;
        let named = named_params! { ":scope": scope, ":kind": kind.name(), ":text": text };
        let rows = statement.query_map(named, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn list_in_state(&self, scope: &str, kind: RowKind, state: RowState) -> Result<Vec<String>> {
        let mut statement = self.0.prepare_cached(include_str!("list_in_state.sql"))?;
        let named = named_params! { ":scope": scope, ":kind": kind.name(), ":state": state.name() };
        let rows = statement.query_map(named, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn list_rows(&self, scope: &str, from: u64, to: u64) -> Result<Vec<FeedRow>> {
        let mut statement = self.0.prepare_cached(include_str!("list_rows.sql"))?;
        let mut rows = statement.query(named_params! { ":scope": scope, ":from": to_sql(from), ":to": to_sql(to) })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read_row(row)?);
        }
        Ok(found)
    }
}

impl FeedWrites for Tx<'_> {
    fn ensure_scope(&self, scope: &NewScope<'_>) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into scope (name, shown, covers, not_held) values (:name, :shown, :covers, :not_held)
            on conflict do nothing",
        )?;
        statement.execute(named_params! {
            ":name": scope.name,
            ":shown": scope.shown,
            ":covers": scope.covers.name(),
            ":not_held": serde_json::to_string(scope.not_held)?,
        })?;
        Ok(())
    }

    fn forget_empty_scope(&self, scope: &str) -> Result<()> {
        let mut statement = self.0.prepare_cached("delete from scope where name = :scope and revision = 0")?;
        match statement.execute(named_params! { ":scope": scope })? {
            0 => Err(Failure::Missing("a scope without a statement")),
            _ => Ok(()),
        }
    }

    fn set_shown(&self, scope: &str, shown: &str) -> Result<()> {
        let mut statement = self.0.prepare_cached("update scope set shown = :shown where name = :scope")?;
        statement.execute(named_params! { ":shown": shown, ":scope": scope })?;
        Ok(())
    }

    fn set_not_held(&self, scope: &str, not_held: &[NotHeld]) -> Result<()> {
        let mut statement = self.0.prepare_cached("update scope set not_held = :not_held where name = :scope")?;
        let not_held = serde_json::to_string(not_held)?;
        statement.execute(named_params! { ":not_held": not_held, ":scope": scope })?;
        Ok(())
    }

    fn keep_statement(&self, about: About<'_>, state: RowState, body: Option<&str>) -> Result<u64> {
        let mut next =
            self.0.prepare_cached("update scope set revision = revision + 1 where name = :scope returning revision")?;
        let next: Option<i64> = next.query_row(named_params! { ":scope": about.scope }, |row| row.get(0)).optional()?;
        let revision = next.ok_or(Failure::Missing("scope"))?;
        let mut statement = self.0.prepare_cached(
            "insert into feed_row (scope, revision, kind, id, state, body)
            values (:scope, :revision, :kind, :id, :state, :body)",
        )?;
        statement.execute(named_params! {
            ":scope": about.scope,
            ":revision": revision,
            ":kind": about.kind.name(),
            ":id": about.id,
            ":state": state.name(),
            ":body": body,
        })?;
        Ok(from_sql(revision))
    }
}

fn state_named(name: &str) -> Result<RowState> {
    Ok(serde_json::from_value(name.into())?)
}

fn read_row(row: &Row<'_>) -> Result<FeedRow> {
    let (kind, state): (String, String) = (row.get(1)?, row.get(3)?);
    let body: Option<String> = row.get(4)?;
    Ok(FeedRow {
        revision: from_sql(row.get(0)?),
        kind: serde_json::from_value(kind.into())?,
        id: row.get(2)?,
        state: state_named(&state)?,
        body: body.map(|text| serde_json::from_str(&text)).transpose()?,
    })
}
