//! Opening a store: SQLCipher with a raw key, or not at all.

use crate::Failure;
use crate::failure::is_damage;
use crate::locks::lock_of;
use cordon_core::text_key;
use cordon_core::words::TextKey;
use rusqlite::{Connection, OpenFlags};
use std::fmt::Write as _;
use std::io::Read;
use std::path::Path;
use std::sync::Mutex;
use zeroize::Zeroizing;

mod own_migrations {
    refinery::embed_migrations!("src/store/migrations/own");
}

mod replica_migrations {
    refinery::embed_migrations!("src/store/migrations/replica");
}

/// Opens the own store and brings its layout up to date.
pub fn open_own(place: &Path, key: &[u8; 32]) -> Result<Connection, Failure> {
    let mut db = open(place, key, text_key!("fault.own_store"))?;
    own_migrations::migrations::runner().run(&mut db)?;
    Ok(db)
}

/// Opens the copy of HQ's and brings its layout up to date.
pub fn open_replica(place: &Path, key: &[u8; 32]) -> Result<Connection, Failure> {
    let mut db = open(place, key, text_key!("fault.replica"))?;
    // What a power cut takes from the copy is pulled again: no commit of it waits for the disk.
    db.execute_batch("pragma synchronous = normal;")?;
    // It can be pulled again whole: one that came to a layout by other words is no reason not to unlock.
    replica_migrations::migrations::runner().set_abort_divergent(false).run(&mut db)?;
    super::replica::clue_edition::bring_up_to_date(&db)?;
    super::replica::prepared::bring_up_to_date(&db)?;
    Ok(db)
}

/// Opens a second door to the copy, for reading it whole while the first goes on being used.
pub fn open_replica_to_read(place: &Path, key: &[u8; 32]) -> Result<Connection, Failure> {
    let db = open(place, key, text_key!("fault.replica"))?;
    // Read once from end to end: what is cached is not asked for again.
    db.execute_batch("pragma query_only = on; pragma cache_size = -8192;")?;
    Ok(db)
}

/// Opens another door to the copy, for filling it: whoever asks meanwhile waits for no slice.
pub fn open_replica_to_fill(place: &Path, key: &[u8; 32]) -> Result<Connection, Failure> {
    let db = open(place, key, text_key!("fault.replica"))?;
    // A page that many rows fall into is written back once for all of them.
    db.execute_batch("pragma synchronous = normal; pragma wal_autocheckpoint = 8000;")?;
    Ok(db)
}

/// Opens another door to the copy, for questions of somebody who waits for the answer.
pub fn open_replica_to_ask(place: &Path, key: &[u8; 32]) -> Result<Connection, Failure> {
    let db = open(place, key, text_key!("fault.replica"))?;
    db.execute_batch("pragma query_only = on;")?;
    Ok(db)
}

/// Opens another door to an own store that is open and whose layout is up to date.
pub fn open_own_beside(place: &Path, key: &[u8; 32]) -> Result<Connection, Failure> {
    let db = open(place, key, text_key!("fault.own_store"))?;
    // It writes a row at a time.
    db.execute_batch("pragma cache_size = -1024;")?;
    Ok(db)
}

/// The layouts this edition can bring a store to.
pub fn own_layouts() -> Vec<u32> {
    versions(&own_migrations::migrations::runner())
}

fn versions(runner: &refinery::Runner) -> Vec<u32> {
    runner.get_migrations().iter().filter_map(|migration| u32::try_from(migration.version()).ok()).collect()
}

static OPENING: Mutex<()> = Mutex::new(());

fn open(place: &Path, key: &[u8; 32], what: TextKey) -> Result<Connection, Failure> {
    refuse_plain(place, what)?;
    // SQLite says that it is set up before it has run SQLCipher's own set-up (SQLITE_EXTRA_INIT): of two
    // threads that open their first stores at once, the second's key may come too early and fail.
    let _turn = lock_of(&OPENING);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(place, flags)?;
    // What SQLCipher has to say comes back as an error: its own lines name pages to nobody who could help.
    db.execute_batch("pragma cipher_log_level = none;")?;
    unlock(&db, key)?;
    let version: String = db.query_row("pragma cipher_version", [], |row| row.get(0)).unwrap_or_default();
    if version.is_empty() {
        return Err(Failure::Keys(text_key!("fault.the_stores_library_does_not_encrypt")));
    }
    let read = db.query_row("select count(*) from sqlite_schema", [], |row| row.get::<_, i64>(0));
    read.map_err(|error| if is_damage(&error) { Failure::Damaged(what) } else { error.into() })?;
    db.execute_batch(
        "pragma journal_mode = wal;
         pragma synchronous = full;
         pragma foreign_keys = on;
         pragma temp_store = memory;
         pragma cache_size = -65536;
         pragma busy_timeout = 10000;
         pragma trusted_schema = off;",
    )?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(db)
}

/// Whether anything of an open store is not what was written: every page is read through the cipher, and
/// then as what it should hold.
pub fn is_damaged_within(db: &Connection) -> Result<bool, Failure> {
    match has_faults(db) {
        Ok(found) => Ok(found),
        Err(error) if is_damage(&error) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

fn has_faults(db: &Connection) -> rusqlite::Result<bool> {
    if db.prepare("pragma cipher_integrity_check")?.exists([])? {
        return Ok(true);
    }
    db.query_row("pragma quick_check(1)", [], |row| Ok(row.get::<_, String>(0)? != "ok"))
}

fn unlock(db: &Connection, key: &[u8; 32]) -> Result<(), Failure> {
    let mut raw = Zeroizing::new(String::with_capacity(96));
    raw.push_str("pragma key = \"x'");
    for byte in key {
        write!(raw, "{byte:02x}").map_err(|_| Failure::Keys(text_key!("fault.the_key_cannot_be_written")))?;
    }
    raw.push_str("'\"");
    Ok(db.execute_batch(&raw)?)
}

fn refuse_plain(place: &Path, what: TextKey) -> Result<(), Failure> {
    let Ok(mut file) = std::fs::File::open(place) else { return Ok(()) };
    let mut head = [0_u8; 16];
    let read = file.read(&mut head).map_err(Failure::file(text_key!("fault.reading_a_store"), place))?;
    if head.get(..read).is_some_and(|head| head.starts_with(b"SQLite format 3")) {
        return Err(Failure::Damaged(what));
    }
    Ok(())
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod open_tests;
#[cfg(test)]
#[path = "upgrade_tests.rs"]
mod upgrade_tests;
