//! What lists hold: the orders that words narrow the list to, and whom the officer's own records name.

use super::shape;
use crate::Failure;
use crate::session::Session;
use crate::store::own::records;
use crate::store::replica::{orders, persons};
use cordon_core::rules::ids::{OrderId, PersonId};
use cordon_core::rules::incident::Respondent;
use cordon_core::rules::order::Order;
use cordon_core::rules::{law, names};
use cordon_core::words::english;

/// Orders looked through at most: the newest.
const LOOKED_THROUGH: u32 = 2000;
/// Orders listed at most.
const LISTED: usize = 200;

/// The orders that words narrow the list to.
pub struct Listed {
    /// Which, newest first.
    pub found: Vec<Order>,
    /// How many orders are held.
    pub held: u64,
    /// Whether some were not looked through.
    pub more: bool,
}

/// Looks the orders through, as far as it goes.
pub fn listed(session: &Session, text: &str) -> Result<Listed, Failure> {
    let wanted = names::words(text);
    let (mut found, mut looked_through) = (Vec::new(), 0);
    for order in orders::list(&session.replica, LOOKED_THROUGH)? {
        looked_through += 1;
        if matches(session, &order, &wanted)? {
            found.push(order);
        }
        if found.len() >= LISTED {
            break;
        }
    }
    let held = orders::count(&session.replica)?;
    Ok(Listed { found, held, more: held > looked_through })
}

fn matches(session: &Session, order: &Order, wanted: &[String]) -> Result<bool, Failure> {
    if wanted.is_empty() {
        return Ok(true);
    }
    let mut text = vec![english(law::title(&order.kind)), order.court.name.clone()];
    text.extend(order.references.iter().map(|reference| reference.value.clone()));
    for person in order.respondents.iter().chain(&order.protected) {
        text.push(shape::name_of(&persons::records_of(&session.replica, *person)?));
    }
    let words = names::words(&text.join(" "));
    Ok(wanted.iter().all(|want| words.iter().any(|word| word.starts_with(want.as_str()))))
}

/// Whom and which orders the officer's own records name.
pub struct Named {
    /// Those recorded about, and those whose clocks run.
    pub persons: Vec<PersonId>,
    /// The orders served here.
    pub orders: Vec<OrderId>,
}

/// See [`Named`].
pub fn named(session: &Session) -> Result<Named, Failure> {
    let made = records::list_of(&session.own, session.officer.id)?;
    let recorded = made.iter().filter_map(|made| match made.incident.respondent {
        Respondent::Identified { person, .. } => Some(person),
        Respondent::Unknown { .. } => None,
    });
    let arrested = records::persons_of_clocks(&session.own, session.officer.id)?;
    let served = records::notices_by(&session.own, session.officer.id)?;
    Ok(Named { persons: recorded.chain(arrested).collect(), orders: served.iter().map(|event| event.order).collect() })
}
