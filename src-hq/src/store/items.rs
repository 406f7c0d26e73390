//! Imported files, what was refused of them, and what waits for a person.

use crate::failure::Result;
use crate::feeds::Told;
use crate::store::{from_sql, to_sql};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::time::Timestamp;
use cordon_core::words::{Verbatim, Wording};
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use serde::Serialize;

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

/// How many orders of a file with these bytes were taken, where it was imported before.
pub fn count_taken(db: &Connection, sha256: &str) -> Result<u64> {
    let mut statement = db.prepare_cached("select orders from feed_item where sha256 = :sha256")?;
    let held = statement.query_row(named_params! { ":sha256": sha256 }, |row| row.get(0).map(from_sql)).optional()?;
    Ok(held.unwrap_or(0))
}

/// Something that a person has to know of how a file was read.
pub fn insert_told(db: &Connection, file: &str, told: &Told) -> Result<()> {
    let mut statement = db.prepare_cached("insert into feed_told (file, line, what) values (:file, :line, :what)")?;
    statement.execute(named_params! { ":file": file, ":line": told.line, ":what": told.what })?;
    Ok(())
}

/// What was told of a file, in its order.
pub fn list_told(db: &Connection, file: &str) -> Result<Vec<Told>> {
    let mut statement = db.prepare_cached("select line, what from feed_told where file = :file order by rowid")?;
    let rows = statement
        .query_map(named_params! { ":file": file }, |row| Ok(Told { line: row.get(0)?, what: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets what was told of a file that is read again.
pub fn delete_told(db: &Connection, file: &str) -> Result<()> {
    db.prepare_cached("delete from feed_told where file = :file")?.execute(named_params! { ":file": file })?;
    Ok(())
}

/// Something that was refused.
pub struct Refused<'a> {
    /// The file, or the device it came from.
    pub source: &'a str,
    /// SHA-256 of the file that it is a part of, where it is one.
    pub file: Option<&'a str>,
    /// The line, where there are lines.
    pub line: Option<u64>,
    /// Why: of what a device sent by the name of the reason, of a file in words.
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
        "insert into quarantine (source, file, line, reason, sha256, bytes, at)
        values (:source, :file, :line, :reason, :sha256, :bytes, :now) on conflict do nothing",
    )?;
    statement.execute(named_params! {
        ":source": refused.source,
        ":file": refused.file,
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

/// Something that lies in quarantine, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// By what it is shown.
    pub id: u64,
    /// The file, or the device it came from.
    pub source: String,
    /// The line, where there are lines; of a device's entry, its sequence.
    pub line: Option<u64>,
    /// Why it was refused: of what a device sent by the name of the reason, of a file in words.
    pub reason: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// When it was refused.
    pub at: Timestamp,
}

impl Held {
    /// Why it was refused, as it is said.
    pub fn why(&self) -> Wording {
        match RefusedBecause::find(&self.reason) {
            Some(because) => because.text().into(),
            None => Verbatim::from(self.reason.as_str()).into(),
        }
    }
}

const HELD: &str = "select id, source, line, reason, length(bytes), at from quarantine";

/// Everything in quarantine, as it came.
pub fn list_refused(db: &Connection) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(&format!("{HELD} order by id"))?;
    let rows = statement.query_map([], read_held)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What was refused of one file.
pub fn list_refused_of(db: &Connection, file: &str) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(&format!("{HELD} where file = :file order by line, id"))?;
    let rows = statement.query_map(named_params! { ":file": file }, read_held)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One thing in quarantine, and its exact bytes.
pub fn find_refused(db: &Connection, id: u64) -> Result<Option<(Held, Vec<u8>)>> {
    let mut statement = db.prepare_cached(&format!("{HELD} where id = :id"))?;
    let Some(held) = statement.query_row(named_params! { ":id": to_sql(id) }, read_held).optional()? else {
        return Ok(None);
    };
    let mut statement = db.prepare_cached("select bytes from quarantine where id = :id")?;
    let bytes = statement.query_row(named_params! { ":id": to_sql(id) }, |row| row.get(0))?;
    Ok(Some((held, bytes)))
}

fn read_held(row: &Row<'_>) -> rusqlite::Result<Held> {
    Ok(Held {
        id: from_sql(row.get(0)?),
        source: row.get(1)?,
        line: row.get::<_, Option<i64>>(2)?.map(from_sql),
        reason: row.get(3)?,
        bytes: from_sql(row.get(4)?),
        at: Timestamp::from_millis(row.get(5)?),
    })
}
