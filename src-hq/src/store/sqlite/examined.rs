//! The file looked at from outside, as SQLite and SQLCipher see it.

use super::evidence::digest;
use super::{Sqlite, Tx, from_sql, layout, parsed};
use crate::failure::Result;
use crate::key::StoreKey;
use crate::store::evidence::UploadId;
use crate::store::examined::{Examined, ExaminedReads};
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use std::path::Path;
use std::sync::Mutex;

/// Faults that are listed: what follows is of the same kind.
const MOST_FAULTS: usize = 20;

impl Sqlite {
    /// Opens the store as it is: nothing is made, and its layout stays what it is.
    pub fn open_as_it_is(path: &Path, key: &StoreKey) -> Result<Self> {
        super::refuse_plain(path)?;
        let _turn = super::turn_to_open();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(super::BUSY)?;
        super::unlock(&connection, key)?;
        connection.execute_batch("pragma query_only = on")?;
        let watch = super::Watch::of(super::readers::open(path, key)?)?;
        Ok(Self { writer: Mutex::new(connection), readers: super::Readers::of(path, key), watch })
    }

    /// As [`look_through`], of this store.
    pub fn look_through(&self) -> Result<Examined> {
        look_through(&self.writer())
    }
}

/// Reads every page: whether its seal holds, and whether tables and indexes agree.
pub fn look_through(connection: &Connection) -> Result<Examined> {
    let newest = layout::migrations::runner().get_migrations().iter().map(refinery::Migration::version).max();
    let held = "select max(version) from refinery_schema_history";
    let held: Option<i64> = connection.query_row(held, [], |row| row.get(0)).optional()?.flatten();
    let mut faults = words(connection, "pragma cipher_integrity_check");
    let quick = words(connection, "pragma quick_check");
    faults.extend(quick.into_iter().filter(|word| word != "ok"));
    faults.truncate(MOST_FAULTS);
    Ok(Examined {
        layout: held.and_then(|version| u32::try_from(version).ok()).unwrap_or_default(),
        newest: newest.and_then(|version| u32::try_from(version).ok()).unwrap_or_default(),
        faults,
    })
}

/// What a check says, a line each. That it could not be made is a fault as well.
fn words(connection: &Connection, check: &str) -> Vec<String> {
    let made = || -> rusqlite::Result<Vec<String>> {
        let mut statement = connection.prepare(check)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect()
    };
    made().unwrap_or_else(|error| vec![error.to_string()])
}

impl ExaminedReads for Tx<'_> {
    fn find_last_received(&self) -> Result<Option<Timestamp>> {
        let last: Option<i64> = self.0.query_row(
            "select max(at) from (
                select max(received_at) as at from entry union all select max(received_at) from capture
            )",
            [],
            |row| row.get(0),
        )?;
        Ok(last.map(Timestamp::from_millis))
    }

    fn list_whole_files(&self) -> Result<Vec<UploadId>> {
        let mut statement = self.0.prepare_cached(
            "select device, exhibit, sealed, length from evidence where receipt is not null
            order by sealed, device, exhibit",
        )?;
        let mut rows = statement.query([])?;
        let mut whole = Vec::new();
        while let Some(row) = rows.next()? {
            let [device, exhibit, sealed]: [String; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
            whole.push(UploadId {
                device: parsed(&device, "device id")?,
                exhibit: parsed(&exhibit, "exhibit")?,
                sealed: digest(&sealed)?,
                length: from_sql(row.get(3)?),
            });
        }
        Ok(whole)
    }

    fn list_paper_objects(&self) -> Result<Vec<String>> {
        let mut statement =
            self.0.prepare_cached("select object from paper union select object from refused_paper order by object")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn count_devices_in_use(&self) -> Result<u64> {
        let count = "select count(*) from device where revoked_at is null";
        Ok(self.0.query_row(count, [], |row| row.get(0).map(from_sql))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::{Seek as _, SeekFrom, Write as _};

    fn key() -> StoreKey {
        StoreKey::new([7; 32])
    }

    #[test]
    fn a_page_that_was_written_over_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("hq.db");
        drop(Sqlite::open(&place, &key()).unwrap());
        let sound = Sqlite::open_as_it_is(&place, &key()).unwrap().look_through().unwrap();
        assert_eq!((sound.layout, sound.faults), (sound.newest, Vec::new()));
        let mut file = fs::OpenOptions::new().write(true).open(&place).unwrap();
        file.seek(SeekFrom::Start(5 * 4096 + 100)).unwrap();
        file.write_all(b"spoilt").unwrap();
        drop(file);
        let spoilt = Sqlite::open_as_it_is(&place, &key()).unwrap().look_through().unwrap();
        assert!(!spoilt.faults.is_empty(), "{spoilt:?}");
    }

    #[test]
    fn looking_makes_and_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("hq.db");
        assert!(Sqlite::open_as_it_is(&place, &key()).is_err());
        assert!(!place.exists(), "no store is made");
        drop(Sqlite::open(&place, &key()).unwrap());
        let before = fs::read(&place).unwrap();
        let store = Sqlite::open_as_it_is(&place, &key()).unwrap();
        assert!(store.writer().execute("delete from secret", []).is_err());
        store.look_through().unwrap();
        drop(store);
        assert_eq!(fs::read(&place).unwrap(), before);
        assert!(Sqlite::open_as_it_is(&place, &StoreKey::new([8; 32])).is_err(), "with another key");
    }
}
