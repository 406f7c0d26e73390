//! Evidence uploads as rows; their bytes are files.

use super::{from_sql, to_sql};
use crate::failure::Result;
use cordon_core::rules::ids::{DeviceId, ExhibitId};
use rusqlite::{Connection, OptionalExtension as _, named_params};

/// What is held of an exhibit.
#[derive(Clone, Debug)]
pub struct Upload {
    /// From which device.
    pub device: String,
    /// Size of the whole encrypted file, where it is known.
    pub length: Option<u64>,
    /// Bytes held durably.
    pub held: u64,
    /// The file's key, once its entry is held.
    pub key: Option<Vec<u8>>,
    /// SHA-256 of the original, once its entry is held.
    pub sha256: Option<String>,
    /// Whether the original was found to be the one captured.
    pub verified: Option<bool>,
    /// Whether an officer's signed entry gave the key and digest.
    pub by_officer: bool,
}

impl Upload {
    /// Whether every byte is held.
    pub fn is_complete(&self) -> bool {
        self.length.is_some_and(|length| self.held >= length)
    }
}

/// What is held of an exhibit.
pub fn find(db: &Connection, exhibit: ExhibitId) -> Result<Option<Upload>> {
    let mut statement = db.prepare_cached(
        "select device, length, held, key, sha256, verified, by_officer from evidence where exhibit = :exhibit",
    )?;
    let found = statement.query_row(named_params! { ":exhibit": exhibit.to_string() }, |row| {
        Ok(Upload {
            device: row.get(0)?,
            length: row.get::<_, Option<i64>>(1)?.map(from_sql),
            held: from_sql(row.get(2)?),
            key: row.get(3)?,
            sha256: row.get(4)?,
            verified: row.get(5)?,
            by_officer: row.get(6)?,
        })
    });
    Ok(found.optional()?)
}

/// Begins an exhibit, by its file or by its entry, whichever comes first.
pub fn begin(db: &Connection, exhibit: ExhibitId, device: DeviceId) -> Result<()> {
    let mut statement =
        db.prepare_cached("insert into evidence (exhibit, device) values (:exhibit, :device) on conflict do nothing")?;
    statement.execute(named_params! { ":exhibit": exhibit.to_string(), ":device": device.to_string() })?;
    Ok(())
}

/// How much of a device is held that no officer's entry names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsigned {
    /// Files, begun ones included.
    pub files: u64,
    /// Bytes held of them.
    pub bytes: u64,
}

/// How much of a device no officer's entry names: files that nothing names yet, and those that only a
/// record made while locked claims.
pub fn count_unsigned(db: &Connection, device: DeviceId) -> Result<Unsigned> {
    let mut statement = db.prepare_cached(
        "select count(*), coalesce(sum(held), 0) from evidence where device = :device and by_officer = 0",
    )?;
    let counted = statement.query_row(named_params! { ":device": device.to_string() }, |row| {
        Ok(Unsigned { files: from_sql(row.get(0)?), bytes: from_sql(row.get(1)?) })
    })?;
    Ok(counted)
}

/// Writes down how many bytes are held, and of how many.
pub fn set_held(db: &Connection, exhibit: ExhibitId, held: u64, length: u64) -> Result<()> {
    let mut statement =
        db.prepare_cached("update evidence set held = :held, length = :length where exhibit = :exhibit")?;
    statement.execute(named_params! {
        ":exhibit": exhibit.to_string(),
        ":held": to_sql(held),
        ":length": to_sql(length),
    })?;
    Ok(())
}

/// Keeps what is said of an exhibit's file, and whether an officer signed it. What was found under
/// another key or digest no longer counts.
pub fn set_key(db: &Connection, exhibit: ExhibitId, key: &[u8], sha256: &str, by_officer: bool) -> Result<()> {
    let mut statement = db.prepare_cached(
        "update evidence set
            verified = case when key = :key and sha256 = :sha256 then verified end,
            key = :key, sha256 = :sha256, by_officer = max(by_officer, :by_officer)
        where exhibit = :exhibit",
    )?;
    statement.execute(named_params! {
        ":exhibit": exhibit.to_string(),
        ":key": key,
        ":sha256": sha256,
        ":by_officer": by_officer,
    })?;
    Ok(())
}

/// Writes down whether the original is the one captured, as was found with a key and a digest; whether
/// these still stand.
pub fn set_verified(db: &Connection, exhibit: ExhibitId, key: &[u8], sha256: &str, verified: bool) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "update evidence set verified = :verified where exhibit = :exhibit and key = :key and sha256 = :sha256",
    )?;
    let changed = statement.execute(named_params! {
        ":exhibit": exhibit.to_string(),
        ":key": key,
        ":sha256": sha256,
        ":verified": verified,
    })?;
    Ok(changed > 0)
}
