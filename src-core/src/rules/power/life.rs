//! What the order's life says of a power, at the act and at the decision (R6a).

use super::{Moments, PowerNote, PowerStanding, Tense, TurnsOn};
use crate::rules::assess::in_force_through;
use crate::rules::law::{DapnHere, MadeDoubt, in_force_by_law, made_doubt_at};
use crate::rules::order::{Heads, InForce, InForceAnswer, InForceCause, InForceScope, Order, Version};
use crate::rules::time::Timestamp;

/// Whether the order was in force at the act and is at the decision, and whether the act is past.
pub(super) struct Life {
    at_act: PowerStanding,
    now: PowerStanding,
    after_its_end: PowerStanding,
    /// Whether the act was over before the decision.
    is_past: bool,
    /// Whether it has ended, and nobody entered whether the act came before that.
    ended_unasked: bool,
    /// Whether the hearing to which it runs may have passed: what was decided there is not held.
    hearing_passed: bool,
    /// What the law says against the making of an order that by its papers ran at the act.
    doubt_at_act: Option<MadeDoubt>,
    /// The same at the decision.
    doubt_now: Option<MadeDoubt>,
}

impl Life {
    /// The life of an order around an act and a decision, as far as the law let it be made so.
    pub(super) fn of(order: &Order, moments: Moments, when_made: DapnHere) -> Self {
        let Moments { act_from, act_until, decision_from, decision_until, is_assumed, .. } = moments;
        let at_act = in_force_through(order, act_from, act_until.max(act_from));
        let now = in_force_through(order, decision_from, decision_until);
        let by_law =
            |answer: InForceAnswer, at: Timestamp| standing_when(in_force_by_law(order, answer, when_made, at));
        let doubt = |answer: InForceAnswer, at: Timestamp| {
            if answer == InForceAnswer::Yes { made_doubt_at(order, when_made, at) } else { None }
        };
        Self {
            at_act: by_law(at_act, act_from),
            now: by_law(now, decision_from),
            doubt_at_act: doubt(at_act, act_from),
            doubt_now: doubt(now, decision_from),
            after_its_end: if is_discharged(order, decision_from) {
                PowerStanding::NotInForce
            } else if has_come(order, decision_from) {
                PowerStanding::IfTestMet
            } else {
                standing_after(now)
            },
            is_past: act_until.max(act_from) < decision_from,
            ended_unasked: is_assumed && at_act == InForceAnswer::Ended,
            hearing_passed: now == InForceAnswer::Unknown && has_passed(order, decision_until),
        }
    }

    /// Past offences stay offences; a likely breach is one of a live order; what "is" or "has
    /// been" broken must have been in force at the act and still be (R6a): no Act says within how many
    /// minutes of the act (LAW 11.1). Who fails to attend does so as bail ends. Where nobody entered when
    /// the act was, it may have come before the end.
    pub(super) fn standing(&self, tense: Tense) -> PowerStanding {
        match tense {
            Tense::Offence if self.ended_unasked => PowerStanding::CannotTell,
            Tense::Offence => self.at_act,
            Tense::LikelyToBreak
            | Tense::LikelyNotToSurrender
            | Tense::SuretyNotified
            | Tense::AtLarge
            | Tense::WarrantOut => self.now,
            Tense::HasBroken if self.ended_unasked => PowerStanding::Doubtful,
            Tense::HasBroken => self.of_a_live_order(),
            Tense::FailedToAttend => self.after_its_end,
            Tense::IsInBreach => self.of_a_live_order(),
        }
    }

    /// Why a power is doubtful; nothing where it is not.
    pub(super) fn doubts(&self, tense: Tense) -> Vec<TurnsOn> {
        if self.standing(tense) != PowerStanding::Doubtful {
            return Vec::new();
        }
        let ended = (self.now == PowerStanding::NotInForce).then_some(TurnsOn::OrderHasEnded);
        ended.into_iter().collect()
    }

    /// What is usual where an act is past and the order still runs, under an "is in breach" power that
    /// stands (LAW 11.1).
    pub(super) fn note(&self, tense: Tense, standing: PowerStanding) -> Option<PowerNote> {
        let is_reported = tense == Tense::IsInBreach && self.is_past && standing == PowerStanding::IfTestMet;
        is_reported.then_some(PowerNote::PastActOrderLive)
    }

    /// What the law says against its making, where the power turns on the order's having run.
    pub(super) fn outside_the_law(&self, tense: Tense) -> Option<TurnsOn> {
        let why = match tense {
            Tense::Offence => self.doubt_at_act,
            Tense::LikelyToBreak
            | Tense::LikelyNotToSurrender
            | Tense::SuretyNotified
            | Tense::FailedToAttend
            | Tense::AtLarge
            | Tense::WarrantOut => self.doubt_now,
            Tense::IsInBreach | Tense::HasBroken => self.doubt_at_act.or(self.doubt_now),
        };
        why.map(|why| TurnsOn::OutsideTheLaw { why })
    }

    fn of_a_live_order(&self) -> PowerStanding {
        match (self.at_act, self.now) {
            (PowerStanding::IfTestMet, PowerStanding::NotInForce) => PowerStanding::Doubtful,
            (PowerStanding::IfTestMet, now) => now,
            (at_act, _) => at_act,
        }
    }

    /// That what was decided at the hearing to which it ran is not held.
    pub(super) fn passed_hearing(&self) -> Option<TurnsOn> {
        self.hearing_passed.then_some(TurnsOn::HearingHasPassed)
    }
}

/// Whether a court had ended the whole of it by a time: bail that was discharged has no date left on
/// which to attend.
fn is_discharged(order: &Order, at: Timestamp) -> bool {
    let has_ended_it = |row: &InForce| {
        let has_come = row.interval.until.is_some_and(|until| until <= at);
        row.scope == InForceScope::Version && row.cause == InForceCause::Discharged && has_come
    };
    let is_so = |version: &Version| version.in_force.iter().any(has_ended_it);
    match order.version_at(at) {
        Heads::None => false,
        Heads::One(version) => is_so(version),
        Heads::Several(versions) => versions.into_iter().any(is_so),
    }
}

/// A duty to attend falls on the bail date: before it, whether they failed one cannot be told.
fn standing_after(in_force: InForceAnswer) -> PowerStanding {
    match in_force {
        InForceAnswer::Ended => PowerStanding::IfTestMet,
        InForceAnswer::Yes | InForceAnswer::NotYet | InForceAnswer::Stayed | InForceAnswer::Unknown => {
            PowerStanding::CannotTell
        }
    }
}

/// Whether the day or the hour on which somebody must attend has come.
fn has_come(order: &Order, at: Timestamp) -> bool {
    order.hearing_at(at).is_some_and(|hearing| hearing.comes() <= at)
}

/// Whether a hearing has passed, so that what it decided goes before what is held.
fn has_passed(order: &Order, at: Timestamp) -> bool {
    order.hearing_at(at).is_some_and(|hearing| hearing.passes() <= at)
}

fn standing_when(in_force: InForceAnswer) -> PowerStanding {
    match in_force {
        InForceAnswer::Yes => PowerStanding::IfTestMet,
        InForceAnswer::NotYet | InForceAnswer::Ended | InForceAnswer::Stayed => PowerStanding::NotInForce,
        InForceAnswer::Unknown => PowerStanding::CannotTell,
    }
}
