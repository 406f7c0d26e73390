//! Orders as a court's message states them: people linked, versions joined to what is held.

use super::Summary;
use super::papers::{self, Places};
use crate::failure::Result;
use crate::feeds::{Effect, IncomingOrder, fed_by};
use crate::hq::Hq;
use crate::linking;
use crate::merging::with_new_versions;
use crate::store::feed::{self, Feed};
use crate::store::items::WaitingOrder;
use crate::store::people::MatchRow;
use chrono::Datelike as _;
use cordon_core::proof::segment::RowKind;
use cordon_core::rules::coverage::NotHeld;
use cordon_core::rules::ids::{LinkId, OrderId, PersonId, PersonRecordId};
use cordon_core::rules::order::{Heads, Order, Version};
use cordon_core::rules::person::{OrderLink, PersonRecord, RecordLink, Role, SubjectCategory};
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use std::collections::BTreeSet;

/// So many orders per transaction, so that devices are not kept waiting.
pub const PER_TRANSACTION: usize = 200;

/// Takes orders in.
pub fn take(hq: &Hq, orders: &[IncomingOrder]) -> Result<Summary> {
    take_told(hq, orders).map(|(summary, _told)| summary)
}

/// Takes orders in, and says what a person has to decide or know of it.
pub fn take_told(hq: &Hq, orders: &[IncomingOrder]) -> Result<(Summary, Vec<Text>)> {
    let now = hq.now();
    let mut summary = Summary::default();
    let mut told = Vec::new();
    for some in orders.chunks(PER_TRANSACTION) {
        let places = papers::put(hq, some)?;
        let (taken, of_some) = hq.store().write(|tx| {
            let feed = Feed { tx, scope: hq.scope() };
            let mut taken = Summary::default();
            let mut told = Vec::new();
            let fed: BTreeSet<NotHeld> = some.iter().filter_map(|one| fed_by(&one.match_key.system)).collect();
            for held in &fed {
                feed::now_held(tx, hq.scope(), held)?;
            }
            for incoming in some {
                let one = take_one(feed, incoming, &places, now)?;
                taken.add(one.summary);
                told.extend(one.told);
                told.extend(told_of(feed, incoming)?);
            }
            Ok((taken, told))
        })?;
        summary.add(taken);
        told.extend(of_some);
    }
    Ok((summary, told))
}

/// What became of one order, and what a person has to know of it.
struct Taken {
    summary: Summary,
    told: Option<Text>,
}

impl From<Summary> for Taken {
    fn from(summary: Summary) -> Self {
        Self { summary, told: None }
    }
}

/// The case of a message, cut for a line that is told.
fn case_of(incoming: &IncomingOrder) -> Verbatim {
    Verbatim::from(incoming.match_key.case_reference.chars().take(40).collect::<String>())
}

/// Whether the order that a message states now stands in more versions than one.
fn told_of(feed: Feed<'_>, incoming: &IncomingOrder) -> Result<Option<Text>> {
    let held = feed.find_order(incoming.order.id)?;
    let in_conflict = held.is_some_and(|order| matches!(order.heads(), Heads::Several(_)));
    Ok(in_conflict.then(|| text!("feed.orders_differ", case = case_of(incoming))))
}

fn take_one(feed: Feed<'_>, incoming: &IncomingOrder, places: &Places, now: Timestamp) -> Result<Taken> {
    match incoming.match_key.effect {
        Effect::Makes => make(feed, incoming, places, now),
        Effect::Varies | Effect::Ends => change(feed, incoming, places, now),
    }
}

/// An order by its own id: new, or the same again.
fn make(feed: Feed<'_>, incoming: &IncomingOrder, places: &Places, now: Timestamp) -> Result<Taken> {
    let order = &incoming.order;
    let held = feed.find_order(order.id)?;
    let mut has_joined = false;
    // Its people first: no device holds the order without them.
    for (person, role, category) in link_people(feed, incoming, now)? {
        let link = order_link(order.id, person, role, category);
        let is_new = feed.find_latest(RowKind::OrderLink, &link.id.to_string())?.is_none();
        has_joined |= is_new && held.is_some();
        put_order_link(feed, &link)?;
    }
    let summary = put_order(feed, order)?;
    let row = MatchRow { order: order.id, protected: linking::protected_text(&incoming.match_key) };
    feed.tx.keep_match(&linking::match_text(&incoming.match_key), &row)?;
    papers::keep(feed.tx, order.id, &incoming.attachments, places)?;
    let now_held = feed.find_order(order.id)?;
    let is_replaced = held.zip(now_held).is_some_and(|(before, now)| has_another_end(&before, &now));
    let told = match (has_joined, is_replaced) {
        (true, _) => Some(text!("feed.orders_joined", case = case_of(incoming))),
        (false, true) => Some(text!("feed.orders_end_replaced", case = case_of(incoming))),
        (false, false) => None,
    };
    Ok(Taken { summary, told })
}

/// Whether a new version took the place of one that the court made the same day, and ends otherwise.
fn has_another_end(before: &Order, now: &Order) -> bool {
    let end = |version: &Version| (version.ends_at(), version.stated_end.clone());
    let added = now.versions.iter().filter(|version| before.version(version.id).is_none());
    let replaces = |version: &Version| {
        let held = version.based_on.iter().filter_map(|held| before.version(*held));
        held.into_iter().any(|held| held.made_at == version.made_at && end(held) != end(version))
    };
    added.into_iter().any(replaces)
}

/// A variation or ending of the one held order it can mean; otherwise a person decides.
fn change(feed: Feed<'_>, incoming: &IncomingOrder, places: &Places, now: Timestamp) -> Result<Taken> {
    let key = linking::match_text(&incoming.match_key);
    let candidates: Vec<(OrderId, String)> =
        feed.tx.list_matches(&key)?.into_iter().map(|row| (row.order, row.protected)).collect();
    let matched = linking::only_match(&candidates, &linking::protected_text(&incoming.match_key));
    let held = match matched {
        Some(order) => feed.find_order(order)?,
        None => None,
    };
    let Some(held) = held else {
        let why =
            if candidates.is_empty() { text!("feed.orders_fits_none") } else { text!("feed.orders_fits_several") };
        papers::keep(feed.tx, incoming.order.id, &incoming.attachments, places)?;
        // By its version: changes at two hearings in the same words share the order's id.
        let version = incoming.order.versions.first();
        let id = version.map_or_else(|| incoming.order.id.to_string(), |version| version.id.to_string());
        let (why, body) = (serde_json::to_string(&why)?, serde_json::to_string(&incoming.order)?);
        feed.tx.keep_waiting_order(&WaitingOrder { id: &id, match_key: &key, why: &why, body: &body }, now)?;
        return Ok(Summary { waiting: 1, ..Summary::default() }.into());
    };
    papers::keep(feed.tx, held.id, &incoming.attachments, places)?;
    put_versions(feed, &held, &incoming.order).map(Taken::from)
}

/// Keeps an order, or the versions of it that are not held yet. Its links alone say who stands how to it.
pub fn put_order(feed: Feed<'_>, order: &Order) -> Result<Summary> {
    match feed.find_order(order.id)? {
        Some(held) => put_versions(feed, &held, order),
        None => {
            let alone = Order { respondents: Vec::new(), protected: Vec::new(), ..order.clone() };
            feed.put(RowKind::Order, &order.id.to_string(), &alone)?;
            Ok(Summary { new: 1, ..Summary::default() })
        }
    }
}

fn put_versions(feed: Feed<'_>, held: &Order, incoming: &Order) -> Result<Summary> {
    let Some(order) = with_new_versions(held, &incoming.versions) else {
        return Ok(Summary { unchanged: 1, ..Summary::default() });
    };
    feed.put(RowKind::Order, &order.id.to_string(), &order)?;
    Ok(Summary { changed: 1, ..Summary::default() })
}

type Standing = (PersonId, Role, SubjectCategory);

fn link_people(feed: Feed<'_>, incoming: &IncomingOrder, now: Timestamp) -> Result<Vec<Standing>> {
    let mut persons: Vec<(PersonRecordId, PersonId)> = Vec::with_capacity(incoming.people.len());
    for record in &incoming.people {
        persons.push((record.id, put_record(feed, record, now)?));
    }
    let mut standings: Vec<Standing> = Vec::new();
    for (record, role, category) in &incoming.roles {
        let Some((_, person)) = persons.iter().find(|(id, _)| id == record) else { continue };
        if !standings.iter().any(|(held, as_role, _)| held == person && as_role == role) {
            standings.push((*person, *role, *category));
        }
    }
    Ok(standings)
}

/// Keeps a record that is not held yet, linked to its person. Records never change.
pub fn put_record(feed: Feed<'_>, record: &PersonRecord, now: Timestamp) -> Result<PersonId> {
    if let Some(person) = feed.tx.find_person(record.id)? {
        return Ok(person);
    }
    let pncs = linking::pnc_ids(record, now.london_day().0.year());
    let mut named = Vec::new();
    for pnc in &pncs {
        named.extend(feed.tx.find_person_by_pnc(pnc)?);
    }
    let linked = linking::link(record, named);
    let id = LinkId::derived(&[record.id.0.as_bytes(), linked.person.0.as_bytes()]);
    let link =
        RecordLink { id, record: record.id, person: linked.person, basis: linked.basis, at: now, revoked_at: None };
    keep_record(feed, record, &link, now)?;
    Ok(linked.person)
}

/// Keeps a record with a link that was decided already.
pub fn keep_record(feed: Feed<'_>, record: &PersonRecord, link: &RecordLink, now: Timestamp) -> Result<()> {
    feed.tx.keep_record(record.id, link.person)?;
    for pnc in linking::pnc_ids(record, now.london_day().0.year()) {
        feed.tx.keep_pnc(&pnc, link.person)?;
    }
    feed.put(RowKind::Record, &record.id.to_string(), record)?;
    feed.put(RowKind::RecordLink, &link.id.to_string(), link)?;
    Ok(())
}

/// A person's standing to an order, under an id that is the same each time it is stated.
pub fn order_link(order: OrderId, person: PersonId, role: Role, category: SubjectCategory) -> OrderLink {
    let id = LinkId::derived(&[order.0.as_bytes(), person.0.as_bytes(), role.key().as_bytes()]);
    OrderLink { id, person, order, role, category }
}

/// Keeps a person's standing to an order.
pub fn put_order_link(feed: Feed<'_>, link: &OrderLink) -> Result<()> {
    feed.put(RowKind::OrderLink, &link.id.to_string(), link)?;
    Ok(())
}
