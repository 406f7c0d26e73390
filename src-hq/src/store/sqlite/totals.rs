//! Counts, as SQLite keeps them.

use super::{Tx, from_sql};
use crate::failure::Result;
use crate::store::items::Became;
use crate::store::totals::{Since, TotalReads, Totals};
use rusqlite::named_params;

impl TotalReads for Tx<'_> {
    fn count_totals(&self, since: &Since) -> Result<Totals> {
        let mut statement = self.0.prepare_cached(include_str!("count.sql"))?;
        let named = named_params! { ":overdue": since.overdue.millis(), ":withheld": since.withheld.millis(),
        ":nothing": Became::NothingForUs.name(), ":broken": Became::Broken.name() };
        Ok(statement.query_row(named, |row| Totals::read(|name| row.get(name).map(from_sql)))?)
    }
}
