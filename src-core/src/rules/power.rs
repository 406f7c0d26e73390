//! "What power have I now": answered apart from the assessment, from the law rows.

use super::assess::in_force_through;
use super::clock::ClockRule;
use super::law::{PowerRow, row_for};
use super::order::{InForceAnswer, Order};
use super::time::Timestamp;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// One power that the law rows hold for an order, with everything its use turns on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Power {
    /// The row's id: `pace_s24`, `bail_s7_3`.
    pub id: String,
    /// Its source: "s.24 PACE 1984".
    pub source: String,
    /// What the breach must be in time.
    pub tense: Tense,
    /// What the officer must hold.
    pub test: Test,
    /// Whether necessity is needed (PACE s.24(5)).
    pub needs_necessity: bool,
    /// The power to enter to make the arrest, if one is listed.
    pub entry: Option<String>,
    /// Which clock starts at its use.
    pub clock: Option<ClockRule>,
    /// Whether it can be asserted, and why not where it cannot.
    pub standing: PowerStanding,
}

/// In what tense a power is drawn (R6a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tense {
    /// "is in breach".
    IsInBreach,
    /// "has broken".
    HasBroken,
    /// "likely to break".
    LikelyToBreak,
    /// An offence, past ones too.
    Offence,
}

/// What the officer must hold (R7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Reasonable grounds for believing: the higher test.
    Believing,
    /// Reasonable grounds for suspecting.
    Suspecting,
}

/// Whether a power can be asserted now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PowerStanding {
    /// The row holds, if the officer's test is met.
    IfTestMet,
    /// The act is past, or the order has ended, under an "is in breach" power: ask force legal.
    Doubtful,
    /// The order was not in force.
    NotInForce,
    /// What we hold does not settle it.
    CannotTell,
}

/// How long after an act an "is in breach" power may still be said to stand (R6a).
pub const STILL_IN_BREACH: TimeDelta = TimeDelta::minutes(5);

/// The powers that the law row of an order holds, each with its standing for an act and at the
/// time of the decision (R6, R6a). Empty where the kind has no row: control must be asked.
pub fn powers_now(order: &Order, act_from: Timestamp, act_until: Timestamp, decision_time: Timestamp) -> Vec<Power> {
    let Some(row) = row_for(&order.kind) else {
        return Vec::new();
    };
    let act_until = act_until.max(act_from);
    let times = Times {
        at_act: standing_when(in_force_through(order, act_from, act_until)),
        now: standing_when(in_force_through(order, decision_time, decision_time)),
        is_past: decision_time.since(act_until) > STILL_IN_BREACH,
    };
    row.powers.iter().map(|power| power.standing(times.standing(power.tense))).collect()
}

impl PowerRow {
    /// The row as a power of a given standing.
    fn standing(&self, standing: PowerStanding) -> Power {
        Power {
            id: self.id.to_owned(),
            source: self.source.to_owned(),
            tense: self.tense,
            test: self.test,
            needs_necessity: self.needs_necessity,
            entry: self.entry.map(str::to_owned),
            clock: self.clock,
            standing,
        }
    }
}

/// What the order's life says of a power, at the act and at the decision.
struct Times {
    at_act: PowerStanding,
    now: PowerStanding,
    is_past: bool,
}

impl Times {
    /// Past offences stay offences; a likely breach is one of a live order; what "is" or "has
    /// been" broken must have been in force at the act and still be (R6a).
    fn standing(&self, tense: Tense) -> PowerStanding {
        match tense {
            Tense::Offence => self.at_act,
            Tense::LikelyToBreak => self.now,
            Tense::HasBroken => self.of_a_live_order(),
            Tense::IsInBreach if self.is_past && self.at_act == PowerStanding::IfTestMet => PowerStanding::Doubtful,
            Tense::IsInBreach => self.of_a_live_order(),
        }
    }

    fn of_a_live_order(&self) -> PowerStanding {
        match (self.at_act, self.now) {
            (PowerStanding::IfTestMet, PowerStanding::NotInForce) => PowerStanding::Doubtful,
            (PowerStanding::IfTestMet, now) => now,
            (at_act, _) => at_act,
        }
    }
}

fn standing_when(in_force: InForceAnswer) -> PowerStanding {
    match in_force {
        InForceAnswer::Yes => PowerStanding::IfTestMet,
        InForceAnswer::NotYet | InForceAnswer::Ended | InForceAnswer::Stayed => PowerStanding::NotInForce,
        InForceAnswer::Unknown => PowerStanding::CannotTell,
    }
}

#[cfg(test)]
mod tests {
    use super::super::assess::builders::{an_order, at};
    use super::super::order::OrderKind;
    use super::*;

    /// The order of the builders runs from 1 November to 1 December 2026.
    #[track_caller]
    fn check(kind: OrderKind, act: &str, decision: &str, expected: &[(&str, PowerStanding)]) {
        let order = an_order(kind, Vec::new());
        let powers = powers_now(&order, at(act), at(act), at(decision));
        let found: Vec<(&str, PowerStanding)> =
            powers.iter().map(|power| (power.id.as_str(), power.standing)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_offence_stays_one_after_the_order_has_ended() {
        let met = [("pace_s24", PowerStanding::IfTestMet)];
        check(OrderKind::Spo, "2026-11-20T10:00:00Z", "2026-11-20T10:01:00Z", &met);
        check(OrderKind::Spo, "2026-11-20T10:00:00Z", "2027-03-20T10:00:00Z", &met);
        let not = [("pace_s24", PowerStanding::NotInForce)];
        check(OrderKind::Spo, "2026-12-20T10:00:00Z", "2026-12-20T10:01:00Z", &not);
    }

    #[test]
    fn is_in_breach_is_doubtful_once_the_act_or_the_order_is_past() {
        let standing = |standing| [("csa_s28_9", standing)];
        let met = standing(PowerStanding::IfTestMet);
        check(OrderKind::Dvpo, "2026-11-20T10:00:00Z", "2026-11-20T10:05:00Z", &met);
        let doubtful = standing(PowerStanding::Doubtful);
        check(OrderKind::Dvpo, "2026-11-20T10:00:00Z", "2026-11-20T10:06:00Z", &doubtful);
        check(OrderKind::Dvpo, "2026-11-30T23:59:00Z", "2026-12-01T00:01:00Z", &doubtful);
        let not = standing(PowerStanding::NotInForce);
        check(OrderKind::Dvpo, "2026-12-02T10:00:00Z", "2026-12-02T10:01:00Z", &not);
    }

    #[test]
    fn bail_may_have_been_broken_or_be_likely_to_be() {
        let both = |broken, likely| [("bail_s7_3", broken), ("bail_s7_3_likely", likely)];
        let live = both(PowerStanding::IfTestMet, PowerStanding::IfTestMet);
        check(OrderKind::CourtBail, "2026-11-20T10:00:00Z", "2026-11-22T10:00:00Z", &live);
        let ended = both(PowerStanding::Doubtful, PowerStanding::NotInForce);
        check(OrderKind::CourtBail, "2026-11-20T10:00:00Z", "2026-12-22T10:00:00Z", &ended);
        let before = both(PowerStanding::NotInForce, PowerStanding::IfTestMet);
        check(OrderKind::CourtBail, "2026-10-20T10:00:00Z", "2026-11-20T10:00:00Z", &before);
    }

    #[test]
    fn versions_in_conflict_and_unknown_ends_settle_nothing() {
        let mut order = an_order(OrderKind::Dvpo, Vec::new());
        for version in &mut order.versions {
            version.in_force.clear();
        }
        let act = at("2026-11-20T10:00:00Z");
        let standing = |order: &Order| powers_now(order, act, act, act)[0].standing;
        assert_eq!(standing(&order), PowerStanding::CannotTell);
        let mut order = an_order(OrderKind::Dvpo, Vec::new());
        let mut other = order.versions[0].clone();
        other.id = super::super::ids::VersionId::derived(&[b"other"]);
        order.versions.push(other);
        assert_eq!(standing(&order), PowerStanding::CannotTell);
    }

    #[test]
    fn a_kind_without_a_row_has_no_power_to_show() {
        let at = at("2026-11-20T10:00:00Z");
        assert!(
            powers_now(
                &an_order(OrderKind::Other { title: String::new(), court: String::new() }, Vec::new()),
                at,
                at,
                at
            )
            .is_empty()
        );
    }
}
