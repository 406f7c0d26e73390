//! What a message says of an order that it cannot be put to yet: it fits none that is held, or several, or
//! one that was taken out. It is kept whole, and tried again as orders come. And which orders were put in several
//! current versions, of which a person must say which holds.

use crate::failure::Result;
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::time::Timestamp;

/// A statement about an order that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingOrder {
    /// By what it is known again.
    pub id: String,
    /// Under which order's id it came; its papers lie under that.
    pub order: OrderId,
    /// What it does, in one word: `makes`, `varies` or `ends`.
    pub does: String,
    /// By what its order is looked for.
    pub match_key: String,
    /// Whom it protects, normalised.
    pub protected: String,
    /// The case, as it is shown.
    pub case: String,
    /// Why it waits, as a text in JSON.
    pub why: String,
    /// What was stated, as it came.
    pub body: String,
    /// Since when.
    pub at: Timestamp,
}

/// How a statement came to wait no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// It was put to an order.
    Taken,
    /// A person said that nothing is to be done with it.
    Closed,
}

impl Settlement {
    /// Its name, by which a body keeps it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Closed => "closed",
        }
    }
}

/// What is read of statements that wait.
pub trait WaitingReads {
    /// Every statement that waits, the oldest first.
    fn list_waiting_orders(&self) -> Result<Vec<WaitingOrder>>;

    /// One that waits.
    fn find_waiting_order(&self, id: &str) -> Result<Option<WaitingOrder>>;

    /// Orders that were put in several current versions at some time, in order of their ids. Whether one is still,
    /// the order says.
    fn list_contested_orders(&self) -> Result<Vec<OrderId>>;
}

/// What is written of statements that wait.
pub trait WaitingWrites {
    /// Keeps a statement, once: the same again changes nothing, and opens nothing that was settled.
    fn keep_waiting_order(&self, waiting: &WaitingOrder) -> Result<()>;

    /// Writes down why one waits now.
    fn set_waiting_why(&self, id: &str, why: &str) -> Result<()>;

    /// Writes down that an order was put in several current versions. The same again changes nothing.
    fn note_contested_order(&self, order: OrderId) -> Result<()>;

    /// Settles one; whether it waited.
    fn settle_waiting_order(&self, id: &str, how: Settlement, now: Timestamp) -> Result<bool>;
}
