//! The index people are found by, and the boxes of the areas they are kept out of: in memory while a
//! slot is open, made anew from the encrypted replica at each unlock and dropped, overwritten, on lock.
//!
//! ```text
//! record ─► clues (a line of folded text in the replica) ─► build ─► Index ─► rank(query) ─► Match
//!                                                            │
//!                dictionary · lists · spelling · births · postcodes · plates
//! ```
//!
//! It knows neither use cases nor sync: `store::replica::clues` reads the clues for it, and
//! `usecases::search` asks it. Absent on purpose: a file of its own, in clear or not.

mod areas;
mod before;
mod births;
mod build;
mod dictionary;
mod expand;
mod gather;
mod heard;
mod hearing;
mod index;
mod lists;
mod packed;
mod plates;
mod postcodes;
mod rank;
mod shelf;
mod spelling;

pub use areas::Areas;
pub use build::Builder;
pub use index::Index;
pub use postcodes::PostcodeMatch;
pub use rank::{Found, Match, WordMatch};
pub use shelf::{Asking, Shelf};

#[cfg(test)]
#[path = "search_tests.rs"]
pub(crate) mod search_tests;
