//! Where he was, set against a place: exclusion zone, stay-away distance, curfew, residence.

use super::case::{Case, Finding};
use super::{Answer, Question, Reply, Settle, Why};
use crate::rules::place::{
    Accuracy, AccuracyLevel, Combined, Containment, Disclosure, Position, PositionSource, Shape, Zone, combine, judge,
};
use crate::rules::sighting::Sighting;
use crate::rules::time::Timestamp;
use chrono::TimeDelta;

/// No receiver in a pocket states better than this, in metres at 68 %: to ask for it helps nobody.
const BEST_FIX_M: f64 = 3.0;

/// What a term says about a place.
#[derive(Clone, Copy)]
pub(in crate::rules) enum PlaceRule {
    /// Not to enter it.
    KeepOut,
    /// To be at it.
    BeThere,
}

impl PlaceRule {
    /// The reply that fits the words, to "Did he enter?" or "Was he there?".
    fn fits(self) -> Reply {
        match self {
            Self::KeepOut => Reply::Yes,
            Self::BeThere => Reply::No,
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
pub(in crate::rules) fn at_place(case: &Case<'_>, zone: &Zone, rule: PlaceRule, question: Question) -> Finding {
    let look = look(case, zone);
    let told = match case.condition.disclosure_of(zone) {
        Disclosure::Shown => case.told(question, rule.fits()),
        Disclosure::Hidden => Finding::of(Answer::CannotTell, Vec::new()),
    };
    let finding = match rule.seen(case, look.containment) {
        None => told.with_reasons(look.why),
        Some(answer) if told.answer == answer || told.answer == Answer::CannotTell => Finding::of(answer, look.why),
        Some(_) => Finding::of(Answer::CannotTell, told.why).with_reasons(look.why),
    };
    let settle = settling(&finding, look.settle);
    Finding { settle, p_inside: look.p, ..finding }
}

/// Sets a sighting beside what only the officer can say: one moment there, or elsewhere, does not
/// settle where somebody lives.
pub(in crate::rules) fn beside_sighting(case: &Case<'_>, zone: &Zone, told: Finding) -> Finding {
    let mut look = look(case, zone);
    if look.containment != Containment::CannotTell {
        look.why.push(Why::OneSightingDoesNotSettle);
    }
    Finding { p_inside: look.p, ..told.with_reasons(look.why) }
}

/// Whether he was surely outside a place for all of the act. Of a hidden place nothing is said.
pub(super) fn is_surely_elsewhere(case: &Case<'_>, zone: &Zone) -> bool {
    match case.condition.disclosure_of(zone) {
        Disclosure::Shown => is_seen_throughout(case) && look(case, zone).containment == Containment::Outside,
        Disclosure::Hidden => false,
    }
}

/// What would settle it, while it cannot be told.
fn settling(finding: &Finding, mut settle: Vec<Settle>) -> Vec<Settle> {
    if finding.answer != Answer::CannotTell {
        return Vec::new();
    }
    settle.extend(finding.ask.iter().map(|question| Settle::AskQuestion { question: *question }));
    settle
}

/// What the sighting shows of a zone.
struct Look {
    containment: Containment,
    why: Vec<Why>,
    settle: Vec<Settle>,
    p: Option<f64>,
}

impl Look {
    fn nothing(why: Why, settle: Vec<Settle>) -> Self {
        Self { containment: Containment::CannotTell, why: vec![why], settle, p: None }
    }
}

fn look(case: &Case<'_>, zone: &Zone) -> Look {
    let zone = case.condition.as_measured(zone);
    match zone.disclosure {
        Disclosure::Shown => look_at_shown(case, &zone),
        Disclosure::Hidden => look_at_hidden(case, &zone),
    }
}

fn look_at_shown(case: &Case<'_>, zone: &Zone) -> Look {
    if zone.shape == Shape::None || zone.shape.validate().is_err() {
        return Look::nothing(Why::PlaceNotLocated, Vec::new());
    }
    let stood = match stood(case) {
        Ok(stood) => stood,
        Err(why) => return Look::nothing(why, vec![Settle::AskWhere]),
    };
    let judged = judge(zone, &stood.together.position, stood.at);
    let Some(edge_m) = judged.edge_m.map(tenths) else {
        return Look::nothing(Why::PlaceNotLocated, Vec::new());
    };
    let accuracy_m = tenths(judged.accuracy_m);
    let containment = stood.agreed(zone, judged.containment);
    let mut why = vec![match judged.containment {
        Containment::Inside => Why::InsideBy { edge_m, accuracy_m },
        Containment::Outside => Why::OutsideBy { edge_m, accuracy_m },
        Containment::CannotTell => Why::EdgeWithinUncertainty { edge_m, accuracy_m },
    }];
    stood.explain(&mut why);
    let better = (judged.containment == Containment::CannotTell).then(|| better_fix(edge_m)).flatten();
    let settle = better.into_iter().chain([Settle::AskWhere]).collect();
    Look { containment, why, settle, p: judged.p }
}

/// A hidden area answers a live fix of the respondent only, and gives no measure.
fn look_at_hidden(case: &Case<'_>, zone: &Zone) -> Look {
    let stood = match stood(case) {
        Ok(stood) => stood,
        Err(Why::SightingNotHis) => return Look::nothing(Why::SightingNotHis, vec![Settle::LiveFix]),
        Err(_) => return Look::nothing(Why::HiddenAreaNeedsLiveFix, vec![Settle::LiveFix]),
    };
    if !case.facts.live_fix || !stood.fixes.iter().all(is_measured) {
        return Look::nothing(Why::HiddenAreaNeedsLiveFix, vec![Settle::LiveFix]);
    }
    if zone.shape.validate().is_err() {
        return Look::nothing(Why::HiddenArea, Vec::new());
    }
    if let Some(fix) = &case.facts.hidden_fix {
        if !fix.stands_for(&stood.together.position, stood.at) {
            return Look::nothing(Why::HiddenAreaAskedElsewhere, vec![Settle::LiveFix]);
        }
        return Look { containment: fix.judge(zone), why: vec![Why::HiddenArea], settle: Vec::new(), p: None };
    }
    let containment = stood.agreed(zone, judge(zone, &stood.together.position, stood.at).containment);
    let mut why = vec![Why::HiddenArea];
    stood.explain_agreement(&mut why);
    Look { containment, why, settle: Vec::new(), p: None }
}

/// A fix whose 95 % circle just stays on one side of the edge, stated at 68 % as phones do.
fn better_fix(edge_m: f64) -> Option<Settle> {
    let sigma_m = Accuracy { radius_m: edge_m, level: AccuracyLevel::Percent95 }.sigma_m();
    let sigma_per_metre = Accuracy { radius_m: 1.0, level: AccuracyLevel::Percent68 }.sigma_m();
    let within_m = (sigma_m / sigma_per_metre).floor();
    (edge_m > 0.0 && within_m >= BEST_FIX_M).then_some(Settle::BetterFix { within_m })
}

/// Where he stood, from every fix of the encounter.
struct Stood {
    together: Combined,
    at: Timestamp,
    fixes: Vec<Position>,
}

impl Stood {
    /// Fixes that contradict one another say no more than each of them says alone.
    fn agreed(&self, zone: &Zone, said: Containment) -> Containment {
        let alike = |fix: &Position| judge(zone, fix, self.at).containment == said;
        if self.together.agree || self.fixes.iter().all(alike) { said } else { Containment::CannotTell }
    }

    /// Adds what the fixes are worth to the reasons.
    fn explain(&self, why: &mut Vec<Why>) {
        if self.fixes.iter().any(|fix| fix.accuracy.level == AccuracyLevel::Assumed) {
            why.push(Why::AccuracyAssumed);
        }
        self.explain_agreement(why);
    }

    fn explain_agreement(&self, why: &mut Vec<Why>) {
        if !self.together.agree {
            why.insert(0, Why::FixesDisagree);
        } else if self.together.fixes > 1 {
            why.push(Why::SeveralFixes { fixes: self.together.fixes });
        }
    }
}

/// Where somebody the order binds stood; nobody else's position bears on a zone.
fn stood(case: &Case<'_>) -> Result<Stood, Why> {
    let sighting = case.facts.sighting.as_ref().ok_or(Why::NoSighting)?;
    if !sighting.whose.is_some_and(|person| case.order.respondents.contains(&person)) {
        return Err(Why::SightingNotHis);
    }
    let seen: Vec<&Position> = sighting.position.iter().chain(&sighting.more).collect();
    let newest = seen.iter().map(|fix| fix.fixed_at).max().ok_or(Why::NoSighting)?;
    let at = newest.max(case.from).min(case.until);
    let fixes: Vec<Position> = seen.into_iter().map(|fix| aged(case, sighting, fix, at)).collect();
    let together = combine(&fixes, at).ok_or(Why::NoSighting)?;
    Ok(Stood { together, at, fixes })
}

/// A fix as old as it is for the act: as far from it as the sighting is, and as the fix itself is
/// where that was measured rather than chosen.
fn aged(case: &Case<'_>, sighting: &Sighting, fix: &Position, at: Timestamp) -> Position {
    let gap = apart(case, sighting.from, sighting.until);
    let age = if is_measured(fix) { gap.max(at.since(fix.fixed_at).abs()) } else { gap };
    Position { fixed_at: at.plus(-age), ..*fix }
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
