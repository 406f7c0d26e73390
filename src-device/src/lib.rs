//! The whole app without a window: stores, use cases, search, journal, exhibits and the sync wing.
//!
//! Use cases and sync both see `store` and never each other; `store` knows neither. SQL lives only
//! under `store/`. Nothing is shown or changed without its journal entry.

mod admit;
mod answers;
mod begun;
#[cfg(feature = "bridge")]
pub mod bridge;
pub mod clock;
mod copy;
mod denials;
mod dispatch;
mod enrol;
mod failure;
pub mod files;
mod finder;
mod fixes;
mod grants;
mod house;
pub mod keys;
pub mod link;
pub mod location;
mod locks;
mod nearby;
pub mod presence;
pub mod search;
mod session;
pub mod store;
pub mod sync;
#[cfg(test)]
mod testing;
mod usecases;
mod view;
pub mod watcher;
mod write;

pub use dispatch::{Serve, dispatch, report};
pub use enrol::{Enrolment, SHORTEST_PASSPHRASE, enrol};
pub use failure::{Failure, Refusal};
pub use house::{House, Options};
pub use usecases::journal::{JournalReport, verify_journal};
pub use usecases::named::{FEWEST_FIGURES, holds_a_copy, orders_held, orders_like, people_like};
pub use usecases::twice::recorded_before;
