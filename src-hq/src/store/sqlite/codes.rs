//! Enrolment codes, as SQLite keeps them.

use super::{Tx, from_sql, to_sql};
use crate::failure::Result;
use crate::store::codes::{CodeReads, CodeWrites, LiveCode, NewCode, OpenCode};
use crate::store::devices::Named;
use cordon_core::rules::time::Timestamp;
use rusqlite::{OptionalExtension as _, named_params};

impl CodeReads for Tx<'_> {
    fn list_open_codes(&self, now: Timestamp, tries: i64) -> Result<Vec<OpenCode>> {
        let mut statement = self.0.prepare_cached(
            "select number, collar, minted_at, expires_at from code
            where used_at is null and expires_at > :now and tries < :tries order by number",
        )?;
        let rows = statement.query_map(named_params! { ":now": now.millis(), ":tries": tries }, |row| {
            Ok(OpenCode {
                number: from_sql(row.get(0)?),
                collar: row.get(1)?,
                minted_at: Timestamp::from_millis(row.get(2)?),
                expires_at: Timestamp::from_millis(row.get(3)?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn find_last_named(&self, collar: &str) -> Result<Option<Named>> {
        let mut statement = self.0.prepare_cached(
            "select collar, shown, initials from code where collar = :collar order by number desc limit 1",
        )?;
        let found = statement.query_row(named_params! { ":collar": collar }, |row| {
            Ok(Named { collar: row.get(0)?, shown: row.get(1)?, initials: row.get(2)? })
        });
        Ok(found.optional()?)
    }

    fn list_live_codes(&self, head: &str, now: Timestamp, tries: i64) -> Result<Vec<LiveCode>> {
        let mut statement = self.0.prepare_cached(
            "select salt, hash, collar, shown, initials from code
            where head = :head and used_at is null and expires_at > :now and tries < :tries",
        )?;
        let mut rows = statement.query(named_params! { ":head": head, ":now": now.millis(), ":tries": tries })?;
        let mut live = Vec::new();
        while let Some(row) = rows.next()? {
            let officer = Named { collar: row.get(2)?, shown: row.get(3)?, initials: row.get(4)? };
            live.push(LiveCode { salt: row.get(0)?, hash: row.get(1)?, officer });
        }
        Ok(live)
    }
}

impl CodeWrites for Tx<'_> {
    fn keep_code(&self, code: &NewCode<'_>) -> Result<u64> {
        let number = self.next_number("code")?;
        let mut statement = self.0.prepare_cached(
            "insert into code (number, head, salt, hash, minted_at, expires_at, collar, shown, initials)
            values (:number, :head, :salt, :hash, :minted_at, :expires_at, :collar, :shown, :initials)",
        )?;
        statement.execute(named_params! {
            ":number": number,
            ":head": code.head,
            ":salt": code.salt,
            ":hash": code.hash,
            ":minted_at": code.minted_at.millis(),
            ":expires_at": code.expires_at.millis(),
            ":collar": code.officer.collar,
            ":shown": code.officer.shown,
            ":initials": code.officer.initials,
        })?;
        Ok(from_sql(number))
    }

    fn cancel_code(&self, number: u64, now: Timestamp) -> Result<Option<String>> {
        let mut statement = self.0.prepare_cached(
            "update code set used_at = :now
            where number = :number and used_at is null and expires_at > :now returning collar",
        )?;
        let named = named_params! { ":number": to_sql(number), ":now": now.millis() };
        Ok(statement.query_row(named, |row| row.get(0)).optional()?)
    }

    fn count_code_try(&self, head: &str) -> Result<()> {
        let mut statement =
            self.0.prepare_cached("update code set tries = tries + 1 where head = :head and used_at is null")?;
        statement.execute(named_params! { ":head": head })?;
        Ok(())
    }

    fn mark_code_used(&self, hash: &[u8], now: Timestamp) -> Result<()> {
        let mut statement = self.0.prepare_cached("update code set used_at = :now where hash = :hash")?;
        statement.execute(named_params! { ":hash": hash, ":now": now.millis() })?;
        Ok(())
    }
}
