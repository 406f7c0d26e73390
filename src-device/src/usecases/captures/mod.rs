//! Records made while the device is locked: made and sealed by whoever holds it, shown nothing of what
//! is held; taken up as drafts by an officer who unlocks it.

mod keys;
mod locked;
mod seals;
mod shown;
mod taken;

pub use keys::{make as make_keys, place as place_keys};
pub use locked::{add, open, save};
pub use shown::{items, mark};
pub use taken::take_up;
