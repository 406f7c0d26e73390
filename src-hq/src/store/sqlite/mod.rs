//! The store in one SQLCipher file. SQL, and whatever else is SQLite's, stands nowhere else.

mod acts;
mod approvals;
mod calls;
mod captures;
mod codes;
#[cfg(test)]
mod conforming;
mod devices;
mod enrolments;
mod entries;
mod evidence;
mod examined;
mod feed;
mod items;
mod people;
mod read_only;
mod readers;
mod refused;
mod roles;
mod searches;
mod secrets;
mod segments;
mod totals;
#[cfg(test)]
mod upgrade_tests;
mod waiting;
mod watch;

use super::examined::Examined;
use super::{Body, Mark, Reading, Reads, Writes, Writing};
use crate::failure::{Failure, Result};
use crate::key::StoreKey;
use cordon_core::text;
use cordon_core::words::{Verbatim, english};
pub use read_only::ReadOnly;
use readers::Readers;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, named_params};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use watch::Watch;
use zeroize::Zeroizing;

mod layout {
    refinery::embed_migrations!("src/store/sqlite/migrations");
}

const BUSY: Duration = Duration::from_secs(30);

/// The open file: one connection that writes, some that read beside it, and one that sees whether anything
/// was committed.
pub struct Sqlite {
    writer: Mutex<Connection>,
    readers: Readers,
    watch: Watch,
}

/// A transaction. A reader hands it out as [`Reads`] alone.
struct Tx<'c>(Transaction<'c>);

impl Reads for Tx<'_> {}

impl Writes for Tx<'_> {}

impl Tx<'_> {
    /// The next number of a series, taken in this transaction.
    fn next_number(&self, series: &str) -> Result<i64> {
        let mut statement = self.0.prepare_cached(
            "insert into counter (series, last) values (:series, 1)
            on conflict (series) do update set last = last + 1 returning last",
        )?;
        Ok(statement.query_row(named_params! { ":series": series }, |row| row.get(0))?)
    }
}

static OPENING: Mutex<()> = Mutex::new(());

/// SQLite says that it is set up before it has run SQLCipher's own set-up (SQLITE_EXTRA_INIT): of two threads
/// that open their first stores at once, the second's key may come too early and fail.
fn turn_to_open() -> MutexGuard<'static, ()> {
    OPENING.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sqlite {
    /// Opens the store, making it where there is none, and brings its layout up to date.
    pub fn open(path: &Path, key: &StoreKey) -> Result<Self> {
        Self::open_with(path, key, held() | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// As [`open`](Self::open), where one stands: none is made.
    pub fn open_held(path: &Path, key: &StoreKey) -> Result<Self> {
        Self::open_with(path, key, held())
    }

    fn open_with(path: &Path, key: &StoreKey, flags: OpenFlags) -> Result<Self> {
        refuse_plain(path)?;
        let _turn = turn_to_open();
        let mut writer = Connection::open_with_flags(path, flags).map_err(opening)?;
        writer.busy_timeout(BUSY)?;
        unlock(&writer, key)?;
        settle(&writer).map_err(opening)?;
        layout::migrations::runner().run(&mut writer).map_err(bringing_up_to_date)?;
        let watch = Watch::of(readers::open(path, key)?)?;
        Ok(Self { writer: Mutex::new(writer), readers: Readers::of(path, key), watch })
    }

    fn writer(&self) -> MutexGuard<'_, Connection> {
        // A transaction that a panic cut short was rolled back, so the connection is sound.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Body for Sqlite {
    fn read(&self, work: Reading<'_>) -> Result<()> {
        let mut reader = self.readers.take()?;
        work(&Tx(reader.transaction_with_behavior(TransactionBehavior::Deferred)?))
    }

    fn write(&self, work: Writing<'_>) -> Result<()> {
        let mut connection = self.writer();
        let tx = Tx(connection.transaction_with_behavior(TransactionBehavior::Immediate)?);
        work(&tx)?;
        Ok(tx.0.commit()?)
    }

    fn mark(&self) -> Option<Mark> {
        self.watch.mark()
    }

    fn examine(&self) -> Result<Examined> {
        self.look_through()
    }
}

fn refuse_plain(path: &Path) -> Result<()> {
    let Ok(mut file) = File::open(path) else { return Ok(()) };
    let mut head = [0_u8; 15];
    if file.read_exact(&mut head).is_ok() && &head == b"SQLite format 3" {
        return Err(Failure::NotEncrypted("the file is plain SQLite: move it away and start anew"));
    }
    Ok(())
}

/// A file that is there, and may be written.
fn held() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Why a store does not open. Only what SQLCipher cannot read as a store at all may be of another key: a
/// full disk or a damaged page is told as what it is, for another key would be looked for in vain.
fn opening(error: rusqlite::Error) -> Failure {
    use rusqlite::ErrorCode::{
        CannotOpen, DatabaseCorrupt, DiskFull, NotADatabase, PermissionDenied, ReadOnly, SystemIoFailure,
    };
    let extended = error.sqlite_error().map(|error| error.extended_code);
    let is_cut = extended == Some(rusqlite::ffi::SQLITE_IOERR_SHORT_READ);
    let is_full = extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE);
    match error.sqlite_error_code() {
        Some(NotADatabase) => Failure::Key(english(text!("hq.store_not_opened"))),
        Some(DiskFull) => Failure::Setting(text!("hq.disk_full")),
        Some(SystemIoFailure) if is_full => Failure::Setting(text!("hq.disk_full")),
        Some(DatabaseCorrupt) => Failure::Setting(text!("hq.store_damaged")),
        Some(SystemIoFailure) if is_cut => Failure::Setting(text!("hq.store_damaged")),
        Some(ReadOnly | CannotOpen | PermissionDenied) => {
            let why = Verbatim::from(error.to_string());
            Failure::Setting(text!("hq.store_unwritable", why = why))
        }
        Some(_) | None => error.into(),
    }
}

fn bringing_up_to_date(error: refinery::Error) -> Failure {
    let cause = std::error::Error::source(&error).and_then(|cause| cause.downcast_ref::<rusqlite::Error>());
    match cause.and_then(rusqlite::Error::sqlite_error) {
        // Refinery keeps the error; what it was is all that is told.
        Some(found) => opening(rusqlite::Error::SqliteFailure(*found, None)),
        None => error.into(),
    }
}

fn unlock(connection: &Connection, key: &StoreKey) -> Result<()> {
    // What SQLCipher has to say comes back as an error: its own lines name pages to nobody who could help.
    connection.execute_batch("pragma cipher_log_level = none")?;
    let mut raw = Zeroizing::new(String::with_capacity(96));
    for part in ["pragma key = \"x'", key.hex().as_str(), "'\""] {
        raw.push_str(part);
    }
    connection.execute_batch(&raw)?;
    let cipher: String = connection.query_row("pragma cipher_version", [], |row| row.get(0)).unwrap_or_default();
    if cipher.is_empty() {
        return Err(Failure::NotEncrypted("this build has no SQLCipher"));
    }
    connection.query_row("select count(*) from sqlite_master", [], |row| row.get::<_, i64>(0)).map_err(opening)?;
    Ok(())
}

fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("pragma journal_mode = wal", [], |row| row.get::<_, String>(0))?;
    connection.execute_batch("pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -65536")?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(Box::new(error))
    }
}

impl From<refinery::Error> for Failure {
    fn from(error: refinery::Error) -> Self {
        Self::Layout(Box::new(error))
    }
}

/// A count or place as SQLite holds it.
fn to_sql(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A count or place as it was held.
fn from_sql(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// An id as it was held.
fn parsed<T: std::str::FromStr>(text: &str, what: &'static str) -> Result<T> {
    text.parse().map_err(|_| Failure::Missing(what))
}
