//! Records made on locked devices as rows, by their exact bytes.

use super::{from_sql, parsed};
use crate::failure::Result;
use cordon_core::proof::capture::{CaptureKey, SignedCapture};
use cordon_core::proof::verdict::SetAsideBecause;
use cordon_core::rules::ids::{CaptureId, DeviceId, DraftId, OfficerId};
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};

/// A record as held.
#[derive(Clone, Debug)]
pub struct Held {
    /// From which device.
    pub device: DeviceId,
    /// Which.
    pub capture: CaptureId,
    /// Its exact bytes.
    pub body: Vec<u8>,
    /// When HQ stored it.
    pub received_at: Timestamp,
    /// Why it was set aside, where it was.
    pub reason: Option<SetAsideBecause>,
    /// The officer it claims to be from.
    pub claimed: Option<OfficerId>,
    /// The draft it became.
    pub draft: Option<DraftId>,
    /// The officer who took it up.
    pub taken_by: Option<OfficerId>,
}

/// What became of a record.
pub struct Settled {
    /// Why it was set aside; absent where it is kept as it is.
    pub reason: Option<SetAsideBecause>,
    /// The officer it claims to be from.
    pub claimed: Option<OfficerId>,
}

/// SHA-256 of a held record's exact bytes.
pub fn find_digest(db: &Connection, device: DeviceId, capture: CaptureId) -> Result<Option<String>> {
    let mut statement =
        db.prepare_cached("select digest from capture where device = :device and capture = :capture")?;
    let named = named_params! { ":device": device.to_string(), ":capture": capture.to_string() };
    Ok(statement.query_row(named, |row| row.get(0)).optional()?)
}

/// When a held record was stored.
pub fn find_received_at(db: &Connection, device: DeviceId, capture: CaptureId) -> Result<Option<Timestamp>> {
    let mut statement =
        db.prepare_cached("select received_at from capture where device = :device and capture = :capture")?;
    let named = named_params! { ":device": device.to_string(), ":capture": capture.to_string() };
    Ok(statement.query_row(named, |row| row.get(0).map(Timestamp::from_millis)).optional()?)
}

/// How many of a device's records no officer has taken up.
pub fn count_untaken(db: &Connection, device: DeviceId) -> Result<u64> {
    let mut statement = db.prepare_cached("select count(*) from capture where device = :device and draft is null")?;
    Ok(statement.query_row(named_params! { ":device": device.to_string() }, |row| row.get(0).map(from_sql))?)
}

/// Keeps a record that was checked.
pub fn insert(
    db: &Connection,
    device: DeviceId,
    capture: CaptureId,
    signed: &SignedCapture,
    now: Timestamp,
) -> Result<()> {
    let CaptureKey { sign_key, certificate } = &signed.key;
    let mut statement = db.prepare_cached(include_str!("insert_capture.sql"))?;
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

/// Records that wait to be read: of one device, or of all.
pub fn list_received(db: &Connection, device: Option<DeviceId>) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(
        "select device, capture, body, received_at, reason, claimed, draft, taken_by from capture
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

/// Every record, oldest form first.
pub fn list(db: &Connection) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(
        "select device, capture, body, received_at, reason, claimed, draft, taken_by from capture
        order by capture, device",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(held(row)?);
    }
    Ok(found)
}

/// Writes down what became of a record.
pub fn settle(db: &Connection, held: &Held, settled: &Settled) -> Result<()> {
    let mut statement = db.prepare_cached(
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

/// Writes down who took a record up, and as which draft.
pub fn set_taken(
    db: &Connection,
    device: DeviceId,
    capture: CaptureId,
    officer: OfficerId,
    draft: DraftId,
) -> Result<()> {
    let mut statement = db.prepare_cached(
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

/// The record that a draft grew from, where it did.
pub fn find_by_draft(db: &Connection, draft: DraftId) -> Result<Option<CaptureId>> {
    let mut statement = db.prepare_cached("select capture from capture where draft = :draft limit 1")?;
    let found: Option<String> =
        statement.query_row(named_params! { ":draft": draft.to_string() }, |row| row.get(0)).optional()?;
    found.map(|text| parsed(&text, "capture id")).transpose()
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
    })
}

fn optional<T: std::str::FromStr>(row: &Row<'_>, column: usize, what: &'static str) -> Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| parsed(&text, what)).transpose()
}
