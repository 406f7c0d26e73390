//! The powers, and what else there is.

use super::orders::OrderBrief;
use super::stamp::Coverage;
use crate::rules::power::{Otherwise, Power};
use crate::wire::law::LawSheet;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// Powers and what else there is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PowersSheet {
    /// The order.
    pub order: OrderBrief,
    /// Powers of the law row.
    pub powers: Vec<Power>,
    /// The rest of the law row; absent for a kind that this edition does not know.
    pub law: Option<LawSheet>,
    /// What else there is.
    pub otherwise: Vec<Otherwise>,
    /// Points to prove.
    pub points_to_prove: Vec<TextKey>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}
