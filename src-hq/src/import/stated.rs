//! What was stated of an order, and which order it means: that order itself, the only one held that it can, or none
//! yet; then it is kept whole and waits, with why.

use crate::failure::Result;
use crate::feeds::{Effect, IncomingOrder};
use crate::linking;
use crate::merging::content;
use crate::store::Reads;
use crate::store::feed::Feed;
use crate::store::waiting::WaitingOrder;
use crate::taken_out::{self, Gone, Standing, TakenOut};
use cordon_core::rules::ids::{OrderId, PersonRecordId, VersionId};
use cordon_core::rules::order::Order;
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
    /// Whether it makes, varies or ends an order.
    pub does: Effect,
    /// The key that orders are matched by.
    pub match_key: String,
    /// Who is protected, as matched.
    pub protected: String,
    /// In which case.
    pub case: String,
    /// What is stated.
    pub stated: Stated,
}

/// Which order a statement means.
pub enum Meant {
    /// This one.
    One(Box<Order>),
    /// None yet, and why.
    Waits(Text),
}

/// The case of a message, cut for a line that is told.
pub fn case_of(incoming: &IncomingOrder) -> Verbatim {
    Verbatim::from(incoming.match_key.case_reference.chars().take(40).collect::<String>())
}

/// What a court's message states, and what its order is looked for by.
pub fn of(incoming: &IncomingOrder) -> Result<Sought> {
    Ok(Sought {
        does: incoming.match_key.effect,
        match_key: linking::match_text(&incoming.match_key),
        protected: linking::protected_text(&incoming.match_key),
        case: case_of(incoming).to_string(),
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
        Standing::Gone(gone) => Meant::Waits(stays_out(gone)),
        Standing::NotHeld => none(),
    })
}

/// Why what is stated of an order that stays out waits.
pub fn stays_out(gone: Gone) -> Text {
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
