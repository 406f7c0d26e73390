//! Journal entries as rows, by their exact bytes.

use super::{from_sql, parsed, to_sql};
use crate::failure::Result;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::entry::BodyKind;
use cordon_core::proof::envelope::{Envelope, SignedEntry};
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::proof::verdict::{Verdict, WaitsFor};
use cordon_core::rules::ids::{DeviceId, EntryId};
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};

/// An entry that was checked and is about to be kept.
pub struct NewEntry<'a> {
    /// Its envelope, read.
    pub envelope: &'a Envelope,
    /// Its exact bytes.
    pub signed: &'a SignedEntry,
    /// When it came.
    pub received_at: Timestamp,
    /// Whether it does not fit its neighbours.
    pub chain_fault: bool,
}

/// Digest and receipt of an entry that is held.
pub struct Held {
    /// Of its envelope.
    pub digest: String,
    /// The receipt that was given for it.
    pub receipt: SignedReceipt,
}

/// An entry that waits to be interpreted.
pub struct Waiting {
    /// From which device.
    pub device: DeviceId,
    /// Its place.
    pub sequence: u64,
    /// Its envelope's bytes.
    pub envelope: Vec<u8>,
    /// Its body's bytes, unless erased.
    pub body: Option<Vec<u8>>,
    /// What it was found to wait for before, where it was.
    pub waits_for: Option<WaitsFor>,
}

/// What became of an entry.
pub struct Settled<'a> {
    /// What HQ made of it.
    pub verdict: Verdict,
    /// Which incident, notice, decision or exhibit it is about.
    pub subject: Option<&'a str>,
}

/// The entry at a place of a chain, where one is held.
pub fn find(db: &Connection, device: DeviceId, sequence: u64) -> Result<Option<Held>> {
    let mut statement = db.prepare_cached(
        "select digest, receipt, receipt_signature from entry where device = :device and sequence = :sequence",
    )?;
    let named = named_params! { ":device": device.to_string(), ":sequence": to_sql(sequence) };
    let found = statement.query_row(named, |row| {
        let receipt = SignedReceipt { receipt: HexBytes(row.get(1)?), signature: HexBytes(row.get(2)?) };
        Ok(Held { digest: row.get(0)?, receipt })
    });
    Ok(found.optional()?)
}

/// The envelope at a place of a chain.
pub fn find_envelope(db: &Connection, device: DeviceId, sequence: u64) -> Result<Option<Vec<u8>>> {
    let mut statement =
        db.prepare_cached("select envelope from entry where device = :device and sequence = :sequence")?;
    let named = named_params! { ":device": device.to_string(), ":sequence": to_sql(sequence) };
    Ok(statement.query_row(named, |row| row.get(0)).optional()?)
}

/// The envelope of an entry, by its id.
pub fn find_by_id(db: &Connection, id: EntryId) -> Result<Option<Vec<u8>>> {
    let mut statement = db.prepare_cached("select envelope from entry where entry_id = :id limit 1")?;
    Ok(statement.query_row(named_params! { ":id": id.to_string() }, |row| row.get(0)).optional()?)
}

/// Keeps an entry; its receipt follows in the same transaction.
pub fn insert(db: &Connection, entry: &NewEntry<'_>) -> Result<()> {
    let mut statement = db.prepare_cached(include_str!("insert_entry.sql"))?;
    statement.execute(named_params! {
        ":device": entry.envelope.chain.to_string(),
        ":sequence": to_sql(entry.envelope.sequence),
        ":entry_id": entry.envelope.id.to_string(),
        ":digest": entry.signed.digest().to_string(),
        ":envelope": entry.signed.envelope.0,
        ":device_signature": entry.signed.device_signature.0,
        ":officer_signature": entry.signed.officer_signature.0,
        ":body": entry.signed.body.as_ref().map(|bytes| &bytes.0),
        ":salt": entry.signed.salt.as_ref().map(|bytes| &bytes.0),
        ":kind": entry.envelope.kind,
        ":received_at": entry.received_at.millis(),
        ":chain_fault": entry.chain_fault,
    })?;
    Ok(())
}

/// Keeps an entry's receipt.
pub fn set_receipt(db: &Connection, device: DeviceId, sequence: u64, receipt: &SignedReceipt) -> Result<()> {
    let mut statement = db.prepare_cached(
        "update entry set receipt = :receipt, receipt_signature = :signature
        where device = :device and sequence = :sequence",
    )?;
    statement.execute(named_params! {
        ":device": device.to_string(),
        ":sequence": to_sql(sequence),
        ":receipt": receipt.receipt.0,
        ":signature": receipt.signature.0,
    })?;
    Ok(())
}

/// Keeps another envelope for a place that is held already.
pub fn insert_fork(
    db: &Connection,
    device: DeviceId,
    sequence: u64,
    digest: Digest,
    signed: &[u8],
    now: Timestamp,
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into fork (device, sequence, digest, signed, received_at)
        values (:device, :sequence, :digest, :signed, :now) on conflict do nothing",
    )?;
    statement.execute(named_params! {
        ":device": device.to_string(),
        ":sequence": to_sql(sequence),
        ":digest": digest.to_string(),
        ":signed": signed,
        ":now": now.millis(),
    })?;
    Ok(())
}

/// Places of a device's chain at which forks were found.
pub fn list_forks(db: &Connection, device: DeviceId) -> Result<Vec<u64>> {
    let mut statement =
        db.prepare_cached("select distinct sequence from fork where device = :device order by sequence")?;
    let rows = statement.query_map(named_params! { ":device": device.to_string() }, |row| row.get(0).map(from_sql))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Entries that wait to be interpreted: of one device, or of all.
pub fn list_waiting(db: &Connection, device: Option<DeviceId>) -> Result<Vec<Waiting>> {
    let mut statement = db.prepare_cached(
        "select device, sequence, envelope, body, reason from entry
        where (state = 'received' or waits = 1) and (:device is null or device = :device)
        order by device, sequence",
    )?;
    let mut rows = statement.query(named_params! { ":device": device.map(|id| id.to_string()) })?;
    let mut waiting = Vec::new();
    while let Some(row) = rows.next()? {
        waiting.push(read_waiting(row)?);
    }
    Ok(waiting)
}

fn read_waiting(row: &Row<'_>) -> Result<Waiting> {
    let device: String = row.get(0)?;
    Ok(Waiting {
        device: parsed(&device, "device id")?,
        sequence: from_sql(row.get(1)?),
        envelope: row.get(2)?,
        body: row.get(3)?,
        waits_for: row.get::<_, Option<String>>(4)?.and_then(|name| WaitsFor::find(&name)),
    })
}

/// Writes down what became of an entry.
pub fn settle(db: &Connection, device: DeviceId, sequence: u64, settled: &Settled<'_>) -> Result<()> {
    // What waits is counted as set aside, and tried again when more is held.
    let (state, waits, reason) = match settled.verdict {
        Verdict::Interpreted => ("interpreted", false, None),
        Verdict::SetAside { because } => ("set_aside", false, Some(because.name())),
        Verdict::Waits { on } => ("set_aside", true, Some(on.name())),
    };
    let mut statement = db.prepare_cached(
        "update entry set state = :state, waits = :waits, reason = :reason, subject = :subject
        where device = :device and sequence = :sequence",
    )?;
    statement.execute(named_params! {
        ":device": device.to_string(),
        ":sequence": to_sql(sequence),
        ":state": state,
        ":waits": waits,
        ":reason": reason,
        ":subject": settled.subject,
    })?;
    Ok(())
}

/// A device's chain, in order.
pub fn list_chain(db: &Connection, device: DeviceId) -> Result<Vec<SignedEntry>> {
    let mut statement = db.prepare_cached(
        "select envelope, device_signature, officer_signature, body, salt from entry
        where device = :device order by sequence",
    )?;
    let rows = statement.query_map(named_params! { ":device": device.to_string() }, |row| {
        Ok(SignedEntry {
            envelope: HexBytes(row.get(0)?),
            device_signature: HexBytes(row.get(1)?),
            officer_signature: HexBytes(row.get(2)?),
            body: row.get::<_, Option<Vec<u8>>>(3)?.map(HexBytes),
            salt: row.get::<_, Option<Vec<u8>>>(4)?.map(HexBytes),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The body of the first entry of a kind about a subject.
pub fn find_body(db: &Connection, kind: BodyKind, subject: &str) -> Result<Option<Vec<u8>>> {
    let mut statement = db.prepare_cached(
        "select body from entry where kind = :kind and subject = :subject and body is not null limit 1",
    )?;
    Ok(statement.query_row(named_params! { ":kind": kind.name(), ":subject": subject }, |row| row.get(0)).optional()?)
}

/// What the entries of a kind that were received are about, interpreted or not.
pub fn list_subjects(db: &Connection, kind: BodyKind) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "select distinct subject from entry where kind = :kind and subject is not null order by subject",
    )?;
    let rows = statement.query_map(named_params! { ":kind": kind.name() }, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
