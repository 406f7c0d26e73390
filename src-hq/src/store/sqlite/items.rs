//! Imported files, as SQLite keeps them.

use super::{Tx, from_sql, to_sql};
use crate::failure::{Failure, Result};
use crate::feeds::Told;
use crate::store::items::{Became, Item, ItemReads, ItemWrites};
use cordon_core::rules::time::Timestamp;
use rusqlite::{OptionalExtension as _, named_params};

impl ItemReads for Tx<'_> {
    fn find_file_outcome(&self, sha256: &str) -> Result<Option<Became>> {
        let mut statement = self.0.prepare_cached("select outcome from feed_item where sha256 = :sha256")?;
        let found: Option<String> =
            statement.query_row(named_params! { ":sha256": sha256 }, |row| row.get(0)).optional()?;
        found.map(|name| Became::named(&name).ok_or(Failure::Missing("what became of a file"))).transpose()
    }

    fn find_first_came(&self, sha256: &str) -> Result<Option<Timestamp>> {
        let mut statement = self.0.prepare_cached(
            "select min(at) from (
                select imported_at as at from feed_item where sha256 = :sha256
                union all
                select at from quarantine where sha256 = :sha256 and kind = 'part'
            )",
        )?;
        let at: Option<i64> = statement.query_row(named_params! { ":sha256": sha256 }, |row| row.get(0))?;
        Ok(at.map(Timestamp::from_millis))
    }

    fn count_taken(&self, sha256: &str) -> Result<u64> {
        let mut statement = self.0.prepare_cached("select orders from feed_item where sha256 = :sha256")?;
        let held =
            statement.query_row(named_params! { ":sha256": sha256 }, |row| row.get(0).map(from_sql)).optional()?;
        Ok(held.unwrap_or(0))
    }

    fn list_told(&self, file: &str) -> Result<Vec<Told>> {
        let mut statement =
            self.0.prepare_cached("select within, line, what from feed_told where file = :file order by place")?;
        let rows = statement.query_map(named_params! { ":file": file }, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?))
        })?;
        rows.map(|row| {
            let (within, line, what) = row?;
            Ok(Told { within, line, what: serde_json::from_str(&what)? })
        })
        .collect()
    }
}

impl ItemWrites for Tx<'_> {
    fn keep_repeat(&self, sha256: &str, now: Timestamp) -> Result<()> {
        let mut statement = self.0.prepare_cached("update feed_item set imported_at = :now where sha256 = :sha256")?;
        statement.execute(named_params! { ":sha256": sha256, ":now": now.millis() })?;
        Ok(())
    }

    fn keep_file(&self, item: &Item<'_>, now: Timestamp) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into feed_item (sha256, file, outcome, title, reason, orders, imported_at)
            values (:sha256, :file, :outcome, :title, :reason, :orders, :now)
            on conflict (sha256) do update
            set outcome = :outcome, title = :title, reason = :reason, orders = :orders, imported_at = :now",
        )?;
        statement.execute(named_params! {
            ":sha256": item.sha256,
            ":file": item.file,
            ":outcome": item.outcome.name(),
            ":title": item.title,
            ":reason": item.reason,
            ":orders": to_sql(item.orders),
            ":now": now.millis(),
        })?;
        Ok(())
    }

    fn set_told(&self, file: &str, told: &[Told]) -> Result<()> {
        self.0.prepare_cached("delete from feed_told where file = :file")?.execute(named_params! { ":file": file })?;
        let mut statement = self.0.prepare_cached(
            "insert into feed_told (file, place, within, line, what)
            values (:file, :place, :within, :line, :what)",
        )?;
        for (place, told) in (0_i64..).zip(told) {
            let what = serde_json::to_string(&told.what)?;
            statement.execute(named_params! {
                ":file": file,
                ":place": place,
                ":within": told.within,
                ":line": told.line,
                ":what": what,
            })?;
        }
        Ok(())
    }

    fn add_taken(&self, file: &str, orders: u64) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update feed_item set orders = orders + :orders, outcome = :became
            where sha256 = :file and :orders > 0",
        )?;
        let became = Became::Orders.name();
        statement.execute(named_params! { ":file": file, ":orders": to_sql(orders), ":became": became })?;
        Ok(())
    }
}
