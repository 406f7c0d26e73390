//! The officer's own records and clocks.

use super::{breaches, drafts, shape};
use crate::Failure;
use crate::house::House;
use crate::session::Session;
use crate::store::own::{exhibits, records};
use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::incident::Respondent;
use cordon_core::wire::{ClockSheet, ClocksSheet, ItemState, MineSheet, RecordBrief, Stamp};

/// The officer's records, drafts and clocks. Naming persons not yet opened in this sitting is
/// journalled first.
pub fn mine(house: &House) -> Result<MineSheet, Failure> {
    let (sheet, persons) = house.with_session(|session| {
        let made = records::list_of(&session.own, session.officer.id)?;
        let records = made.iter().map(|made| brief(session, made)).collect::<Result<Vec<_>, _>>()?;
        let persons: Vec<PersonId> = made
            .iter()
            .filter_map(|made| match made.incident.respondent {
                Respondent::Identified { person, .. } => Some(person),
                Respondent::Unknown { .. } => None,
            })
            .filter(|person| !session.opened.contains(&person.0))
            .collect();
        let sheet = MineSheet { records, drafts: drafts::briefs(session)?, clocks: running(session)? };
        Ok((sheet, persons))
    })?;
    if !persons.is_empty() {
        house.write(|write| write.journal(&Body::OwnRecordsShown))?;
        house.with_session(|session| {
            session.opened.extend(persons.iter().map(|person| person.0));
            Ok(())
        })?;
    }
    Ok(sheet)
}

fn brief(session: &Session, made: &records::Made) -> Result<RecordBrief, Failure> {
    let incident = &made.incident;
    Ok(RecordBrief {
        incident: incident.id,
        at: Stamp::of(incident.acts.first().map_or(incident.entered_at, |act| act.when.start())),
        mode: incident.mode,
        who: breaches::who(session, &incident.respondent)?,
        account: incident.account.chars().take(120).collect(),
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

/// The clocks that run.
pub fn clocks(house: &House) -> Result<ClocksSheet, Failure> {
    house.with_session(|session| Ok(ClocksSheet { clocks: running(session)? }))
}

/// An officer's clocks, the next limit first.
fn running(session: &Session) -> Result<Vec<ClockSheet>, Failure> {
    let mut clocks: Vec<ClockSheet> =
        records::clocks(&session.own, session.officer.id)?.iter().filter_map(breaches::clock_sheet).collect();
    clocks.sort_by_key(|clock| clock.limit.as_ref().map_or(clock.start.at, |limit| limit.at));
    Ok(clocks)
}
