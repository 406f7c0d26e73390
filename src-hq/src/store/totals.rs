//! Counts, for status and metrics.

use super::from_sql;
use crate::failure::Result;
use rusqlite::Connection;

/// How much is held.
#[derive(Clone, Copy, Debug, Default)]
pub struct Totals {
    /// Orders.
    pub orders: u64,
    /// Persons.
    pub people: u64,
    /// Devices, revoked ones included.
    pub devices: u64,
    /// Journal entries.
    pub entries: u64,
    /// Entries set aside.
    pub set_aside: u64,
    /// Incidents that were received.
    pub incidents: u64,
    /// Things refused and kept.
    pub quarantine: u64,
    /// Files that held nothing for us.
    pub nothing_for_us: u64,
    /// Orders that wait for a person.
    pub needs_a_person: u64,
    /// Feed rows.
    pub feed_rows: u64,
    /// Forks found.
    pub forks: u64,
    /// Entries that do not fit their neighbours.
    pub chain_faults: u64,
    /// Records made on locked devices.
    pub captures: u64,
    /// Of these, set aside.
    pub captures_set_aside: u64,
}

/// Counts everything.
pub fn count(db: &Connection) -> Result<Totals> {
    let mut statement = db.prepare_cached(include_str!("count.sql"))?;
    let totals = statement.query_row([], |row| {
        Ok(Totals {
            orders: from_sql(row.get(0)?),
            people: from_sql(row.get(1)?),
            devices: from_sql(row.get(2)?),
            entries: from_sql(row.get(3)?),
            set_aside: from_sql(row.get(4)?),
            incidents: from_sql(row.get(5)?),
            quarantine: from_sql(row.get(6)?),
            nothing_for_us: from_sql(row.get(7)?),
            needs_a_person: from_sql(row.get(8)?),
            feed_rows: from_sql(row.get(9)?),
            forks: from_sql(row.get(10)?),
            chain_faults: from_sql(row.get(11)?),
            captures: from_sql(row.get(12)?),
            captures_set_aside: from_sql(row.get(13)?),
        })
    })?;
    Ok(totals)
}
