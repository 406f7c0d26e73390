//! What is signed, hashed, committed to and sealed, and the bodies that travel to HQ and back.
//!
//! Exact bytes are kept, sent and stored; types are parsed from them and never re-serialised to
//! verify. Randomness is handed in.

pub mod access;
pub mod approval;
pub mod attributed;
pub mod capture;
pub mod chain;
pub mod chunks;
pub mod crockford;
pub mod digest;
pub mod entry;
pub mod envelope;
pub mod law_word;
pub mod passphrase;
pub mod problem;
pub mod protocol;
pub mod route;
pub mod seal;
pub mod segment;
pub mod short_number;
pub mod sign;
pub mod value;
pub mod verdict;
