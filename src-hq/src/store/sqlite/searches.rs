//! Searches that devices opened, as SQLite keeps them.

use super::{Tx, parsed, to_sql};
use crate::failure::Result;
use crate::store::searches::{SearchReads, SearchWrites, Unsettled};
use cordon_core::proof::envelope::Envelope;
use cordon_core::rules::ids::{OfficerId, SearchId};
use cordon_core::rules::time::Timestamp;
use rusqlite::{Row, named_params};

impl SearchReads for Tx<'_> {
    fn list_unsettled(&self, received_by: Timestamp) -> Result<Vec<Unsettled>> {
        let mut statement = self.0.prepare_cached(
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
}

impl SearchWrites for Tx<'_> {
    fn open_search(&self, envelope: &Envelope, search: SearchId) -> Result<()> {
        let mut statement = self.0.prepare_cached(
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
            ":sequence": to_sql(envelope.sequence),
        })?;
        Ok(())
    }

    fn close_search(&self, envelope: &Envelope, search: SearchId, searcher: OfficerId) -> Result<()> {
        let mut statement = self.0.prepare_cached(
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
