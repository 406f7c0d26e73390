//! Incidents, decisions, notices and running clocks made here.

use super::super::columns::{json, parsed, text, time};
use crate::Failure;
use cordon_core::rules::clock::ClockRule;
use cordon_core::rules::decision::Decision;
use cordon_core::rules::ids::{DraftId, IncidentId, OfficerId, OrderId, PersonId};
use cordon_core::rules::incident::{Incident, Respondent};
use cordon_core::rules::notice::NoticeEvent;
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// An incident made here, with its entry's sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The incident.
    pub incident: Incident,
    /// Its entry's sequence.
    pub sequence: u64,
    /// When it was entered.
    pub at: Timestamp,
}

/// A clock started here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// By which incident.
    pub incident: IncidentId,
    /// Under which rule.
    pub rule: ClockRule,
    /// From when.
    pub start: Timestamp,
    /// About whom, as shown.
    pub who: String,
}

/// Adds an incident.
pub fn add_incident(db: &Connection, officer: OfficerId, made: &Made) -> Result<(), Failure> {
    let person = match &made.incident.respondent {
        Respondent::Identified { person, .. } => person.to_string(),
        Respondent::Unknown { .. } => String::new(),
    };
    db.prepare_cached(
        "insert into incident (incident_id, draft_id, officer_id, person_id, at, body, sequence)
         values (:incident_id, :draft_id, :officer_id, :person_id, :at, :body, :sequence)",
    )?
    .execute(named_params! {
        ":incident_id": made.incident.id.to_string(),
        ":draft_id": made.incident.draft.to_string(),
        ":officer_id": officer.to_string(),
        ":person_id": person,
        ":at": made.at.to_string(),
        ":body": text(&made.incident)?,
        ":sequence": made.sequence.cast_signed(),
    })?;
    Ok(())
}

/// The incident saved from a draft, if it was.
pub fn find_by_draft(db: &Connection, draft: DraftId) -> Result<Option<Made>, Failure> {
    Ok(db
        .prepare_cached("select body, sequence, at from incident where draft_id = :draft_id")?
        .query_row(named_params! { ":draft_id": draft.to_string() }, made_of)
        .optional()?)
}

/// An incident that an officer recorded here, if it is theirs.
pub fn find_of(db: &Connection, officer: OfficerId, incident: IncidentId) -> Result<Option<Made>, Failure> {
    Ok(db
        .prepare_cached(
            "select body, sequence, at from incident where officer_id = :officer_id and incident_id = :incident_id",
        )?
        .query_row(named_params! { ":officer_id": officer.to_string(), ":incident_id": incident.to_string() }, made_of)
        .optional()?)
}

/// An officer's incidents, newest first.
pub fn list_of(db: &Connection, officer: OfficerId) -> Result<Vec<Made>, Failure> {
    let mut statement = db.prepare_cached(
        "select body, sequence, at from incident where officer_id = :officer_id order by sequence desc limit 500",
    )?;
    let rows = statement.query_map(named_params! { ":officer_id": officer.to_string() }, made_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Incidents made here about a person.
pub fn about_person(db: &Connection, person: PersonId) -> Result<Vec<Made>, Failure> {
    let mut statement = db.prepare_cached(
        "select body, sequence, at from incident where person_id = :person_id order by sequence desc",
    )?;
    let rows = statement.query_map(named_params! { ":person_id": person.to_string() }, made_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The ids of the incidents made here about a person.
pub fn ids_about(db: &Connection, person: PersonId) -> Result<Vec<String>, Failure> {
    let mut statement = db.prepare_cached("select incident_id from incident where person_id = :person_id")?;
    let rows = statement.query_map(named_params! { ":person_id": person.to_string() }, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The officer's name as the incident's entry bears it.
pub fn officer_of(db: &Connection, incident: IncidentId) -> Result<Option<OfficerId>, Failure> {
    Ok(db
        .prepare_cached("select officer_id from incident where incident_id = :incident_id")?
        .query_row(named_params! { ":incident_id": incident.to_string() }, |row| parsed(row, "officer_id"))
        .optional()?)
}

/// Adds a decision.
pub fn add_decision(db: &Connection, decision: &Decision, sequence: u64) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into decision (decision_id, incident_id, body, sequence)
         values (:decision_id, :incident_id, :body, :sequence)",
    )?
    .execute(named_params! {
        ":decision_id": decision.id.to_string(),
        ":incident_id": decision.incident.to_string(),
        ":body": text(decision)?,
        ":sequence": sequence.cast_signed(),
    })?;
    Ok(())
}

/// Decisions on an incident.
pub fn decisions_on(db: &Connection, incident: IncidentId) -> Result<Vec<Decision>, Failure> {
    let mut statement = db.prepare_cached("select body from decision where incident_id = :incident_id")?;
    let rows = statement.query_map(named_params! { ":incident_id": incident.to_string() }, |row| json(row, "body"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a notice event.
pub fn add_notice(db: &Connection, draft: DraftId, event: &NoticeEvent, sequence: u64) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into notice (notice_id, draft_id, order_id, body, sequence)
         values (:notice_id, :draft_id, :order_id, :body, :sequence)",
    )?
    .execute(named_params! {
        ":notice_id": event.id.to_string(),
        ":draft_id": draft.to_string(),
        ":order_id": event.order.to_string(),
        ":body": text(event)?,
        ":sequence": sequence.cast_signed(),
    })?;
    Ok(())
}

/// Notice events made here for an order, with their sequences.
pub fn notices_of(db: &Connection, order: OrderId) -> Result<Vec<(NoticeEvent, u64)>, Failure> {
    let mut statement =
        db.prepare_cached("select body, sequence from notice where order_id = :order_id order by sequence")?;
    let rows = statement.query_map(named_params! { ":order_id": order.to_string() }, |row| {
        Ok((json(row, "body")?, row.get::<_, i64>("sequence")?.unsigned_abs()))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The ids of the notice events made here for an order.
pub fn notice_ids_of(db: &Connection, order: OrderId) -> Result<Vec<String>, Failure> {
    Ok(notices_of(db, order)?.into_iter().map(|(event, _sequence)| event.id.to_string()).collect())
}

/// The notice events that an officer's entries hold, the first first.
pub fn notices_by(db: &Connection, officer: OfficerId) -> Result<Vec<NoticeEvent>, Failure> {
    let mut statement = db.prepare_cached(
        "select n.body
         from notice n join journal j on j.sequence = n.sequence
         where j.officer_id = :officer_id
         order by n.sequence",
    )?;
    let rows = statement.query_map(named_params! { ":officer_id": officer.to_string() }, |row| json(row, "body"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The notice events made from a form, with their sequences.
pub fn notices_by_draft(db: &Connection, draft: DraftId) -> Result<Vec<(NoticeEvent, u64)>, Failure> {
    let mut statement =
        db.prepare_cached("select body, sequence from notice where draft_id = :draft_id order by sequence")?;
    let rows = statement.query_map(named_params! { ":draft_id": draft.to_string() }, |row| {
        Ok((json(row, "body")?, row.get::<_, i64>("sequence")?.unsigned_abs()))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a running clock once.
pub fn add_clock(db: &Connection, clock: &Running) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into running_clock (incident_id, rule, start, who)
         values (:incident_id, :rule, :start, :who)
         on conflict do nothing",
    )?
    .execute(named_params! {
        ":incident_id": clock.incident.to_string(),
        ":rule": text(&clock.rule)?,
        ":start": clock.start.to_string(),
        ":who": clock.who,
    })?;
    Ok(())
}

/// Clocks that an incident started, or all of an officer's.
pub fn clocks(db: &Connection, officer: OfficerId) -> Result<Vec<Running>, Failure> {
    let mut statement = db.prepare_cached(
        "select c.incident_id, c.rule, c.start, c.who
         from running_clock c join incident i on i.incident_id = c.incident_id
         where i.officer_id = :officer_id
         order by c.start",
    )?;
    let rows = statement.query_map(named_params! { ":officer_id": officer.to_string() }, |row| {
        Ok(Running {
            incident: parsed(row, "incident_id")?,
            rule: json(row, "rule")?,
            start: time(row, "start")?,
            who: row.get("who")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whom the clocks of an officer's incidents name, each once.
pub fn persons_of_clocks(db: &Connection, officer: OfficerId) -> Result<Vec<PersonId>, Failure> {
    let mut statement = db.prepare_cached(
        "select distinct i.person_id
         from running_clock c join incident i on i.incident_id = c.incident_id
         where i.officer_id = :officer_id and i.person_id <> ''",
    )?;
    let rows =
        statement.query_map(named_params! { ":officer_id": officer.to_string() }, |row| parsed(row, "person_id"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn made_of(row: &Row<'_>) -> rusqlite::Result<Made> {
    Ok(Made {
        incident: json(row, "body")?,
        sequence: row.get::<_, i64>("sequence")?.unsigned_abs(),
        at: time(row, "at")?,
    })
}
