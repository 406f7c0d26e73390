//! Drafts: autosaved as rows at every change, restored after a kill.

use super::{captures, exhibits, moments, place, shape};
use crate::house::House;
use crate::session::Session;
use crate::store::own::{drafts, exhibits as kept};
use crate::store::replica::{orders, persons};
use crate::write::fresh_id;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::{DraftId, OrderId, PersonId};
use cordon_core::rules::opening::opening;
use cordon_core::rules::person::Role;
use cordon_core::rules::time::Now;
use cordon_core::rules::visibility::without_a_tap;
use cordon_core::wire::{DraftBrief, DraftSheet, DraftsSheet, OrderTerms, Part, RecordForm, Stamp};

/// Longest text of a form's field, in characters.
pub(super) const LONGEST: usize = 20_000;

/// Begins a draft. A person or order must have been opened under a reason first; an opened order opens
/// nobody but for a draft about one whom it binds.
pub fn open(house: &House, person: Option<PersonId>, order: Option<OrderId>) -> Result<DraftSheet, Failure> {
    let now = house.now();
    let person = house.with_session(|session| {
        if let Some(order) = order {
            session.needs_opened(order.0)?;
        }
        if let Some(person) = person {
            let is_bound = match order {
                Some(order) => orders::get(&session.replica, order)?.respondents.contains(&person),
                None => false,
            };
            if !is_bound {
                session.needs_opened(person.0)?;
            }
            return Ok(Some(person));
        }
        let Some(order) = order else { return Ok(None) };
        let held = orders::get(&session.replica, order)?;
        Ok(match held.respondents.as_slice() {
            [only] => Some(*only),
            [..] => None,
        })
    })?;
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
        if person.is_some_and(|person| !write.session().is_journalled(person)) {
            write.journal(&Body::DraftOpened { id, person })?;
        }
        write.touches(Part::Drafts);
        Ok(id)
    })?;
    house.with_session(|session| {
        if let Some(person) = person {
            session.named.insert(person.0);
        }
        sheet(session, id, now)
    })
}

/// A draft as it stands. One about a person not yet opened in this sitting is journalled first.
pub fn get(house: &House, id: DraftId) -> Result<DraftSheet, Failure> {
    let now = house.now();
    let (unopened, found) = house.with_session(|session| {
        let draft = drafts::get(&session.own, id, session.officer.id)?;
        let unopened = draft.person.filter(|person| !session.is_journalled(*person));
        Ok((unopened, sheet(session, id, now)?))
    })?;
    if let Some(person) = unopened {
        house.write(|write| write.journal(&Body::DraftOpened { id, person: Some(person) }))?;
        house.with_session(|session| {
            session.named.insert(person.0);
            Ok(())
        })?;
    }
    Ok(found)
}

/// Keeps a draft as it stands.
pub fn save(house: &House, id: DraftId, form: RecordForm) -> Result<DraftSheet, Failure> {
    check_sizes(&form)?;
    moments::check_form(&form)?;
    let now = house.now();
    house.write(|write| {
        let officer = write.session().officer.id;
        let held = drafts::get(write.own(), id, officer)?;
        if !held.open {
            return Err(Failure::Refused(Refusal::No("this draft was saved as a record or discarded")));
        }
        if form.person != held.person && form.person.is_some_and(|person| !write.session().is_journalled(person)) {
            return Err(Failure::Refused(Refusal::No("open the person under a reason first")));
        }
        let place = form.place.map(|place| place::admitted(house, place, held.form.place.as_ref()));
        let form = RecordForm { place, ..form };
        drafts::save(write.own(), &drafts::Draft { person: form.person, form, kept_at: write.at(), ..held })?;
        write.touches(Part::Drafts);
        Ok(())
    })?;
    house.with_session(|session| sheet(session, id, now))
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
            return Err(Failure::invalid(field, "longer than 20,000 characters"));
        }
    }
    if form.file.texts().any(too_long) {
        return Err(Failure::invalid("witnesses", "longer than 20,000 characters"));
    }
    let grounds =
        form.decision.as_ref().is_some_and(|decision| too_long(&decision.grounds) || too_long(&decision.none_because));
    if grounds || form.said.iter().any(|saying| too_long(&saying.words)) {
        return Err(Failure::invalid("grounds", "longer than 20,000 characters"));
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
    list(house)
}

/// The drafts kept.
pub fn list(house: &House) -> Result<DraftsSheet, Failure> {
    house.with_session(|session| Ok(DraftsSheet { drafts: briefs(session)? }))
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
            let terms = shape::current_version(&order, now.shown())
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
