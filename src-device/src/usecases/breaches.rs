//! Recording: a draft becomes an incident with its acts and allegations, and the officer's decision.

use super::{clocks, looks, moments, place, shape};
use crate::house::House;
use crate::session::Session;
use crate::store::own::{drafts, exhibits, records};
use crate::store::replica::orders;
use crate::write::{Write, fresh_id};
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::rules::clock::ClockRule;
use cordon_core::rules::decision::{Action, Decision};
use cordon_core::rules::ids::{ActId, AllegationId, DecisionId, DraftId, IncidentId, PersonId, SightingId};
use cordon_core::rules::incident::{
    Act, ActBasis, ActTime, Allegation, AllegedAgainst, FileNotes, Incident, Mode, Outcome, Respondent, Saying,
};
use cordon_core::rules::law;
use cordon_core::rules::look::Subject;
use cordon_core::rules::order::Heads;
use cordon_core::rules::place::Position;
use cordon_core::rules::power::stands_now;
use cordon_core::rules::sighting::{Sighting, SightingBasis};
use cordon_core::rules::time::{Now, Timestamp};
use cordon_core::wire::{ArrestForm, DecisionForm, Part, PlaceInput, RecordForm, Saved, Stamp, TermRef};

/// Saves a draft as a record. A repeat returns the first result.
pub fn record(house: &House, id: DraftId) -> Result<Saved, Failure> {
    if let Some(saved) = house.with_session(|session| already(session, id))? {
        return Ok(saved);
    }
    let house_now = house.now();
    let now = house_now.shown();
    let form = house.with_session(|session| Ok(drafts::get(&session.own, id, session.officer.id)?.form))?;
    check(&form, now)?;
    house.with_session(|session| check_powers(session, &form, house_now))?;
    let place = match &form.place {
        Some(place) => place::resolve_kept(house, place, now)?.ok().map(|given| given.position),
        None => None,
    };
    house.write(|write| save(write, id, &form, place))?;
    house
        .with_session(|session| {
            looks::renew(session, &Subject::OwnRecords)?;
            already(session, id)
        })?
        .ok_or(Failure::missing("record"))
}

fn already(session: &Session, id: DraftId) -> Result<Option<Saved>, Failure> {
    let Some(made) = records::find_by_draft(&session.own, id)? else { return Ok(None) };
    let started = records::clocks(&session.own, session.officer.id)?;
    let started = started.iter().filter(|clock| clock.incident == made.incident.id);
    Ok(Some(Saved {
        id: made.incident.id.to_string(),
        at: Stamp::of(made.at),
        clocks: started.filter_map(clocks::of_arrest).collect(),
    }))
}

/// What must be there before a record is saved. Everything else may come later.
fn check(form: &RecordForm, now: Timestamp) -> Result<(), Failure> {
    if form.mode.is_none() {
        return Err(Failure::invalid("mode", "say how you know"));
    }
    if form.account.trim().is_empty() {
        return Err(Failure::invalid("account", "say what happened"));
    }
    if !form.declared {
        return Err(Failure::invalid("declare", "declare that this is true to the best of your knowledge and belief"));
    }
    moments::check_form(form)?;
    let start = form.act_at.unwrap_or(now);
    if start > now || form.act_until.is_some_and(|end| end > now) {
        return Err(Failure::invalid("when", "the act cannot be later than now"));
    }
    if form.act_until.is_some_and(|end| end < start) {
        return Err(Failure::invalid("when", "the end is before the start"));
    }
    check_file(&form.file, now)?;
    form.decision.as_ref().map_or(Ok(()), |decision| check_decision(decision, now))
}

fn check_file(file: &FileNotes, now: Timestamp) -> Result<(), Failure> {
    if file.cautioned_at.is_some_and(|at| at > now) {
        return Err(Failure::invalid("cautioned", "the caution cannot be later than now"));
    }
    if file.live_at.is_some_and(|at| at > now) {
        return Err(Failure::invalid("live-at", "what was confirmed cannot be later than now"));
    }
    Ok(())
}

fn check_decision(decision: &DecisionForm, now: Timestamp) -> Result<(), Failure> {
    let acted = !decision.arrests.is_empty()
        || decision.voluntary_interview
        || decision.report
        || decision.warrant
        || decision.notice;
    if acted && decision.grounds.trim().is_empty() {
        return Err(Failure::invalid("decision-grounds", "give your grounds in your own words"));
    }
    if !acted && decision.none_because.trim().is_empty() {
        return Err(Failure::invalid("decision-none", "say what you did, or why you did nothing"));
    }
    if decision.arrests.iter().any(|arrest| arrest.at.is_some_and(|at| at > now)) {
        return Err(Failure::invalid("arrests", "an arrest cannot be later than now"));
    }
    let without_necessity =
        decision.arrests.iter().any(|arrest| arrest.power == "pace_s24" && arrest.necessity.is_empty());
    if without_necessity {
        return Err(Failure::invalid("arrests", "an arrest under s.24 needs a reason of necessity"));
    }
    Ok(())
}

/// An arrest under a power that the law rows say did not stand needs a reason in words: the clock that
/// it starts would run from a power that was not there.
fn check_powers(session: &Session, form: &RecordForm, now: Now) -> Result<(), Failure> {
    let arrests = form.decision.iter().flat_map(|decision| &decision.arrests);
    for arrest in arrests.filter(|arrest| arrest.despite.trim().is_empty()) {
        let Some(order) = arrest.order else { continue };
        let brief = shape::order_brief(session, &orders::get(&session.replica, order)?, now)?;
        let power = brief.powers.iter().find(|power| power.id == arrest.power);
        if power.is_some_and(|power| !stands_now(power)) {
            return Err(Failure::invalid("arrests", "say why, for this power did not stand"));
        }
    }
    Ok(())
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
    id: DraftId,
    form: &RecordForm,
    place: Option<Position>,
) -> Result<Incident, Failure> {
    let at = write.at();
    let act = act_of(write, form, place)?;
    let allegations = allegations_of(write, form, act.id, act.when.start())?;
    let exhibits = exhibits::of_draft(write.own(), id)?.into_iter().map(|kept| kept.body.exhibit).collect();
    Ok(Incident {
        id: IncidentId(fresh_id(at)?),
        draft: id,
        mode: form.mode.unwrap_or(Mode::Found),
        number: Some(form.incident_number.trim().to_owned()).filter(|number| !number.is_empty()),
        account: form.account.clone(),
        respondent: respondent_of(write.session(), form),
        acts: vec![act],
        allegations,
        exhibits,
        said: form.said.iter().map(|saying| Saying { kind: saying.kind, words: saying.words.clone(), at }).collect(),
        present: Vec::new(),
        file: form.file.clone(),
        entered_at: at,
    })
}

fn respondent_of(session: &Session, form: &RecordForm) -> Respondent {
    match form.person {
        Some(person) => Respondent::Identified {
            person,
            by: session.confirmed.get(&person).map(|keys| keys.iter().cloned().collect()).unwrap_or_default(),
        },
        None => Respondent::Unknown { description: form.description.clone() },
    }
}

fn act_of(write: &Write<'_>, form: &RecordForm, place: Option<Position>) -> Result<Act, Failure> {
    let at = write.at();
    let from = form.act_at.unwrap_or(at);
    let to = form.act_until.unwrap_or(from);
    let when = match form.times {
        Some(times) if times > 1 => ActTime::Count { times, from, to },
        Some(_) | None if to > from => ActTime::Between { from, to },
        Some(_) | None => ActTime::At(from),
    };
    let basis = match (form.basis, form.mode) {
        (Some(basis), _) => basis,
        (None, Some(Mode::WithHim)) => ActBasis::Seen,
        (None, Some(Mode::Found)) => ActBasis::Recovered,
        (None, Some(Mode::Reported) | None) => ActBasis::Reported,
    };
    Ok(Act {
        id: ActId(fresh_id(at)?),
        when,
        what: form.account.clone(),
        basis,
        sighting: sighting_of(form, place, from, to, at)?,
    })
}

fn sighting_of(
    form: &RecordForm,
    place: Option<Position>,
    from: Timestamp,
    until: Timestamp,
    at: Timestamp,
) -> Result<Option<Sighting>, Failure> {
    let words = match &form.place {
        Some(PlaceInput::Words { text } | PlaceInput::GridReference { text }) if form.place_words.is_empty() => {
            text.clone()
        }
        Some(_) | None => form.place_words.clone(),
    };
    if place.is_none() && words.is_empty() {
        return Ok(None);
    }
    let basis = basis_of(form);
    let observer = place.filter(|_| basis == SightingBasis::SeenHere);
    Ok(Some(Sighting {
        id: SightingId(fresh_id(at)?),
        whose: form.person,
        position: place,
        place: words,
        from,
        until,
        basis,
        observer,
        more: Vec::new(),
    }))
}

/// On what basis it is said where he was.
pub(super) fn basis_of(form: &RecordForm) -> SightingBasis {
    form.sighting_basis.unwrap_or(match form.mode {
        Some(Mode::WithHim) => SightingBasis::SeenHere,
        Some(Mode::Reported | Mode::Found) | None => SightingBasis::Told,
    })
}

/// Joins the act to each term in the version that governed it.
fn allegations_of(
    write: &Write<'_>,
    form: &RecordForm,
    act: ActId,
    act_at: Timestamp,
) -> Result<Vec<Allegation>, Failure> {
    let mut allegations = Vec::new();
    for term in &form.terms {
        let to = against(write.session(), term, act_at)?;
        allegations.push(Allegation { id: AllegationId(fresh_id(write.at())?), act, to, outcome: Outcome::Alleged });
    }
    for words in form.offences.iter().filter(|words| !words.trim().is_empty()) {
        let to = AllegedAgainst::Offence { code: None, words: words.clone() };
        allegations.push(Allegation { id: AllegationId(fresh_id(write.at())?), act, to, outcome: Outcome::Alleged });
    }
    Ok(allegations)
}

fn against(session: &Session, term: &TermRef, act_at: Timestamp) -> Result<AllegedAgainst, Failure> {
    let order = orders::get(&session.replica, term.order)?;
    let version = match order.version_at(act_at) {
        Heads::One(version) => version,
        Heads::Several(_) => {
            return Err(Failure::Refused(Refusal::No(
                "two versions of this order conflict; name the offence in words",
            )));
        }
        Heads::None => return Err(Failure::missing("version of the order")),
    };
    if !version.conditions.iter().any(|condition| condition.id == term.condition) {
        return Err(Failure::missing("such term in the version in force then"));
    }
    let assessed = session.assessed.get(&term.order);
    Ok(AllegedAgainst::Condition {
        order: order.id,
        version: version.id,
        condition: term.condition,
        assessment: assessed.map(|(id, _assessment)| *id),
        answer: assessed.and_then(|(_id, assessment)| {
            assessment.terms.iter().find(|answer| answer.condition == term.condition).map(|answer| answer.answer)
        }),
    })
}

fn save_decision(write: &mut Write<'_>, incident: IncidentId, form: &DecisionForm, who: &str) -> Result<(), Failure> {
    let at = write.at();
    let mut actions: Vec<Action> = form.arrests.iter().map(|arrest| arrest_of(arrest, at)).collect();
    let others = [
        (form.voluntary_interview, Action::VoluntaryInterview),
        (form.report, Action::Report),
        (form.warrant, Action::WarrantApplication),
        (form.notice, Action::Notice),
    ];
    actions.extend(others.into_iter().filter(|(chosen, _action)| *chosen).map(|(_chosen, action)| action));
    let decision = Decision {
        id: DecisionId(fresh_id(at)?),
        incident,
        at,
        grounds: form.grounds.clone(),
        actions,
        none_because: Some(form.none_because.clone()).filter(|why| !why.trim().is_empty()),
    };
    let sequence = write.journal(&Body::DecisionRecorded(Box::new(decision.clone())))?;
    records::add_decision(write.own(), &decision, sequence)?;
    for arrest in &form.arrests {
        if let Some(rule) = clock_rule(write.session(), arrest)? {
            let rule = serde_json::to_string(&rule).map_err(|_| Failure::Unreadable { what: "clock rule" })?;
            records::add_clock(
                write.own(),
                &records::Running { incident, rule, start: arrest.at.unwrap_or(at), who: who.to_owned() },
            )?;
        }
    }
    Ok(())
}

fn arrest_of(arrest: &ArrestForm, at: Timestamp) -> Action {
    Action::Arrest {
        power: arrest.power.clone(),
        order: arrest.order,
        at: arrest.at.unwrap_or(at),
        necessity: arrest.necessity.clone(),
        despite: arrest.despite.trim().to_owned(),
    }
}

/// Which clock a power starts, from the law rows.
fn clock_rule(session: &Session, arrest: &ArrestForm) -> Result<Option<ClockRule>, Failure> {
    let Some(id) = arrest.order else { return Ok(None) };
    let order = orders::get(&session.replica, id)?;
    Ok(law::row_for(&order.kind)
        .and_then(|row| row.powers.iter().find(|power| power.id == arrest.power))
        .and_then(|power| power.clock))
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
