//! The officer's own records.

use super::looks::{self, Leave};
use super::{breaches, clocks, drafts, shape};
use crate::Failure;
use crate::house::House;
use crate::session::Session;
use crate::store::own::{exhibits, records};
use crate::view::{Ungranted, View};
use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::{GrantId, IncidentId};
use cordon_core::rules::look::Subject;
use cordon_core::rules::opening::opening;
use cordon_core::text_key;
use cordon_core::wire::{ClocksSheet, Grant, ItemState, MineSheet, RecordBrief, Stamp, WorkSheet};

/// Opens the officer's own records: they name people whom nobody opened, so it is journalled.
pub fn open(house: &House) -> Result<Grant, Failure> {
    if let Some(grant) = looks::standing(house, &Subject::OwnRecords)? {
        return Ok(grant);
    }
    house.hold(|hold| {
        let look = looks::prepare(hold, Subject::OwnRecords, Leave::Own)?;
        look.take(hold, |_reason| Body::OwnRecordsShown)
    })
}

/// The officer's records, drafts and clocks.
pub fn mine(view: &View<'_>, grant: GrantId) -> Result<MineSheet, Failure> {
    looks::under(view, grant, |session, grant| {
        must_be_own(grant)?;
        let made = records::list_of(&session.own, session.officer.id)?;
        Ok(MineSheet {
            records: made.iter().map(|made| brief(session, made)).collect::<Result<_, _>>()?,
            drafts: drafts::briefs(session)?,
            clocks: clocks::running(session)?,
        })
    })
}

/// The statutory clocks that run.
pub fn clocks(view: &View<'_>, grant: GrantId) -> Result<ClocksSheet, Failure> {
    looks::under(view, grant, |session, grant| {
        must_be_own(grant)?;
        Ok(ClocksSheet { clocks: clocks::running(session)? })
    })
}

fn must_be_own(grant: &Grant) -> Result<(), Failure> {
    if grant.subject == Subject::OwnRecords { Ok(()) } else { Err(looks::of_another_kind()) }
}

/// How much is to be done: numbers and the officer's own words, and nobody's name.
pub fn work(view: &View<'_>) -> Result<WorkSheet, Failure> {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    view.ungranted(Ungranted::OwnWork, |session| {
        let clocks = clocks::running(session)?;
        let mut waiting = 0;
        for made in records::list_of(&session.own, session.officer.id)? {
            waiting += usize::from(waits(&state(session, &made)?));
        }
        Ok(WorkSheet {
            clocks: count(clocks.len()),
            next_limit: clocks.first().and_then(|clock| clock.limit.clone().or_else(|| clock.target.clone())),
            drafts: drafts::briefs(session)?,
            waiting: count(waiting),
        })
    })
}

/// How far a record of the officer's own has come.
pub fn state_of(view: &View<'_>, incident: IncidentId) -> Result<ItemState, Failure> {
    view.ungranted(Ungranted::OwnRecordState, |session| {
        let made = records::find_of(&session.own, session.officer.id, incident)?;
        state(session, &made.ok_or(Failure::missing(text_key!("refusal.no_such_record")))?)
    })
}

fn waits(state: &ItemState) -> bool {
    match state {
        ItemState::Queued | ItemState::Sending { .. } | ItemState::NeedsYou { .. } => true,
        ItemState::Received { .. } | ItemState::FromHq => false,
    }
}

fn brief(session: &Session, made: &records::Made) -> Result<RecordBrief, Failure> {
    let incident = &made.incident;
    Ok(RecordBrief {
        incident: incident.id,
        at: Stamp::of(incident.acts.first().map_or(incident.entered_at, |act| act.when.start())),
        mode: incident.mode,
        who: breaches::who(session, &incident.respondent)?.into(),
        account: opening(&incident.account, 120).into(),
        exhibits: u32::try_from(incident.exhibits.len()).unwrap_or(u32::MAX),
        decided: !records::decisions_on(&session.own, incident.id)?.is_empty(),
        state: state(session, made)?,
    })
}

/// A record is received once HQ has its entry and all of its evidence.
fn state(session: &Session, made: &records::Made) -> Result<ItemState, Failure> {
    let entry = shape::item_state(session, made.sequence)?;
    for kept in exhibits::of_draft(&session.own, made.incident.draft)? {
        let exhibit = super::exhibits::state(session, &kept)?;
        let received = matches!(exhibit, ItemState::Received { .. });
        if !received && matches!(entry, ItemState::Received { .. }) {
            return Ok(exhibit);
        }
    }
    Ok(entry)
}
