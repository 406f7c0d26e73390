//! The store: one SQLCipher file, one writing connection. SQL is written nowhere else.

pub mod approvals;
pub mod captures;
pub mod codes;
pub mod devices;
pub mod entries;
pub mod evidence;
pub mod feed;
pub mod items;
pub mod people;
pub mod searches;
pub mod secret;
pub mod segments;
pub mod totals;

use crate::failure::{Failure, Result};
use crate::key::StoreKey;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use zeroize::Zeroizing;

mod layout {
    refinery::embed_migrations!("src/store/migrations");
}

const BUSY: Duration = Duration::from_secs(30);

/// The open store.
pub struct Store {
    connection: Mutex<Connection>,
}

static OPENING: Mutex<()> = Mutex::new(());

impl Store {
    /// Opens the store, making it where there is none, and brings its layout up to date.
    pub fn open(path: &Path, key: &StoreKey) -> Result<Self> {
        refuse_plain(path)?;
        // SQLite says that it is set up before it has run SQLCipher's own set-up (SQLITE_EXTRA_INIT): of two
        // threads that open their first stores at once, the second's key may come too early and fail.
        let _turn = OPENING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(BUSY)?;
        unlock(&connection, key)?;
        settle(&connection)?;
        layout::migrations::runner().run(&mut connection)?;
        Ok(Self { connection: Mutex::new(connection) })
    }

    /// Does work in one transaction that is durable when this returns.
    pub fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut connection = self.lock();
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&tx)?;
        tx.commit()?;
        Ok(done)
    }

    /// Reads one consistent state.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut connection = self.lock();
        let tx = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
        work(&tx)
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // A transaction that a panic cut short was rolled back, so the connection is sound.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
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

fn unlock(connection: &Connection, key: &StoreKey) -> Result<()> {
    let mut raw = Zeroizing::new(String::with_capacity(96));
    for part in ["pragma key = \"x'", key.hex().as_str(), "'\""] {
        raw.push_str(part);
    }
    connection.execute_batch(&raw)?;
    let cipher: String = connection.query_row("pragma cipher_version", [], |row| row.get(0)).unwrap_or_default();
    if cipher.is_empty() {
        return Err(Failure::NotEncrypted("this build has no SQLCipher"));
    }
    connection
        .query_row("select count(*) from sqlite_master", [], |row| row.get::<_, i64>(0))
        .map_err(|_| Failure::Key("it does not open this store: pass the key the store was made with".to_owned()))?;
    Ok(())
}

fn settle(connection: &Connection) -> Result<()> {
    connection.query_row("pragma journal_mode = wal", [], |row| row.get::<_, String>(0))?;
    connection.execute_batch("pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -65536;")?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// A count or place as SQLite holds it.
pub fn to_sql(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A count or place as it was held.
pub fn from_sql(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// An id as it was held.
pub fn parsed<T: std::str::FromStr>(text: &str, what: &'static str) -> Result<T> {
    text.parse().map_err(|_| Failure::Missing(what))
}

#[cfg(test)]
#[path = "upgrade_tests.rs"]
mod upgrade_tests;
