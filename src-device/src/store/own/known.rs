//! Who this device is, as it knew itself when it was enrolled. The file in clear is compared with this.

use super::super::columns::{json, text};
use crate::Failure;
use crate::files::device::DeviceFile;
use rusqlite::{Connection, OptionalExtension, named_params};

/// What is known, without what wraps keys; nothing before the first unlock.
pub fn find(db: &Connection) -> Result<Option<DeviceFile>, Failure> {
    let mut statement = db.prepare_cached("select device from known_device where one = 1")?;
    Ok(statement.query_row([], |row| json(row, "device")).optional()?)
}

/// Keeps what is known, in place of what was.
pub fn save(db: &Connection, device: &DeviceFile) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into known_device (one, device) values (1, :device)
         on conflict (one) do update set device = excluded.device",
    )?
    .execute(named_params! { ":device": text(&device.public())? })?;
    Ok(())
}
