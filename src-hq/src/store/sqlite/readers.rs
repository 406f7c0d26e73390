//! Connections that read beside the one that writes. Under WAL a reader sees the last state that was
//! committed and waits for no writer; it waits for another reader only where all of them are at work.

use super::{BUSY, held, unlock};
use crate::failure::Result;
use crate::key::StoreKey;
use rusqlite::Connection;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// More than the cores of a small server, for a read may wait for the disk.
const MOST: usize = 8;

/// Connections that read, opened as they are wanted.
pub struct Readers {
    path: PathBuf,
    key: StoreKey,
    places: Mutex<Places>,
    freed: Condvar,
}

#[derive(Default)]
struct Places {
    /// Of those that are open, the ones that nobody reads with.
    idle: Vec<Connection>,
    open: usize,
}

/// A connection that is one's own for a while.
pub struct Reader<'r> {
    readers: &'r Readers,
    connection: Option<Connection>,
}

impl Readers {
    /// Readers of a store that is open already.
    pub fn of(path: &Path, key: &StoreKey) -> Self {
        Self { path: path.to_path_buf(), key: key.clone(), places: Mutex::default(), freed: Condvar::new() }
    }

    /// A connection to read with.
    pub fn take(&self) -> Result<Reader<'_>> {
        let mut places = self.places();
        loop {
            if let Some(connection) = places.idle.pop() {
                return Ok(Reader { readers: self, connection: Some(connection) });
            }
            if places.open < MOST {
                break;
            }
            places = self.freed.wait(places).unwrap_or_else(PoisonError::into_inner);
        }
        places.open += 1;
        drop(places);
        // Dropped without a connection, where it does not open, it gives its place back.
        let mut reader = Reader { readers: self, connection: None };
        reader.connection = Some(open(&self.path, &self.key)?);
        Ok(reader)
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection that only reads.
pub fn open(path: &Path, key: &StoreKey) -> Result<Connection> {
    // Without the flag that makes a file: a store that was taken away is not begun anew.
    let connection = Connection::open_with_flags(path, held())?;
    connection.busy_timeout(BUSY)?;
    unlock(&connection, key)?;
    connection.execute_batch("pragma query_only = on; pragma cache_size = -16384")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let mut places = self.readers.places();
        match self.connection.take() {
            Some(connection) => places.idle.push(connection),
            None => places.open -= 1,
        }
        drop(places);
        self.readers.freed.notify_one();
    }
}

impl Deref for Reader<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("it holds one from `take` until it is dropped")
    }
}

impl DerefMut for Reader<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("it holds one from `take` until it is dropped")
    }
}
