//! Every term that an order can hold, one file each: what it holds, how facts are set against it, the
//! short questions it asks the officer, and its words in plain English.
//!
//! A term says "facts fit" of what its words forbid, or of what was left undone where they require.
//! It knows neither exceptions nor periods: those belong to its condition.

mod alcohol;
mod curfew;
mod device_ban;
mod electronic_tag;
mod exclusion_zone;
mod no_contact;
mod no_molestation;
mod notification;
mod plain;
mod possession_ban;
mod premises;
mod programme;
mod reporting;
mod residence;
mod stay_away;
mod travel;
mod words_only;

use super::assess::Question;
use super::assess::case::{Case, Finding};

pub(super) use alcohol::Alcohol;
pub use curfew::Curfew;
pub use device_ban::DeviceBan;
pub(super) use electronic_tag::ElectronicTag;
pub use exclusion_zone::ExclusionZone;
pub use no_contact::{Channel, NoContact};
pub use no_molestation::NoMolestation;
pub use notification::Notification;
pub(super) use plain::permitted;
pub use possession_ban::PossessionBan;
pub use premises::{Premises, PremisesDuty};
pub use programme::Programme;
pub use reporting::Reporting;
pub use residence::{Residence, ResidenceDuty};
pub use stay_away::StayAway;
pub use travel::{Travel, TravelDuty};
pub(super) use words_only::WordsOnly;

/// What every term can do.
pub(super) trait TermRules {
    /// Sets the facts against the words, as they were read.
    fn assess(&self, case: &Case<'_>) -> Finding;

    /// Every question it may ask the officer, in the order in which they are asked.
    fn questions(&self) -> Vec<Question>;

    /// What it asks of him, in a sentence or two that an officer can say aloud.
    fn in_plain_words(&self) -> String;
}

#[cfg(test)]
#[path = "term_tests.rs"]
mod tests;
