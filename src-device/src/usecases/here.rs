//! Here now: which areas named in live orders hold or surround a place. Kinds only; names come after
//! a reason.

use super::{assess, shape};
use crate::Failure;
use crate::house::House;
use crate::session::Session;
use crate::store::replica::{orders, zones};
use cordon_core::proof::entry::Body;
use cordon_core::rules::condition::Condition;
use cordon_core::rules::ids::{ConditionId, OrderId};
use cordon_core::rules::law;
use cordon_core::rules::order::{InForceAnswer, Order};
use cordon_core::rules::place::{Containment, Disclosure, LonLat, Position, Zone, judge};
use cordon_core::rules::power::nothing_held;
use cordon_core::rules::time::{Now, Timestamp};
use cordon_core::wire::{AreaBrief, FixReply, HereNow, NoFix, PlaceInput};
use std::collections::HashMap;
use std::sync::Arc;

/// Areas within this distance are counted as near.
const NEAR_M: f64 = 200.0;
/// So far the place may move before areas are looked for again.
const MOVES_M: f64 = 1_000.0;
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

fn look(
    session: &mut Session,
    position: Option<&Position>,
    now: Now,
) -> Result<(HereNow, Vec<OrderId>, bool), Failure> {
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
    let nearby = match session.nearby.take().filter(|nearby| nearby.reaches(position.at, reach_m)) {
        Some(nearby) => nearby,
        None => Nearby::about(session, position.at, reach_m + MOVES_M)?,
    };
    for (order, condition) in &nearby.areas {
        let live = shape::in_force(order, now);
        let zone = shape::current_version(order, now.shown())
            .and_then(|version| version.conditions.iter().find(|each| each.id == *condition))
            .and_then(as_shown);
        if let (InForceAnswer::Yes | InForceAnswer::Unknown, Some(zone)) = (live, zone) {
            place_area(&mut sheet, order, &zone, position, now.shown());
        }
    }
    session.nearby = Some(nearby);
    sheet.near.sort_by_key(|area| area.edge_m);
    let mut shown: Vec<OrderId> =
        sheet.inside.iter().chain(&sheet.cannot_tell).chain(&sheet.near).map(|area| area.order).collect();
    shown.sort();
    shown.dedup();
    let changed = shown != session.here;
    Ok((sheet, shown, changed))
}

/// The areas within a box of degrees: they are looked for again only once the place may see beyond
/// it, or the copy's orders change. How far it goes never leaves the device.
pub struct Nearby {
    centre: LonLat,
    reach: Reach,
    areas: Vec<(Arc<Order>, ConditionId)>,
}

/// How far to either side, in degrees.
#[derive(Clone, Copy)]
struct Reach {
    lon: f64,
    lat: f64,
}

impl Reach {
    fn of(at: LonLat, metres: f64) -> Self {
        let lat = metres / METRES_PER_DEGREE;
        Self { lon: lat / at.lat().to_radians().cos().max(0.01), lat }
    }
}

impl Nearby {
    fn about(session: &Session, centre: LonLat, reach_m: f64) -> Result<Self, Failure> {
        let reach = Reach::of(centre, reach_m);
        let found = match session.shelf.areas() {
            Some(areas) => areas.near(centre.lon(), centre.lat(), reach.lon, reach.lat),
            None => zones::near(&session.replica, centre.lon(), centre.lat(), reach.lon, reach.lat)?,
        };
        let mut orders_read: HashMap<OrderId, Arc<Order>> = HashMap::new();
        let mut areas = Vec::with_capacity(found.len());
        for (id, condition) in found {
            if !orders_read.contains_key(&id)
                && let Some(held) = orders::find(&session.replica, id)?
            {
                orders_read.insert(id, Arc::new(held.order));
            }
            areas.extend(orders_read.get(&id).map(|order| (Arc::clone(order), condition)));
        }
        Ok(Self { centre, reach, areas })
    }

    /// Whether all that can be seen from a place lies within the box.
    fn reaches(&self, place: LonLat, reach_m: f64) -> bool {
        let sees = Reach::of(place, reach_m);
        (self.centre.lon() - place.lon()).abs() + sees.lon <= self.reach.lon
            && (self.centre.lat() - place.lat()).abs() + sees.lat <= self.reach.lat
    }
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
