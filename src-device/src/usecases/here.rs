//! Here now: which areas named in live orders hold or surround a place. Kinds only; names come after
//! a reason.

use super::place::{self, Given};
use super::shape;
use crate::Failure;
use crate::house::House;
use crate::nearby::{HiddenAnswers, METRES_PER_DEGREE, Nearby};
use crate::session::Session;
use cordon_core::proof::entry::{Body, HiddenAnswer};
use cordon_core::rules::assess::HiddenFix;
use cordon_core::rules::condition::Condition;
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::law;
use cordon_core::rules::order::{InForceAnswer, Order};
use cordon_core::rules::place::{Containment, Disclosure, Position, Zone, judge};
use cordon_core::rules::power::{in_force_now, nothing_held};
use cordon_core::rules::time::{Now, Timestamp};
use cordon_core::text;
use cordon_core::wire::{AreaBrief, FixReply, HereNow, HiddenAreas, NoFix, Paper, PlaceInput};
use std::collections::BTreeSet;

/// Areas within this distance are counted as near.
const NEAR_M: f64 = 200.0;
/// Orders whose areas are shown at once, at most: nobody reads more, and one entry names them all.
const MOST_SHOWN: usize = 500;
/// So far the place may move before areas are looked for again.
const MOVES_M: f64 = 1_000.0;

/// The device's own position.
pub fn locate(house: &House) -> Result<FixReply, Failure> {
    Ok(reply(&place::resolve(house, &PlaceInput::Here, house.now().shown())?))
}

/// Areas around a place. Journalled when the displayed set changes, and when a hidden area answers
/// otherwise than before.
pub fn here(house: &House, place: &PlaceInput) -> Result<HereNow, Failure> {
    let now = house.now();
    let given = place::resolve(house, place, now.shown())?;
    let asked = given
        .as_ref()
        .ok()
        .map(|given| Asked { position: given.position, hidden: place::hidden_fix(house, given, now.shown()) });
    let mut looked = house.with_session(|session| look(session, asked.as_ref(), now))?;
    if looked.shown.len() > MOST_SHOWN {
        return Err(Failure::invalid("place", text!("refusal.too_many_areas_for_this_place")));
    }
    if looked.is_news {
        let position = asked.map(|asked| asked.position);
        let hidden = looked.changed(asked.and_then(|asked| asked.hidden));
        let body = Body::HereShown { position, orders: looked.shown.clone(), hidden };
        house.write(|write| write.journal(&body))?;
        house.with_session(|session| {
            session.here = looked.shown;
            session.hidden = looked.answers;
            Ok(())
        })?;
    }
    looked.sheet.fix = reply(&given);
    Ok(looked.sheet)
}

fn reply(given: &Result<Given, NoFix>) -> FixReply {
    match given {
        Ok(given) => shape::fix_reply(&given.position),
        Err(why) => FixReply::None { why: *why },
    }
}

/// A place that is asked of.
#[derive(Clone, Copy)]
struct Asked {
    position: Position,
    /// The fix that hidden areas answer; none where the place is not live.
    hidden: Option<HiddenFix>,
}

impl Asked {
    /// Whether hidden areas are counted, and whether of this place.
    fn counted(&self, at: Timestamp) -> HiddenAreas {
        match &self.hidden {
            None => HiddenAreas::NeedLivePosition,
            Some(fix) if fix.stands_for(&self.position, at) => HiddenAreas::Counted,
            Some(_) => HiddenAreas::CountedBefore,
        }
    }
}

/// What a look found, beside what was displayed before it.
struct FoundHere {
    sheet: HereNow,
    shown: Vec<OrderId>,
    answers: HiddenAnswers,
    before: HiddenAnswers,
    is_news: bool,
}

impl FoundHere {
    /// Hidden areas that answer otherwise than before.
    fn changed(&self, fix: Option<HiddenFix>) -> Vec<HiddenAnswer> {
        let all: BTreeSet<_> = self.before.keys().chain(self.answers.keys()).copied().collect();
        let of = |answers: &HiddenAnswers, area| answers.get(&area).copied().unwrap_or(Containment::Outside);
        let changed = all.into_iter().filter(|area| of(&self.before, *area) != of(&self.answers, *area));
        let fix = fix.map(|fix| fix.position);
        changed
            .map(|(order, condition)| HiddenAnswer {
                order,
                condition,
                answer: of(&self.answers, (order, condition)),
                fix,
            })
            .collect()
    }
}

fn look(session: &mut Session, asked: Option<&Asked>, now: Now) -> Result<FoundHere, Failure> {
    let hidden = asked.and_then(|asked| asked.hidden);
    let mut sheet = HereNow {
        fix: FixReply::None { why: NoFix::NotGiven },
        inside: Vec::new(),
        cannot_tell: Vec::new(),
        near: Vec::new(),
        hidden: asked.map_or(HiddenAreas::NeedLivePosition, |asked| asked.counted(now.shown())),
        otherwise: nothing_held(shape::dapn_in(&session.replica, now)?),
        coverage: shape::coverage_of(session, now)?,
    };
    let before = session.hidden.clone();
    // A place that is not live asks nothing of them: what they answered last stands.
    let mut answers = if hidden.is_some() { HiddenAnswers::new() } else { before.clone() };
    if let Some(asked) = asked {
        for (order, condition) in nearby(session, asked, now)?.areas() {
            let zone = order
                .one_version_at(now.shown())
                .and_then(|version| version.conditions.iter().find(|each| each.id == *condition))
                .and_then(as_shown);
            let in_force = in_force_now(order, now);
            if let Some(zone) = zone.filter(|_| in_force.may_stand()) {
                let answer = place_area(&mut sheet, (order, in_force), &zone, asked, now.shown());
                answers.extend(answer.map(|answer| ((order.id, *condition), answer)));
            }
        }
    }
    sheet.near.sort_by_key(|area| area.edge_m);
    let mut shown: Vec<OrderId> =
        sheet.inside.iter().chain(&sheet.cannot_tell).chain(&sheet.near).map(|area| area.order).collect();
    shown.sort();
    shown.dedup();
    let is_news = shown != session.here || answers != before;
    Ok(FoundHere { sheet, shown, answers, before, is_news })
}

/// The areas about a place: those found last, unless it may see beyond them. Hidden areas answer a fix
/// that may be a minute old, and so may lie a little farther.
fn nearby<'a>(session: &'a mut Session, asked: &Asked, now: Now) -> Result<&'a Nearby, Failure> {
    let reach = |position: &Position| NEAR_M + 4.0 * position.sigma_m_at(now.shown());
    let sees = |nearby: &Nearby| {
        let hidden = asked.hidden.iter().map(|fix| fix.position);
        hidden.chain([asked.position]).all(|position| nearby.reaches(position.at, reach(&position)))
    };
    let kept = session.nearby.take().filter(sees);
    let about = match kept {
        Some(nearby) => nearby,
        None => {
            let farthest_m = asked.hidden.map_or(0.0, |fix| {
                // Boxes are of degrees: how far the fix lies is taken along both.
                let apart = (fix.position.at.lat() - asked.position.at.lat()).abs()
                    + (fix.position.at.lon() - asked.position.at.lon()).abs();
                apart * METRES_PER_DEGREE + reach(&fix.position)
            });
            Nearby::about(
                &session.replica,
                session.shelf.areas(),
                asked.position.at,
                reach(&asked.position).max(farthest_m) + MOVES_M,
            )?
        }
    };
    Ok(session.nearby.insert(about))
}

/// The area a condition names, as it may be measured: words that need a tap hide it.
fn as_shown(condition: &Condition) -> Option<Zone> {
    condition.term.forbidden_zone().map(|zone| condition.as_measured(zone).into_owned())
}

/// Puts an area where it belongs, and returns what a hidden one answered, where that was not "not
/// inside". One that is hidden is left out of every count unless the place is live, and never says how
/// near it is.
fn place_area(
    sheet: &mut HereNow,
    (order, in_force): (&Order, InForceAnswer),
    zone: &Zone,
    asked: &Asked,
    at: Timestamp,
) -> Option<Containment> {
    let title = law::title(&order.kind);
    let mut area = AreaBrief {
        order: order.id,
        title,
        paper: Paper::of(order),
        in_force,
        edge_m: None,
        disclosure: zone.disclosure,
    };
    match zone.disclosure {
        Disclosure::Shown => {
            let judged = judge(zone, &asked.position, at);
            area.edge_m = judged.edge_m.map(|metres| metres.abs().round() as u32);
            match judged.containment {
                Containment::Inside => sheet.inside.push(area),
                Containment::CannotTell => sheet.cannot_tell.push(area),
                Containment::Outside if judged.edge_m.is_some_and(|metres| metres.abs() <= NEAR_M) => {
                    sheet.near.push(area);
                }
                Containment::Outside => {}
            }
            None
        }
        Disclosure::Hidden => {
            let answer = asked.hidden?.judge(zone);
            match answer {
                Containment::Inside => sheet.inside.push(area),
                Containment::CannotTell => sheet.cannot_tell.push(area),
                Containment::Outside => return None,
            }
            Some(answer)
        }
    }
}
