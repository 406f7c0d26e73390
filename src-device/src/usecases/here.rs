//! Here now: which areas named in live orders hold or surround a place. Kinds only; names come after
//! a reason.

use super::{assess, shape};
use crate::Failure;
use crate::house::House;
use crate::session::Session;
use crate::store::replica::{orders, zones};
use cordon_core::proof::entry::Body;
use cordon_core::rules::condition::Condition;
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::law;
use cordon_core::rules::order::{InForceAnswer, Order};
use cordon_core::rules::place::{Containment, Disclosure, Position, Zone, judge};
use cordon_core::rules::power::nothing_held;
use cordon_core::rules::time::{Now, Timestamp};
use cordon_core::wire::{AreaBrief, FixReply, HereNow, NoFix, PlaceInput};

/// Areas within this distance are counted as near.
const NEAR_M: f64 = 200.0;
const METRES_PER_DEGREE: f64 = 110_000.0;

/// The device's own position.
pub fn locate(house: &House) -> Result<FixReply, Failure> {
    let found = assess::resolve(house, &PlaceInput::Here, house.now().shown())?;
    Ok(reply(&found))
}

/// Areas around a place. Journalled when the displayed set changes.
pub fn here(house: &House, place: &PlaceInput) -> Result<HereNow, Failure> {
    let now = house.now();
    let found = assess::resolve(house, place, now.shown())?;
    let (mut sheet, shown, changed) = house.with_session(|session| look(session, found.as_ref().ok(), now))?;
    if changed {
        let body = Body::HereShown { position: found.as_ref().ok().copied(), orders: shown.clone() };
        house.write(|write| write.journal(&body))?;
        house.with_session(|session| {
            session.here = shown;
            Ok(())
        })?;
    }
    sheet.fix = reply(&found);
    Ok(sheet)
}

fn reply(found: &Result<Position, NoFix>) -> FixReply {
    match found {
        Ok(position) => shape::fix_reply(position),
        Err(why) => FixReply::None { why: *why },
    }
}

fn look(session: &Session, position: Option<&Position>, now: Now) -> Result<(HereNow, Vec<OrderId>, bool), Failure> {
    let mut sheet = HereNow {
        fix: FixReply::None { why: NoFix::NotGiven },
        inside: Vec::new(),
        cannot_tell: Vec::new(),
        near: Vec::new(),
        otherwise: nothing_held(),
        coverage: shape::coverage_of(session)?,
    };
    let Some(position) = position else { return Ok((sheet, Vec::new(), !session.here.is_empty())) };
    let reach_m = NEAR_M + 4.0 * position.sigma_m_at(now.shown());
    let lat_reach = reach_m / METRES_PER_DEGREE;
    let lon_reach = lat_reach / position.at.lat().to_radians().cos().max(0.01);
    for (order_id, condition) in
        zones::near(&session.replica, position.at.lon(), position.at.lat(), lon_reach, lat_reach)?
    {
        let Some(held) = orders::find(&session.replica, order_id)? else { continue };
        let live = shape::in_force(&held.order, now);
        let zone = shape::current_version(&held.order, now.shown())
            .and_then(|version| version.conditions.iter().find(|each| each.id == condition))
            .and_then(as_shown);
        if let (InForceAnswer::Yes | InForceAnswer::Unknown, Some(zone)) = (live, zone) {
            place_area(&mut sheet, &held.order, &zone, position, now.shown());
        }
    }
    sheet.near.sort_by_key(|area| area.edge_m);
    let mut shown: Vec<OrderId> =
        sheet.inside.iter().chain(&sheet.cannot_tell).chain(&sheet.near).map(|area| area.order).collect();
    shown.sort();
    shown.dedup();
    let changed = shown != session.here;
    Ok((sheet, shown, changed))
}

/// The area a condition names, as it may be measured: words that need a tap hide it.
fn as_shown(condition: &Condition) -> Option<Zone> {
    let zone = shape::zone_of(&condition.term)?.clone();
    let disclosure = if condition.may_be_shown() { zone.disclosure } else { Disclosure::Hidden };
    Some(Zone { disclosure, ..zone })
}

fn place_area(sheet: &mut HereNow, order: &Order, zone: &Zone, position: &Position, at: Timestamp) {
    let judged = judge(zone, position, at);
    let area = AreaBrief {
        order: order.id,
        title: law::title(&order.kind),
        edge_m: judged.edge_m.map(|metres| metres.abs().round() as u32),
        disclosure: zone.disclosure,
    };
    match (judged.containment, zone.disclosure) {
        (Containment::Inside, _) => sheet.inside.push(area),
        (Containment::CannotTell, _) => sheet.cannot_tell.push(area),
        (Containment::Outside, Disclosure::Shown) if judged.edge_m.is_some_and(|metres| metres.abs() <= NEAR_M) => {
            sheet.near.push(area);
        }
        // A hidden area never says how near it is.
        (Containment::Outside, Disclosure::Shown | Disclosure::Hidden) => {}
    }
}
