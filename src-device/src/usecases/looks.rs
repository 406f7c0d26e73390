//! Looks: one journal entry makes a grant, queries read under it, and what changed meanwhile is looked
//! at again by a tap.

use super::{entries, listed};
use crate::grants::{Held, Moment};
use crate::house::{Hold, House};
use crate::session::Session;
use crate::store::own::{drafts, records};
use crate::store::replica::{footprint, orders};
use crate::view::View;
use crate::write::fresh_id;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::{GrantId, OrderId, PersonId};
use cordon_core::rules::look::{Footprint, Subject};
use cordon_core::text;
use cordon_core::wire::{Grant, Reason};
use std::collections::BTreeSet;

/// By what leave somebody looks.
pub enum Leave {
    /// A reason given now.
    Given(Reason),
    /// The grant of what it belongs to, with its reason and its time.
    Under(Subject),
    /// None is needed: the officer's own records, or a draft that shows nobody.
    Own,
}

/// A look that is about to be taken: what it would release.
pub struct Look {
    subject: Subject,
    reason: Option<Reason>,
    since: Moment,
    footprint: Footprint,
    is_asked_anew: bool,
}

/// What a look would release, before it is journalled. Refused without leave.
pub fn prepare(hold: &Hold<'_>, subject: Subject, leave: Leave) -> Result<Look, Failure> {
    let now = Moment::now(hold.house.options.clock.as_ref());
    let is_asked_anew = matches!(leave, Leave::Given(_));
    let (reason, since) = match leave {
        Leave::Given(given) => {
            given.check()?;
            (Some(given), now)
        }
        Leave::Under(parent) => {
            let held = hold.session.grants.of(&parent).ok_or(Failure::Refused(Refusal::ReasonNeeded))?;
            (held.grant.reason.clone(), held.since.clone())
        }
        Leave::Own => (None, now),
    };
    let footprint = footprint_of(hold.session, &subject)?;
    Ok(Look { subject, reason, since, footprint, is_asked_anew })
}

/// The grant of a subject that stands: opening it once more without a reason is no new look.
pub fn standing(house: &House, subject: &Subject) -> Result<Option<Grant>, Failure> {
    house.with_session(|session| Ok(session.grants.of(subject).map(|held| held.grant.clone())))
}

impl Look {
    /// Whether it gives no reason of its own and shows nothing but rows that the grants of these subjects
    /// released, in the same revisions.
    pub fn shows_no_more_than(&self, session: &Session, subjects: &[Subject]) -> bool {
        !self.is_asked_anew && released(session, |subject| subjects.contains(subject)).holds(&self.footprint)
    }

    /// Journals the look, then grants it.
    pub fn take(self, hold: &mut Hold<'_>, body: impl FnOnce(Option<Reason>) -> Body) -> Result<Grant, Failure> {
        let body = body(self.reason.clone());
        hold.write(|write| write.journal(&body))?;
        self.granted(hold)
    }

    /// Grants a look whose entry was written with something else.
    pub fn granted(self, hold: &mut Hold<'_>) -> Result<Grant, Failure> {
        let granted_at = hold.house.now().shown();
        let id = GrantId(fresh_id(granted_at)?);
        let session = &mut *hold.session;
        if let Some(given) = &self.reason {
            session.grants.end_others(given);
            if let Ok(finder) = hold.house.finder() {
                finder.reason_given(given);
            }
        }
        let grant = Grant { id, subject: self.subject, officer: session.officer.id, reason: self.reason, granted_at };
        session.grants.add(Held {
            grant: grant.clone(),
            since: self.since,
            footprint: self.footprint,
            confirmed: BTreeSet::new(),
        });
        Ok(grant)
    }
}

/// The rows that the standing grants of some subjects released.
fn released(session: &Session, is_among: impl Fn(&Subject) -> bool) -> Footprint {
    let mut rows = Footprint::default();
    session.grants.all().filter(|held| is_among(&held.grant.subject)).for_each(|held| rows.add_all(&held.footprint));
    rows
}

/// Reads under a grant: what it released, in the revisions it released, or a refusal that says that
/// they changed.
pub fn under<T>(
    view: &View<'_>,
    id: GrantId,
    read: impl FnOnce(&Session, &Grant) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let stands = |session: &Session| {
        let held = session.grants.get(id)?;
        if footprint_of(session, &held.grant.subject)? != held.footprint {
            return Err(Failure::Refused(Refusal::Stale));
        }
        Ok(held.grant.clone())
    };
    view.granted(stands, read)
}

/// Refuses where what was looked at changed since: nobody confirms or uncovers what they did not see.
pub fn must_stand(session: &Session, subject: &Subject) -> Result<(), Failure> {
    let held = session.grants.of(subject).ok_or(Failure::Refused(Refusal::ReasonNeeded))?;
    if footprint_of(session, subject)? == held.footprint { Ok(()) } else { Err(Failure::Refused(Refusal::Stale)) }
}

/// Looks again at what changed: one entry with what is new, under the same reason and its time. Where
/// nothing changed nothing is written.
pub fn again(house: &House, id: GrantId) -> Result<Grant, Failure> {
    house.hold(|hold| {
        let held = hold.session.grants.get(id)?;
        let (grant, before) = (held.grant.clone(), held.footprint.clone());
        let now = footprint_of(hold.session, &grant.subject)?;
        if before == now {
            return Ok(grant);
        }
        hold.write(|write| {
            write.journal(&Body::LookedAgain {
                subject: grant.subject.clone(),
                reason: grant.reason.clone(),
                shown: now.since(&before),
                gone: now.gone_since(&before),
            })
        })?;
        hold.session.grants.renew(id, now);
        Ok(grant)
    })
}

/// Whom or what the officer's deed names among their own records.
pub enum Made {
    /// A record about somebody.
    About(PersonId),
    /// A notice event of an order.
    NoticeOf(OrderId),
}

/// After the officer's own deed: what it adds to their records is no change behind their back, as far as
/// it was shown to them under a grant that stands. Whatever else changed still is a change.
pub fn add_made(session: &mut Session, made: &Made) -> Result<(), Failure> {
    let Some(held) = session.grants.of(&Subject::OwnRecords) else { return Ok(()) };
    let (id, mut footprint) = (held.grant.id, held.footprint.clone());
    let seen = released(session, |_subject| true);
    let persons = match made {
        Made::About(person) => vec![*person],
        Made::NoticeOf(order) => {
            let mut rows = Footprint::default();
            let own = records::notice_ids_of(&session.own, *order)?;
            footprint::add_order(&session.replica, *order, &own, &mut rows)?;
            footprint.add_seen(&rows, &seen);
            parties(session, *order)?
        }
    };
    for person in persons {
        let mut rows = Footprint::default();
        footprint::add_name(&session.replica, person, &mut rows)?;
        footprint.add_seen(&rows, &seen);
    }
    session.grants.renew(id, footprint);
    Ok(())
}

/// A grant named by a query of another subject.
pub fn of_another_kind() -> Failure {
    Failure::invalid("grant", text!("refusal.this_grant_is_of_something_else"))
}

/// The rows that a look at a subject releases now.
fn footprint_of(session: &Session, subject: &Subject) -> Result<Footprint, Failure> {
    let mut rows = Footprint::default();
    match subject {
        Subject::Person(person) | Subject::Together(person) => add_person(session, *person, &mut rows)?,
        Subject::Order(order) | Subject::Powers(order) | Subject::Facts(order) => {
            add_order(session, *order, &mut rows)?;
            for person in parties(session, *order)? {
                footprint::add_incidents(
                    &session.replica,
                    person,
                    &records::ids_about(&session.own, person)?,
                    &mut rows,
                )?;
            }
        }
        Subject::Orders(text) => {
            for order in listed::listed(session, text)?.found {
                add_order(session, order.id, &mut rows)?;
            }
        }
        Subject::Draft(draft) => {
            let draft = drafts::get(&session.own, *draft, session.officer.id)?;
            if let Some(person) = draft.person {
                add_person(session, person, &mut rows)?;
            }
            if let Some(order) = draft.order {
                add_order(session, order, &mut rows)?;
            }
        }
        Subject::Entry(entry) => {
            if let Some(person) = entries::whom(session, *entry)? {
                footprint::add_name(&session.replica, person, &mut rows)?;
            }
        }
        Subject::OwnRecords => {
            let named = listed::named(session)?;
            for person in named.persons {
                footprint::add_name(&session.replica, person, &mut rows)?;
            }
            for order in named.orders {
                add_order(session, order, &mut rows)?;
            }
        }
    }
    Ok(rows)
}

/// A person with their orders, and what happened with them.
fn add_person(session: &Session, person: PersonId, rows: &mut Footprint) -> Result<(), Failure> {
    footprint::add_name(&session.replica, person, rows)?;
    for order in footprint::add_orders_of(&session.replica, person, rows)? {
        add_order(session, order, rows)?;
    }
    footprint::add_incidents(&session.replica, person, &records::ids_about(&session.own, person)?, rows)
}

/// An order with the names of its parties.
fn add_order(session: &Session, order: OrderId, rows: &mut Footprint) -> Result<(), Failure> {
    footprint::add_order(&session.replica, order, &records::notice_ids_of(&session.own, order)?, rows)?;
    for person in parties(session, order)? {
        footprint::add_name(&session.replica, person, rows)?;
    }
    Ok(())
}

fn parties(session: &Session, order: OrderId) -> Result<Vec<PersonId>, Failure> {
    let Some(held) = orders::find(&session.replica, order)? else { return Ok(Vec::new()) };
    Ok(held.order.respondents.iter().chain(&held.order.protected).copied().collect())
}

#[cfg(test)]
#[path = "looks_tests.rs"]
mod looks_tests;
