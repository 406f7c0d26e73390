//! Taking an order out of the force's copies, and putting it back, as a person's act. One that was withdrawn stands
//! again where a court states it again after that; one that was sealed, or that left the area, stands again where
//! a person restores it (ADR 0027).

use crate::acts::{self, Did};
use crate::failure::Result;
use crate::hq::Hq;
use crate::import;
use crate::scopes;
use crate::store::feed::Feed;
use crate::taken_out::{self, Standing, TakenOut};
use cordon_core::rules::ids::OrderId;

/// Takes an order out of the force's copies, with all that went with it; false where it is not held, or is
/// out as this already. Why in a person's words stays at HQ; devices say as what it was taken out.
pub fn take_out(hq: &Hq, order: OrderId, because: TakenOut, why: &str) -> Result<bool> {
    let why = acts::reason(why)?;
    let is_taken = hq.store().write(|tx| {
        match taken_out::standing(tx, hq.scope(), order)? {
            Standing::NotHeld => return Ok(false),
            Standing::Gone(gone) if gone.why == because => return Ok(false),
            Standing::Gone(_) | Standing::Stands(_) => {}
        }
        taken_out::take_out(Feed { tx, scope: hq.scope() }, order, because, hq.now())?;
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
    let is_back = hq.store().write(|tx| match taken_out::standing(tx, hq.scope(), order)? {
        Standing::NotHeld | Standing::Stands(_) => Ok(false),
        Standing::Gone(_) => {
            taken_out::bring_back(Feed { tx, scope: hq.scope() }, order)?;
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
