//! Drafts: autosaved as rows at every change, restored after a kill.

use super::looks::{self, Leave};
use super::{captures, exhibits, moments, place, shape};
use crate::house::House;
use crate::session::Session;
use crate::store::own::{drafts, exhibits as kept};
use crate::store::replica::{orders, persons};
use crate::view::View;
use crate::write::fresh_id;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::{DraftId, GrantId, OrderId, PersonId};
use cordon_core::rules::look::Subject;
use cordon_core::rules::opening::opening;
use cordon_core::rules::person::Role;
use cordon_core::rules::time::Now;
use cordon_core::rules::visibility::without_a_tap;
use cordon_core::text;
use cordon_core::wire::{
    DraftBrief, DraftKept, DraftSheet, DraftsSheet, Grant, OrderTerms, Part, Reason, RecordForm, Stamp,
};

/// Longest text of a form's field, in characters.
pub(super) const LONGEST: usize = 20_000;

/// Begins a draft. A person or order must have been opened under a reason first; an opened order opens
/// nobody but for a draft about one whom it binds.
pub fn open(house: &House, person: Option<PersonId>, order: Option<OrderId>) -> Result<Grant, Failure> {
    let (person, leave) = house.with_session(|session| begun_about(session, person, order))?;
    let id = house.write(|write| {
        let id = DraftId(fresh_id(write.at())?);
        let form = RecordForm { person, ..RecordForm::default() };
        let draft = drafts::Draft {
            id,
            officer: write.session().officer.id,
            person,
            order,
            form,
            kept_at: write.at(),
            open: true,
        };
        drafts::save(write.own(), &draft)?;
        write.touches(Part::Drafts);
        Ok(id)
    })?;
    take_up(house, id, person, leave)
}

/// About whom a draft begins, and by what leave.
fn begun_about(
    session: &Session,
    person: Option<PersonId>,
    order: Option<OrderId>,
) -> Result<(Option<PersonId>, Leave), Failure> {
    let Some(order) = order else {
        let Some(person) = person else { return Ok((None, Leave::Own)) };
        session.needs_opened(person.0)?;
        return Ok((Some(person), Leave::Under(Subject::Person(person))));
    };
    session.needs_opened(order.0)?;
    let respondents = orders::get(&session.replica, order)?.respondents;
    if let Some(person) = person.filter(|person| !respondents.contains(person)) {
        session.needs_opened(person.0)?;
    }
    let only = match respondents.as_slice() {
        [only] => Some(*only),
        [..] => None,
    };
    Ok((person.or(only), Leave::Under(Subject::Order(order))))
}

/// Takes a draft up again. The terms of whom it is about need a reason, unless he or the order it was
/// begun about is open.
pub fn reopen(house: &House, id: DraftId, why: Option<Reason>) -> Result<Grant, Failure> {
    if why.is_none()
        && let Some(grant) = looks::standing(house, &Subject::Draft(id))?
    {
        return Ok(grant);
    }
    let (person, leave) = house.with_session(|session| {
        let draft = drafts::get(&session.own, id, session.officer.id)?;
        let subjects = [draft.person.map(Subject::Person), draft.order.map(Subject::Order)];
        let open = subjects.into_iter().flatten().find(|subject| session.grants.of(subject).is_some());
        let leave = match (why, open) {
            (Some(why), _) => Leave::Given(why),
            (None, Some(open)) => Leave::Under(open),
            (None, None) if draft.person.is_none() && draft.order.is_none() => Leave::Own,
            (None, None) => return Err(Failure::Refused(Refusal::ReasonNeeded)),
        };
        Ok((draft.person, leave))
    })?;
    take_up(house, id, person, leave)
}

/// What a draft shows of somebody who was not opened himself is a look; else it shows no more than was
/// looked at already, or nothing but the officer's own words.
fn take_up(house: &House, id: DraftId, person: Option<PersonId>, leave: Leave) -> Result<Grant, Failure> {
    let look = looks::prepare(house, Subject::Draft(id), leave)?;
    let is_open = match person {
        Some(person) => looks::standing(house, &Subject::Person(person))?.is_some(),
        None => true,
    };
    if is_open && !look.has_own_reason() {
        return look.granted(house);
    }
    look.take(house, |reason| Body::DraftOpened { id, person, reason })
}

/// A draft as it stands.
pub fn shown(view: &View<'_>, grant: GrantId) -> Result<DraftSheet, Failure> {
    let now = view.now();
    looks::under(view, grant, |session, grant| {
        let Subject::Draft(id) = grant.subject else { return Err(looks::of_another_kind()) };
        sheet(session, id, now)
    })
}

/// Keeps a draft as it stands.
pub fn save(house: &House, id: DraftId, form: RecordForm) -> Result<DraftKept, Failure> {
    check_sizes(&form)?;
    form.check_moments().map_err(moments::refused)?;
    let kept = house.write(|write| {
        let officer = write.session().officer.id;
        let held = drafts::get(write.own(), id, officer)?;
        if !held.open {
            return Err(Failure::Refused(Refusal::No(text!("refusal.this_draft_was_saved_as_a_record_or_discarded"))));
        }
        if let Some(person) = form.person.filter(|person| held.person != Some(*person)) {
            must_know(write.session(), person)?;
        }
        let place = form.place.map(|place| place::admitted(house, place, held.form.place.as_ref()));
        let form = RecordForm { place, ..form };
        let kept_at = write.at();
        drafts::save(write.own(), &drafts::Draft { person: form.person, form, kept_at, ..held })?;
        write.touches(Part::Drafts);
        Ok(DraftKept { kept: Stamp::of(kept_at) })
    })?;
    house.with_session(|session| looks::renew(session, &Subject::Draft(id)))?;
    Ok(kept)
}

/// Refuses a person whom nothing that is open names: themselves, or an order that binds them.
fn must_know(session: &Session, person: PersonId) -> Result<(), Failure> {
    if session.grants.opened(person.0) {
        return Ok(());
    }
    for held in session.grants.all() {
        if let Subject::Order(order) = held.grant.subject
            && orders::get(&session.replica, order)?.respondents.contains(&person)
        {
            return Ok(());
        }
    }
    Err(Failure::Refused(Refusal::ReasonNeeded))
}

fn check_sizes(form: &RecordForm) -> Result<(), Failure> {
    let too_long = |text: &str| text.chars().count() > LONGEST;
    let fields: [(&'static str, &str); 4] = [
        ("account", &form.account),
        ("description", &form.description),
        ("place_words", &form.place_words),
        ("incident_number", &form.incident_number),
    ];
    for (field, text) in fields {
        if too_long(text) {
            return Err(Failure::invalid(field, text!("refusal.longer_than_20000_characters")));
        }
    }
    if form.file.texts().any(too_long) {
        return Err(Failure::invalid("witnesses", text!("refusal.longer_than_20000_characters")));
    }
    let grounds =
        form.decision.as_ref().is_some_and(|decision| too_long(&decision.grounds) || too_long(&decision.none_because));
    if grounds || form.said.iter().any(|saying| too_long(&saying.words)) {
        return Err(Failure::invalid("grounds", text!("refusal.longer_than_20000_characters")));
    }
    Ok(())
}

/// Throws a draft away. Evidence kept for it stays, and the journal says so.
pub fn discard(house: &House, id: DraftId) -> Result<DraftsSheet, Failure> {
    house.write(|write| {
        let held = drafts::get(write.own(), id, write.session().officer.id)?;
        if !held.open {
            return Ok(());
        }
        let exhibits = kept::of_draft(write.own(), id)?.into_iter().map(|each| each.body.exhibit.id).collect();
        drafts::close(write.own(), id, "discarded")?;
        write.journal(&Body::DraftDiscarded { id, exhibits })?;
        write.touches(Part::Drafts);
        Ok(())
    })?;
    list(&View::of(house))
}

/// The drafts kept.
pub fn list(view: &View<'_>) -> Result<DraftsSheet, Failure> {
    view.with_session(|session| Ok(DraftsSheet { drafts: briefs(session)? }))
}

/// An officer's open drafts, as lists name them.
pub fn briefs(session: &Session) -> Result<Vec<DraftBrief>, Failure> {
    drafts::list_open(&session.own, session.officer.id)?.into_iter().map(|draft| brief(session, &draft)).collect()
}

fn brief(session: &Session, draft: &drafts::Draft) -> Result<DraftBrief, Failure> {
    Ok(DraftBrief {
        id: draft.id,
        shown: first_filled(&draft.form),
        kept: Stamp::of(draft.kept_at),
        captured: captures::mark(session, draft.id)?,
    })
}

fn first_filled(form: &RecordForm) -> String {
    let text = if form.place_words.is_empty() { &form.account } else { &form.place_words };
    opening(text, 60)
}

/// A draft's sheet.
pub fn sheet(session: &Session, id: DraftId, now: Now) -> Result<DraftSheet, Failure> {
    let draft = drafts::get(&session.own, id, session.officer.id)?;
    let mut choices = Vec::new();
    if let Some(person) = draft.person {
        for (role, order) in orders::of_person(&session.replica, person)? {
            if role != Role::BoundBy {
                continue;
            }
            let terms = order
                .one_version_at(now.shown())
                .map(|version| {
                    version
                        .conditions
                        .iter()
                        .map(|each| (each.id, each.paragraph.clone(), without_a_tap(&each.pieces())))
                        .collect()
                })
                .unwrap_or_default();
            choices.push(OrderTerms { order: shape::order_brief(session, &order, now)?, terms });
        }
    }
    Ok(DraftSheet {
        id,
        form: draft.form,
        kept: Stamp::of(draft.kept_at),
        exhibits: exhibits::of_draft(session, id)?,
        person: draft
            .person
            .map(|person| persons::records_of(&session.replica, person).map(|all| shape::name_of(&all)))
            .transpose()?,
        orders: choices,
        captured: captures::mark(session, id)?,
    })
}
