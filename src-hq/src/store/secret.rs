//! Secrets as rows.

use crate::failure::Result;
use rusqlite::{Connection, OptionalExtension as _, named_params};

/// A secret, where it is held.
pub fn find(db: &Connection, name: &str) -> Result<Option<Vec<u8>>> {
    let mut statement = db.prepare_cached("select value from secret where name = :name")?;
    Ok(statement.query_row(named_params! { ":name": name }, |row| row.get(0)).optional()?)
}

/// Keeps a new secret.
pub fn insert(db: &Connection, name: &str, value: &[u8]) -> Result<()> {
    let mut statement = db.prepare_cached("insert into secret (name, value) values (:name, :value)")?;
    statement.execute(named_params! { ":name": name, ":value": value })?;
    Ok(())
}
