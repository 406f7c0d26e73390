//! Segments as rows, addressed by their content.

use super::{from_sql, parsed, to_sql};
use crate::failure::Result;
use cordon_core::proof::protocol::SegmentRef;
use cordon_core::proof::segment::SegmentHeader;
use cordon_core::rules::coverage::NotHeld;
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, named_params};

/// What a scope is set up as: shown name, what it does not hold, its epoch.
pub struct ScopeRow {
    /// What it covers, as shown.
    pub shown: String,
    /// What it is known not to hold.
    pub not_held: Vec<NotHeld>,
    /// Its epoch.
    pub epoch: u64,
}

/// A scope, where it is set up.
pub fn find_scope(db: &Connection, scope: &str) -> Result<Option<ScopeRow>> {
    let mut statement = db.prepare_cached("select shown, not_held, epoch from scope where name = :scope")?;
    let found: Option<(String, String, i64)> = statement
        .query_row(named_params! { ":scope": scope }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((shown, not_held, epoch)) = found else { return Ok(None) };
    Ok(Some(ScopeRow { shown, not_held: serde_json::from_str(&not_held)?, epoch: from_sql(epoch) }))
}

/// A scope's segments in order: of those that begin at one revision, the longest.
pub fn list(db: &Connection, scope: &str, epoch: u64) -> Result<Vec<SegmentRef>> {
    let mut statement = db.prepare_cached(
        "select hash, from_revision, max(to_revision), size from segment
        where scope = :scope and epoch = :epoch
        group by from_revision
        order by from_revision",
    )?;
    let mut rows = statement.query(named_params! { ":scope": scope, ":epoch": to_sql(epoch) })?;
    let mut segments = Vec::new();
    while let Some(row) = rows.next()? {
        let hash: String = row.get(0)?;
        segments.push(SegmentRef {
            hash: parsed::<HashText>(&hash, "segment hash")?.0,
            from: from_sql(row.get(1)?),
            to: from_sql(row.get(2)?),
            bytes: from_sql(row.get(3)?),
        });
    }
    Ok(segments)
}

struct HashText(cordon_core::proof::digest::Digest);

impl std::str::FromStr for HashText {
    type Err = ();
    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        cordon_core::proof::digest::Digest::parse(text).map(Self).ok_or(())
    }
}

/// Keeps a segment.
pub fn insert(db: &Connection, header: &SegmentHeader, bytes: &[u8], now: Timestamp) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into segment (scope, epoch, from_revision, to_revision, hash, size, cut_at, bytes)
        values (:scope, :epoch, :from, :to, :hash, :size, :now, :bytes) on conflict do nothing",
    )?;
    statement.execute(named_params! {
        ":scope": header.scope,
        ":epoch": to_sql(header.epoch),
        ":from": to_sql(header.from),
        ":to": to_sql(header.to),
        ":hash": header.hash.to_string(),
        ":size": to_sql(bytes.len() as u64),
        ":now": now.millis(),
        ":bytes": bytes,
    })?;
    Ok(())
}

/// Forgets shorter cuts of a tail that nobody can still be fetching.
pub fn forget_shorter(db: &Connection, header: &SegmentHeader, before: Timestamp) -> Result<()> {
    let mut statement = db.prepare_cached(
        "delete from segment
        where scope = :scope and epoch = :epoch and from_revision = :from and to_revision < :to and cut_at < :before",
    )?;
    statement.execute(named_params! {
        ":scope": header.scope,
        ":epoch": to_sql(header.epoch),
        ":from": to_sql(header.from),
        ":to": to_sql(header.to),
        ":before": before.millis(),
    })?;
    Ok(())
}

/// A segment's bytes, by its hash within a scope.
pub fn find_bytes(db: &Connection, hash: &str, scope: &str) -> Result<Option<Vec<u8>>> {
    let mut statement = db.prepare_cached("select bytes from segment where hash = :hash and scope = :scope limit 1")?;
    Ok(statement.query_row(named_params! { ":hash": hash, ":scope": scope }, |row| row.get(0)).optional()?)
}
