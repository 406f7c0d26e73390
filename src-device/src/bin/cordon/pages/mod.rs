//! Each reply as a person reads it: the page's paragraphs, in lines.

mod brief;
mod check;
mod device;
mod entry;
mod found;
mod order;
mod person;

pub use brief::card;
pub use check::{assessment, check};
pub use device::{Access, enrolled, status, synced, verified};
pub use entry::{DIGEST_FIGURES, Ids, approved, entry, saved};
pub use found::found;
pub use order::order;
pub use person::person;
