//! What HQ holds of notices, incidents, decisions, and of what it made of this device's entries.

use super::super::columns::json;
use crate::Failure;
use crate::files::device::DeviceFile;
use cordon_core::proof::attributed::Attributed;
use cordon_core::proof::law_word::LawWordRow;
use cordon_core::proof::protocol::{EntryOutcome, ReleaseReceipt, SignedOutcome, SignedReceipt};
use cordon_core::proof::segment::{FeedRow, RowKind};
use cordon_core::rules::decision::Decision;
use cordon_core::rules::ids::{CaptureId, OrderId, PersonId};
use cordon_core::rules::incident::{Incident, Respondent};
use cordon_core::rules::law::ForceLaw;
use cordon_core::rules::notice::NoticeEvent;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Deserialize;

/// By what an event is found again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// `notice`, `incident`, `decision`, `entry_state`, `receipt`, `force_law`, `law_word`.
    pub kind: &'static str,
    /// The order, for notices.
    pub order: String,
    /// The person, for incidents.
    pub person: String,
    /// The incident, for decisions.
    pub incident: String,
    /// The sequence, for outcomes.
    pub sequence: u64,
}

/// By what a row is found again; `None` where its body cannot be read.
pub fn keys_of(row: &FeedRow) -> Option<Keys> {
    let body = row.body.as_ref();
    match row.kind {
        RowKind::Notice => {
            let event = Attributed::<NoticeEvent>::deserialize(body?).ok()?;
            Some(Keys { kind: "notice", order: event.record.order.to_string(), ..Keys::default() })
        }
        RowKind::Incident => {
            let incident = Attributed::<Incident>::deserialize(body?).ok()?;
            let person = match incident.record.respondent {
                Respondent::Identified { person, .. } => person.to_string(),
                Respondent::Unknown { .. } => String::new(),
            };
            Some(Keys { kind: "incident", person, ..Keys::default() })
        }
        RowKind::Decision => {
            let decision = Attributed::<Decision>::deserialize(body?).ok()?;
            Some(Keys { kind: "decision", incident: decision.record.incident.to_string(), ..Keys::default() })
        }
        RowKind::EntryState => {
            let outcome = SignedOutcome::deserialize(body?).ok()?.read()?;
            Some(Keys { kind: "entry_state", sequence: outcome.sequence, ..Keys::default() })
        }
        RowKind::Receipt => {
            let sequence = match ReleaseReceipt::deserialize(body?).ok()? {
                ReleaseReceipt::Entry { sequence, .. } => sequence,
                ReleaseReceipt::Capture { .. } => 0,
            };
            Some(Keys { kind: "receipt", sequence, ..Keys::default() })
        }
        RowKind::ForceLaw => {
            ForceLaw::deserialize(body?).ok()?;
            Some(Keys { kind: "force_law", ..Keys::default() })
        }
        RowKind::LawWord => {
            LawWordRow::deserialize(body?).ok()?;
            Some(Keys { kind: "law_word", ..Keys::default() })
        }
        RowKind::Order | RowKind::Record | RowKind::RecordLink | RowKind::OrderLink | RowKind::Unknown => None,
    }
}

/// Notice events held of an order, each by whom HQ says that it is: by nobody whom the event names itself.
pub fn notices_of(db: &Connection, order: OrderId) -> Result<Vec<NoticeEvent>, Failure> {
    let mut statement =
        db.prepare_cached("select body from event where kind = 'notice' and order_id = :order_id and state = 'put'")?;
    let rows = statement.query_map(named_params! { ":order_id": order.to_string() }, |row| json(row, "body"))?;
    let attributed = rows.collect::<rusqlite::Result<Vec<Attributed<NoticeEvent>>>>()?;
    let each = attributed.into_iter().map(|row| NoticeEvent { by: row.by.shown, ..row.record });
    Ok(each.collect())
}

/// What the force of each area that is held says of the law there: of one that has said nothing, nothing.
pub fn force_laws(db: &Connection) -> Result<Vec<ForceLaw>, Failure> {
    let mut statement = db.prepare_cached(include_str!("force_laws.sql"))?;
    let rows = statement.query_map([], |row| json(row, "body"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the force's lawyers signed of the law's rows. One that came by two scopes is held once.
pub fn law_words(db: &Connection) -> Result<Vec<LawWordRow>, Failure> {
    let mut statement =
        db.prepare_cached("select body from event where kind = 'law_word' and state = 'put' order by event_id")?;
    let rows = statement.query_map([], |row| json(row, "body"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Incidents held about a person, with whose record each is.
pub fn incidents_about(db: &Connection, person: PersonId) -> Result<Vec<Attributed<Incident>>, Failure> {
    let mut statement = db.prepare_cached(
        "select body from event where kind = 'incident' and person_id = :person_id and state = 'put'",
    )?;
    let rows = statement.query_map(named_params! { ":person_id": person.to_string() }, |row| json(row, "body"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What HQ made of one of this device's entries, if it has said so under its signature.
pub fn outcome_of(db: &Connection, device: &DeviceFile, sequence: u64) -> Result<Option<EntryOutcome>, Failure> {
    let signed: Option<SignedOutcome> = db
        .prepare_cached("select body from event where kind = 'entry_state' and sequence = :sequence limit 1")?
        .query_row(named_params! { ":sequence": sequence.cast_signed() }, |row| json(row, "body"))
        .optional()?;
    Ok(signed.and_then(|signed| verified(&signed, device)))
}

/// HQ's receipt for an entry that it refused at first, where a person there released it; unverified.
pub fn released_entry(db: &Connection, sequence: u64) -> Result<Option<SignedReceipt>, Failure> {
    let found: Option<ReleaseReceipt> = db
        .prepare_cached("select body from event where kind = 'receipt' and sequence = :sequence limit 1")?
        .query_row(named_params! { ":sequence": sequence.cast_signed() }, |row| json(row, "body"))
        .optional()?;
    Ok(match found {
        Some(ReleaseReceipt::Entry { receipt, .. }) => Some(receipt),
        Some(ReleaseReceipt::Capture { .. }) | None => None,
    })
}

/// HQ's receipt for a record made while locked that it refused at first, where a person there released it;
/// unverified.
pub fn released_capture(db: &Connection, id: CaptureId) -> Result<Option<SignedReceipt>, Failure> {
    let found: Option<ReleaseReceipt> = db
        .prepare_cached("select body from event where kind = 'receipt' and event_id = :id")?
        .query_row(named_params! { ":id": id.to_string() }, |row| json(row, "body"))
        .optional()?;
    Ok(match found {
        Some(ReleaseReceipt::Capture { receipt, .. }) => Some(receipt),
        Some(ReleaseReceipt::Entry { .. }) | None => None,
    })
}

/// Entries of this device that HQ set aside, or that wait there for something it does not hold. What HQ
/// did not sign says nothing.
pub fn set_aside(db: &Connection, device: &DeviceFile) -> Result<Vec<EntryOutcome>, Failure> {
    let mut statement = db.prepare_cached("select body from event where kind = 'entry_state' order by sequence")?;
    let rows = statement.query_map([], |row| json::<SignedOutcome>(row, "body"))?;
    let all = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    // A signature is checked only where there is something to tell of.
    let told = all.iter().filter(|signed| signed.read().is_some_and(|read| read.verdict.why().is_some()));
    Ok(told.filter_map(|signed| verified(signed, device)).collect())
}

fn verified(signed: &SignedOutcome, device: &DeviceFile) -> Option<EntryOutcome> {
    let outcome = signed.verify(&device.sign_key, device.device);
    if outcome.is_none() {
        tracing::warn!("what HQ made of an entry is not signed by HQ");
    }
    outcome
}
