//! The sync wing: push what is sealed, pull what HQ knows. It never calls a use case.
//!
//! Push needs the outbox and the transport key only, so it works while locked. Pull needs an open
//! slot, for the copy is encrypted.

mod access;
mod captures;
mod evidence;
mod filling;
mod left;
mod plan;
mod pull;
mod push;
mod renew;
mod runner;

pub use runner::{Outcome, run_once, start};
