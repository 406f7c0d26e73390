//! Statements that cannot be put to an order yet: a variation that fits none that is held, or several; one
//! of an order that was taken out. They are kept whole, tried again as orders come, and matched or closed by
//! a person.

use super::orders;
use crate::acts::{self, Did};
use crate::failure::{Failure, Result};
use crate::feeds::{Effect, IncomingOrder};
use crate::hq::Hq;
use crate::linking;
use crate::merging::content;
use crate::store::Reads;
use crate::store::feed::Feed;
use crate::store::waiting::{Settlement, WaitingOrder};
use crate::taken_out::{self, Gone, Standing, TakenOut};
use cordon_core::rules::ids::{OrderId, PersonRecordId, VersionId};
use cordon_core::rules::order::{Order, OrderKind};
use cordon_core::rules::person::{OrderLink, PersonRecord, Role, SubjectCategory};
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// What was stated of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stated {
    /// The order, with what the message states of it.
    pub order: Order,
    /// What the source said of the people in it.
    #[serde(default)]
    pub people: Vec<PersonRecord>,
    /// In what role and as what category each stands.
    #[serde(default)]
    pub roles: Vec<(PersonRecordId, Role, SubjectCategory)>,
    /// Who stands to it, where the source links people itself.
    #[serde(default)]
    pub links: Vec<OrderLink>,
}

impl Stated {
    /// What a court's message states.
    pub fn of(incoming: &IncomingOrder) -> Self {
        let (order, people, roles) = (incoming.order.clone(), incoming.people.clone(), incoming.roles.clone());
        Self { order, people, roles, links: Vec::new() }
    }
}

/// A statement with what its order is looked for by.
pub struct Sought {
    does: Effect,
    match_key: String,
    protected: String,
    case: String,
    stated: Stated,
}

/// Which order a statement means.
pub enum Meant {
    /// This one.
    One(Box<Order>),
    /// None yet, and why.
    Waits(Text),
}

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

/// What a court's message states, and what its order is looked for by.
pub fn of(incoming: &IncomingOrder) -> Result<Sought> {
    Ok(Sought {
        does: incoming.match_key.effect,
        match_key: linking::match_text(&incoming.match_key),
        protected: linking::protected_text(&incoming.match_key),
        case: orders::case_of(incoming).to_string(),
        stated: Stated::of(incoming),
    })
}

/// What an exchange file states of an order by its own id.
pub fn of_exchange(order: &Order, links: Vec<OrderLink>) -> Sought {
    let case = order.references.first().map(|reference| reference.value.chars().take(40).collect());
    Sought {
        does: Effect::Makes,
        match_key: String::new(),
        protected: String::new(),
        case: case.unwrap_or_default(),
        stated: Stated { order: order.clone(), people: Vec::new(), roles: Vec::new(), links },
    }
}

/// Which order a statement means: one that makes an order that order itself, a later one the only one that
/// it can.
pub fn meant(db: &dyn Reads, scope: &str, sought: &Sought) -> Result<Meant> {
    let none = || Meant::Waits(text!("feed.orders_fits_none"));
    let is_later = match sought.does {
        Effect::Makes => false,
        Effect::Varies | Effect::Ends => true,
    };
    let order = if is_later {
        let candidates = db.list_matches(&sought.match_key)?;
        let candidates: Vec<(OrderId, String)> = candidates.into_iter().map(|row| (row.order, row.protected)).collect();
        match linking::only_match(&candidates, &sought.protected) {
            Some(order) => order,
            None if candidates.is_empty() => return Ok(none()),
            None => return Ok(Meant::Waits(text!("feed.orders_fits_several"))),
        }
    } else {
        sought.stated.order.id
    };
    Ok(match taken_out::standing(db, scope, order)? {
        Standing::Stands(order) => Meant::One(order),
        Standing::Gone(gone) if is_later => Meant::Waits(text!("feed.orders_fits_gone", gone = gone.text())),
        Standing::Gone(gone) => Meant::Waits(again(gone)),
        Standing::NotHeld => none(),
    })
}

/// Why what is stated of an order that stays out waits.
pub fn again(gone: Gone) -> Text {
    match gone.why {
        TakenOut::Sealed | TakenOut::LeftScope => text!("feed.orders_again", gone = gone.text()),
        TakenOut::Withdrawn => text!("feed.orders_before", gone = gone.text()),
    }
}

/// Keeps a statement that waits.
pub fn keep(feed: Feed<'_>, sought: &Sought, why: Text, now: Timestamp) -> Result<()> {
    let order = &sought.stated.order;
    // By its version and what that says: changes at two hearings in the same words share the order's id.
    let said: Vec<u8> = order
        .versions
        .iter()
        .flat_map(|version| [version.id.to_string(), content(version)].concat().into_bytes())
        .collect();
    let id = VersionId::derived(&[order.id.0.as_bytes(), sought.does.word().as_bytes(), &said]).to_string();
    feed.tx.keep_waiting_order(&WaitingOrder {
        id,
        order: order.id,
        does: sought.does.word().to_owned(),
        match_key: sought.match_key.clone(),
        protected: sought.protected.clone(),
        case: sought.case.clone(),
        why: serde_json::to_string(&why)?,
        body: serde_json::to_string(&sought.stated)?,
        at: now,
    })
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
