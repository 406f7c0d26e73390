//! Statements that cannot be put to an order yet: a variation that fits none that is held, or several; one
//! of an order that was taken out. They are tried again as orders come, and matched or closed by a person.

use super::orders;
use super::stated::{Meant, Sought, meant};
use crate::acts::{self, Did};
use crate::failure::{Failure, Result};
use crate::feeds::Effect;
use crate::hq::Hq;
use crate::store::feed::Feed;
use crate::store::waiting::{Settlement, WaitingOrder};
use crate::taken_out::{self, Standing};
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::order::{Order, OrderKind};
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use serde::Serialize;

/// A statement that waits, as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Waiting {
    /// By what it is matched or closed.
    pub id: String,
    /// Since when.
    pub at: Timestamp,
    /// Whether it makes, varies or ends an order.
    pub does: Effect,
    /// Of which kind.
    pub kind: OrderKind,
    /// In which case.
    pub case: String,
    /// Why it waits.
    pub why: Text,
}

/// Every statement that waits, the oldest first.
pub fn list(hq: &Hq) -> Result<Vec<Waiting>> {
    hq.store().read(|db| db.list_waiting_orders())?.into_iter().map(shown).collect()
}

fn shown(held: WaitingOrder) -> Result<Waiting> {
    let why = serde_json::from_str(&held.why)?;
    let WaitingOrder { id, at, case, .. } = &held;
    let (id, at, case) = (id.clone(), *at, case.clone());
    let sought = sought(held)?;
    Ok(Waiting { id, at, does: sought.does, kind: sought.stated.order.kind, case, why })
}

fn sought(held: WaitingOrder) -> Result<Sought> {
    Ok(Sought {
        does: Effect::named(&held.does).ok_or(Failure::Missing("what a statement does"))?,
        match_key: held.match_key,
        protected: held.protected,
        case: held.case,
        stated: serde_json::from_str(&held.body)?,
    })
}

/// Tries again what waits; how many were put to their orders. What waits for nothing new is only read.
pub fn retry(hq: &Hq) -> Result<u64> {
    let mut taken = 0;
    for held in hq.store().read(|db| db.list_waiting_orders())? {
        let (id, why) = (held.id.clone(), held.why.clone());
        let sought = match sought(held) {
            Ok(sought) => sought,
            // One that an earlier edition wrote otherwise holds up none of the others; it stays listed.
            Err(failure) => {
                tracing::error!(id, %failure, "a statement that waits cannot be read");
                continue;
            }
        };
        let is_news = hq.store().read(|db| {
            Ok(match meant(db, hq.scope(), &sought)? {
                Meant::One(_) => true,
                Meant::Waits(now) => serde_json::to_string(&now)? != why,
            })
        })?;
        if is_news {
            taken += u64::from(hq.store().write(|tx| try_one(Feed { tx, scope: hq.scope() }, &id, &sought, hq.now()))?);
        }
    }
    if taken > 0 {
        tracing::info!(taken, "statements that waited were put to their orders");
    }
    Ok(taken)
}

fn try_one(feed: Feed<'_>, id: &str, sought: &Sought, now: Timestamp) -> Result<bool> {
    match meant(feed.tx, feed.scope, sought)? {
        Meant::One(held) => put_to(feed, id, sought, &held, now).map(|()| true),
        Meant::Waits(why) => feed.tx.set_waiting_why(id, &serde_json::to_string(&why)?).map(|()| false),
    }
}

fn put_to(feed: Feed<'_>, id: &str, sought: &Sought, held: &Order, now: Timestamp) -> Result<()> {
    let stated = &sought.stated;
    match sought.does {
        Effect::Makes => orders::link_people(feed, stated, true, now).map(|_joined| ())?,
        Effect::Varies | Effect::Ends => feed.tx.copy_papers(stated.order.id, held.id)?,
    }
    orders::put_versions(feed, held, &stated.order)?;
    feed.tx.settle_waiting_order(id, Settlement::Taken, now)?;
    Ok(())
}

/// Puts a statement to the order that a person says it means, for a reason.
pub fn match_to(hq: &Hq, id: &str, order: OrderId, why: &str) -> Result<()> {
    let why = acts::reason(why)?;
    hq.store().write(|tx| {
        let sought = sought(tx.find_waiting_order(id)?.ok_or_else(|| no_such(id))?)?;
        if sought.does == Effect::Makes && sought.stated.order.id != order {
            let own = Verbatim::from(sought.stated.order.id.to_string());
            return Err(Failure::Setting(text!("hq.states_its_own_order", order = own)));
        }
        match taken_out::standing(tx, hq.scope(), order)? {
            Standing::Stands(held) => {
                put_to(Feed { tx, scope: hq.scope() }, id, &sought, &held, hq.now())?;
                acts::keep(hq, tx, Did::MatchWaiting, &format!("{id} to order {order}"), why)
            }
            Standing::Gone(gone) => Err(Failure::Setting(text!("hq.order_is_out", gone = gone.text()))),
            Standing::NotHeld => {
                Err(Failure::Setting(text!("hq.no_such_order", order = Verbatim::from(order.to_string()))))
            }
        }
    })?;
    super::settle(hq)
}

/// Closes a statement: nothing is to be done with it, for a reason. It is kept.
pub fn close(hq: &Hq, id: &str, why: &str) -> Result<()> {
    let why = acts::reason(why)?;
    let is_closed = hq.store().write(|tx| {
        let is_closed = tx.settle_waiting_order(id, Settlement::Closed, hq.now())?;
        if is_closed {
            acts::keep(hq, tx, Did::CloseWaiting, id, why)?;
        }
        Ok(is_closed)
    })?;
    if is_closed { Ok(()) } else { Err(no_such(id)) }
}

fn no_such(id: &str) -> Failure {
    Failure::Setting(text!("hq.no_such_waiting", id = Verbatim::from(id)))
}

#[cfg(test)]
#[path = "waiting_tests.rs"]
mod waiting_tests;
