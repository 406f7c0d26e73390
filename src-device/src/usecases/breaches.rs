//! Recording: a draft becomes an incident with its acts and allegations, and the officer's decision.

use super::bearing::Bearing;
use super::looks::{self, Made};
use super::{clocks, identity, moments, place, shape};
use crate::house::House;
use crate::session::Session;
use crate::store::own::{drafts, exhibits, journal, records};
use crate::store::replica::orders;
use crate::write::{Write, fresh_id};
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::rules::clock::ClockRule;
use cordon_core::rules::ids::{ActId, AllegationId, DecisionId, DraftId, IncidentId, OrderId, PersonId, SightingId};
use cordon_core::rules::incident::{AllegedAgainst, Incident, Respondent};
use cordon_core::rules::place::Position;
use cordon_core::rules::power::{Moments, Power, powers_now};
use cordon_core::rules::record::{Beside, IncidentIds, TermFault, incident};
use cordon_core::rules::time::{Now, Timestamp};
use cordon_core::wire::{ArrestForm, DecisionForm, Part, RecordForm, Saved, Stamp, TermRef};
use cordon_core::{text, text_key};

/// Saves a draft as a record. A repeat returns the first result.
pub fn record(house: &House, id: DraftId) -> Result<Saved, Failure> {
    if let Some(saved) = house.with_session(|session| already(session, id))? {
        return Ok(saved);
    }
    let house_now = house.now();
    let now = house_now.shown();
    let form = house.with_session(|session| Ok(drafts::get(&session.own, id, session.officer.id)?.form))?;
    form.check(now).map_err(moments::refused)?;
    let place = match &form.place {
        Some(place) => place::resolve_kept(house, place, now)?.ok().map(|given| given.position),
        None => None,
    };
    house.hold(|hold| {
        // What is saved is what was checked, and what the fix was read for.
        if drafts::get(&hold.session.own, id, hold.session.officer.id)?.form != form {
            return Err(Failure::Refused(Refusal::Stale));
        }
        check_orders(hold.session, id, &form, house_now)?;
        hold.write(|write| save(write, id, &form, place))?;
        if let Some(person) = form.person {
            looks::add_made(hold.session, &Made::About(person))?;
        }
        already(hold.session, id)?.ok_or(Failure::missing(text_key!("refusal.no_such_record")))
    })
}

fn already(session: &Session, id: DraftId) -> Result<Option<Saved>, Failure> {
    let Some(made) = records::find_by_draft(&session.own, id)? else { return Ok(None) };
    let started = records::clocks(&session.own, session.officer.id)?;
    let started = started.iter().filter(|clock| clock.incident == made.incident.id);
    Ok(Some(Saved {
        id: made.incident.id.to_string().into(),
        entry: Some(journal::id_of(&session.own, made.sequence)?),
        at: Stamp::of(made.at),
        clocks: started.map(|clock| clocks::of_arrest(session, clock)).collect::<Result<_, _>>()?,
    }))
}

/// Refuses a record that names an order which nobody looked at, a term that is not in the version that
/// governed the act, or a power that did not stand.
fn check_orders(session: &Session, id: DraftId, form: &RecordForm, now: Now) -> Result<(), Failure> {
    let draft = drafts::get(&session.own, id, session.officer.id)?;
    let bearing = Bearing::of(session, &draft)?;
    let arrests: Vec<&ArrestForm> = form.decision.iter().flat_map(|decision| &decision.arrests).collect();
    let named = form.terms.iter().map(|term| term.order).chain(arrests.iter().filter_map(|arrest| arrest.order));
    for order in named {
        bearing.admit(session, order)?;
    }
    let act_at = form.act_at.unwrap_or(now.shown());
    for term in &form.terms {
        bearing.told(session, term.order, against(session, term, act_at))?;
    }
    for (at, arrest) in arrests.into_iter().enumerate() {
        match arrest.order {
            Some(order) => bearing.told(session, order, check_power(session, (at, arrest), order, now))?,
            None => whole(arrest, at, &[])?,
        }
    }
    Ok(())
}

/// Asks of an arrest under an order's power whether anything is missing from it.
fn check_power(session: &Session, (at, arrest): (usize, &ArrestForm), order: OrderId, now: Now) -> Result<(), Failure> {
    let order = orders::get(&session.replica, order)?;
    let bare = shape::before_facts(session, &order, now)?;
    let found = shape::found_before(&session.replica, &order, &bare, now)?;
    whole(arrest, at, &powers_now(&order, Moments::now(now), found))
}

fn whole(arrest: &ArrestForm, at: usize, powers: &[Power]) -> Result<(), Failure> {
    arrest.faults(at, powers).into_iter().next().map_or(Ok(()), |fault| Err(moments::refused(fault)))
}

fn save(write: &mut Write<'_>, id: DraftId, form: &RecordForm, place: Option<Position>) -> Result<(), Failure> {
    // Two taps may both have come this far; the second finds what the first saved.
    if records::find_by_draft(write.own(), id)?.is_some() {
        return Ok(());
    }
    let incident = incident_of(write, id, form, place)?;
    let officer = write.session().officer.id;
    let sequence = write.journal(&Body::IncidentRecorded(Box::new(incident.clone())))?;
    let who = match &incident.respondent {
        Respondent::Identified { person, .. } => shape::person_name(write.session(), *person)?,
        Respondent::Unknown { description } => description.clone(),
    };
    let incident_id = incident.id;
    records::add_incident(write.own(), officer, &records::Made { incident, sequence, at: write.at() })?;
    if let Some(decision) = &form.decision {
        save_decision(write, incident_id, decision, &who)?;
    }
    drafts::close(write.own(), id, "recorded")?;
    write.touches(Part::Records);
    write.touches(Part::Drafts);
    write.touches(Part::Orders);
    Ok(())
}

fn incident_of(
    write: &Write<'_>,
    draft: DraftId,
    form: &RecordForm,
    place: Option<Position>,
) -> Result<Incident, Failure> {
    let at = write.at();
    let ids = IncidentIds {
        incident: IncidentId(fresh_id(at)?),
        draft,
        act: ActId(fresh_id(at)?),
        sighting: SightingId(fresh_id(at)?),
    };
    let identified = form.person.map(|person| identity::for_draft(write.session(), draft, person)).transpose()?;
    let beside = Beside {
        at,
        place,
        identified_by: identified.unwrap_or_default().into_iter().collect(),
        alleged: alleged(write, form)?,
        exhibits: exhibits::of_draft(write.own(), draft)?.into_iter().map(|kept| kept.body.exhibit).collect(),
    };
    Ok(incident(form, ids, beside))
}

/// What the act is set against: each term in the version that governed it, and other offences.
fn alleged(write: &Write<'_>, form: &RecordForm) -> Result<Vec<(AllegationId, AllegedAgainst)>, Failure> {
    let act_at = form.when(write.at()).start();
    let terms = form.terms.iter().map(|term| against(write.session(), term, act_at));
    let all = terms.chain(form.offences_alleged().map(Ok));
    all.map(|to| Ok((AllegationId(fresh_id(write.at())?), to?))).collect()
}

fn against(session: &Session, term: &TermRef, act_at: Timestamp) -> Result<AllegedAgainst, Failure> {
    let order = orders::get(&session.replica, term.order)?;
    term.alleged(&order, act_at, session.assessed.get(&term.order)).map_err(|fault| match fault {
        TermFault::VersionsConflict => {
            Failure::Refused(Refusal::No(text!("refusal.two_versions_of_this_order_conflict_name")))
        }
        TermFault::NoVersion => Failure::missing(text_key!("refusal.no_such_version_of_the_order")),
        TermFault::NoSuchTerm => Failure::missing(text_key!("refusal.no_such_term_in_force_then")),
    })
}

fn save_decision(write: &mut Write<'_>, incident: IncidentId, form: &DecisionForm, who: &str) -> Result<(), Failure> {
    let at = write.at();
    let decision = form.decision(DecisionId(fresh_id(at)?), incident, at);
    let sequence = write.journal(&Body::DecisionRecorded(Box::new(decision.clone())))?;
    records::add_decision(write.own(), &decision, sequence)?;
    for arrest in &form.arrests {
        if let Some(rule) = clock_rule(write.session(), arrest)? {
            records::add_clock(
                write.own(),
                &records::Running { incident, rule, start: arrest.made_at(at), who: who.to_owned() },
            )?;
        }
    }
    Ok(())
}

/// Which clock a power starts, from the law rows.
fn clock_rule(session: &Session, arrest: &ArrestForm) -> Result<Option<ClockRule>, Failure> {
    let Some(id) = arrest.order else { return Ok(None) };
    Ok(arrest.clock(&orders::get(&session.replica, id)?))
}

/// Who an incident is about, as lists show it.
pub fn who(session: &Session, respondent: &Respondent) -> Result<String, Failure> {
    match respondent {
        Respondent::Identified { person, .. } => named(session, *person),
        Respondent::Unknown { description } => Ok(description.clone()),
    }
}

fn named(session: &Session, person: PersonId) -> Result<String, Failure> {
    shape::person_name(session, person)
}
