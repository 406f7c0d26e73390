//! The order card: what an officer reads first of an order, everywhere in the same order. In force? Arrest?
//! Enter? Which clock starts? What to secure now?
//!
//! Each line is one of a closed set, says its sense in plain words, and cites its section last. A card is made
//! of what the order, its powers and its points to prove answered already: it decides nothing, ranks no power
//! before another, and never leaves "ask" without what to do meanwhile.

use super::points::Point;
use super::power::{Found, Moments, Power};
use crate::rules::law::LawRow;
use crate::rules::order::Order;
use serde::{Deserialize, Serialize};

mod arrest;
mod case;
mod cited;
mod clock;
mod enter;
mod in_force;
mod of_a_kind;
mod secure;

pub use arrest::{ArrestLine, ArrestOpen, Instead, NoPower, NotFor};
pub use clock::ClockLine;
pub use enter::EnterLine;
pub use in_force::{InForceDoubt, InForceLine};
pub use secure::SecureNow;

use case::Case;

/// The card of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderCard {
    /// Whether it is in force.
    pub in_force: InForceLine,
    /// Each power that may be used, with its test; what it is not for; or why there is none, and what instead.
    pub arrest: Vec<ArrestLine>,
    /// Whether there is a power to enter for that arrest.
    pub enter: Vec<EnterLine>,
    /// Which clock the arrest starts, and where it must end.
    pub clock: Vec<ClockLine>,
    /// What is still missing at the scene: three points at most.
    pub secure_now: Vec<SecureNow>,
}

impl OrderCard {
    /// The card of an order at the time of a decision, from its powers and its points as they stand then.
    pub fn of(order: &Order, moments: Moments, found: Found<'_>, (powers, points): (&[Power], &[Point])) -> Self {
        let case = Case { order, moments, found, powers };
        let in_force = InForceLine::of(&case);
        Self {
            arrest: arrest::lines(&case, &in_force),
            enter: enter::lines(&case),
            clock: clock::lines(&case),
            secure_now: secure::chosen(points),
            in_force,
        }
    }

    /// The card of a kind of order, of which nothing is held but its row: what its law makes of a breach where
    /// the order is in force.
    pub fn of_row(row: &LawRow) -> Self {
        of_a_kind::card(row)
    }
}

#[cfg(test)]
#[path = "card_tests.rs"]
mod tests;
