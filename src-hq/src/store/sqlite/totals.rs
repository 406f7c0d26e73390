//! Counts, as SQLite keeps them.

use super::{Tx, from_sql};
use crate::failure::Result;
use crate::store::totals::{TotalReads, Totals};

impl TotalReads for Tx<'_> {
    fn count_totals(&self) -> Result<Totals> {
        let mut statement = self.0.prepare_cached(include_str!("count.sql"))?;
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
}
