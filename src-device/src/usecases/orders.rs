//! Opening an order under a reason; listing orders for the station.

use super::listed::{Listed, listed};
use super::looks::{self, Leave};
use super::{identity, shape, words};
use crate::house::House;
use crate::session::Session;
use crate::store::own::records;
use crate::store::replica::orders;
use crate::view::View;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::rules::assess::{Assessment, Operating};
use cordon_core::rules::condition::Condition;
use cordon_core::rules::ids::{GrantId, OrderId};
use cordon_core::rules::law;
use cordon_core::rules::look::Subject;
use cordon_core::rules::notice::NoticeEvent;
use cordon_core::rules::order::{Order, Version};
use cordon_core::rules::power::otherwise;
use cordon_core::rules::time::Now;
use cordon_core::text;
use cordon_core::wire::{
    ComingVersion, ConditionSheet, Grant, ItemState, NoticeSheet, OperatingCount, OrderListSheet, OrderSheet, Reason,
    Stamp, VersionSheet, bounds, facts_of,
};

/// Opens an order under a reason: journalled, then granted.
pub fn open(house: &House, id: OrderId, why: Reason) -> Result<Grant, Failure> {
    house.hold(|hold| {
        let look = looks::prepare(hold, Subject::Order(id), Leave::Given(why.clone()))?;
        orders::get(&hold.session.replica, id)?;
        look.take(hold, |_reason| Body::OrderOpened { order: id, reason: why })
    })
}

/// An opened order as it stands.
pub fn shown(view: &View<'_>, grant: GrantId) -> Result<OrderSheet, Failure> {
    let now = view.now();
    looks::under(view, grant, |session, grant| {
        let Subject::Order(id) = grant.subject else { return Err(looks::of_another_kind()) };
        sheet(session, &orders::get(&session.replica, id)?, now)
    })
}

/// Opens the list of orders, narrowed by words. Journalled with what it names. That none fits is said
/// only where all were looked through.
pub fn open_list(house: &House, why: Reason, text: &str) -> Result<Grant, Failure> {
    bounds::check_query(text)?;
    house.hold(|hold| {
        let look = looks::prepare(hold, Subject::Orders(text.to_owned()), Leave::Given(why.clone()))?;
        let Listed { found, more, .. } = listed(hold.session, text)?;
        let shown: Vec<OrderId> = found.iter().map(|order| order.id).collect();
        let grant = look.take(hold, |_reason| Body::OrdersListed { reason: why, text: text.to_owned(), shown })?;
        if found.is_empty() && more {
            return Err(Failure::Refused(Refusal::No(text!("refusal.only_the_2000_newest_orders_were_looked"))));
        }
        Ok(grant)
    })
}

/// The orders that an opened list named.
pub fn list(view: &View<'_>, grant: GrantId) -> Result<OrderListSheet, Failure> {
    let now = view.now();
    looks::under(view, grant, |session, grant| {
        let Subject::Orders(text) = &grant.subject else { return Err(looks::of_another_kind()) };
        let Listed { found, held, more } = listed(session, text)?;
        let briefs = found.iter().map(|order| shape::order_brief(session, order, now));
        Ok(OrderListSheet {
            orders: briefs.collect::<Result<_, _>>()?,
            held,
            more,
            coverage: shape::coverage_of(session, now)?,
        })
    })
}

fn sheet(session: &Session, order: &Order, now: Now) -> Result<OrderSheet, Failure> {
    let assessment = shape::before_facts(session, order, now)?;
    let found = shape::found_before(&session.replica, order, &assessment, now)?;
    let version = order.one_version_at(now.shown());
    let row = law::row_for(&order.kind);
    let shown: Vec<VersionSheet> =
        order.versions_at(now.shown()).into_iter().map(|each| version_sheet(order, each, &assessment)).collect();
    let coming = order.next_version_after(now.shown());
    let mut history = Vec::new();
    for person in &order.respondents {
        history.extend(shape::history(session, *person)?);
    }
    Ok(OrderSheet {
        brief: shape::brief_of(session, order, now, &assessment)?,
        respondents: order.respondents.clone(),
        identity: identity::among(session, &order.respondents)?,
        operating: operating(&shown),
        shown,
        versions_held: count(order.versions.len()),
        coming: coming
            .map(|(version, from)| ComingVersion { number: number_of(order, version), from: Stamp::of(from) }),
        origin: order.provenance.origin,
        verified: order
            .provenance
            .verified
            .as_ref()
            .map(|verified| (verified.by.as_str().into(), Stamp::of(verified.at))),
        points_to_prove: row
            .map(|row| row.points_to_prove.iter().map(|point| point.words).collect())
            .unwrap_or_default(),
        notes: row.map(|row| row.notes.iter().chain(row.status).copied().collect()).unwrap_or_default(),
        facts: facts_of(order, version),
        references: order
            .references
            .iter()
            .map(|each| (each.kind.as_str().into(), each.value.as_str().into()))
            .collect(),
        notice_events: notice_sheets(session, order.id)?,
        history,
        otherwise: otherwise(&order.kind, found),
        coverage: shape::coverage_of(session, now)?,
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn number_of(order: &Order, version: &Version) -> u32 {
    count(order.number_of(version.id).unwrap_or_default())
}

fn version_sheet(order: &Order, version: &Version, assessment: &Assessment) -> VersionSheet {
    VersionSheet {
        version: version.id,
        number: number_of(order, version),
        made: Stamp::of(version.made_at),
        ends: version.ends(),
        duration_words: version.duration_words.as_str().into(),
        conditions: version.conditions.iter().map(|each| condition_sheet(each, assessment)).collect(),
    }
}

fn operating(shown: &[VersionSheet]) -> OperatingCount {
    let mut counted = OperatingCount::default();
    for condition in shown.iter().flat_map(|version| &version.conditions) {
        let of_it = match condition.operating {
            Operating::Yes => &mut counted.now,
            Operating::No { .. } => &mut counted.not_now,
            Operating::Unknown => &mut counted.unknown,
        };
        *of_it += 1;
    }
    counted
}

fn condition_sheet(condition: &Condition, assessment: &Assessment) -> ConditionSheet {
    let answer = assessment.terms.iter().find(|answer| answer.condition == condition.id);
    ConditionSheet {
        condition: condition.id,
        paragraph: condition.paragraph.as_str().into(),
        words: words::shown(condition),
        nature: condition.nature,
        term: shape::term_brief(condition),
        plain: words::plain(condition),
        confirmed: shape::confirmed(condition),
        exceptions: words::exceptions(condition),
        operating: answer.map_or(Operating::Unknown, |answer| answer.operating),
        next: answer.and_then(shape::next_of),
    }
}

fn notice_sheets(session: &Session, order: OrderId) -> Result<Vec<NoticeSheet>, Failure> {
    let own = records::notices_of(&session.own, order)?;
    shape::notices_held(session, order)?
        .into_iter()
        .map(|event| {
            let mine = own.iter().find(|(other, _sequence)| other.id == event.id);
            let state = match mine {
                Some((_event, sequence)) => shape::item_state(session, *sequence)?,
                None => ItemState::FromHq,
            };
            let NoticeEvent { kind, at, by, how, language, understood, .. } = event;
            Ok(NoticeSheet {
                kind,
                at: Stamp::of(at),
                by: by.into(),
                how,
                language: language.into(),
                understood,
                state,
            })
        })
        .collect()
}

#[cfg(test)]
#[path = "orders_tests.rs"]
mod orders_tests;
