//! The facts entered for an order, kept while the officer goes to its powers, its words or a record and
//! back. They go when the officer turns to something else, when the device locks, and after half an hour.

use crate::state::clock_ms;
use cordon_core::wire::{OrderId, Timestamp, Told};
use std::cell::RefCell;

/// Half an hour, as long as the reason that the order was opened under stands.
const LONGEST_MS: i64 = 30 * 60 * 1_000;

/// Where he is said to be. Unknown until the officer says: their own position is never his.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeIs {
    /// Seen by me, where I stand.
    SeenHere,
    /// Seen by me, at a place I point to.
    SeenThere,
    /// Somebody told me.
    Told,
    /// Not known.
    Unknown,
}

/// What was entered.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Where he is said to be.
    pub he_is: Option<HeIs>,
    /// The grid reference or words that go with it.
    pub place: String,
    /// When; none for now.
    pub act_at: Option<Timestamp>,
    /// Answers to the terms' questions.
    pub told: Vec<Told>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { he_is: Some(HeIs::Unknown), place: String::new(), act_at: None, told: Vec::new() }
    }
}

thread_local! {
    /// By order, with the time of the last change. The page begins anew when the device locks, and this
    /// with it.
    static KEPT: RefCell<Vec<(OrderId, i64, Kept)>> = const { RefCell::new(Vec::new()) };
}

/// What was entered for an order not long ago.
pub fn of(order: OrderId) -> Kept {
    let earliest = clock_ms() - LONGEST_MS;
    KEPT.with_borrow_mut(|kept| {
        kept.retain(|(_, at, _)| *at >= earliest);
        kept.iter().find(|(held, _, _)| *held == order).map(|(_, _, facts)| facts.clone()).unwrap_or_default()
    })
}

/// Keeps what is entered for an order.
pub fn keep(order: OrderId, facts: Kept) {
    KEPT.with_borrow_mut(|kept| {
        // Looking at what was kept makes it no younger.
        if kept.iter().any(|(held, _, before)| *held == order && *before == facts) {
            return;
        }
        kept.retain(|(held, _, _)| *held != order);
        kept.push((order, clock_ms(), facts));
    });
}

/// Forgets everything where the officer has turned to another room than those about a person, an order
/// or a record.
pub fn forget_elsewhere(path: &str) {
    let is_about = ["/person/", "/order/", "/record"].iter().any(|room| path.starts_with(room));
    if !is_about {
        KEPT.with_borrow_mut(Vec::clear);
    }
}
