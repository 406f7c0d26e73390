//! Our own exchange format: a force's records system states its orders, records and links itself, so
//! its links of records are kept as they came. Only a record that nothing links is linked here.

mod changes;
mod out;

use super::orders::{PER_TRANSACTION, keep_record, order_link, put_order, put_order_link, put_record};
use super::part::{HeldPart, Part, refuse};
use super::{FileOutcome, Summary};
use crate::failure::Result;
use crate::feeds::Told;
use crate::feeds::UNSEEN;
use crate::feeds::exchange::{self, Exchange, Parsed};
use crate::hq::Hq;
use crate::progress::Tally;
use crate::store::feed::Feed;
use crate::taken_out::{self, Standing};
use cordon_core::proof::segment::RowKind;
use cordon_core::rules::ids::{OrderId, PersonRecordId};
use cordon_core::rules::order::Order;
use cordon_core::rules::person::{OrderLink, PersonRecord, RecordLink, Role, SubjectCategory};
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use std::collections::{BTreeSet, HashMap};

/// Takes a file of the exchange format in.
pub(super) fn take(hq: &Hq, part: &Part<'_>, outcome: &mut FileOutcome) -> Result<()> {
    outcome.title = "exchange file".to_owned();
    let mut parsed = exchange::parse(part.bytes, hq.now().london_day());
    for problem in std::mem::take(&mut parsed.problems) {
        refuse(hq, part, (None, problem.line.map(u64::from)), problem.reason, outcome)?;
    }
    take_parsed(hq, parsed, part.learnt_at, &part.watch.rows, outcome)
}

/// Reads what was refused once more: the line that is meant, or the whole of a file that stands in one object.
/// Where it is still refused nothing is taken.
pub(super) fn again(hq: &Hq, held: &HeldPart<'_>, bytes: &[u8], outcome: &mut FileOutcome) -> Result<Option<Text>> {
    let today = hq.now().london_day();
    let line = held.line.and_then(|line| u32::try_from(line).ok());
    let parsed = line.and_then(|line| exchange::parse_one(bytes, line, today));
    let parsed = parsed.unwrap_or_else(|| exchange::parse(bytes, today));
    if let Some(problem) = parsed.problems.first() {
        return Ok(Some(problem.reason.clone()));
    }
    (held.begins)()?;
    take_parsed(hq, parsed, held.at, &Tally::default(), outcome)?;
    Ok(None)
}

fn take_parsed(hq: &Hq, parsed: Parsed, learnt_at: Timestamp, rows: &Tally, outcome: &mut FileOutcome) -> Result<()> {
    let Parsed { exchange, problems: _, unseen, told } = parsed;
    outcome.told.extend(unseen.into_iter().map(|line| Told { within: None, line, what: UNSEEN.into() }));
    outcome.told.extend(told.into_iter().map(|(line, what)| Told { within: None, line, what }));
    let (exchange, out) = out::without_those_out(hq, exchange, learnt_at)?;
    outcome.told.extend(out.told().map(|what| Told { within: None, line: None, what }));
    rows.expect(exchange.records.len() + exchange.orders.len());
    for record in take_records(hq, &exchange, learnt_at, rows)? {
        let record = Verbatim::from(record.to_string());
        outcome.told.push(Told { within: None, line: None, what: text!("feed.exchange_changed", record = record) });
    }
    for order in take_order_links(hq, &exchange)? {
        outcome.told.push(Told { within: None, line: None, what: joined(order) });
    }
    let (orders, told) = take_orders(hq, &exchange, rows)?;
    outcome.orders.add(orders);
    outcome.told.extend(told.into_iter().map(|what| Told { within: None, line: None, what }));
    outcome.orders.waiting += out.keep_waiting(hq)?;
    outcome.people = u64::try_from(exchange.records.len()).unwrap_or(u64::MAX);
    let holds_links = !exchange.links.is_empty() || !exchange.order_links.is_empty();
    if exchange.orders.is_empty()
        && outcome.orders.waiting == 0
        && outcome.broken == 0
        && outcome.people == 0
        && !holds_links
    {
        outcome.reason = Some(text!("feed.exchange_no_order"));
    }
    Ok(())
}

/// Keeps the records that are not held yet, and returns those that are and came again saying something else.
fn take_records(hq: &Hq, exchange: &Exchange, now: Timestamp, rows: &Tally) -> Result<Vec<PersonRecordId>> {
    let mut changed = Vec::new();
    let mut links: HashMap<PersonRecordId, &RecordLink> = HashMap::new();
    for link in exchange.links.iter().filter(|link| link.revoked_at.is_none()) {
        links.insert(link.record, link);
    }
    for some in exchange.records.chunks(PER_TRANSACTION) {
        changed.extend(hq.store().write(|tx| {
            let feed = Feed { tx, scope: hq.scope() };
            let mut changed = Vec::new();
            for record in some {
                changed.extend(says_otherwise(feed, record)?.then_some(record.id));
                take_record(feed, record, links.get(&record.id).copied(), now)?;
            }
            Ok(changed)
        })?);
        rows.did(some.len());
    }
    Ok(changed)
}

/// Whether a record is held already and says something else there: records never change.
fn says_otherwise(feed: Feed<'_>, record: &PersonRecord) -> Result<bool> {
    let held = feed.find_latest(RowKind::Record, &record.id.to_string())?;
    let Some(body) = held.and_then(|row| row.body) else { return Ok(false) };
    let held: PersonRecord = serde_json::from_value(body)?;
    // When it was learnt is no statement of the source's.
    let as_held = PersonRecord { source: held.source.clone(), ..record.clone() };
    Ok(held != as_held)
}

fn take_record(feed: Feed<'_>, record: &PersonRecord, link: Option<&RecordLink>, now: Timestamp) -> Result<()> {
    let held = feed.tx.find_person(record.id)?.is_some();
    match link {
        Some(link) if !held => keep_record(feed, record, link, now),
        Some(_) => Ok(()),
        None => put_record(feed, record, now).map(|_| ()),
    }
}

/// Keeps who stands how to which order, as the links say and as the lists of an order say beside them.
/// Returns the orders that are held already and that somebody stands to now who did not before.
fn take_order_links(hq: &Hq, exchange: &Exchange) -> Result<BTreeSet<OrderId>> {
    let listed: Vec<OrderLink> = exchange.orders.iter().flat_map(standings).collect();
    // Under one id each, whatever id the file gives it: the same standing is stated once.
    let stated = exchange.order_links.iter().map(|link| order_link(link.order, link.person, link.role, link.category));
    let all: Vec<OrderLink> = stated.chain(listed).collect();
    let mut joined = BTreeSet::new();
    for some in all.chunks(PER_TRANSACTION) {
        joined.append(&mut hq.store().write(|tx| put_new_links(Feed { tx, scope: hq.scope() }, some))?);
    }
    Ok(joined)
}

fn put_new_links(feed: Feed<'_>, links: &[OrderLink]) -> Result<BTreeSet<OrderId>> {
    let mut joined = BTreeSet::new();
    for link in links {
        if feed.find_latest(RowKind::OrderLink, &link.id.to_string())?.is_some() {
            continue;
        }
        put_order_link(feed, link)?;
        if feed.find_order(link.order)?.is_some() {
            joined.insert(link.order);
        }
    }
    Ok(joined)
}

/// What a person has to know of an order that came again with somebody else.
fn joined(order: OrderId) -> Text {
    text!("feed.exchange_joined", order = Verbatim::from(order.to_string()))
}

/// Keeps the orders, and says what a person has to know of those that are held already.
fn take_orders(hq: &Hq, exchange: &Exchange, rows: &Tally) -> Result<(Summary, Vec<Text>)> {
    let (mut summary, mut told) = (Summary::default(), Vec::new());
    for some in exchange.orders.chunks(PER_TRANSACTION) {
        let (taken, of_some) = hq.store().write(|tx| {
            let feed = Feed { tx, scope: hq.scope() };
            let (mut taken, mut told) = (Summary::default(), Vec::new());
            for order in some {
                let held = feed.find_order(order.id)?;
                taken.add(stands_again_or_new(feed, order)?);
                if let (Some(before), Some(now)) = (held, feed.find_order(order.id)?) {
                    told.extend(changes::told(order, &before, &now));
                }
            }
            Ok((taken, told))
        })?;
        summary.add(taken);
        told.extend(of_some);
        rows.did(some.len());
    }
    Ok((summary, told))
}

/// Keeps an order. One that was withdrawn before the file came stands again, with all that was ever stated of it;
/// one that stays out was left to a person before this.
fn stands_again_or_new(feed: Feed<'_>, order: &Order) -> Result<Summary> {
    let was_out = matches!(taken_out::standing(feed.tx, feed.scope, order.id)?, Standing::Gone(_));
    if was_out {
        taken_out::bring_back(feed, order.id)?;
    }
    let summary = put_order(feed, order)?;
    Ok(if was_out { Summary { changed: 1, ..Summary::default() } } else { summary })
}

/// Who stands how to an order, as the order itself says.
pub fn standings(order: &Order) -> Vec<OrderLink> {
    let bound = order.respondents.iter().map(|person| (*person, Role::BoundBy, SubjectCategory::Suspect));
    let protected = order.protected.iter().map(|person| (*person, Role::ProtectedBy, SubjectCategory::Victim));
    bound.chain(protected).map(|(person, role, category)| order_link(order.id, person, role, category)).collect()
}
