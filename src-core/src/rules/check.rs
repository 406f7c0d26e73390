//! What makes an order or facts unfit to be assessed, each fault with the field it stands in.
//!
//! Nothing is mended or guessed here. What is already held is assessed as it stands, with "cannot
//! tell" where it says nothing; whoever types an order, or hands one in, is told what is wrong with
//! it before anything is answered.

mod facts;
mod order;
mod reading;

pub use facts::{facts_faults, stray_facts};
pub use order::order_faults;
pub use reading::{read_facts, read_order};

use serde::{Deserialize, Serialize};
use std::fmt;

/// One fault of an order, or of the facts set against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderFault {
    /// The path of the field: `versions[0].conditions[2].term.zone.shape`. The line and column where
    /// the text is no JSON; empty for the whole.
    pub at: String,
    /// What is wrong with it, in lower case. The texts of the order itself are not repeated.
    pub what: String,
}

impl fmt::Display for OrderFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() { f.write_str(&self.what) } else { write!(f, "{}: {}", self.at, self.what) }
    }
}

/// Faults as they are found.
#[derive(Default)]
struct Faults(Vec<OrderFault>);

impl Faults {
    fn note(&mut self, at: impl Into<String>, what: impl fmt::Display) {
        self.0.push(OrderFault { at: at.into(), what: what.to_string() });
    }

    /// Notes a refusal.
    fn check<E: fmt::Display>(&mut self, at: impl Into<String>, outcome: Result<(), E>) {
        if let Err(refusal) = outcome {
            self.note(at, refusal);
        }
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
