//! Searches that devices opened, and whether an entry has said that they are over, with all whom they showed.

use super::{from_sql, parsed};
use crate::failure::Result;
use cordon_core::proof::envelope::Envelope;
use cordon_core::rules::ids::{DeviceId, OfficerId, SearchId};
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, Row, named_params};

/// A search that was opened and that no entry of its searcher has closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsettled {
    /// On which device.
    pub device: DeviceId,
    /// Which.
    pub search: SearchId,
    /// Who opened it.
    pub officer: OfficerId,
    /// The officer as shown.
    pub shown: String,
    /// When, by the device's clock.
    pub opened_at: Timestamp,
    /// When HQ took in the entry that says so.
    pub received_at: Timestamp,
}

/// Writes down that a search was opened. Entries come in any order: it may have been closed already.
pub fn open(db: &Connection, envelope: &Envelope, search: SearchId) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into search (device, search, officer, opened_at, received_at)
        select :device, :search, :officer, :opened_at, received_at
        from entry where device = :device and sequence = :sequence
        on conflict (device, search) do update
        set officer = excluded.officer, opened_at = excluded.opened_at, received_at = excluded.received_at",
    )?;
    statement.execute(named_params! {
        ":device": envelope.chain.to_string(),
        ":search": search.to_string(),
        ":officer": envelope.officer.to_string(),
        ":opened_at": envelope.at.millis(),
        ":sequence": super::to_sql(envelope.sequence),
    })?;
    Ok(())
}

/// Writes down that an entry closed a search, for the searcher that it names. An entry of the opener is
/// not undone by one that names somebody else.
pub fn close(db: &Connection, envelope: &Envelope, search: SearchId, searcher: OfficerId) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into search (device, search, closed_for) values (:device, :search, :closed_for)
        on conflict (device, search) do update set closed_for = excluded.closed_for
        where closed_for is not officer",
    )?;
    statement.execute(named_params! {
        ":device": envelope.chain.to_string(),
        ":search": search.to_string(),
        ":closed_for": searcher.to_string(),
    })?;
    Ok(())
}

/// Searches whose opening HQ took in by a time, and which are not closed, oldest first.
pub fn list_unsettled(db: &Connection, received_by: Timestamp) -> Result<Vec<Unsettled>> {
    let mut statement = db.prepare_cached(
        "select s.device, s.search, s.officer, coalesce(o.shown, ''), s.opened_at, s.received_at
        from search s left join officer o on o.id = s.officer
        where s.closed_for is not s.officer and s.received_at <= :received_by
        order by s.received_at, s.search",
    )?;
    let mut rows = statement.query(named_params! { ":received_by": received_by.millis() })?;
    let mut unsettled = Vec::new();
    while let Some(row) = rows.next()? {
        unsettled.push(read(row)?);
    }
    Ok(unsettled)
}

/// How many those are.
pub fn count_unsettled(db: &Connection, received_by: Timestamp) -> Result<u64> {
    let mut statement = db.prepare_cached(
        "select count(*) from search where closed_for is not officer and received_at <= :received_by",
    )?;
    Ok(statement.query_row(named_params! { ":received_by": received_by.millis() }, |row| row.get(0).map(from_sql))?)
}

fn read(row: &Row<'_>) -> Result<Unsettled> {
    Ok(Unsettled {
        device: parsed(&row.get::<_, String>(0)?, "device id")?,
        search: parsed(&row.get::<_, String>(1)?, "search id")?,
        officer: parsed(&row.get::<_, String>(2)?, "officer id")?,
        shown: row.get(3)?,
        opened_at: Timestamp::from_millis(row.get(4)?),
        received_at: Timestamp::from_millis(row.get(5)?),
    })
}
