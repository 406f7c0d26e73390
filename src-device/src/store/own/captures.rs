//! Records made while locked: the keys that open them, what was taken up of them, HQ's answers.

use super::super::columns::{json, parsed, text};
use super::answers::{Answer, answer_of};
use crate::Failure;
use crate::keys::CaptureSecrets;
use cordon_core::proof::capture::SignedCapture;
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::{CaptureId, DraftId};
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// A record made while locked, taken up as a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The draft it became.
    pub draft: DraftId,
    /// Its exact bytes.
    pub signed: SignedCapture,
    /// The sequence of the entry that says so.
    pub sequence: u64,
}

/// This device's keys for such records, once they are made.
pub fn find_secrets(db: &Connection) -> Result<Option<CaptureSecrets>, Failure> {
    Ok(db
        .prepare_cached("select open_key, seal_key, sign_secret from capture_key")?
        .query_row([], |row| {
            Ok(CaptureSecrets {
                open_key: HexBytes(row.get("open_key")?),
                seal_key: HexBytes(row.get("seal_key")?),
                sign_secret: HexBytes(row.get("sign_secret")?),
            })
        })
        .optional()?)
}

/// Keeps this device's keys for such records.
pub fn add_secrets(db: &Connection, secrets: &CaptureSecrets) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into capture_key (one, open_key, seal_key, sign_secret)
         values (1, :open_key, :seal_key, :sign_secret)",
    )?
    .execute(named_params! {
        ":open_key": secrets.open_key.0,
        ":seal_key": secrets.seal_key.0,
        ":sign_secret": secrets.sign_secret.0,
    })?;
    Ok(())
}

/// Adds a record that was taken up.
pub fn add(db: &Connection, id: CaptureId, taken: &Taken) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into capture (capture_id, draft_id, signed, sequence)
         values (:capture_id, :draft_id, :signed, :sequence)",
    )?
    .execute(named_params! {
        ":capture_id": id.to_string(),
        ":draft_id": taken.draft.to_string(),
        ":signed": text(&taken.signed)?,
        ":sequence": taken.sequence.cast_signed(),
    })?;
    Ok(())
}

/// A record that was taken up.
pub fn find(db: &Connection, id: CaptureId) -> Result<Option<Taken>, Failure> {
    Ok(db
        .prepare_cached("select draft_id, signed, sequence from capture where capture_id = :capture_id")?
        .query_row(named_params! { ":capture_id": id.to_string() }, taken_of)
        .optional()?)
}

/// The record that a draft was made of, if it was.
pub fn find_by_draft(db: &Connection, draft: DraftId) -> Result<Option<Taken>, Failure> {
    Ok(db
        .prepare_cached("select draft_id, signed, sequence from capture where draft_id = :draft_id")?
        .query_row(named_params! { ":draft_id": draft.to_string() }, taken_of)
        .optional()?)
}

/// Keeps a verified receipt.
pub fn add_receipt(db: &Connection, id: CaptureId, receipt: &SignedReceipt, at: Timestamp) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into capture_answer (capture_id, receipt, signature, short, received_at)
         values (:capture_id, :receipt, :signature, :short, :received_at)
         on conflict (capture_id) do update
         set receipt = excluded.receipt, signature = excluded.signature, short = excluded.short,
             received_at = excluded.received_at, refused = ''",
    )?
    .execute(named_params! {
        ":capture_id": id.to_string(),
        ":receipt": receipt.receipt.0,
        ":signature": receipt.signature.0,
        ":short": receipt.short(),
        ":received_at": at.to_string(),
    })?;
    Ok(())
}

/// Keeps a refusal; a receipt is never replaced by one.
pub fn add_refusal(db: &Connection, id: CaptureId, because: RefusedBecause) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into capture_answer (capture_id, refused) values (:capture_id, :refused)
         on conflict (capture_id) do update set refused = excluded.refused where receipt is null",
    )?
    .execute(named_params! { ":capture_id": id.to_string(), ":refused": because.name() })?;
    Ok(())
}

/// Whether HQ's answer was taken in.
pub fn is_answered(db: &Connection, id: CaptureId) -> Result<bool, Failure> {
    Ok(db
        .prepare_cached("select 1 from capture_answer where capture_id = :capture_id")?
        .exists(named_params! { ":capture_id": id.to_string() })?)
}

/// Every record that HQ refused.
pub fn refused(db: &Connection) -> Result<Vec<CaptureId>, Failure> {
    let mut statement =
        db.prepare_cached("select capture_id from capture_answer where refused <> '' order by capture_id")?;
    let rows = statement.query_map([], |row| parsed(row, "capture_id"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// HQ's answers, refusals first and then the newest, at most fifty.
pub fn list_answers(db: &Connection) -> Result<Vec<(CaptureId, Answer)>, Failure> {
    let mut statement = db.prepare_cached(
        "select capture_id, short, received_at, refused from capture_answer
         order by refused = '', capture_id desc limit 50",
    )?;
    let rows = statement.query_map([], |row| Ok((parsed(row, "capture_id")?, answer_of(row)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn taken_of(row: &Row<'_>) -> rusqlite::Result<Taken> {
    Ok(Taken {
        draft: parsed(row, "draft_id")?,
        signed: json(row, "signed")?,
        sequence: row.get::<_, i64>("sequence")?.unsigned_abs(),
    })
}

/// Forgets a refusal; a receipt is never forgotten.
pub fn forget_refusal(db: &Connection, id: CaptureId) -> Result<(), Failure> {
    db.prepare_cached("delete from capture_answer where capture_id = :capture_id and receipt is null")?
        .execute(named_params! { ":capture_id": id.to_string() })?;
    Ok(())
}
