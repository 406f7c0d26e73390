//! How old and how wide the copy is.

use super::super::columns::{json, text, time};
use crate::Failure;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::ScopeState;
use cordon_core::rules::coverage::NotHeld;
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, named_params};

/// A scope as the copy holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldScope {
    /// Its epoch.
    pub epoch: u64,
    /// Its last revision.
    pub revision: u64,
    /// The digest over its segments.
    pub digest: String,
}

/// A scope, if anything of it is held.
pub fn find(db: &Connection, scope: &str) -> Result<Option<HeldScope>, Failure> {
    Ok(db
        .prepare_cached("select epoch, revision, digest from coverage where scope = :scope")?
        .query_row(named_params! { ":scope": scope }, |row| {
            Ok(HeldScope {
                epoch: row.get::<_, i64>("epoch")?.unsigned_abs(),
                revision: row.get::<_, i64>("revision")?.unsigned_abs(),
                digest: row.get("digest")?,
            })
        })
        .optional()?)
}

/// The epoch of the rows of a scope of which not all is held yet.
pub fn begun(db: &Connection, scope: &str) -> Result<Option<u64>, Failure> {
    Ok(db
        .prepare_cached("select epoch from begun where scope = :scope")?
        .query_row(named_params! { ":scope": scope }, |row| row.get::<_, i64>("epoch"))
        .optional()?
        .map(i64::unsigned_abs))
}

/// Says that the rows of a scope are of HQ's present epoch from now on, though not all is held.
pub fn begin(db: &Connection, scope: &ScopeState) -> Result<(), Failure> {
    db.prepare_cached("insert or replace into begun (scope, epoch) values (:scope, :epoch)")?
        .execute(named_params! { ":scope": scope.scope, ":epoch": scope.epoch.cast_signed() })?;
    Ok(())
}

/// Whether any area but this scope is held.
pub fn holds_another_area(db: &Connection, scope: &str) -> Result<bool, Failure> {
    let found: i64 = db
        .prepare_cached("select count(*) from coverage where scope <> :scope and scope not like 'device:%'")?
        .query_row(named_params! { ":scope": scope }, |row| row.get(0))?;
    Ok(found > 0)
}

/// Says that a scope is held as HQ stated it.
pub fn save(db: &Connection, scope: &ScopeState, as_of: Timestamp) -> Result<(), Failure> {
    db.prepare_cached("delete from begun where scope = :scope")?.execute(named_params! { ":scope": scope.scope })?;
    db.prepare_cached(
        "insert into coverage (scope, shown, not_held, epoch, revision, digest, as_of)
         values (:scope, :shown, :not_held, :epoch, :revision, :digest, :as_of)
         on conflict (scope) do update
         set shown = excluded.shown, not_held = excluded.not_held, epoch = excluded.epoch,
             revision = excluded.revision, digest = excluded.digest, as_of = excluded.as_of",
    )?
    .execute(named_params! {
        ":scope": scope.scope,
        ":shown": scope.shown,
        ":not_held": text(&scope.not_held)?,
        ":epoch": scope.epoch.cast_signed(),
        ":revision": scope.revision.cast_signed(),
        ":digest": scope.digest.to_string(),
        ":as_of": as_of.to_string(),
    })?;
    Ok(())
}

/// Whether a segment's rows are in.
pub fn is_applied(db: &Connection, scope: &str, hash: Digest) -> Result<bool, Failure> {
    let found: i64 = db
        .prepare_cached("select count(*) from applied where scope = :scope and hash = :hash")?
        .query_row(named_params! { ":scope": scope, ":hash": hash.to_string() }, |row| row.get(0))?;
    Ok(found > 0)
}

/// Says that a segment's rows are in.
pub fn mark_applied(db: &Connection, scope: &str, hash: Digest, last_revision: u64) -> Result<(), Failure> {
    db.prepare_cached(
        "insert or ignore into applied (hash, scope, last_revision) values (:hash, :scope, :last_revision)",
    )?
    .execute(
        named_params! { ":hash": hash.to_string(), ":scope": scope, ":last_revision": last_revision.cast_signed() },
    )?;
    Ok(())
}

/// The last revision applied in a scope.
pub fn last_revision(db: &Connection, scope: &str) -> Result<u64, Failure> {
    let last: i64 = db
        .prepare_cached("select coalesce(max(last_revision), 0) from applied where scope = :scope")?
        .query_row(named_params! { ":scope": scope }, |row| row.get(0))?;
    Ok(last.unsigned_abs())
}

/// What is held: of when, of where, and what is known to be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// As of when HQ's knowledge is held: as old as the oldest force scope; absent where nothing was pulled.
    pub known_at: Option<Timestamp>,
    /// The areas, as shown.
    pub areas: Vec<String>,
    /// What is known to be missing.
    pub not_held: Vec<NotHeld>,
}

/// The copy's age and scope.
pub fn reach(db: &Connection) -> Result<Reach, Failure> {
    let mut statement = db
        .prepare_cached("select shown, not_held, as_of from coverage where scope not like 'device:%' order by shown")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>("shown")?, json::<Vec<NotHeld>>(row, "not_held")?, time(row, "as_of")?))
    })?;
    let mut reach = Reach { known_at: None, areas: Vec::new(), not_held: Vec::new() };
    let mut oldest: Option<Timestamp> = None;
    for row in rows {
        let (area, not_held, as_of) = row?;
        reach.areas.push(area);
        for missing in not_held {
            if !reach.not_held.contains(&missing) {
                reach.not_held.push(missing);
            }
        }
        oldest = Some(oldest.map_or(as_of, |oldest| oldest.min(as_of)));
    }
    let unread: i64 = db.prepare_cached("select count(*) from unknown_row")?.query_row([], |row| row.get(0))?;
    if unread > 0 {
        reach.not_held.push(NotHeld::RowsNotRead);
    }
    reach.known_at = oldest;
    Ok(reach)
}

/// The instant as of which HQ's knowledge is held.
pub fn known_as_of(db: &Connection) -> Result<Option<Timestamp>, Failure> {
    Ok(reach(db)?.known_at)
}

/// The latest instant of HQ's clock that anything held is as of, this device's own scope included.
pub fn last_as_of(db: &Connection) -> Result<Option<Timestamp>, Failure> {
    Ok(db
        .prepare_cached("select as_of from coverage order by as_of desc limit 1")?
        .query_row([], |row| time(row, "as_of"))
        .optional()?)
}
