//! HQ's answers to entries.

use super::super::columns::time;
use crate::Failure;
use cordon_core::proof::entry::BodyKind;
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// HQ's word on an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Received, with the receipt's short form.
    Received {
        /// When.
        at: Timestamp,
        /// Short form.
        short: String,
    },
    /// Refused, with HQ's reason.
    Refused(RefusedBecause),
}

/// Keeps a verified receipt.
pub fn add_receipt(db: &Connection, sequence: u64, receipt: &SignedReceipt, at: Timestamp) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into answer (sequence, receipt, signature, short, received_at)
         values (:sequence, :receipt, :signature, :short, :received_at)
         on conflict (sequence) do update
         set receipt = excluded.receipt, signature = excluded.signature, short = excluded.short,
             received_at = excluded.received_at, refused = ''",
    )?
    .execute(named_params! {
        ":sequence": sequence.cast_signed(),
        ":receipt": receipt.receipt.0,
        ":signature": receipt.signature.0,
        ":short": receipt.short(),
        ":received_at": at.to_string(),
    })?;
    Ok(())
}

/// Keeps a refusal; a receipt is never replaced by one.
pub fn add_refusal(db: &Connection, sequence: u64, because: RefusedBecause) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into answer (sequence, refused) values (:sequence, :refused)
         on conflict (sequence) do update set refused = excluded.refused where receipt is null",
    )?
    .execute(named_params! { ":sequence": sequence.cast_signed(), ":refused": because.name() })?;
    Ok(())
}

/// Forgets a refusal; a receipt is never forgotten.
pub fn forget_refusal(db: &Connection, sequence: u64) -> Result<(), Failure> {
    db.prepare_cached("delete from answer where sequence = :sequence and receipt is null")?
        .execute(named_params! { ":sequence": sequence.cast_signed() })?;
    Ok(())
}

/// HQ's word on an entry, if it has come.
pub fn find(db: &Connection, sequence: u64) -> Result<Option<Answer>, Failure> {
    Ok(db
        .prepare_cached("select short, received_at, refused from answer where sequence = :sequence")?
        .query_row(named_params! { ":sequence": sequence.cast_signed() }, answer_of)
        .optional()?)
}

/// The latest time at which HQ says that it received an entry, by its signed receipts.
pub fn last_received_at(db: &Connection) -> Result<Option<Timestamp>, Failure> {
    Ok(db
        .prepare_cached("select received_at from answer where receipt is not null order by received_at desc limit 1")?
        .query_row([], |row| time(row, "received_at"))
        .optional()?)
}

/// An entry that is answered: its sequence, its kind where this edition knows it, its time, the answer.
pub type Answered = (u64, Option<BodyKind>, Timestamp, Answer);

/// The newest entries that are answered.
pub fn latest(db: &Connection, limit: u32) -> Result<Vec<Answered>, Failure> {
    let mut statement = db.prepare_cached(
        "select j.sequence, j.kind, j.at, a.short, a.received_at, a.refused
         from answer a join journal j on j.sequence = a.sequence
         order by j.sequence desc limit :limit",
    )?;
    let rows = statement.query_map(named_params! { ":limit": limit }, |row| {
        Ok((row.get::<_, i64>("sequence")?.unsigned_abs(), kind_of(row)?, time(row, "at")?, answer_of(row)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every entry that HQ refused, newest first, with its reason.
pub fn refused(db: &Connection) -> Result<Vec<(u64, RefusedBecause)>, Failure> {
    let mut statement =
        db.prepare_cached("select sequence, refused from answer where refused <> '' order by sequence desc")?;
    let rows = statement.query_map([], |row| {
        let name: String = row.get("refused")?;
        Ok((row.get::<_, i64>("sequence")?.unsigned_abs(), RefusedBecause::named(&name)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The sequences, kinds and times of entries without an answer.
pub fn waiting(db: &Connection) -> Result<Vec<(u64, Option<BodyKind>, Timestamp)>, Failure> {
    let mut statement = db.prepare_cached(
        "select sequence, kind, at from journal
         where sequence not in (select sequence from answer)
         order by sequence",
    )?;
    let rows = statement
        .query_map([], |row| Ok((row.get::<_, i64>("sequence")?.unsigned_abs(), kind_of(row)?, time(row, "at")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many entries of each kind are without an answer.
pub fn count_waiting(db: &Connection) -> Result<Vec<(Option<BodyKind>, u64)>, Failure> {
    let mut statement = db.prepare_cached(
        "select kind, count(*) as many from journal
         where sequence not in (select sequence from answer)
         group by kind",
    )?;
    let rows = statement.query_map([], |row| Ok((kind_of(row)?, row.get::<_, i64>("many")?.unsigned_abs())))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many entries HQ refused.
pub fn count_refused(db: &Connection) -> Result<u64, Failure> {
    let count: i64 =
        db.prepare_cached("select count(*) from answer where refused <> ''")?.query_row([], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// The kind of an entry; none where this edition does not know it.
fn kind_of(row: &Row<'_>) -> rusqlite::Result<Option<BodyKind>> {
    Ok(BodyKind::find(&row.get::<_, String>("kind")?))
}

pub(super) fn answer_of(row: &Row<'_>) -> rusqlite::Result<Answer> {
    let refused: String = row.get("refused")?;
    if !refused.is_empty() {
        return Ok(Answer::Refused(RefusedBecause::named(&refused)));
    }
    Ok(Answer::Received { at: time(row, "received_at")?, short: row.get("short")? })
}
