//! What goes along with an order that is taken out, and comes back with it: who stands to it, the records of
//! those whom no other order holds, the notices given of it, and of a sealed one the incidents against it
//! with what was decided of them.

use super::TakenOut;
use crate::failure::Result;
use crate::store::Reads;
use crate::store::feed::{self, About, Feed};
use cordon_core::proof::segment::{RowKind, RowState};
use cordon_core::rules::ids::{OrderId, PersonId};
use cordon_core::rules::person::OrderLink;
use cordon_core::rules::time::Timestamp;
use std::collections::BTreeSet;

/// Takes an order out with all that goes along.
pub fn take_out(feed: Feed<'_>, order: OrderId, why: TakenOut, at: Timestamp) -> Result<()> {
    let state = why.state();
    let out = |kind, id: &str| feed.take_out(kind, id, state, at);
    out(RowKind::Order, &order.to_string())?;
    let mut people = BTreeSet::new();
    for (id, link) in links_of(feed, order)? {
        out(RowKind::OrderLink, &id)?;
        people.insert(link.person);
    }
    for person in people {
        if is_held_by_an_order(feed.tx, feed.scope, person)? {
            continue;
        }
        for (record, link) in feed.tx.list_records_of(person)? {
            out(RowKind::RecordLink, &link.to_string())?;
            out(RowKind::Record, &record.to_string())?;
        }
    }
    for notice in mentioning(feed, RowKind::Notice, &order.to_string())? {
        out(RowKind::Notice, &notice)?;
    }
    // What officers recorded is the force's own, whoever took the order back; of a sealed one it would say
    // what the order says.
    let incidents = match why {
        TakenOut::Sealed => mentioning(feed, RowKind::Incident, &order.to_string())?,
        TakenOut::Withdrawn | TakenOut::LeftScope => Vec::new(),
    };
    for incident in incidents {
        out(RowKind::Incident, &incident)?;
        for decision in mentioning(feed, RowKind::Decision, &incident)? {
            out(RowKind::Decision, &decision)?;
        }
    }
    Ok(())
}

/// Brings an order back with all that went along, people first: no device holds the order without them.
pub fn bring_back(feed: Feed<'_>, order: OrderId) -> Result<()> {
    for (id, link) in links_of(feed, order)? {
        bring_back_person(feed, link.person)?;
        feed.put_back(RowKind::OrderLink, &id)?;
    }
    feed.put_back(RowKind::Order, &order.to_string())?;
    for notice in mentioning(feed, RowKind::Notice, &order.to_string())? {
        feed.put_back(RowKind::Notice, &notice)?;
    }
    let sealed = feed.tx.list_in_state(feed.scope, RowKind::Order, RowState::Sealed)?;
    for incident in mentioning(feed, RowKind::Incident, &order.to_string())? {
        if names_one_of(feed, &incident, &sealed)? {
            continue;
        }
        feed.put_back(RowKind::Incident, &incident)?;
        for decision in mentioning(feed, RowKind::Decision, &incident)? {
            feed.put_back(RowKind::Decision, &decision)?;
        }
    }
    Ok(())
}

/// Puts the records of a person back where they went out with an order.
pub fn bring_back_person(feed: Feed<'_>, person: PersonId) -> Result<()> {
    for (record, link) in feed.tx.list_records_of(person)? {
        feed.put_back(RowKind::Record, &record.to_string())?;
        feed.put_back(RowKind::RecordLink, &link.to_string())?;
    }
    Ok(())
}

/// Whether a person stands to any order in the copies.
pub fn is_held_by_an_order(db: &dyn Reads, scope: &str, person: PersonId) -> Result<bool> {
    for id in db.list_mentioning(scope, RowKind::OrderLink, &person.to_string())? {
        let about = About { scope, kind: RowKind::OrderLink, id: &id };
        let link: Option<OrderLink> = feed::find_last_put(db, about)?;
        if link.is_some_and(|link| link.person == person) && feed::is_put(db, about)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Who stands to an order, or stood to it when it was taken out.
fn links_of(feed: Feed<'_>, order: OrderId) -> Result<Vec<(String, OrderLink)>> {
    let mut links = Vec::new();
    for id in mentioning(feed, RowKind::OrderLink, &order.to_string())? {
        let link: Option<OrderLink> = feed.find_last_put(RowKind::OrderLink, &id)?;
        links.extend(link.filter(|link| link.order == order).map(|link| (id, link)));
    }
    Ok(links)
}

fn mentioning(feed: Feed<'_>, kind: RowKind, text: &str) -> Result<Vec<String>> {
    feed.tx.list_mentioning(feed.scope, kind, text)
}

/// Whether an incident names one of these orders.
fn names_one_of(feed: Feed<'_>, incident: &str, orders: &[String]) -> Result<bool> {
    let body: Option<serde_json::Value> = feed.find_last_put(RowKind::Incident, incident)?;
    let body = body.map(|body| body.to_string()).unwrap_or_default();
    Ok(orders.iter().any(|order| body.contains(order.as_str())))
}
