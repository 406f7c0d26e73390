//! Show or read to him: a locked view of what the respondent may see, and the notice event after it.

use super::clocks;
use super::looks::{self, Made};
use super::shape::person_name;
use crate::house::House;
use crate::session::Session;
use crate::store::own::{journal, records};
use crate::store::replica::orders;
use crate::write::{Write, fresh_id};
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::{DraftId, NoticeId, OrderId};
use cordon_core::rules::law;
use cordon_core::rules::look::Subject;
use cordon_core::rules::notice::{HowGiven, NoticeEvent, NoticeKind, Understood};
use cordon_core::rules::order::InForceAnswer;
use cordon_core::rules::power::in_force_now;
use cordon_core::rules::showing::{done_by_showing, shown_words};
use cordon_core::rules::time::{Now, Timestamp};
use cordon_core::wire::{Part, Saved, ShowSheet, Stamp, Verbatim};
use cordon_core::{text, text_key};

/// Opens the locked view. While it is open, asking again gives the same view and no other, and no second
/// look is journalled: a page that was reloaded comes back to it.
pub fn open(house: &House, order: OrderId) -> Result<ShowSheet, Failure> {
    house.hold(|hold| {
        let now = hold.house.now().shown();
        match hold.session.showing {
            Some((id, shown)) if shown == order => return sheet(hold.session, order, id, now),
            Some(_) => return Err(Failure::Refused(Refusal::BeingShown)),
            None => {}
        }
        // What he is shown is what the officer looked at.
        looks::must_stand(hold.session, &Subject::Order(order))?;
        may_still_stand(hold.session, order, hold.house.now())?;
        let id = DraftId(fresh_id(now)?);
        let sheet = sheet(hold.session, order, id, now)?;
        hold.write(|write| {
            write.journal(&Body::ShowOpened { id, order })?;
            write.touches(Part::Session);
            Ok(())
        })?;
        hold.session.showing = Some((id, order));
        Ok(sheet)
    })
}

/// The result of a view that was left before: a repeat gets it without the passphrase, and opens nothing.
pub fn left_before(house: &House, id: DraftId) -> Result<Option<Saved>, Failure> {
    house.with_session(|session| already(session, id))
}

fn sheet(session: &Session, order: OrderId, id: DraftId, now: Timestamp) -> Result<ShowSheet, Failure> {
    let held = orders::get(&session.replica, order)?;
    let version = held.one_version_at(now).ok_or(Failure::Refused(Refusal::No(text!("find.conflict"))))?;
    let conditions = shown_words(version);
    Ok(ShowSheet {
        id,
        order,
        to: held
            .respondents
            .iter()
            .map(|person| person_name(session, *person).map(Verbatim::from))
            .collect::<Result<_, _>>()?,
        title: law::title(&held.kind),
        court: held.court.name.as_str().into(),
        made: Some(Stamp::of(version.made_at)),
        ends: held.ends_as_of(now),
        duration: version.duration_words.as_str().into(),
        may_be_done: done_by_showing(&held.kind, &conditions),
        conditions,
    })
}

/// Of an order that has ended there is nothing to tell him: it binds him no more.
fn may_still_stand(session: &Session, order: OrderId, now: Now) -> Result<(), Failure> {
    let held = orders::get(&session.replica, order)?;
    match in_force_now(&held, now) {
        InForceAnswer::Ended => {
            let ends = held.ends_as_of(now.shown()).text();
            Err(Failure::Refused(Refusal::No(text!("refusal.order_ended_nothing_to_read", ends = ends))))
        }
        InForceAnswer::Yes | InForceAnswer::NotYet | InForceAnswer::Stayed | InForceAnswer::Unknown => Ok(()),
    }
}

/// What was done in the locked view, an event for each. A repeat returns the first result.
pub fn done(
    house: &House,
    id: DraftId,
    order: OrderId,
    done: &[NoticeKind],
    language: &str,
    understood: Understood,
) -> Result<Saved, Failure> {
    house.hold(|hold| {
        if let Some(saved) = already(hold.session, id)? {
            return Ok(saved);
        }
        if hold.session.showing != Some((id, order)) {
            return Err(Failure::Refused(Refusal::No(text!("refusal.this_view_is_not_open"))));
        }
        must_be_doable(hold.session, order, done)?;
        let saved = hold.write(|write| {
            write.touches(Part::Session);
            if done.is_empty() {
                write.journal(&Body::ShowClosed { id, order })?;
                return Ok(Saved {
                    id: id.to_string().into(),
                    entry: None,
                    at: Stamp::of(write.at()),
                    clocks: Vec::new(),
                });
            }
            for (place, kind) in done.iter().enumerate() {
                // The same thing said twice was done once.
                if done.iter().take(place).all(|before| before != kind) {
                    give(write, (id, order), *kind, language, understood)?;
                }
            }
            write.touches(Part::Orders);
            write.touches(Part::Records);
            already(write.session(), id)?.ok_or(Failure::missing(text_key!("refusal.no_such_notice")))
        })?;
        hold.session.showing = None;
        looks::add_made(hold.session, &Made::NoticeOf(order))?;
        Ok(saved)
    })
}

/// Nobody may sign for what showing cannot do. An order that left the copy while it was shown holds nobody
/// in the view: what was done with it was done.
fn must_be_doable(session: &Session, order: OrderId, done: &[NoticeKind]) -> Result<(), Failure> {
    let Some(held) = orders::find(&session.replica, order)? else { return Ok(()) };
    let held = held.order;
    // Whatever else changed meanwhile, which version he was shown decides of nothing but its words.
    let shown: Vec<_> = held.versions.iter().flat_map(shown_words).collect();
    let may_be_done = done_by_showing(&held.kind, &shown);
    if done.iter().all(|kind| may_be_done.contains(kind)) {
        return Ok(());
    }
    Err(Failure::Refused(Refusal::No(text!("refusal.showing_is_not_service"))))
}

/// Keeps one notice event with its entry.
fn give(
    write: &mut Write<'_>,
    (id, order): (DraftId, OrderId),
    kind: NoticeKind,
    language: &str,
    understood: Understood,
) -> Result<(), Failure> {
    let at = write.at();
    let event = NoticeEvent {
        id: NoticeId(fresh_id(at)?),
        order,
        kind,
        at,
        by: write.session().officer.shown.0.clone(),
        how: HowGiven::FromADevice,
        language: language.chars().take(60).collect(),
        proof: String::new(),
        understood,
    };
    let sequence = write.journal(&Body::NoticeGiven { id: event.id, event: event.clone() })?;
    records::add_notice(write.own(), id, &event, sequence)
}

/// The result of a form that was saved before.
fn already(session: &Session, id: DraftId) -> Result<Option<Saved>, Failure> {
    let events = records::notices_by_draft(&session.own, id)?;
    let Some((first, sequence)) = events.first() else { return Ok(None) };
    let mut clocks = Vec::new();
    for (event, _sequence) in &events {
        clocks.extend(clocks::of_notice(session, event)?);
    }
    let entry = Some(journal::id_of(&session.own, *sequence)?);
    Ok(Some(Saved { id: first.id.to_string().into(), entry, at: Stamp::of(first.at), clocks }))
}
