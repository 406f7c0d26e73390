//! Segments, as SQLite keeps them.

use super::{Tx, from_sql, parsed, to_sql};
use crate::failure::Result;
use crate::store::feed::About;
use crate::store::segments::{SegmentReads, SegmentWrites};
use cordon_core::proof::protocol::SegmentRef;
use cordon_core::proof::segment::SegmentHeader;
use cordon_core::rules::time::Timestamp;
use rusqlite::{OptionalExtension as _, named_params};

impl SegmentReads for Tx<'_> {
    fn list_segments(&self, scope: &str, epoch: u64) -> Result<Vec<SegmentRef>> {
        let mut statement = self.0.prepare_cached(
            "select hash, from_revision, max(to_revision), size from segment
            where scope = :scope and epoch = :epoch
            group by from_revision
            order by from_revision",
        )?;
        let mut rows = statement.query(named_params! { ":scope": scope, ":epoch": to_sql(epoch) })?;
        let mut segments = Vec::new();
        while let Some(row) = rows.next()? {
            let hash: String = row.get(0)?;
            segments.push(SegmentRef {
                hash: parsed::<HashText>(&hash, "segment hash")?.0,
                from: from_sql(row.get(1)?),
                to: from_sql(row.get(2)?),
                bytes: from_sql(row.get(3)?),
            });
        }
        Ok(segments)
    }

    fn find_segment(&self, hash: &str, scope: &str) -> Result<Option<Vec<u8>>> {
        let mut statement =
            self.0.prepare_cached("select bytes from segment where hash = :hash and scope = :scope limit 1")?;
        Ok(statement.query_row(named_params! { ":hash": hash, ":scope": scope }, |row| row.get(0)).optional()?)
    }
}

impl SegmentWrites for Tx<'_> {
    fn keep_segment(&self, header: &SegmentHeader, bytes: &[u8], now: Timestamp) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into segment (scope, epoch, from_revision, to_revision, hash, size, cut_at, bytes)
            values (:scope, :epoch, :from, :to, :hash, :size, :now, :bytes) on conflict do nothing",
        )?;
        statement.execute(named_params! {
            ":scope": header.scope,
            ":epoch": to_sql(header.epoch),
            ":from": to_sql(header.from),
            ":to": to_sql(header.to),
            ":hash": header.hash.to_string(),
            ":size": to_sql(bytes.len() as u64),
            ":now": now.millis(),
            ":bytes": bytes,
        })?;
        Ok(())
    }

    fn forget_old_segments(&self, scope: &str, before: Timestamp) -> Result<()> {
        let mut statement = self.0.prepare_cached(include_str!("forget_old_segments.sql"))?;
        statement.execute(named_params! { ":scope": scope, ":before": before.millis() })?;
        Ok(())
    }

    fn forget_segments_of(&self, about: About<'_>) -> Result<()> {
        let mut statement = self.0.prepare_cached(include_str!("forget_segments_of.sql"))?;
        statement.execute(named_params! { ":scope": about.scope, ":kind": about.kind.name(), ":id": about.id })?;
        Ok(())
    }
}

struct HashText(cordon_core::proof::digest::Digest);

impl std::str::FromStr for HashText {
    type Err = ();
    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        cordon_core::proof::digest::Digest::parse(text).map(Self).ok_or(())
    }
}
