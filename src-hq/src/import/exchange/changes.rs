//! What a person has to know of an order that is held and came again: nothing of it changes in silence.

use cordon_core::rules::order::{Heads, Order};
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};

/// What is told of an order that was stated, was held so before, and stands so now.
pub(super) fn told(stated: &Order, before: &Order, now: &Order) -> Vec<Text> {
    let id = || Verbatim::from(stated.id.to_string());
    let mut told = Vec::new();
    if apart_from_versions(stated) != apart_from_versions(before) {
        told.push(text!("feed.exchange_order_differs", order = id()));
    }
    let mut added = now.versions.iter().filter(|version| before.version(version.id).is_none()).peekable();
    let has_changed = added.peek().is_some();
    // A version under an id that nobody stated says something else of one that is held.
    if added.any(|version| stated.version(version.id).is_none()) {
        told.push(text!("feed.exchange_order_again", order = id()));
    }
    if has_changed && matches!(now.heads(), Heads::Several(_)) {
        told.push(text!("feed.exchange_order_versions", order = id()));
    }
    told
}

/// An order without its versions, and without its people, who stand to it by links alone.
fn apart_from_versions(order: &Order) -> Order {
    Order { respondents: Vec::new(), protected: Vec::new(), versions: Vec::new(), ..order.clone() }
}
