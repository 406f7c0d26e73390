//! This device's settings, as the last entry about them says.

use super::super::columns::{json, text};
use crate::Failure;
use cordon_core::rules::settings::Settings;
use rusqlite::{Connection, OptionalExtension, named_params};

/// The settings that stand; nothing where none were ever changed.
pub fn load(db: &Connection) -> Result<Option<Settings>, Failure> {
    let mut statement = db.prepare_cached("select settings from setting where one = 1")?;
    Ok(statement.query_row([], |row| json(row, "settings")).optional()?)
}

/// Keeps settings in place of those that stood.
pub fn save(db: &Connection, settings: &Settings) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into setting (one, settings) values (1, :settings)
         on conflict (one) do update set settings = excluded.settings",
    )?
    .execute(named_params! { ":settings": text(settings)? })?;
    Ok(())
}
