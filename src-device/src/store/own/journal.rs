//! The journal's rows.

use super::super::columns::parsed;
use crate::Failure;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::entry::BodyKind;
use cordon_core::proof::envelope::{Envelope, SignedEntry};
use cordon_core::rules::ids::{EntryId, OfficerId};
use cordon_core::rules::time::{ClockTrust, Timestamp};
use cordon_core::text_key;
use rusqlite::{Connection, OptionalExtension, named_params};

/// The end of the chain: the last sequence that was given, and the digest of the last entry held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Last sequence; zero before the first. Never one that the store forgot, being older than the disk.
    pub sequence: u64,
    /// Digest of the last envelope held.
    pub digest: Digest,
}

/// The end of the chain.
pub fn head(db: &Connection) -> Result<Head, Failure> {
    let found = db
        .prepare_cached("select sequence, envelope from journal order by sequence desc limit 1")?
        .query_row([], |row| {
            let sequence: i64 = row.get("sequence")?;
            let envelope: Vec<u8> = row.get("envelope")?;
            Ok(Head { sequence: sequence.unsigned_abs(), digest: Digest::of(&envelope) })
        })
        .optional()?;
    let held = found.unwrap_or(Head { sequence: 0, digest: Digest::ZERO });
    Ok(Head { sequence: held.sequence.max(super::gaps::last(db)?), ..held })
}

/// Whether an entry of a sequence is held.
pub fn holds(db: &Connection, sequence: u64) -> Result<bool, Failure> {
    Ok(db
        .prepare_cached("select 1 from journal where sequence = :sequence")?
        .exists(named_params! { ":sequence": sequence.cast_signed() })?)
}

/// When the last entry on a trusted clock was made: a time that has passed for certain.
pub fn last_trusted_at(db: &Connection) -> Result<Option<Timestamp>, Failure> {
    let mut statement = db.prepare_cached(
        "select envelope, device_signature, officer_signature, body, salt from journal order by sequence desc",
    )?;
    for entry in statement.query_map([], entry_of)? {
        let Ok(envelope) = entry?.read() else { continue };
        if envelope.clock == ClockTrust::Trusted {
            return Ok(Some(envelope.at));
        }
    }
    Ok(None)
}

/// Adds an entry, and which bytes it was sealed into.
pub fn add(db: &Connection, envelope: &Envelope, entry: &SignedEntry, sealed: Digest) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into journal (sequence, entry_id, kind, at, officer_id, envelope, device_signature, officer_signature, body, salt, sealed)
         values (:sequence, :entry_id, :kind, :at, :officer_id, :envelope, :device_signature, :officer_signature, :body, :salt, :sealed)",
    )?
    .execute(named_params! {
        ":sequence": envelope.sequence.cast_signed(),
        ":entry_id": envelope.id.to_string(),
        ":kind": envelope.kind,
        ":at": envelope.at.to_string(),
        ":officer_id": envelope.officer.to_string(),
        ":envelope": entry.envelope.0,
        ":device_signature": entry.device_signature.0,
        ":officer_signature": entry.officer_signature.0,
        ":body": entry.body.as_ref().map(|body| &body.0),
        ":salt": entry.salt.as_ref().map(|salt| &salt.0),
        ":sealed": sealed.0,
    })?;
    Ok(())
}

/// Says which bytes an entry was sealed into anew.
pub fn note_sealed(db: &Connection, sequence: u64, sealed: Digest) -> Result<(), Failure> {
    db.prepare_cached("update journal set sealed = :sealed where sequence = :sequence")?
        .execute(named_params! { ":sequence": sequence.cast_signed(), ":sealed": sealed.0 })?;
    Ok(())
}

/// Whether this device sealed an entry into these bytes, and no later ones.
pub fn is_sealed_as(db: &Connection, sequence: u64, sealed: Digest) -> Result<bool, Failure> {
    let held: Option<Vec<u8>> = db
        .prepare_cached("select sealed from journal where sequence = :sequence")?
        .query_row(named_params! { ":sequence": sequence.cast_signed() }, |row| row.get("sealed"))
        .optional()?;
    Ok(held.is_some_and(|held| held == sealed.0))
}

/// An entry by sequence.
pub fn get(db: &Connection, sequence: u64) -> Result<SignedEntry, Failure> {
    db.prepare_cached(
        "select envelope, device_signature, officer_signature, body, salt from journal where sequence = :sequence",
    )?
    .query_row(named_params! { ":sequence": sequence.cast_signed() }, entry_of)
    .optional()?
    .ok_or(Failure::missing(text_key!("refusal.no_such_entry")))
}

/// The id of an entry, by sequence.
pub fn id_of(db: &Connection, sequence: u64) -> Result<EntryId, Failure> {
    db.prepare_cached("select entry_id from journal where sequence = :sequence")?
        .query_row(named_params! { ":sequence": sequence.cast_signed() }, |row| parsed(row, "entry_id"))
        .optional()?
        .ok_or(Failure::missing(text_key!("refusal.no_such_entry")))
}

/// An entry by its id.
pub fn find_by_id(db: &Connection, id: EntryId) -> Result<Option<SignedEntry>, Failure> {
    Ok(db
        .prepare_cached(
            "select envelope, device_signature, officer_signature, body, salt from journal where entry_id = :id",
        )?
        .query_row(named_params! { ":id": id.to_string() }, entry_of)
        .optional()?)
}

/// Every entry, first to last.
pub fn all(db: &Connection) -> Result<Vec<SignedEntry>, Failure> {
    let mut statement = db.prepare_cached(
        "select envelope, device_signature, officer_signature, body, salt from journal order by sequence",
    )?;
    let rows = statement.query_map([], entry_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Sequences without an answer from HQ, first to last.
pub fn unanswered(db: &Connection) -> Result<Vec<u64>, Failure> {
    let mut statement = db.prepare_cached(
        "select sequence from journal where sequence not in (select sequence from answer) order by sequence",
    )?;
    let rows = statement.query_map([], |row| row.get::<_, i64>("sequence").map(i64::unsigned_abs))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The entries of a kind that an officer signed, first to last, with their sequences.
pub fn of_kind_by(db: &Connection, kind: BodyKind, officer: OfficerId) -> Result<Vec<(u64, SignedEntry)>, Failure> {
    let mut statement = db.prepare_cached(
        "select sequence, envelope, device_signature, officer_signature, body, salt
         from journal where kind = :kind and officer_id = :officer order by sequence",
    )?;
    let rows = statement.query_map(named_params! { ":kind": kind.name(), ":officer": officer.to_string() }, |row| {
        Ok((row.get::<_, i64>("sequence")?.unsigned_abs(), entry_of(row)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn entry_of(row: &rusqlite::Row<'_>) -> rusqlite::Result<SignedEntry> {
    Ok(SignedEntry {
        envelope: HexBytes(row.get("envelope")?),
        device_signature: HexBytes(row.get("device_signature")?),
        officer_signature: HexBytes(row.get("officer_signature")?),
        body: row.get::<_, Option<Vec<u8>>>("body")?.map(HexBytes),
        salt: row.get::<_, Option<Vec<u8>>>("salt")?.map(HexBytes),
    })
}
