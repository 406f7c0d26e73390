//! Imported files and what was refused, as SQLite keeps them.

use super::{Tx, from_sql, to_sql};
use crate::failure::{Failure, Result};
use crate::feeds::Told;
use crate::store::items::{Became, Ended, Ending, Held, Item, ItemReads, ItemWrites, Refused, RefusedOf};
use cordon_core::proof::digest::Digest;
use cordon_core::rules::ids::CaptureId;
use cordon_core::rules::time::Timestamp;
use rusqlite::{OptionalExtension as _, Row, named_params};

impl ItemReads for Tx<'_> {
    fn find_file_outcome(&self, sha256: &str) -> Result<Option<Became>> {
        let mut statement = self.0.prepare_cached("select outcome from feed_item where sha256 = :sha256")?;
        let found: Option<String> =
            statement.query_row(named_params! { ":sha256": sha256 }, |row| row.get(0)).optional()?;
        found.map(|name| Became::named(&name).ok_or(Failure::Missing("what became of a file"))).transpose()
    }

    fn count_taken(&self, sha256: &str) -> Result<u64> {
        let mut statement = self.0.prepare_cached("select orders from feed_item where sha256 = :sha256")?;
        let held =
            statement.query_row(named_params! { ":sha256": sha256 }, |row| row.get(0).map(from_sql)).optional()?;
        Ok(held.unwrap_or(0))
    }

    fn list_told(&self, file: &str) -> Result<Vec<Told>> {
        let mut statement =
            self.0.prepare_cached("select line, what from feed_told where file = :file order by place")?;
        let rows =
            statement.query_map(named_params! { ":file": file }, |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        rows.map(|row| {
            let (line, what) = row?;
            Ok(Told { line, what: serde_json::from_str(&what)? })
        })
        .collect()
    }

    fn weigh_refused(&self, source: &str, sha256: &str) -> Result<RefusedOf> {
        let mut statement = self.0.prepare_cached(
            "select count(*), coalesce(sum(length(bytes)), 0), coalesce(max(sha256 = :sha256), 0)
            from quarantine where source = :source",
        )?;
        let named = named_params! { ":source": source, ":sha256": sha256 };
        let held = statement.query_row(named, |row| {
            Ok(RefusedOf { count: from_sql(row.get(0)?), bytes: from_sql(row.get(1)?), holds: row.get(2)? })
        });
        Ok(held?)
    }

    fn list_refused(&self) -> Result<Vec<Held>> {
        let mut statement = self.0.prepare_cached(&format!("{HELD} where how is null order by quarantine.id"))?;
        let rows = statement.query_map([], read_held)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn list_ever_refused(&self) -> Result<Vec<Held>> {
        let mut statement = self.0.prepare_cached(&format!("{HELD} order by quarantine.id"))?;
        let rows = statement.query_map([], read_held)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn list_refused_of(&self, file: &str) -> Result<Vec<Held>> {
        let wanted = "where file = :file and how is null order by line, quarantine.id";
        let mut statement = self.0.prepare_cached(&format!("{HELD} {wanted}"))?;
        let rows = statement.query_map(named_params! { ":file": file }, read_held)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn find_refused(&self, id: u64) -> Result<Option<(Held, Vec<u8>)>> {
        let mut statement = self.0.prepare_cached(&format!("{HELD} where quarantine.id = :id"))?;
        let Some(held) = statement.query_row(named_params! { ":id": to_sql(id) }, read_held).optional()? else {
            return Ok(None);
        };
        let mut statement = self.0.prepare_cached("select bytes from quarantine where id = :id")?;
        let bytes = statement.query_row(named_params! { ":id": to_sql(id) }, |row| row.get(0))?;
        Ok(Some((held, bytes)))
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
        let mut statement = self
            .0
            .prepare_cached("insert into feed_told (file, place, line, what) values (:file, :place, :line, :what)")?;
        for (place, told) in (0_i64..).zip(told) {
            let what = serde_json::to_string(&told.what)?;
            let named = named_params! { ":file": file, ":place": place, ":line": told.line, ":what": what };
            statement.execute(named)?;
        }
        Ok(())
    }

    fn keep_refused(&self, refused: &Refused<'_>, now: Timestamp) -> Result<()> {
        let sha256 = Digest::of(refused.bytes).to_string();
        let line = refused.line.map(to_sql);
        let mut is_held = self.0.prepare_cached(include_str!("is_refused.sql"))?;
        if is_held.exists(named_params! {
            ":source": refused.source,
            ":sha256": sha256,
            ":reason": refused.reason,
            ":line": line,
            ":file": refused.file,
        })? {
            return Ok(());
        }
        let mut statement = self.0.prepare_cached(
            "insert into quarantine (id, source, file, line, capture, reason, sha256, bytes, at)
            values (:id, :source, :file, :line, :capture, :reason, :sha256, :bytes, :now)",
        )?;
        statement.execute(named_params! {
            ":id": self.next_number("quarantine")?,
            ":source": refused.source,
            ":file": refused.file,
            ":line": line,
            ":capture": refused.capture.map(|capture| capture.to_string()),
            ":reason": refused.reason,
            ":sha256": sha256,
            ":bytes": refused.bytes,
            ":now": now.millis(),
        })?;
        Ok(())
    }

    fn end_refused(&self, id: u64, how: Ending, why: &str, now: Timestamp) -> Result<bool> {
        let mut statement = self.0.prepare_cached(
            "insert into quarantine_end (id, how, why, at)
            select id, :how, :why, :now from quarantine where id = :id
            on conflict do nothing",
        )?;
        let named = named_params! { ":id": to_sql(id), ":how": how.name(), ":why": why, ":now": now.millis() };
        Ok(statement.execute(named)? == 1)
    }
}

impl Tx<'_> {
    /// The next number of a series, taken in this transaction.
    fn next_number(&self, series: &str) -> Result<i64> {
        let mut statement = self.0.prepare_cached(
            "insert into counter (series, last) values (:series, 1)
            on conflict (series) do update set last = last + 1 returning last",
        )?;
        Ok(statement.query_row(named_params! { ":series": series }, |row| row.get(0))?)
    }
}

const HELD: &str = include_str!("held.sql");

fn read_held(row: &Row<'_>) -> rusqlite::Result<Held> {
    Ok(Held {
        id: from_sql(row.get(0)?),
        source: row.get(1)?,
        line: row.get::<_, Option<i64>>(2)?.map(from_sql),
        reason: row.get(3)?,
        bytes: from_sql(row.get(4)?),
        at: Timestamp::from_millis(row.get(5)?),
        file: row.get(6)?,
        ended: read_ended(row)?,
        capture: read_capture(row)?,
    })
}

fn read_capture(row: &Row<'_>) -> rusqlite::Result<Option<CaptureId>> {
    let Some(capture) = row.get::<_, Option<String>>(10)? else { return Ok(None) };
    capture.parse().map(Some).map_err(|_| {
        let unread = format!("no capture: {capture}").into();
        rusqlite::Error::FromSqlConversionFailure(10, rusqlite::types::Type::Text, unread)
    })
}

fn read_ended(row: &Row<'_>) -> rusqlite::Result<Option<Ended>> {
    let Some(how) = row.get::<_, Option<String>>(7)? else { return Ok(None) };
    let how = Ending::named(&how).ok_or_else(|| {
        let unknown = format!("no such ending: {how}").into();
        rusqlite::Error::FromSqlConversionFailure(7, rusqlite::types::Type::Text, unknown)
    })?;
    Ok(Some(Ended { how, why: row.get(8)?, at: Timestamp::from_millis(row.get(9)?) }))
}
