//! Orders in a list.

use super::stamp::{Coverage, Stamp};
use crate::rules::assess::NoticeAnswer;
use crate::rules::ids::OrderId;
use crate::rules::order::{Ends, InForceAnswer};
use crate::rules::power::Power;
use crate::words::{Text, Wording};
use serde::{Deserialize, Serialize};

/// An order in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderBrief {
    /// Which.
    pub order: OrderId,
    /// "Restraining order (on conviction)".
    pub title: Wording,
    /// Whether it is in force now.
    pub in_force: InForceAnswer,
    /// Who is bound, as shown.
    pub binds: Vec<String>,
    /// Who is protected, as shown: "B. Specimen".
    pub protects: Vec<String>,
    /// Breach and powers in one line of citations: "Offence s.363 Sentencing Act 2020"; absent where
    /// no law row is written.
    pub breach: Option<BreachBrief>,
    /// Powers of arrest, first the strongest.
    pub powers: Vec<Power>,
    /// When it ends, as far as that is known.
    pub ends: Ends,
    /// Question 5.
    pub notice: NoticeAnswer,
    /// How many conditions.
    pub conditions: u32,
    /// How many of them have an area.
    pub areas: u32,
    /// Who made it.
    pub court: String,
    /// The next court day stated, for bail.
    pub made: Option<Stamp>,
}

/// What a breach is, in the law row's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreachBrief {
    /// `offence`, `contempt` or `not_an_offence`.
    pub is: BreachIs,
    /// The section; where more than one may be broken, each.
    pub source: String,
    /// Penalty and mode of trial.
    pub penalty: Text,
    /// CJS offence code, where there is just one that fits.
    pub code: Option<String>,
    /// Whether the row still needs a solicitor's signature.
    pub needs_sign_off: bool,
}

/// What a breach is in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreachIs {
    /// An offence.
    Offence,
    /// A civil contempt.
    Contempt,
    /// Neither.
    NotAnOffence,
}

/// A list of orders, for the station.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderListSheet {
    /// The orders.
    pub orders: Vec<OrderBrief>,
    /// How many are held in all.
    pub held: u64,
    /// Whether orders are held that were not looked through: more may fit.
    pub more: bool,
    /// This copy's age and scope.
    pub coverage: Coverage,
}
