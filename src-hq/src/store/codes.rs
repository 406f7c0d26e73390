//! Enrolment codes as rows.

use super::devices::actor_of;
use crate::enrolment::Officer;
use crate::failure::Result;
use cordon_core::rules::policy::{Actor, Rank};
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, named_params};

/// A code that could still be used.
pub struct LiveCode {
    /// Its row.
    pub id: i64,
    /// Its salt.
    pub salt: Vec<u8>,
    /// Its salted hash.
    pub hash: Vec<u8>,
    /// For whom it was minted.
    pub officer: Officer,
}

/// A code about to be kept.
pub struct NewCode<'a> {
    /// Its first four characters.
    pub head: &'a str,
    /// Its salt.
    pub salt: &'a [u8],
    /// Its salted hash.
    pub hash: &'a [u8],
    /// When it was minted.
    pub minted_at: Timestamp,
    /// From when it is refused.
    pub expires_at: Timestamp,
    /// For whom.
    pub officer: &'a Officer,
}

/// Keeps a new code.
pub fn insert(db: &Connection, code: &NewCode<'_>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into code (head, salt, hash, minted_at, expires_at, collar, shown, initials, role, rank)
        values (:head, :salt, :hash, :minted_at, :expires_at, :collar, :shown, :initials, :role, :rank)",
    )?;
    statement.execute(named_params! {
        ":head": code.head,
        ":salt": code.salt,
        ":hash": code.hash,
        ":minted_at": code.minted_at.millis(),
        ":expires_at": code.expires_at.millis(),
        ":collar": code.officer.collar,
        ":shown": code.officer.shown,
        ":initials": code.officer.initials,
        ":role": code.officer.role.name(),
        ":rank": code.officer.rank.map(Rank::name),
    })?;
    Ok(())
}

/// Codes with this head that are neither used, expired nor out of tries.
pub fn list_live(db: &Connection, head: &str, now: Timestamp, tries: i64) -> Result<Vec<LiveCode>> {
    let mut statement = db.prepare_cached(
        "select id, salt, hash, collar, shown, initials, role, rank from code
        where head = :head and used_at is null and expires_at > :now and tries < :tries",
    )?;
    let mut rows = statement.query(named_params! { ":head": head, ":now": now.millis(), ":tries": tries })?;
    let mut live = Vec::new();
    while let Some(row) = rows.next()? {
        let Actor { role, rank } = actor_of(row.get(6)?, row.get(7)?)?;
        let officer = Officer { collar: row.get(3)?, shown: row.get(4)?, initials: row.get(5)?, role, rank };
        live.push(LiveCode { id: row.get(0)?, salt: row.get(1)?, hash: row.get(2)?, officer });
    }
    Ok(live)
}

/// Counts a wrong try against every code with this head.
pub fn count_try(db: &Connection, head: &str) -> Result<()> {
    let mut statement =
        db.prepare_cached("update code set tries = tries + 1 where head = :head and used_at is null")?;
    statement.execute(named_params! { ":head": head })?;
    Ok(())
}

/// Marks a code as used.
pub fn mark_used(db: &Connection, id: i64, now: Timestamp) -> Result<()> {
    let mut statement = db.prepare_cached("update code set used_at = :now where id = :id")?;
    statement.execute(named_params! { ":id": id, ":now": now.millis() })?;
    Ok(())
}
