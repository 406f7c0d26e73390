//! Drafts: autosaved as rows at every change, restored after a kill.

use super::looks::{self, Leave};
use super::{captures, exhibits, identity, moments, place, shape};
use crate::house::{Hold, House};
use crate::session::Session;
use crate::store::own::{drafts, exhibits as kept};
use crate::store::replica::{orders, persons};
use crate::view::{Ungranted, View};
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

/// Begins a draft. A person or order must have been opened under a reason first; an opened order opens
/// nobody but for a draft about one whom it binds.
pub fn open(house: &House, person: Option<PersonId>, order: Option<OrderId>) -> Result<Grant, Failure> {
    house.hold(|hold| {
        let (person, leave) = begun_about(hold.session, person, order)?;
        let id = begin(hold, person, order)?;
        take_up(hold, id, (person, order), leave)
    })
}

fn begin(hold: &mut Hold<'_>, person: Option<PersonId>, order: Option<OrderId>) -> Result<DraftId, Failure> {
    hold.write(|write| {
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
    })
}

/// About whom a draft begins, and by what leave.
fn begun_about(
    session: &Session,
    person: Option<PersonId>,
    order: Option<OrderId>,
) -> Result<(Option<PersonId>, Leave), Failure> {
    let Some(order) = order else {
        let Some(person) = person else { return Ok((None, Leave::Own)) };
        session.needs_opened(&Subject::Person(person))?;
        return Ok((Some(person), Leave::Under(Subject::Person(person))));
    };
    session.needs_opened(&Subject::Order(order))?;
    let respondents = orders::get(&session.replica, order)?.respondents;
    if let Some(person) = person.filter(|person| !respondents.contains(person)) {
        session.needs_opened(&Subject::Person(person))?;
    }
    let only = match respondents.as_slice() {
        [only] => Some(*only),
        [..] => None,
    };
    Ok((person.or(only), Leave::Under(Subject::Order(order))))
}

/// Takes a draft up again. The terms of whom it is about need a reason, unless he, the order it was
/// begun about or another that binds him is open.
pub fn reopen(house: &House, id: DraftId, why: Option<Reason>) -> Result<Grant, Failure> {
    house.hold(|hold| {
        if why.is_none()
            && let Some(held) = hold.session.grants.of(&Subject::Draft(id))
        {
            return Ok(held.grant.clone());
        }
        let draft = drafts::get(&hold.session.own, id, hold.session.officer.id)?;
        let leave = match why {
            Some(why) => Leave::Given(why),
            None => leave_held(hold.session, &draft)?,
        };
        take_up(hold, id, (draft.person, draft.order), leave)
    })
}

/// The leave that what is open gives for a draft.
fn leave_held(session: &Session, draft: &drafts::Draft) -> Result<Leave, Failure> {
    if draft.person.is_none() && draft.order.is_none() {
        return Ok(Leave::Own);
    }
    let subjects = [draft.person.map(Subject::Person), draft.order.map(Subject::Order)];
    let open = subjects.into_iter().flatten().find(|subject| session.grants.of(subject).is_some());
    let open = match (open, draft.person) {
        (None, Some(person)) => known_by(session, person)?,
        (open, _) => open,
    };
    open.map(Leave::Under).ok_or(Failure::Refused(Refusal::ReasonNeeded))
}

/// A draft that shows more than the looks at its person and its order did, or the same in other revisions,
/// is a look of its own.
fn take_up(
    hold: &mut Hold<'_>,
    id: DraftId,
    (person, order): (Option<PersonId>, Option<OrderId>),
    leave: Leave,
) -> Result<Grant, Failure> {
    let look = looks::prepare(hold, Subject::Draft(id), leave)?;
    let about: Vec<Subject> = person.map(Subject::Person).into_iter().chain(order.map(Subject::Order)).collect();
    let grant = if look.shows_no_more_than(hold.session, &about) {
        look.granted(hold)?
    } else {
        look.take(hold, |reason| Body::DraftOpened { id, person, reason })?
    };
    identity::note(hold.session, id, person)?;
    Ok(grant)
}

/// A draft as it stands.
pub fn shown(view: &View<'_>, grant: GrantId) -> Result<DraftSheet, Failure> {
    let now = view.now();
    looks::under(view, grant, |session, grant| {
        let Subject::Draft(id) = grant.subject else { return Err(looks::of_another_kind()) };
        sheet(session, id, now)
    })
}

/// Keeps a draft as it stands. It shows nothing, so it releases nothing: what HQ changed meanwhile stays
/// stale. Where the draft becomes about somebody else its grant ends, and to read it is another look.
pub fn save(house: &House, id: DraftId, form: RecordForm) -> Result<DraftKept, Failure> {
    form.check_texts()?;
    form.check_moments().map_err(moments::refused)?;
    house.hold(|hold| {
        let held = drafts::get(&hold.session.own, id, hold.session.officer.id)?;
        if !held.open {
            return Err(Failure::Refused(Refusal::No(text!("refusal.this_draft_was_saved_as_a_record_or_discarded"))));
        }
        let person = form.person;
        let is_about_another = person != held.person;
        if let Some(person) = form.person.filter(|_person| is_about_another) {
            known_by(hold.session, person)?.ok_or(Failure::Refused(Refusal::ReasonNeeded))?;
        }
        let place = form.place.clone().map(|place| place::admitted(house, place, held.form.place.as_ref()));
        let form = RecordForm { place, ..form };
        let kept_at = hold.write(|write| {
            let kept_at = write.at();
            drafts::save(write.own(), &drafts::Draft { person: form.person, form, kept_at, ..held })?;
            write.touches(Part::Drafts);
            Ok(kept_at)
        })?;
        if is_about_another {
            hold.session.grants.end(&Subject::Draft(id));
        }
        identity::note(hold.session, id, person)?;
        Ok(DraftKept { kept: Stamp::of(kept_at) })
    })
}

/// What is open and names a person: themselves, or an order that binds them.
fn known_by(session: &Session, person: PersonId) -> Result<Option<Subject>, Failure> {
    if session.grants.of(&Subject::Person(person)).is_some() {
        return Ok(Some(Subject::Person(person)));
    }
    for held in session.grants.all() {
        if let Subject::Order(order) = held.grant.subject
            && orders::find(&session.replica, order)?.is_some_and(|held| held.order.respondents.contains(&person))
        {
            return Ok(Some(Subject::Order(order)));
        }
    }
    Ok(None)
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
    view.ungranted(Ungranted::OwnDrafts, |session| Ok(DraftsSheet { drafts: briefs(session)? }))
}

/// An officer's open drafts, as lists name them.
pub fn briefs(session: &Session) -> Result<Vec<DraftBrief>, Failure> {
    drafts::list_open(&session.own, session.officer.id)?.into_iter().map(|draft| brief(session, &draft)).collect()
}

fn brief(session: &Session, draft: &drafts::Draft) -> Result<DraftBrief, Failure> {
    Ok(DraftBrief {
        id: draft.id,
        shown: first_filled(&draft.form).into(),
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
                        .map(|each| (each.id, each.paragraph.as_str().into(), without_a_tap(&each.pieces()).into()))
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
            .map(|person| persons::records_of(&session.replica, person).map(|all| shape::name_of(&all).into()))
            .transpose()?,
        orders: choices,
        captured: captures::mark(session, id)?,
    })
}
