//! Records made while locked, as SQLite keeps them.

use super::{Tx, from_sql, parsed, to_sql};
use crate::failure::{Failure, Result};
use crate::operator::Operator;
use crate::store::captures::{
    CaptureReads, CaptureWrites, Closed, Decided, Filled, Head, Held, Outline, Settled, Step, Untaken,
};
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
        let mut statement = self.0.prepare_cached(include_str!("count_untaken_captures.sql"))?;
        let counted = statement.query_row(named_params! { ":device": device.to_string() }, |row| {
            let filled = |records: usize, bytes: usize| -> rusqlite::Result<Filled> {
                Ok(Filled { records: from_sql(row.get(records)?), bytes: from_sql(row.get(bytes)?) })
            };
            Ok(Untaken { kept: filled(0, 1)?, set_aside: filled(2, 3)? })
        })?;
        Ok(counted)
    }

    fn list_received_captures(&self, device: Option<DeviceId>) -> Result<Vec<(DeviceId, CaptureId)>> {
        let mut statement = self.0.prepare_cached(
            "select device, capture
            from capture
            where state = 'received' and (:device is null or device = :device)
            order by device, capture",
        )?;
        let mut rows = statement.query(named_params! { ":device": device.map(|id| id.to_string()) })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(name(row)?);
        }
        Ok(found)
    }

    fn list_captures(&self, device: Option<DeviceId>) -> Result<Vec<Head>> {
        let mut statement = self.0.prepare_cached(include_str!("list_captures.sql"))?;
        let mut rows = statement.query(named_params! { ":device": device.map(|id| id.to_string()) })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(head(row)?);
        }
        Ok(found)
    }

    fn find_capture(&self, device: DeviceId, capture: CaptureId) -> Result<Option<Held>> {
        let mut statement = self.0.prepare_cached(include_str!("find_capture.sql"))?;
        let named = named_params! { ":device": device.to_string(), ":capture": capture.to_string() };
        let mut rows = statement.query(named)?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(Some(Held { head: head(row)?, body: row.get(11)? }))
    }

    fn list_capture_steps(&self, device: DeviceId, capture: CaptureId) -> Result<Vec<Step>> {
        let mut statement = self.0.prepare_cached(include_str!("list_capture_steps.sql"))?;
        let named = named_params! { ":device": device.to_string(), ":capture": capture.to_string() };
        let mut rows = statement.query(named)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(step(row)?);
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

    fn settle_capture(&self, device: DeviceId, capture: CaptureId, settled: &Settled) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update capture
            set state = :state, reason = :reason, claimed = :claimed, saved_at = :saved_at, exhibits = :exhibits
            where device = :device and capture = :capture",
        )?;
        statement.execute(named_params! {
            ":device": device.to_string(),
            ":capture": capture.to_string(),
            ":state": if settled.reason.is_some() { "set_aside" } else { "kept" },
            ":reason": settled.reason.map(SetAsideBecause::name),
            ":claimed": settled.claimed.map(|officer| officer.to_string()),
            ":saved_at": settled.outline.map(|outline| outline.saved_at.millis()),
            ":exhibits": settled.outline.map(|outline| to_sql(outline.exhibits)),
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

    fn keep_capture_step(&self, device: DeviceId, capture: CaptureId, how: Decided, act: u64) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into capture_step (device, capture, act, how) values (:device, :capture, :act, :how)",
        )?;
        statement.execute(named_params! {
            ":device": device.to_string(),
            ":capture": capture.to_string(),
            ":act": to_sql(act),
            ":how": how.name(),
        })?;
        Ok(())
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

/// A record's device and id, which lead its columns.
fn name(row: &Row<'_>) -> Result<(DeviceId, CaptureId)> {
    let (device, capture): (String, String) = (row.get(0)?, row.get(1)?);
    Ok((parsed(&device, "device id")?, parsed(&capture, "capture id")?))
}

fn head(row: &Row<'_>) -> Result<Head> {
    let (device, capture) = name(row)?;
    Ok(Head {
        device,
        capture,
        received_at: Timestamp::from_millis(row.get(2)?),
        reason: row.get::<_, Option<String>>(3)?.map(|name| SetAsideBecause::named(&name)),
        claimed: optional(row, 4, "officer id")?,
        draft: optional(row, 5, "draft id")?,
        taken_by: optional(row, 6, "officer id")?,
        closed: closed(row)?,
        outline: outline(row)?,
    })
}

fn closed(row: &Row<'_>) -> Result<Option<Closed>> {
    let Some(at) = row.get::<_, Option<i64>>(7)? else { return Ok(None) };
    Ok(Some(Closed { why: row.get(8)?, at: Timestamp::from_millis(at) }))
}

fn outline(row: &Row<'_>) -> Result<Option<Outline>> {
    let read = row.get::<_, Option<i64>>(9)?.zip(row.get::<_, Option<i64>>(10)?);
    Ok(read.map(|(saved_at, exhibits)| Outline {
        saved_at: Timestamp::from_millis(saved_at),
        exhibits: from_sql(exhibits),
    }))
}

fn step(row: &Row<'_>) -> Result<Step> {
    let how: String = row.get(0)?;
    Ok(Step {
        how: Decided::named(&how).ok_or(Failure::Missing("what was decided of a record"))?,
        at: Timestamp::from_millis(row.get(1)?),
        by: Operator { login: row.get(2)?, account: row.get(3)? },
        why: row.get(4)?,
    })
}

fn optional<T: std::str::FromStr>(row: &Row<'_>, column: usize, what: &'static str) -> Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| parsed(&text, what)).transpose()
}

#[cfg(test)]
mod tests {
    use super::super::Sqlite;
    use crate::key::StoreKey;

    #[test]
    fn a_decision_about_a_record_is_neither_changed_nor_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let store = Sqlite::open(&folder.path().join("hq.db"), &StoreKey::new([7; 32])).unwrap();
        let connection = store.writer();
        let done = |statement: &str| connection.execute(statement, []);
        done("insert into act (number, at, account, command, object) values (1, 2, 'ada', 'captures close', 'x')")
            .unwrap();
        done("insert into device (id, key, enrolled_at) values ('d', x'00', 1)").unwrap();
        done(
            "insert into capture (device, capture, digest, body, signature, capture_key, certificate, received_at)
            values ('d', 'c', '', x'00', x'00', x'00', x'00', 1)",
        )
        .unwrap();
        done("insert into capture_step (device, capture, act, how) values ('d', 'c', 1, 'closed')").unwrap();
        for statement in [
            "update capture_step set how = 'reopened'",
            "delete from capture_step",
            "insert or replace into capture_step (device, capture, act, how) values ('d', 'c', 1, 'reopened')",
        ] {
            assert!(done(statement).is_err(), "{statement}");
        }
        let how: String = connection.query_row("select how from capture_step", [], |row| row.get(0)).unwrap();
        assert_eq!(how, "closed");
    }
}
