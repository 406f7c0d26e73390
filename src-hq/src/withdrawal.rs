//! An order taken out of the force's copies: whoever stated it took it back, it was sealed, or it is
//! another force's now. It stays in HQ's feed as what was said of it; devices drop what they hold of it
//! and say which of these it is. Stated again by a court, it stands again.

use crate::failure::Result;
use crate::hq::Hq;
use crate::scopes;
use crate::store::feed::About;
use clap::ValueEnum;
use cordon_core::proof::segment::{RowKind, RowState};
use cordon_core::rules::ids::OrderId;

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
}

/// Takes an order out of the force's copies; false where none stands there.
pub fn take_out(hq: &Hq, order: OrderId, why: TakenOut) -> Result<bool> {
    let id = order.to_string();
    let about = About { scope: hq.scope(), kind: RowKind::Order, id: &id };
    let is_taken = hq.store().write(|tx| {
        let stands = tx.find_statement(about)?.is_some_and(|held| held.state == RowState::Put);
        if stands {
            tx.keep_statement(about, why.state(), None)?;
        }
        Ok(stands)
    })?;
    if is_taken {
        tracing::info!(%order, state = why.state().name(), "order taken out");
        scopes::current(hq, hq.scope())?;
    }
    Ok(is_taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::libra;
    use crate::feeds::{Courts, Outcome};
    use crate::store::feed;
    use crate::testing::World;
    use cordon_core::proof::segment;

    const SAMPLE: &[u8] = include_bytes!("../../tests/feeds/01-restraining-order-conviction.xml");

    fn imported(world: &World) -> OrderId {
        let readings = libra::read(SAMPLE, world.hq.now(), &Courts::default());
        let Outcome::Orders(orders) = &readings[0].outcome else { panic!("no orders") };
        world.hq.import_orders(orders).unwrap();
        orders[0].order.id
    }

    /// What the copies say of an order last, and whether its words are in any of them.
    fn copied(world: &World, order: OrderId) -> (RowState, bool) {
        let state = scopes::current(&world.hq, world.hq.scope()).unwrap();
        let mut rows = Vec::new();
        for cut in &state.segments {
            let bytes = world.hq.store().read(|db| db.find_segment(&cut.hash.to_string(), &state.scope)).unwrap();
            rows.extend(segment::read(&bytes.unwrap()).unwrap().1);
        }
        let last = rows.iter().rfind(|row| row.kind == RowKind::Order && row.id == order.to_string()).unwrap();
        (last.state, last.body.is_some())
    }

    #[test]
    fn each_reason_reaches_the_copies_as_itself() {
        for why in [TakenOut::Withdrawn, TakenOut::Sealed, TakenOut::LeftScope] {
            let world = World::new();
            let order = imported(&world);
            assert!(world.hq.take_out(order, why).unwrap());
            assert_eq!(copied(&world, order), (why.state(), false));
            assert!(!world.hq.take_out(order, why).unwrap(), "it is taken out once");
            let held = world.hq.store().read(|db| feed::find_order(db, world.hq.scope(), order)).unwrap();
            assert_eq!(held, None, "nothing is recorded against it meanwhile");
        }
    }

    #[test]
    fn an_order_that_its_court_states_again_stands_again() {
        let world = World::new();
        let order = imported(&world);
        world.hq.take_out(order, TakenOut::Withdrawn).unwrap();
        assert_eq!(imported(&world), order);
        assert_eq!(copied(&world, order), (RowState::Put, true));
    }

    #[test]
    fn an_order_that_is_not_held_is_not_taken_out() {
        let world = World::new();
        let before = scopes::current(&world.hq, world.hq.scope()).unwrap().revision;
        assert!(!world.hq.take_out(OrderId::derived(&[b"x"]), TakenOut::Withdrawn).unwrap());
        assert_eq!(scopes::current(&world.hq, world.hq.scope()).unwrap().revision, before);
    }
}
