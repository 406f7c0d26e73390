//! Finding people by what an officer knows of them: how a query is read, how one word stands to
//! another, and how much each agreement weighs.
//!
//! The weights are those of a noisy channel (Fellegi and Sunter 1969, with term frequencies after
//! Winkler 1990): in bits, how much likelier it is that somebody types this of the person they mean
//! than that it is typed of anybody. Nothing here looks anything up: a store's index asks, and gives
//! the frequencies. Absent on purpose: a verdict that two people are one; every hit is a possible
//! match until an officer has confirmed two identifiers.

mod born;
mod likeness;
mod nickname;
mod plate;
mod prepared;
mod query;
mod score;
mod sound;
mod steps;
mod weight;

pub use born::{BornAgreement, BornClue, agreement};
pub use likeness::Likeness;
pub use nickname::{all_forms, related, short_form, shorter_and_longer};
pub use plate::{LONGEST_PLATE, PlateSlip, slips};
pub use prepared::{Counted, InOrder, PREPARED_EDITION, Prepared, warnings_of};
pub use query::{
    AddressClue, AddressSense, Clue, MonthClue, PossiblePlate, PostcodeClue, Query, is_house_number, read,
};
pub use score::{Fitted, Pairing, fit};
pub use sound::codes;
pub use steps::InForceSteps;
pub use weight::{Band, Channel, band, bits, born_bits, drop_below};
