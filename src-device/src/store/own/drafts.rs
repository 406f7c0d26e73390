//! Drafts as rows: restored after a kill.

use super::super::columns::{json, parsed, text, time};
use crate::Failure;
use cordon_core::rules::ids::{DraftId, OfficerId, OrderId, PersonId};
use cordon_core::rules::time::Timestamp;
use cordon_core::text_key;
use cordon_core::wire::RecordForm;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// A form begun and not yet saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its id, which is the saving command's.
    pub id: DraftId,
    /// Whose.
    pub officer: OfficerId,
    /// About whom.
    pub person: Option<PersonId>,
    /// About which order.
    pub order: Option<OrderId>,
    /// Its contents.
    pub form: RecordForm,
    /// When it was last kept.
    pub kept_at: Timestamp,
    /// Whether it can still be changed.
    pub open: bool,
}

/// Keeps a draft as it stands.
pub fn save(db: &Connection, draft: &Draft) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into draft (draft_id, officer_id, person_id, order_id, form, kept_at)
         values (:draft_id, :officer_id, :person_id, :order_id, :form, :kept_at)
         on conflict (draft_id) do update
         set form = excluded.form, kept_at = excluded.kept_at, person_id = excluded.person_id
         where state = 'open'",
    )?
    .execute(named_params! {
        ":draft_id": draft.id.to_string(),
        ":officer_id": draft.officer.to_string(),
        ":person_id": draft.person.map(|id| id.to_string()).unwrap_or_default(),
        ":order_id": draft.order.map(|id| id.to_string()).unwrap_or_default(),
        ":form": text(&draft.form)?,
        ":kept_at": draft.kept_at.to_string(),
    })?;
    Ok(())
}

/// A draft of an officer.
pub fn get(db: &Connection, id: DraftId, officer: OfficerId) -> Result<Draft, Failure> {
    db.prepare_cached(
        "select draft_id, officer_id, person_id, order_id, form, kept_at, state
         from draft where draft_id = :draft_id and officer_id = :officer_id",
    )?
    .query_row(named_params! { ":draft_id": id.to_string(), ":officer_id": officer.to_string() }, draft_of)
    .optional()?
    .ok_or(Failure::missing(text_key!("refusal.no_such_draft")))
}

/// An officer's open drafts, newest first.
pub fn list_open(db: &Connection, officer: OfficerId) -> Result<Vec<Draft>, Failure> {
    let mut statement = db.prepare_cached(
        "select draft_id, officer_id, person_id, order_id, form, kept_at, state
         from draft where state = 'open' and officer_id = :officer_id order by kept_at desc",
    )?;
    let rows = statement.query_map(named_params! { ":officer_id": officer.to_string() }, draft_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Closes a draft: recorded or discarded.
pub fn close(db: &Connection, id: DraftId, state: &str) -> Result<(), Failure> {
    db.prepare_cached("update draft set state = :state where draft_id = :draft_id and state = 'open'")?
        .execute(named_params! { ":state": state, ":draft_id": id.to_string() })?;
    Ok(())
}

fn draft_of(row: &Row<'_>) -> rusqlite::Result<Draft> {
    let optional = |column: &str| -> rusqlite::Result<Option<String>> {
        Ok(Some(row.get::<_, String>(column)?).filter(|text| !text.is_empty()))
    };
    Ok(Draft {
        id: parsed(row, "draft_id")?,
        officer: parsed(row, "officer_id")?,
        person: optional("person_id")?.and_then(|id| id.parse().ok()),
        order: optional("order_id")?.and_then(|id| id.parse().ok()),
        form: json(row, "form")?,
        kept_at: time(row, "kept_at")?,
        open: row.get::<_, String>("state")? == "open",
    })
}
