//! HQ's copy: read by use cases, written only by the sync wing.

pub mod apply;
pub mod clue_edition;
pub mod clue_line;
pub mod clues;
pub mod coverage;
pub mod events;
pub mod filling;
pub mod footprint;
pub mod orders;
pub mod persons;
pub mod prepared;
pub mod search;
pub mod zones;
