//! An order taken out of the force's copies: whoever stated it took it back, it was sealed, or it is
//! another force's now. HQ keeps what was said of it; no copy is handed out that holds any of it, devices drop
//! what they hold and say which of these it is. One that was withdrawn stands again where a court states it
//! again after that; one that was sealed, or that left the area, stands again where a person restores it (ADR 0027).

mod along;

pub use along::{bring_back, bring_back_person, is_held_by_an_order};

use crate::acts::{self, Did};
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::import;
use crate::scopes;
use crate::store::Reads;
use crate::store::feed::{About, Feed};
use clap::ValueEnum;
use cordon_core::proof::segment::{RowKind, RowState};
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::order::Order;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};

/// Why an order is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum TakenOut {
    /// Whoever stated it took it back.
    Withdrawn,
    /// It is for a named unit alone.
    Sealed,
    /// It left the force's area; it may stand elsewhere.
    LeftScope,
}

impl TakenOut {
    fn state(self) -> RowState {
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

/// Takes an order out of the force's copies, with all that went with it; false where it is not held, or is
/// out as this already. Why in a person's words stays at HQ; devices say as what it was taken out.
pub fn take_out(hq: &Hq, order: OrderId, because: TakenOut, why: &str) -> Result<bool> {
    let why = acts::reason(why)?;
    let is_taken = hq.store().write(|tx| {
        match standing(tx, hq.scope(), order)? {
            Standing::NotHeld => return Ok(false),
            Standing::Gone(gone) if gone.why == because => return Ok(false),
            Standing::Gone(_) | Standing::Stands(_) => {}
        }
        along::take_out(Feed { tx, scope: hq.scope() }, order, because, hq.now())?;
        let object = format!("order {order}, {}", because.state().name());
        acts::keep(hq, tx, Did::Withdraw, &object, why).map(|()| true)
    })?;
    if is_taken {
        tracing::info!(%order, state = because.state().name(), "order taken out");
        scopes::current(hq, hq.scope())?;
    }
    Ok(is_taken)
}

/// Puts an order that was taken out back into the copies, with all that went with it and what was stated of
/// it since; false where none is out. Why in a person's words stays at HQ.
pub fn restore(hq: &Hq, order: OrderId, why: &str) -> Result<bool> {
    let why = acts::reason(why)?;
    let is_back = hq.store().write(|tx| match standing(tx, hq.scope(), order)? {
        Standing::NotHeld | Standing::Stands(_) => Ok(false),
        Standing::Gone(_) => {
            along::bring_back(Feed { tx, scope: hq.scope() }, order)?;
            acts::keep(hq, tx, Did::Restore, &format!("order {order}"), why).map(|()| true)
        }
    })?;
    if is_back {
        tracing::info!(%order, "order restored");
        import::settle(hq)?;
    }
    Ok(is_back)
}

#[cfg(test)]
#[path = "withdrawal_tests.rs"]
mod withdrawal_tests;
