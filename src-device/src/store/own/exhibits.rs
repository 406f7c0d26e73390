//! Exhibits' rows.

use super::super::columns::{json, parsed, text, time};
use crate::Failure;
use cordon_core::proof::entry::ExhibitKept;
use cordon_core::rules::ids::{DraftId, ExhibitId, OfficerId};
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// An exhibit as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What its entry says.
    pub body: ExhibitKept,
    /// Its entry's sequence.
    pub sequence: u64,
    /// When it was kept.
    pub kept_at: Timestamp,
}

/// Adds an exhibit.
pub fn add(db: &Connection, officer: OfficerId, kept: &Kept) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into exhibit (exhibit_id, draft_id, officer_id, reference, body, sequence, sealed_bytes, kept_at)
         values (:exhibit_id, :draft_id, :officer_id, :reference, :body, :sequence, :sealed_bytes, :kept_at)",
    )?
    .execute(named_params! {
        ":exhibit_id": kept.body.exhibit.id.to_string(),
        ":draft_id": kept.body.draft.to_string(),
        ":officer_id": officer.to_string(),
        ":reference": kept.body.exhibit.reference,
        ":body": text(&kept.body)?,
        ":sequence": kept.sequence.cast_signed(),
        ":sealed_bytes": kept.body.sealed_bytes.cast_signed(),
        ":kept_at": kept.kept_at.to_string(),
    })?;
    Ok(())
}

/// A draft's exhibits in the order they were kept.
pub fn of_draft(db: &Connection, draft: DraftId) -> Result<Vec<Kept>, Failure> {
    let mut statement =
        db.prepare_cached("select body, sequence, kept_at from exhibit where draft_id = :draft_id order by sequence")?;
    let rows = statement.query_map(named_params! { ":draft_id": draft.to_string() }, kept_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// An exhibit by id.
pub fn find(db: &Connection, id: ExhibitId) -> Result<Option<Kept>, Failure> {
    Ok(db
        .prepare_cached("select body, sequence, kept_at from exhibit where exhibit_id = :exhibit_id")?
        .query_row(named_params! { ":exhibit_id": id.to_string() }, kept_of)
        .optional()?)
}

/// An exhibit by its entry's sequence.
pub fn find_by_sequence(db: &Connection, sequence: u64) -> Result<Option<Kept>, Failure> {
    Ok(db
        .prepare_cached("select body, sequence, kept_at from exhibit where sequence = :sequence")?
        .query_row(named_params! { ":sequence": sequence.cast_signed() }, kept_of)
        .optional()?)
}

/// How many exhibits an officer has kept on this device: the next reference is one more.
pub fn count_of(db: &Connection, officer: OfficerId) -> Result<u64, Failure> {
    let count: i64 = db
        .prepare_cached("select count(*) from exhibit where officer_id = :officer_id")?
        .query_row(named_params! { ":officer_id": officer.to_string() }, |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// Every exhibit that has a file.
pub fn all_with_files(db: &Connection) -> Result<Vec<Kept>, Failure> {
    let mut statement =
        db.prepare_cached("select body, sequence, kept_at from exhibit where sealed_bytes > 0 order by sequence")?;
    let rows = statement.query_map([], kept_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The exhibits with a file whose entry HQ received, with their entry's sequence.
pub fn files_of_received(db: &Connection) -> Result<Vec<(ExhibitId, u64)>, Failure> {
    let mut statement = db.prepare_cached(
        "select e.exhibit_id, e.sequence
         from exhibit e join answer a on a.sequence = e.sequence
         where e.sealed_bytes > 0 and a.refused = ''",
    )?;
    let rows = statement
        .query_map([], |row| Ok((parsed(row, "exhibit_id")?, row.get::<_, i64>("sequence")?.unsigned_abs())))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn kept_of(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept {
        body: json(row, "body")?,
        sequence: row.get::<_, i64>("sequence")?.unsigned_abs(),
        kept_at: time(row, "kept_at")?,
    })
}
