//! How an order stands in the force's copies: there, or taken out, because whoever stated it took it back, it was
//! sealed, or it is another force's now; and what goes out and comes back along with it. HQ keeps what was said of
//! it; no copy is handed out that holds any of it, devices drop what they hold and say which of these it is
//! (ADR 0027).

mod along;

pub use along::{bring_back, bring_back_person, is_held_by_an_order, take_out};

use crate::failure::{Failure, Result};
use crate::store::Reads;
use crate::store::feed::About;
use cordon_core::proof::segment::{RowKind, RowState};
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::order::Order;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};

/// Why an order is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenOut {
    /// Whoever stated it took it back.
    Withdrawn,
    /// It is for a named unit alone.
    Sealed,
    /// It left the force's area; it may stand elsewhere.
    LeftScope,
}

impl TakenOut {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Withdrawn, Self::Sealed, Self::LeftScope];

    /// How a feed says it.
    pub fn state(self) -> RowState {
        match self {
            Self::Withdrawn => RowState::Withdrawn,
            Self::Sealed => RowState::Sealed,
            Self::LeftScope => RowState::LeftScope,
        }
    }

    fn of(state: RowState) -> Option<Self> {
        match state {
            RowState::Put => None,
            RowState::Withdrawn => Some(Self::Withdrawn),
            RowState::Sealed => Some(Self::Sealed),
            RowState::LeftScope => Some(Self::LeftScope),
        }
    }
}

/// How an order stands in the force's feed.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It was never put.
    NotHeld,
    /// It is in the copies, as it is here.
    Stands(Box<Order>),
    /// It was taken out.
    Gone(Gone),
}

/// An order that was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Why.
    pub why: TakenOut,
    /// When.
    pub at: Timestamp,
}

impl Gone {
    /// Whether it stays out though it is stated again: whoever sealed it, or gave it away, knew more of it
    /// than a file that repeats it.
    pub fn stays_out(self) -> bool {
        match self.why {
            TakenOut::Sealed | TakenOut::LeftScope => true,
            TakenOut::Withdrawn => false,
        }
    }

    /// Whether a statement that came then leaves it out: one that came before the withdrawal says nothing against
    /// it, whenever it is taken in.
    pub fn keeps_out(self, learnt_at: Timestamp) -> bool {
        self.stays_out() || learnt_at < self.at
    }

    /// What became of it, and when: "sealed on 2 March 2026".
    pub fn text(self) -> Text {
        let day = Verbatim::from(self.at.london_day().short_text());
        match self.why {
            TakenOut::Withdrawn => text!("feed.gone_withdrawn", day = day),
            TakenOut::Sealed => text!("feed.gone_sealed", day = day),
            TakenOut::LeftScope => text!("feed.gone_left", day = day),
        }
    }
}

/// How an order stands.
pub fn standing(db: &dyn Reads, scope: &str, order: OrderId) -> Result<Standing> {
    let id = order.to_string();
    let Some(held) = db.find_statement(About { scope, kind: RowKind::Order, id: &id })? else {
        return Ok(Standing::NotHeld);
    };
    match (TakenOut::of(held.state), &held.body) {
        (Some(why), _) => {
            let at = held.gone_since().ok_or(Failure::Missing("since when an order is gone"))?;
            Ok(Standing::Gone(Gone { why, at }))
        }
        (None, Some(body)) => Ok(Standing::Stands(Box::new(serde_json::from_str(body)?))),
        (None, None) => Err(Failure::Missing("an order's words")),
    }
}
