//! The officer's own records.

use super::{breaches, clocks, drafts, shape};
use crate::Failure;
use crate::house::House;
use crate::session::Session;
use crate::store::own::{exhibits, records};
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::incident::Respondent;
use cordon_core::rules::opening::opening;
use cordon_core::wire::{ItemState, MineSheet, RecordBrief, Stamp};

/// The officer's records, drafts and clocks. Naming persons not yet opened in this sitting is
/// journalled first.
pub fn mine(house: &House) -> Result<MineSheet, Failure> {
    let (sheet, persons) = house.with_session(|session| {
        let made = records::list_of(&session.own, session.officer.id)?;
        let records = made.iter().map(|made| brief(session, made)).collect::<Result<Vec<_>, _>>()?;
        let (clocks, served) = clocks::running(session)?;
        let recorded = made.iter().filter_map(|made| match made.incident.respondent {
            Respondent::Identified { person, .. } => Some(person),
            Respondent::Unknown { .. } => None,
        });
        let persons: Vec<PersonId> = recorded.chain(served).collect();
        let sheet = MineSheet { records, drafts: drafts::briefs(session)?, clocks };
        Ok((sheet, clocks::unopened(session, persons)))
    })?;
    clocks::shown(house, &persons)?;
    Ok(sheet)
}

fn brief(session: &Session, made: &records::Made) -> Result<RecordBrief, Failure> {
    let incident = &made.incident;
    Ok(RecordBrief {
        incident: incident.id,
        at: Stamp::of(incident.acts.first().map_or(incident.entered_at, |act| act.when.start())),
        mode: incident.mode,
        who: breaches::who(session, &incident.respondent)?,
        account: opening(&incident.account, 120),
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
