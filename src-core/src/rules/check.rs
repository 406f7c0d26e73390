//! What makes an order or facts unfit to be assessed, each fault with the field it stands in.
//!
//! Nothing is mended or guessed here. What is already held is assessed as it stands, with "cannot
//! tell" where it says nothing; whoever types an order, or hands one in, is told what is wrong with
//! it before anything is answered.

mod facts;
mod misread;
mod order;
mod reading;

pub use facts::{facts_faults, stray_facts};
pub use misread::misread;
pub use order::order_faults;
pub use reading::{read_facts, read_order};

use crate::words::{Text, Verbatim};
use crate::{says_its_text, text};
use serde::{Deserialize, Serialize};

/// One fault of an order, or of the facts set against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderFault {
    /// The path of the field: `versions[0].conditions[2].term.zone.shape`. The line and column where
    /// the text is no JSON; empty for the whole.
    pub at: String,
    /// What is wrong with it. The texts of the order itself are not repeated.
    pub what: Text,
}

impl OrderFault {
    /// It in words, behind the field where one is meant.
    #[must_use]
    pub fn text(&self) -> Text {
        if self.at.is_empty() {
            return self.what.clone();
        }
        text!("unread.fault_in_field", at = Verbatim::from(self.at.as_str()), why = self.what.clone())
    }
}

says_its_text!(OrderFault);

/// Faults as they are found.
#[derive(Default)]
struct Faults(Vec<OrderFault>);

impl Faults {
    fn note(&mut self, at: impl Into<String>, what: impl Into<Text>) {
        self.0.push(OrderFault { at: at.into(), what: what.into() });
    }

    /// Notes a refusal.
    fn check<E: Into<Text>>(&mut self, at: impl Into<String>, outcome: Result<(), E>) {
        if let Err(refusal) = outcome {
            self.note(at, refusal);
        }
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
