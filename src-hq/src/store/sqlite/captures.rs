//! Records made while locked, as SQLite keeps them.

use super::{Tx, from_sql, parsed};
use crate::failure::Result;
use crate::store::captures::{CaptureReads, CaptureWrites, Closed, Held, Settled, Untaken};
use cordon_core::proof::capture::{CaptureKey, SignedCapture};
use cordon_core::proof::verdict::SetAsideBecause;
use cordon_core::rules::ids::{CaptureId, DeviceId, DraftId, OfficerId};
use cordon_core::rules::time::Timestamp;
use rusqlite::{OptionalExtension as _, Row, named_params};

impl CaptureReads for Tx<'_> {
    fn find_capture_digest(&self, device: DeviceId, capture: CaptureId) -> Result<Option<String>> {
        let mut statement =
            self.0.prepare_cached("select digest from capture where device = :device and capture = :capture")?;
        let named = named_params! { ":device": device.to_string(), ":capture": capture.to_string() };
        Ok(statement.query_row(named, |row| row.get(0)).optional()?)
    }

    fn find_capture_received_at(&self, device: DeviceId, capture: CaptureId) -> Result<Option<Timestamp>> {
        let mut statement =
            self.0.prepare_cached("select received_at from capture where device = :device and capture = :capture")?;
        let named = named_params! { ":device": device.to_string(), ":capture": capture.to_string() };
        Ok(statement.query_row(named, |row| row.get(0).map(Timestamp::from_millis)).optional()?)
    }

    fn count_untaken_captures(&self, device: DeviceId) -> Result<Untaken> {
        let mut statement = self.0.prepare_cached(
            "select count(*) filter (where state <> 'set_aside'), count(*) filter (where state = 'set_aside')
            from capture where device = :device and draft is null and closed_at is null",
        )?;
        let counted = statement.query_row(named_params! { ":device": device.to_string() }, |row| {
            Ok(Untaken { kept: from_sql(row.get(0)?), set_aside: from_sql(row.get(1)?) })
        })?;
        Ok(counted)
    }

    fn list_received_captures(&self, device: Option<DeviceId>) -> Result<Vec<Held>> {
        let mut statement = self.0.prepare_cached(
            "select device, capture, body, received_at, reason, claimed, draft, taken_by, closed_at, closed_why
            from capture
            where state = 'received' and (:device is null or device = :device)
            order by device, capture",
        )?;
        let mut rows = statement.query(named_params! { ":device": device.map(|id| id.to_string()) })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(held(row)?);
        }
        Ok(found)
    }

    fn list_captures(&self) -> Result<Vec<Held>> {
        let mut statement = self.0.prepare_cached(
            "select device, capture, body, received_at, reason, claimed, draft, taken_by, closed_at, closed_why
            from capture
            order by capture, device",
        )?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(held(row)?);
        }
        Ok(found)
    }

    fn find_capture_by_draft(&self, device: DeviceId, draft: DraftId) -> Result<Option<CaptureId>> {
        let mut statement = self.0.prepare_cached(
            "select capture from capture where device = :device and draft = :draft order by capture limit 1",
        )?;
        let named = named_params! { ":device": device.to_string(), ":draft": draft.to_string() };
        let found: Option<String> = statement.query_row(named, |row| row.get(0)).optional()?;
        found.map(|text| parsed(&text, "capture id")).transpose()
    }
}

impl CaptureWrites for Tx<'_> {
    fn keep_capture(&self, device: DeviceId, capture: CaptureId, signed: &SignedCapture, now: Timestamp) -> Result<()> {
        let CaptureKey { sign_key, certificate } = &signed.key;
        let mut statement = self.0.prepare_cached(include_str!("insert_capture.sql"))?;
        statement.execute(named_params! {
            ":device": device.to_string(),
            ":capture": capture.to_string(),
            ":digest": signed.digest().to_string(),
            ":body": signed.capture.0,
            ":signature": signed.signature.0,
            ":capture_key": sign_key.0,
            ":certificate": certificate.0,
            ":received_at": now.millis(),
        })?;
        Ok(())
    }

    fn settle_capture(&self, held: &Held, settled: &Settled) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update capture set state = :state, reason = :reason, claimed = :claimed
            where device = :device and capture = :capture",
        )?;
        statement.execute(named_params! {
            ":device": held.device.to_string(),
            ":capture": held.capture.to_string(),
            ":state": if settled.reason.is_some() { "set_aside" } else { "kept" },
            ":reason": settled.reason.map(SetAsideBecause::name),
            ":claimed": settled.claimed.map(|officer| officer.to_string()),
        })?;
        Ok(())
    }

    fn set_capture_closed(&self, device: DeviceId, capture: CaptureId, closed: Option<&Closed>) -> Result<bool> {
        let mut statement = self.0.prepare_cached(
            "update capture set closed_at = :at, closed_why = :why
            where device = :device and capture = :capture and draft is null and (closed_at is null) = (:at is not null)",
        )?;
        let changed = statement.execute(named_params! {
            ":device": device.to_string(),
            ":capture": capture.to_string(),
            ":at": closed.map(|closed| closed.at.millis()),
            ":why": closed.map_or("", |closed| closed.why.as_str()),
        })?;
        Ok(changed == 1)
    }

    fn set_capture_taken(
        &self,
        device: DeviceId,
        capture: CaptureId,
        officer: OfficerId,
        draft: DraftId,
    ) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update capture set draft = :draft, taken_by = :officer
            where device = :device and capture = :capture",
        )?;
        statement.execute(named_params! {
            ":device": device.to_string(),
            ":capture": capture.to_string(),
            ":draft": draft.to_string(),
            ":officer": officer.to_string(),
        })?;
        Ok(())
    }
}

fn held(row: &Row<'_>) -> Result<Held> {
    let (device, capture): (String, String) = (row.get(0)?, row.get(1)?);
    Ok(Held {
        device: parsed(&device, "device id")?,
        capture: parsed(&capture, "capture id")?,
        body: row.get(2)?,
        received_at: Timestamp::from_millis(row.get(3)?),
        reason: row.get::<_, Option<String>>(4)?.map(|name| SetAsideBecause::named(&name)),
        claimed: optional(row, 5, "officer id")?,
        draft: optional(row, 6, "draft id")?,
        taken_by: optional(row, 7, "officer id")?,
        closed: closed(row)?,
    })
}

fn closed(row: &Row<'_>) -> Result<Option<Closed>> {
    let Some(at) = row.get::<_, Option<i64>>(8)? else { return Ok(None) };
    Ok(Some(Closed { why: row.get(9)?, at: Timestamp::from_millis(at) }))
}

fn optional<T: std::str::FromStr>(row: &Row<'_>, column: usize, what: &'static str) -> Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| parsed(&text, what)).transpose()
}
