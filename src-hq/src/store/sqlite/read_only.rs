//! A store on a disk that cannot be written, as one that holds backups.

use super::examined::look_through;
use super::{BUSY, Tx, layout, opening, refuse_plain, turn_to_open, unlock};
use crate::failure::{Failure, Result};
use crate::key::StoreKey;
use crate::store::examined::Examined;
use crate::store::{Body, Mark, Reading, Writing};
use cordon_core::text;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, TransactionBehavior};
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// One connection that reads a file which nobody writes: SQLite makes nothing beside it.
pub struct ReadOnly(Mutex<Connection>);

impl ReadOnly {
    /// Opens a store of the newest layout. Refused where a part of it lies in the log beside it, for SQLite
    /// reads no log where it can make no index of it: what was written last would be missing.
    pub fn open(path: &Path, key: &StoreKey) -> Result<Self> {
        refuse_plain(path)?;
        let log = path.with_extension("db-wal");
        if fs::metadata(&log).is_ok_and(|about| about.len() > 0) {
            return Err(Failure::Setting(text!("hq.copy_has_a_log")));
        }
        let _turn = turn_to_open();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(as_uri(path), flags).map_err(opening)?;
        connection.busy_timeout(BUSY)?;
        unlock(&connection, key)?;
        refuse_another_layout(&connection)?;
        Ok(Self(Mutex::new(connection)))
    }
}

impl Body for ReadOnly {
    fn read(&self, work: Reading<'_>) -> Result<()> {
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        work(&Tx(connection.transaction_with_behavior(TransactionBehavior::Deferred)?))
    }

    fn write(&self, _work: Writing<'_>) -> Result<()> {
        Err(Failure::Setting(text!("hq.opened_to_read")))
    }

    /// Nobody is served from it.
    fn mark(&self) -> Option<Mark> {
        None
    }

    fn examine(&self) -> Result<Examined> {
        look_through(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A path as SQLite's own address of a file that nobody changes. Of a path every byte that means something in
/// an address is written as its number.
fn as_uri(path: &Path) -> String {
    let path = path.to_string_lossy();
    let named: String = path
        .bytes()
        .map(|byte| match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("file:{named}?immutable=1")
}

fn refuse_another_layout(connection: &Connection) -> Result<()> {
    let newest = layout::migrations::runner().get_migrations().iter().map(|each| i64::from(each.version())).max();
    let held: Option<i64> = connection
        .query_row("select max(version) from refinery_schema_history", [], |row| row.get(0))
        .optional()
        .map_err(opening)?
        .flatten();
    if held == newest { Ok(()) } else { Err(Failure::Setting(text!("hq.copy_of_another_layout"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_an_address_whatever_stands_in_it() {
        assert_eq!(as_uri(Path::new("/a b/c?d#e%/hq.db")), "file:/a%20b/c%3Fd%23e%25/hq.db?immutable=1");
        assert_eq!(as_uri(Path::new("x/\u{e9}.db")), "file:x/%C3%A9.db?immutable=1");
    }
}
