//! Whether anything was committed, by this process or another: a connection that never writes is told so by
//! the file's own shared memory, without reading a page.

use crate::failure::Result;
use crate::store::Mark;
use rusqlite::Connection;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The connection that watches.
pub struct Watch(Mutex<Connection>);

impl Watch {
    /// Watches over a connection of its own. It waits for no lock: whoever asks has others to serve.
    pub fn of(connection: Connection) -> Result<Self> {
        connection.busy_timeout(Duration::ZERO)?;
        connection.execute_batch("pragma cache_size = -64")?;
        Ok(Self(Mutex::new(connection)))
    }

    /// `data_version` differs between two readings over one connection where any other connection has
    /// committed in between (https://sqlite.org/pragma.html#pragma_data_version).
    pub fn mark(&self) -> Option<Mark> {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut statement = connection.prepare_cached("pragma data_version").ok()?;
        statement.query_row([], |row| row.get(0)).ok().map(Mark)
    }
}
