//! Where the store was found to be older than what the device had written.

use super::super::columns::time;
use crate::Failure;
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, named_params};

/// Sequences that were given to entries which the store does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The last entry held before it.
    pub ended: u64,
    /// The last sequence in it.
    pub written: u64,
    /// When it was found.
    pub found_at: Timestamp,
}

impl Gap {
    /// Whether a sequence lies in it.
    pub fn holds(&self, sequence: u64) -> bool {
        sequence > self.ended && sequence <= self.written
    }
}

/// Keeps one: no entry is given a sequence in it again.
pub fn add(db: &Connection, gap: &Gap) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into journal_gap (ended, written, found_at) values (:ended, :written, :found_at)
         on conflict (ended) do update set written = max(written, excluded.written)",
    )?
    .execute(named_params! {
        ":ended": gap.ended.cast_signed(),
        ":written": gap.written.cast_signed(),
        ":found_at": gap.found_at.to_string(),
    })?;
    Ok(())
}

/// All of them, first to last.
pub fn all(db: &Connection) -> Result<Vec<Gap>, Failure> {
    let mut statement = db.prepare_cached("select ended, written, found_at from journal_gap order by ended")?;
    let rows = statement.query_map([], |row| {
        let number = |column| Ok::<_, rusqlite::Error>(row.get::<_, i64>(column)?.unsigned_abs());
        Ok(Gap { ended: number("ended")?, written: number("written")?, found_at: time(row, "found_at")? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The last sequence in any; zero where there is none.
pub fn last(db: &Connection) -> Result<u64, Failure> {
    let last: i64 =
        db.prepare_cached("select coalesce(max(written), 0) from journal_gap")?.query_row([], |row| row.get(0))?;
    Ok(last.unsigned_abs())
}
