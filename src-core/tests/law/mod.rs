//! The table of law cases (`tests/data/law-scenarios.csv`) beside what the program answers, and its clocks
//! beside a calendar of their own. `cargo xtask bench law` prints both, and `tests/scenarios.rs` holds them.
//!
//! The table was written from the law's text by somebody who had not looked at the program. What has no
//! place in the program yet stands in [`gaps`], each with why.

mod answer;
mod asked;
mod beside;
mod births;
mod calendar;
mod clocks;
mod compare;
mod entered;
mod fact;
mod gaps;
mod held;
mod names;
mod reckon;
mod starts;
mod table;

pub use beside::of_no_order;
pub use clocks::counted;
pub use compare::compared;
