//! Imported files, what was refused of them, and what waits for a person.

use crate::failure::Result;
use crate::store::{from_sql, to_sql};
use cordon_core::proof::digest::Digest;
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, named_params};

/// Most refusals of one source that are kept, and most bytes of them: a device that was stolen or
/// revoked cannot fill HQ.
const MOST_REFUSED: u64 = 2_000;
const MOST_REFUSED_BYTES: u64 = 64 << 20;

/// A file and what became of it.
pub struct Item<'a> {
    /// SHA-256 of its bytes.
    pub sha256: &'a str,
    /// Its name.
    pub file: &'a str,
    /// One word: `orders`, `nothing_for_us`, `broken`, `needs_a_person`.
    pub outcome: &'a str,
    /// What it calls itself.
    pub title: &'a str,
    /// Why, in words.
    pub reason: Option<&'a str>,
    /// Orders read from it.
    pub orders: u64,
}

/// What became of a file with these bytes, where it was imported before.
pub fn find_outcome(db: &Connection, sha256: &str) -> Result<Option<String>> {
    let mut statement = db.prepare_cached("select outcome from feed_item where sha256 = :sha256")?;
    Ok(statement.query_row(named_params! { ":sha256": sha256 }, |row| row.get(0)).optional()?)
}

/// Writes down what became of a file.
pub fn insert(db: &Connection, item: &Item<'_>, now: Timestamp) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into feed_item (sha256, file, outcome, title, reason, orders, imported_at)
        values (:sha256, :file, :outcome, :title, :reason, :orders, :now)
        on conflict (sha256) do update set outcome = :outcome, title = :title, reason = :reason, orders = :orders",
    )?;
    statement.execute(named_params! {
        ":sha256": item.sha256,
        ":file": item.file,
        ":outcome": item.outcome,
        ":title": item.title,
        ":reason": item.reason,
        ":orders": to_sql(item.orders),
        ":now": now.millis(),
    })?;
    Ok(())
}

/// Something that was refused.
pub struct Refused<'a> {
    /// The file, or the device it came from.
    pub source: &'a str,
    /// The line, where there are lines.
    pub line: Option<u64>,
    /// Why.
    pub reason: &'a str,
    /// Its exact bytes.
    pub bytes: &'a [u8],
}

/// Whether refused bytes of a source may be kept: they are held already, or it has not filled its part.
pub fn may_keep(db: &Connection, source: &str, bytes: &[u8]) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "select count(*), coalesce(sum(length(bytes)), 0), coalesce(max(sha256 = :sha256), 0)
        from quarantine where source = :source",
    )?;
    let named = named_params! { ":source": source, ":sha256": Digest::of(bytes).to_string() };
    let (rows, held, is_held) =
        statement.query_row(named, |row| Ok((from_sql(row.get(0)?), from_sql(row.get(1)?), row.get::<_, bool>(2)?)))?;
    let has_room = rows < MOST_REFUSED && held.saturating_add(bytes.len() as u64) <= MOST_REFUSED_BYTES;
    Ok(is_held || has_room)
}

/// Keeps what was refused; the same refusal of the same bytes is kept once.
pub fn quarantine(db: &Connection, refused: &Refused<'_>, now: Timestamp) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into quarantine (source, line, reason, sha256, bytes, at)
        values (:source, :line, :reason, :sha256, :bytes, :now) on conflict do nothing",
    )?;
    statement.execute(named_params! {
        ":source": refused.source,
        ":line": refused.line.map(to_sql),
        ":reason": refused.reason,
        ":sha256": Digest::of(refused.bytes).to_string(),
        ":bytes": refused.bytes,
        ":now": now.millis(),
    })?;
    Ok(())
}

/// Hands an order to a person, once.
pub fn queue(db: &Connection, order_id: &str, match_key: &str, why: &str, body: &str, now: Timestamp) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into intake_queue (order_id, match_key, why, body, at)
        values (:order_id, :match_key, :why, :body, :now) on conflict do nothing",
    )?;
    statement.execute(named_params! {
        ":order_id": order_id,
        ":match_key": match_key,
        ":why": why,
        ":body": body,
        ":now": now.millis(),
    })?;
    Ok(())
}
