//! Enrolment codes, as SQLite keeps them.

use super::Tx;
use crate::failure::Result;
use crate::minting::Named;
use crate::store::codes::{CodeReads, CodeWrites, LiveCode, NewCode};
use cordon_core::rules::time::Timestamp;
use rusqlite::named_params;

impl CodeReads for Tx<'_> {
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
    fn keep_code(&self, code: &NewCode<'_>) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into code (head, salt, hash, minted_at, expires_at, collar, shown, initials)
            values (:head, :salt, :hash, :minted_at, :expires_at, :collar, :shown, :initials)",
        )?;
        statement.execute(named_params! {
            ":head": code.head,
            ":salt": code.salt,
            ":hash": code.hash,
            ":minted_at": code.minted_at.millis(),
            ":expires_at": code.expires_at.millis(),
            ":collar": code.officer.collar,
            ":shown": code.officer.shown,
            ":initials": code.officer.initials,
        })?;
        Ok(())
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
