//! Terms about being at a place: exclusion zone, stay-away distance, curfew, residence.

use super::case::{Case, Finding};
use super::{Answer, Question, Reply, Why};
use crate::rules::place::{AccuracyLevel, Containment, Disclosure, Position, PositionSource, Shape, Zone, judge};
use crate::rules::sighting::Sighting;
use crate::rules::time::Timestamp;
use chrono::TimeDelta;

/// What a term says about a place.
#[derive(Clone, Copy)]
pub(super) enum PlaceRule {
    /// Not to enter it.
    KeepOut,
    /// To be at it.
    BeThere,
}

impl PlaceRule {
    fn told(self, case: &Case<'_>) -> Finding {
        match self {
            Self::KeepOut => case.told(Question::DidHeEnter, Reply::Yes),
            Self::BeThere => case.told(Question::WasHeThere, Reply::No),
        }
    }

    /// What a sighting settles alone. One moment on the wrong side is enough; to have been on the
    /// right side, he must have been seen there for all of the act.
    fn seen(self, case: &Case<'_>, containment: Containment) -> Option<Answer> {
        let fits = match (self, containment) {
            (_, Containment::CannotTell) => return None,
            (Self::KeepOut, Containment::Inside) | (Self::BeThere, Containment::Outside) => true,
            (Self::KeepOut, Containment::Outside) | (Self::BeThere, Containment::Inside) => false,
        };
        if fits { Some(Answer::FactsFit) } else { is_seen_throughout(case).then_some(Answer::FactsDoNotFit) }
    }
}

/// Judges a place by the respondent's sighting, and by what the officer said where that leaves it
/// open. A sighting and a reply that contradict one another settle nothing. Of a hidden area
/// nothing is asked.
pub(super) fn at_place(case: &Case<'_>, zone: &Zone, rule: PlaceRule) -> Finding {
    let look = look(case, zone);
    let told = match zone.disclosure {
        Disclosure::Shown => rule.told(case),
        Disclosure::Hidden => Finding::of(Answer::CannotTell, Vec::new()),
    };
    let finding = match rule.seen(case, look.containment) {
        None => told.with_reasons(look.why),
        Some(answer) if told.answer == answer || told.answer == Answer::CannotTell => Finding::of(answer, look.why),
        Some(_) => Finding::of(Answer::CannotTell, told.why).with_reasons(look.why),
    };
    Finding { p_inside: look.p, ..finding }
}

/// Residence: one sighting elsewhere, or there, does not say where he lives; only the officer can.
pub(super) fn residence(case: &Case<'_>, zone: &Zone) -> Finding {
    let look = look(case, zone);
    let told = case.told(Question::DidHeDoIt, Reply::Yes).with_reasons(look.why);
    Finding { p_inside: look.p, ..told }
}

/// What the sighting shows of a zone.
struct Look {
    containment: Containment,
    why: Vec<Why>,
    p: Option<f64>,
}

impl Look {
    fn nothing(why: Why) -> Self {
        Self { containment: Containment::CannotTell, why: vec![why], p: None }
    }
}

fn look(case: &Case<'_>, zone: &Zone) -> Look {
    match zone.disclosure {
        Disclosure::Shown => look_at_shown(case, zone),
        Disclosure::Hidden => look_at_hidden(case, zone),
    }
}

fn look_at_shown(case: &Case<'_>, zone: &Zone) -> Look {
    if zone.shape == Shape::None || zone.shape.validate().is_err() {
        return Look::nothing(Why::PlaceNotLocated);
    }
    let (sighting, position) = match his_position(case) {
        Ok(found) => found,
        Err(why) => return Look::nothing(why),
    };
    let judged = judge(zone, position, as_of(case, sighting, position));
    let Some(edge_m) = judged.edge_m.map(tenths) else {
        return Look::nothing(Why::PlaceNotLocated);
    };
    let accuracy_m = tenths(judged.accuracy_m);
    let mut why = vec![match judged.containment {
        Containment::Inside => Why::InsideBy { edge_m, accuracy_m },
        Containment::Outside => Why::OutsideBy { edge_m, accuracy_m },
        Containment::CannotTell => Why::EdgeWithinUncertainty { edge_m, accuracy_m },
    }];
    if position.accuracy.level == AccuracyLevel::Assumed {
        why.push(Why::AccuracyAssumed);
    }
    Look { containment: judged.containment, why, p: judged.p }
}

/// A hidden area answers a live fix of the respondent only, and gives no measure.
fn look_at_hidden(case: &Case<'_>, zone: &Zone) -> Look {
    let (sighting, position) = match his_position(case) {
        Ok(found) => found,
        Err(Why::SightingNotHis) => return Look::nothing(Why::SightingNotHis),
        Err(_) => return Look::nothing(Why::HiddenAreaNeedsLiveFix),
    };
    if !case.facts.live_fix || !is_measured(position) {
        return Look::nothing(Why::HiddenAreaNeedsLiveFix);
    }
    if zone.shape.validate().is_err() {
        return Look::nothing(Why::HiddenArea);
    }
    let judged = judge(zone, position, as_of(case, sighting, position));
    Look { containment: judged.containment, why: vec![Why::HiddenArea], p: None }
}

/// The position of somebody the order binds; nobody else's bears on a zone.
fn his_position<'a>(case: &Case<'a>) -> Result<(&'a Sighting, &'a Position), Why> {
    let sighting = case.facts.sighting.as_ref().ok_or(Why::NoSighting)?;
    if !sighting.whose.is_some_and(|person| case.order.respondents.contains(&person)) {
        return Err(Why::SightingNotHis);
    }
    let position = sighting.position.as_ref().ok_or(Why::NoSighting)?;
    Ok((sighting, position))
}

/// The instant as of which a fix is judged: as long after it as the act is from the sighting, and
/// from the fix itself where that was measured rather than chosen.
fn as_of(case: &Case<'_>, sighting: &Sighting, position: &Position) -> Timestamp {
    let fix_age = apart(case, position.fixed_at, position.fixed_at);
    let gap = apart(case, sighting.from, sighting.until);
    position.fixed_at.plus(if is_measured(position) { gap.max(fix_age) } else { gap })
}

/// How far a time lies from the act, before or after; nothing where they overlap.
fn apart(case: &Case<'_>, from: Timestamp, until: Timestamp) -> TimeDelta {
    let before = case.from.since(until);
    let after = from.since(case.until);
    before.max(after).max(TimeDelta::zero())
}

fn is_measured(position: &Position) -> bool {
    match position.source {
        PositionSource::Platform | PositionSource::Simulated => true,
        PositionSource::GridReference | PositionSource::Chosen => false,
    }
}

/// Whether the act is an instant, or the sighting spans all of it.
fn is_seen_throughout(case: &Case<'_>) -> bool {
    let facts = case.facts;
    let spans = |sighting: &Sighting| sighting.from <= facts.act_from && facts.act_until <= sighting.until;
    facts.act_until <= facts.act_from || facts.sighting.as_ref().is_some_and(spans)
}

/// Metres to one place.
fn tenths(metres: f64) -> f64 {
    (metres * 10.0).round() / 10.0
}
