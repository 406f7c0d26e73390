//! Which orders a draft bears on. What names an order to a draft may name any: nothing is told of one that
//! was not looked at, not even whether it is held.

use super::{looks, shape};
use crate::session::Session;
use crate::store::own::drafts::Draft;
use crate::store::replica::orders;
use crate::{Failure, Refusal};
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::look::Subject;
use cordon_core::rules::order::Order;

/// A draft with the orders that bind whom it is about.
pub struct Bearing<'a> {
    draft: &'a Draft,
    /// The orders that bind whom it is about.
    pub binding: Vec<Order>,
}

impl<'a> Bearing<'a> {
    /// Of a draft.
    pub fn of(session: &Session, draft: &'a Draft) -> Result<Self, Failure> {
        let binding = draft.person.map(|person| shape::binding(session, person)).transpose()?.unwrap_or_default();
        Ok(Self { draft, binding })
    }

    /// Whether an order binds whom the draft is about, or the draft was begun about it: then the look at the
    /// draft is one at the order.
    fn is_of_the_draft(&self, id: OrderId) -> bool {
        self.draft.order == Some(id) || self.binding.iter().any(|order| order.id == id)
    }

    /// Refuses an order that the draft is not about and that was not opened itself, held or not, in the same
    /// words.
    pub fn admit(&self, session: &Session, id: OrderId) -> Result<(), Failure> {
        if self.is_of_the_draft(id) || session.grants.of(&Subject::Order(id)).is_some() {
            return Ok(());
        }
        Err(Failure::Refused(Refusal::ReasonNeeded))
    }

    /// An order as it stands, for whoever reads under the draft's grant: one that was opened itself must not
    /// have changed since.
    pub fn shown(&self, session: &Session, id: OrderId) -> Result<Order, Failure> {
        if !self.is_of_the_draft(id) {
            looks::must_stand(session, &Subject::Order(id))?;
        }
        orders::get(&session.replica, id)
    }

    /// What is wrong with an order that a record names, for whoever has looked at it as it stands; for
    /// anybody else that a look is needed first.
    pub fn told<T>(&self, session: &Session, id: OrderId, found: Result<T, Failure>) -> Result<T, Failure> {
        let Err(Failure::Refused(wrong)) = found else { return found };
        looks::must_stand(session, &Subject::Draft(self.draft.id))?;
        if !self.is_of_the_draft(id) {
            looks::must_stand(session, &Subject::Order(id))?;
        }
        Err(Failure::Refused(wrong))
    }
}
