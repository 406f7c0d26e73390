//! Cordon's truth, pure: no I/O, no clock, no random, no SQL.
//!
//! `rules` holds the nouns, the law and the assessment; `proof` holds what is
//! signed, hashed and sealed; `words` holds the catalogue of texts; `wire` holds
//! what the screens may use. Whatever needs the time or a random number is given
//! it as an argument.

pub mod proof;
pub mod rules;
pub mod wire;
pub mod words;
