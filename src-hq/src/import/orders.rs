//! Orders as a court's message states them: people linked, versions joined to what is held.

use super::Summary;
use super::papers::{self, Places};
use super::stated::{self, Meant, Stated, case_of};
use crate::failure::Result;
use crate::feeds::{Effect, IncomingOrder, fed_by};
use crate::hq::Hq;
use crate::linking;
use crate::merging::with_new_versions;
use crate::store::feed::{self, Feed};
use crate::store::people::MatchRow;
use crate::taken_out::{self, Standing};
use chrono::Datelike as _;
use cordon_core::proof::segment::RowKind;
use cordon_core::rules::coverage::NotHeld;
use cordon_core::rules::ids::{LinkId, OrderId, PersonId, VersionId};
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
                told.extend(told_of(feed, one.order, incoming)?);
            }
            Ok((taken, told))
        })?;
        summary.add(taken);
        told.extend(of_some);
    }
    Ok((summary, told))
}

/// What became of one order, which one it was put to, and what a person has to know of it.
struct Taken {
    order: OrderId,
    summary: Summary,
    told: Option<Text>,
}

/// Whether the order that a message was put to now stands in more versions than one.
fn told_of(feed: Feed<'_>, order: OrderId, incoming: &IncomingOrder) -> Result<Option<Text>> {
    let Some(held) = feed.find_order(order)? else { return Ok(None) };
    let told = match held.heads() {
        Heads::None | Heads::One(_) => None,
        Heads::Several(heads) => {
            let versions: Vec<String> = heads.iter().map(|head| head.id.to_string()).collect();
            Some(text!(
                "feed.orders_differ",
                case = case_of(incoming),
                order = Verbatim::from(held.id.to_string()),
                versions = Verbatim::from(versions.join(", "))
            ))
        }
    };
    Ok(told)
}

fn take_one(feed: Feed<'_>, incoming: &IncomingOrder, places: &Places, now: Timestamp) -> Result<Taken> {
    match incoming.match_key.effect {
        Effect::Makes => make(feed, incoming, places, now),
        Effect::Varies | Effect::Ends => change(feed, incoming, places, now),
    }
}

/// An order by its own id: new, or the same again. One that was sealed, or that left the area, waits for a
/// person, and so does what came before an order was withdrawn; one that was withdrawn and is stated after that
/// stands again, with all that was ever stated of it.
fn make(feed: Feed<'_>, incoming: &IncomingOrder, places: &Places, now: Timestamp) -> Result<Taken> {
    let order = &incoming.order;
    let row = MatchRow { order: order.id, protected: linking::protected_text(&incoming.match_key) };
    let was_gone = match taken_out::standing(feed.tx, feed.scope, order.id)? {
        Standing::Gone(gone) if gone.keeps_out(learnt_at(incoming).unwrap_or(now)) => {
            papers::keep(feed.tx, order.id, &incoming.attachments, places)?;
            stated::keep(feed, &stated::of(incoming)?, stated::stays_out(gone), now)?;
            let told = || text!("feed.orders_stays_out", case = case_of(incoming), gone = gone.text());
            let summary = Summary { waiting: 1, ..Summary::default() };
            return Ok(Taken { order: order.id, summary, told: (!gone.stays_out()).then(told) });
        }
        Standing::Gone(gone) => {
            taken_out::bring_back(feed, order.id)?;
            Some(gone)
        }
        Standing::NotHeld | Standing::Stands(_) => None,
    };
    let held = feed.find_order(order.id)?;
    let has_joined = link_people(feed, &Stated::of(incoming), held.is_some(), now)?;
    let mut summary = put_order(feed, order)?;
    feed.tx.keep_match(&linking::match_text(&incoming.match_key), &row)?;
    papers::keep(feed.tx, order.id, &incoming.attachments, places)?;
    if let Some(gone) = was_gone {
        summary = Summary { changed: 1, ..Summary::default() };
        let told = text!("feed.orders_stands_again", case = case_of(incoming), gone = gone.text());
        return Ok(Taken { order: order.id, summary, told: Some(told) });
    }
    let now_held = feed.find_order(order.id)?;
    let is_replaced = held.zip(now_held).is_some_and(|(before, now)| has_another_end(&before, &now));
    let told = match (has_joined, is_replaced) {
        (true, _) => Some(text!("feed.orders_joined", case = case_of(incoming))),
        (false, true) => Some(text!("feed.orders_end_replaced", case = case_of(incoming))),
        (false, false) => None,
    };
    Ok(Taken { order: order.id, summary, told })
}

/// When the delivery came that states an order; nothing where it states no version.
fn learnt_at(incoming: &IncomingOrder) -> Option<Timestamp> {
    incoming.order.versions.iter().map(|version| version.hq_learnt_at).max()
}

/// Whether a later file's version took the place of one that the court made the same day, and ends otherwise. One
/// that goes beneath what stands took no place.
fn has_another_end(before: &Order, now: &Order) -> bool {
    let end = |version: &Version| (version.ends_at(), version.stated_end.clone());
    let heads: Vec<VersionId> = match now.heads() {
        Heads::None => Vec::new(),
        Heads::One(head) => vec![head.id],
        Heads::Several(heads) => heads.iter().map(|head| head.id).collect(),
    };
    let is_new = |version: &&Version| before.version(version.id).is_none() && heads.contains(&version.id);
    let added = now.versions.iter().filter(is_new);
    let replaces = |version: &Version| {
        let held = version.based_on.iter().filter_map(|held| before.version(*held));
        let mut of_the_day = held.filter(|held| held.made_at == version.made_at);
        of_the_day.any(|held| held.hq_learnt_at <= version.hq_learnt_at && end(held) != end(version))
    };
    added.into_iter().any(replaces)
}

/// A variation or ending of the one held order it can mean; otherwise it waits, and a person decides.
fn change(feed: Feed<'_>, incoming: &IncomingOrder, places: &Places, now: Timestamp) -> Result<Taken> {
    let sought = stated::of(incoming)?;
    match stated::meant(feed.tx, feed.scope, &sought)? {
        Meant::One(held) => {
            papers::keep(feed.tx, held.id, &incoming.attachments, places)?;
            let summary = put_versions(feed, &held, &incoming.order)?;
            Ok(Taken { order: held.id, summary, told: None })
        }
        Meant::Waits(why) => {
            papers::keep(feed.tx, incoming.order.id, &incoming.attachments, places)?;
            stated::keep(feed, &sought, why, now)?;
            let summary = Summary { waiting: 1, ..Summary::default() };
            Ok(Taken { order: incoming.order.id, summary, told: None })
        }
    }
}

/// Keeps an order, or the versions of it that are not held yet. Its links alone say who stands how to it.
/// One that is out of the copies is brought back or left to a person before this.
pub fn put_order(feed: Feed<'_>, order: &Order) -> Result<Summary> {
    match feed.find_order(order.id)? {
        Some(held) => put_versions(feed, &held, order),
        None => {
            let alone = Order { respondents: Vec::new(), protected: Vec::new(), ..order.clone() };
            feed.put(RowKind::Order, &order.id.to_string(), &alone)?;
            note_conflict(feed, order)?;
            Ok(Summary { new: 1, ..Summary::default() })
        }
    }
}

/// Keeps the versions of a held order that it does not have yet.
pub fn put_versions(feed: Feed<'_>, held: &Order, incoming: &Order) -> Result<Summary> {
    let Some(order) = with_new_versions(held, &incoming.versions) else {
        return Ok(Summary { unchanged: 1, ..Summary::default() });
    };
    feed.put(RowKind::Order, &order.id.to_string(), &order)?;
    note_conflict(feed, &order)?;
    Ok(Summary { changed: 1, ..Summary::default() })
}

/// Writes an order down among those of which a person must say which version holds, where that is so.
fn note_conflict(feed: Feed<'_>, order: &Order) -> Result<()> {
    match order.heads() {
        Heads::None | Heads::One(_) => Ok(()),
        Heads::Several(_) => feed.tx.note_contested_order(order.id),
    }
}

/// Keeps who stands to an order, and their records: before the order, for no device holds it without them.
/// Whether somebody stands to an order now that was held before without them.
pub fn link_people(feed: Feed<'_>, stated: &Stated, was_held: bool, now: Timestamp) -> Result<bool> {
    let mut has_joined = false;
    for (person, role, category) in standings(feed, stated, now)? {
        let link = order_link(stated.order.id, person, role, category);
        has_joined |= was_held && feed.find_statement(RowKind::OrderLink, &link.id.to_string())?.is_none();
        put_order_link(feed, &link)?;
    }
    Ok(has_joined)
}

fn standings(feed: Feed<'_>, stated: &Stated, now: Timestamp) -> Result<Vec<(PersonId, Role, SubjectCategory)>> {
    let mut persons = Vec::with_capacity(stated.people.len());
    for record in &stated.people {
        persons.push((record.id, put_record(feed, record, now)?));
    }
    let mut standings: Vec<(PersonId, Role, SubjectCategory)> = Vec::new();
    for (record, role, category) in &stated.roles {
        let Some((_, person)) = persons.iter().find(|(id, _)| id == record) else { continue };
        if !standings.iter().any(|(held, as_role, _)| held == person && as_role == role) {
            standings.push((*person, *role, *category));
        }
    }
    let linked = stated.links.iter().map(|link| (link.person, link.role, link.category));
    Ok(standings.into_iter().chain(linked).collect())
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
    feed.tx.keep_record(record.id, link.person, link.id)?;
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

/// Keeps a person's standing to an order that is in the copies or about to be. Their records stand again where
/// they had gone out with another.
pub fn put_order_link(feed: Feed<'_>, link: &OrderLink) -> Result<()> {
    taken_out::bring_back_person(feed, link.person)?;
    feed.put(RowKind::OrderLink, &link.id.to_string(), link)?;
    Ok(())
}
