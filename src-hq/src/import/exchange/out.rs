//! What an exchange file states of orders that were taken out. An order that was sealed, that left the area, or
//! that was withdrawn after the file came, waits for a person with its links; nobody who stands to such orders alone
//! becomes findable by the file.

use super::super::stated;
use super::standings;
use crate::failure::Result;
use crate::feeds::exchange::Exchange;
use crate::hq::Hq;
use crate::store::feed::Feed;
use crate::taken_out::{self, Gone, Standing};
use cordon_core::rules::ids::{OrderId, PersonId, PersonRecordId};
use cordon_core::rules::order::Order;
use cordon_core::rules::person::OrderLink;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use std::collections::{BTreeMap, BTreeSet};

/// What is not taken of a file.
#[derive(Default)]
pub struct Out {
    waiting: Vec<(Order, Gone, Vec<OrderLink>)>,
    records: Vec<PersonRecordId>,
    again: Vec<(OrderId, Gone)>,
}

impl Out {
    /// What a person has to know of it.
    pub fn told(&self) -> impl Iterator<Item = Text> {
        let again = self.again.iter().map(|(order, gone)| {
            text!("feed.exchange_stands_again", order = Verbatim::from(order.to_string()), gone = gone.text())
        });
        let records = self
            .records
            .iter()
            .map(|record| text!("feed.exchange_record_out", record = Verbatim::from(record.to_string())));
        let left_out = self.waiting.iter().filter(|(_, gone, _)| !gone.stays_out()).map(|(order, gone, _)| {
            text!("feed.exchange_stays_out", order = Verbatim::from(order.id.to_string()), gone = gone.text())
        });
        again.chain(left_out).chain(records)
    }

    /// Leaves the orders to a person; how many.
    pub fn keep_waiting(&self, hq: &Hq) -> Result<u64> {
        for (order, gone, links) in &self.waiting {
            let sought = stated::of_exchange(order, links.clone());
            let why = stated::stays_out(*gone);
            hq.store().write(|tx| stated::keep(Feed { tx, scope: hq.scope() }, &sought, why, hq.now()))?;
        }
        Ok(self.waiting.len() as u64)
    }
}

/// A file without what stays out, and what that is, by when the file came.
pub fn without_those_out(hq: &Hq, mut exchange: Exchange, learnt_at: Timestamp) -> Result<(Exchange, Out)> {
    let gone = gone_of(hq, &exchange)?;
    if gone.is_empty() {
        return Ok((exchange, Out::default()));
    }
    let mut out = Out::default();
    // An order that was withdrawn stands again where the file states it, and not by its links alone.
    let stated: BTreeSet<OrderId> = exchange.orders.iter().map(|order| order.id).collect();
    let stays_out =
        |order: &OrderId| gone.get(order).filter(|gone| gone.keeps_out(learnt_at) || !stated.contains(order));
    let links = exchange.order_links.iter().cloned().chain(exchange.orders.iter().flat_map(standings));
    let (away, here): (Vec<OrderLink>, Vec<OrderLink>) = links.partition(|link| stays_out(&link.order).is_some());
    let here: BTreeSet<PersonId> = here.iter().map(|link| link.person).collect();
    let mut hidden: BTreeSet<PersonId> = away.iter().map(|link| link.person).collect();
    hidden.retain(|person| !here.contains(person));
    for person in std::mem::take(&mut hidden) {
        if !hq.store().read(|db| taken_out::is_held_by_an_order(db, hq.scope(), person))? {
            hidden.insert(person);
        }
    }
    let of_hidden: BTreeSet<PersonRecordId> =
        exchange.links.iter().filter(|link| hidden.contains(&link.person)).map(|link| link.record).collect();
    out.records = exchange.records.iter().map(|record| record.id).filter(|id| of_hidden.contains(id)).collect();
    exchange.records.retain(|record| !of_hidden.contains(&record.id));
    exchange.links.retain(|link| !of_hidden.contains(&link.record));
    exchange.order_links.retain(|link| stays_out(&link.order).is_none());
    for order in std::mem::take(&mut exchange.orders) {
        match gone.get(&order.id) {
            Some(gone) if gone.keeps_out(learnt_at) => {
                let links = away.iter().filter(|link| link.order == order.id).cloned().collect();
                out.waiting.push((order, *gone, links));
            }
            Some(gone) => {
                out.again.push((order.id, *gone));
                exchange.orders.push(order);
            }
            None => exchange.orders.push(order),
        }
    }
    Ok((exchange, out))
}

/// The orders of a file that were taken out.
fn gone_of(hq: &Hq, exchange: &Exchange) -> Result<BTreeMap<OrderId, Gone>> {
    let linked = exchange.order_links.iter().map(|link| link.order);
    let all: BTreeSet<OrderId> = exchange.orders.iter().map(|order| order.id).chain(linked).collect();
    hq.store().read(|db| {
        let mut gone = BTreeMap::new();
        for order in all {
            if let Standing::Gone(out) = taken_out::standing(db, hq.scope(), order)? {
                gone.insert(order, out);
            }
        }
        Ok(gone)
    })
}
