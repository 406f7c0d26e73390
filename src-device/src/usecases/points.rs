//! Points to prove of a record that is being written: what the draft holds of each, and what can
//! still be done at the scene. It reads and never writes: a draft without a single point is saved.

use super::bearing::Bearing;
use super::{identity, looks, shape};
use crate::Failure;
use crate::session::Session;
use crate::store::own::drafts::{self, Draft};
use crate::store::own::exhibits;
use crate::view::View;
use cordon_core::rules::assess::Assessment;
use cordon_core::rules::ids::{GrantId, OrderId};
use cordon_core::rules::incident::ExhibitRef;
use cordon_core::rules::look::Subject;
use cordon_core::rules::order::Order;
use cordon_core::rules::points::{Known, points};
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::{OrderPoints, PointsSheet, RecordForm};

/// The points of every order that a draft bears on.
pub fn of_draft(view: &View<'_>, grant: GrantId) -> Result<PointsSheet, Failure> {
    let now = view.now().shown();
    looks::under(view, grant, |session, grant| {
        let Subject::Draft(id) = grant.subject else { return Err(looks::of_another_kind()) };
        let draft = drafts::get(&session.own, id, session.officer.id)?;
        let act_at = draft.form.act_at.unwrap_or(now);
        let exhibits: Vec<ExhibitRef> =
            exhibits::of_draft(&session.own, id)?.into_iter().map(|kept| kept.body.exhibit).collect();
        let mut sheet = PointsSheet { orders: Vec::new() };
        let orders = about(session, &draft, act_at)?;
        for order in &orders {
            let known = known_of(session, &draft, order, &exhibits, act_at)?.of_one_among(&orders);
            let found = points(order, assessed(session, order.id, &draft.form), &known);
            sheet.orders.push(OrderPoints::of(order, found, act_at));
        }
        Ok(sheet)
    })
}

/// The orders whose terms are ticked; else the order it was begun about; else every order that binds
/// him and was, or may have been, in force.
fn about(session: &Session, draft: &Draft, act_at: Timestamp) -> Result<Vec<Order>, Failure> {
    let bearing = Bearing::of(session, draft)?;
    let named = orders_named(draft);
    if named.is_empty() {
        return Ok(bearing.binding.into_iter().filter(|order| order.in_force_at(act_at).may_stand()).collect());
    }
    named.into_iter().map(|id| bearing.shown(session, id)).collect()
}

fn orders_named(draft: &Draft) -> Vec<OrderId> {
    let named = draft.form.orders_named();
    if named.is_empty() { draft.order.into_iter().collect() } else { named }
}

/// What the draft and this sitting hold of one order.
fn known_of(
    session: &Session,
    draft: &Draft,
    order: &Order,
    exhibits: &[ExhibitRef],
    act_at: Timestamp,
) -> Result<Known, Failure> {
    let confirmed = draft.person.map(|person| identity::for_draft(session, draft.id, person)).transpose()?;
    Ok(Known {
        confirmed_by: confirmed.unwrap_or_default().into_iter().collect(),
        exhibits: exhibits.to_vec(),
        notice: shape::notices_held(session, order.id)?,
        ..Known::of_form(&draft.form, order.id, act_at)
    })
}

/// The last assessment of this sitting, where it was of the draft's act.
fn assessed<'a>(session: &'a Session, order: OrderId, form: &RecordForm) -> Option<&'a Assessment> {
    let (_id, assessment) = session.assessed.get(&order)?;
    form.is_of_the_act(&assessment.facts).then_some(assessment)
}
