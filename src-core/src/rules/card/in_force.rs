//! In force?

use super::case::Case;
use crate::rules::law::made_doubt_at;
use crate::rules::order::{Ends, Heads, InForceAnswer, InForceScope};
use crate::rules::power::Moments;
use crate::rules::time::Timestamp;
use crate::text;
use crate::words::{Text, TextKey, Verbatim};
use serde::{Deserialize, Serialize};

/// Whether an order is in force, with its end or why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum InForceLine {
    /// It is.
    Yes {
        /// Until when.
        ends: Ends,
    },
    /// A police notice, of which no service by a constable is held: it bites on that alone (Crime and Security
    /// Act 2010 s.25(2); Domestic Abuse Act 2021 s.25(3)).
    OnlyOnceServed,
    /// Not yet.
    NotYet {
        /// From when, where that is held.
        from: Option<Timestamp>,
    },
    /// It has ended.
    Ended {
        /// How.
        ends: Ends,
    },
    /// A court has stayed it.
    Stayed,
    /// What is held does not say.
    CannotTell {
        /// Why; its text says what settles it.
        why: InForceDoubt,
    },
    /// Of a kind alone: when an order of it takes effect.
    ReadTheOrder {
        /// As the row says it.
        takes_effect: TextKey,
    },
}

/// Why it cannot be told whether an order is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InForceDoubt {
    /// The hearing or the bail date to which it runs has passed.
    HearingPassed,
    /// The time in which a court had to hear the application of a police notice has passed.
    NoticeHearingPassed,
    /// Two versions conflict.
    Conflict,
    /// No version is held.
    NothingHeld,
    /// Its end is not held.
    EndNotKnown,
    /// By its date or its length it is not what the law let be made, or may not be.
    OutsideTheLaw,
    /// It begins or ends within what this device's clock leaves open.
    Clock,
    /// Something else.
    NotSaid,
}

impl InForceLine {
    /// Of an order at the time of the decision.
    pub(super) fn of(case: &Case<'_>) -> Self {
        let Moments { decision_from, decision_until, decision_time, .. } = case.moments;
        let answer = case.order.in_force_at(decision_from);
        if case.order.in_force_at(decision_until) != answer {
            return Self::CannotTell { why: InForceDoubt::Clock };
        }
        let ends = case.order.ends_as_of(decision_time);
        match answer {
            InForceAnswer::Yes | InForceAnswer::Unknown if case.waits_for_service() => Self::OnlyOnceServed,
            InForceAnswer::Yes if is_open_now(case) => Self::CannotTell { why: opened_by(case) },
            InForceAnswer::Yes if is_outside_the_law(case) => Self::CannotTell { why: InForceDoubt::OutsideTheLaw },
            InForceAnswer::Yes => Self::Yes { ends },
            InForceAnswer::NotYet => Self::NotYet { from: begins(case, decision_from) },
            InForceAnswer::Ended => Self::Ended { ends },
            InForceAnswer::Stayed => Self::Stayed,
            InForceAnswer::Unknown => Self::CannotTell { why: doubt(case, ends) },
        }
    }

    /// Whether it cannot be told.
    pub(super) fn is_open(&self) -> bool {
        match self {
            Self::CannotTell { .. } => true,
            Self::Yes { .. }
            | Self::OnlyOnceServed
            | Self::NotYet { .. }
            | Self::Ended { .. }
            | Self::Stayed
            | Self::ReadTheOrder { .. } => false,
        }
    }

    /// It in words.
    pub fn text(&self) -> Text {
        match self {
            Self::Yes { ends } => text!("card.in_force_yes", end = ends.text()),
            Self::OnlyOnceServed => text!("card.in_force_served"),
            Self::NotYet { from: Some(from) } => {
                text!("card.in_force_begins", day = Verbatim::from(from.london_day().text()))
            }
            Self::NotYet { from: None } => text!("card.in_force_not_yet"),
            Self::Ended { ends } => ended(*ends),
            Self::Stayed => text!("card.in_force_stayed"),
            Self::CannotTell { why } => why.text(),
            Self::ReadTheOrder { takes_effect } => text!("card.in_force_read", when = *takes_effect),
        }
    }
}

impl InForceDoubt {
    /// It in words, with what settles it.
    pub fn text(self) -> Text {
        match self {
            Self::HearingPassed => text!("card.in_force_hearing"),
            Self::NoticeHearingPassed => text!("card.in_force_notice_hearing"),
            Self::Conflict => text!("card.in_force_conflict"),
            Self::NothingHeld => text!("card.in_force_nothing"),
            Self::EndNotKnown => text!("card.in_force_end"),
            Self::OutsideTheLaw => text!("card.in_force_outside_the_law"),
            Self::Clock => text!("card.in_force_clock"),
            Self::NotSaid => text!("card.in_force_not_said"),
        }
    }
}

/// That it ended: how is said where the papers say it.
fn ended(ends: Ends) -> Text {
    match ends {
        Ends::At { .. } => text!("card.in_force_ran", end = ends.text()),
        Ends::Discharged { .. } => text!("card.in_force_discharged", end = ends.text()),
        Ends::UntilFurtherOrder
        | Ends::UntilDecided
        | Ends::UntilHearing { .. }
        | Ends::ForLife
        | Ends::NotStated
        | Ends::Unread
        | Ends::Conflicting
        | Ends::NotKnown => text!("card.in_force_ended"),
    }
}

/// Whether the assessment of now could not tell, of an order that its own papers keep in force. An act that
/// was entered has an answer of its own time.
fn is_open_now(case: &Case<'_>) -> bool {
    case.moments.is_assumed && case.found.in_force == InForceAnswer::Unknown
}

/// Whether the law speaks against its having been made as its papers say (ADR 0032).
fn is_outside_the_law(case: &Case<'_>) -> bool {
    made_doubt_at(case.order, case.found.when_made, case.moments.decision_time).is_some()
}

/// Of a police notice the time for its hearing has run out; of anything else it changes while the clock leaves
/// it open what time it is.
fn opened_by(case: &Case<'_>) -> InForceDoubt {
    if case.order.kind.is_police_notice() { InForceDoubt::NoticeHearingPassed } else { InForceDoubt::Clock }
}

fn doubt(case: &Case<'_>, ends: Ends) -> InForceDoubt {
    if let Ends::UntilHearing { .. } = ends {
        return InForceDoubt::HearingPassed;
    }
    let at = case.moments.decision_from;
    match case.order.version_at(at) {
        Heads::None => InForceDoubt::NothingHeld,
        Heads::Several(_) => InForceDoubt::Conflict,
        Heads::One(version) if version.only_its_end_is_open_at(at) => InForceDoubt::EndNotKnown,
        Heads::One(_) => InForceDoubt::NotSaid,
    }
}

/// When the version that governs begins, where that is still to come.
fn begins(case: &Case<'_>, at: Timestamp) -> Option<Timestamp> {
    let version = case.order.one_version_at(at)?;
    let rows = version.in_force.iter().filter(|row| row.scope == InForceScope::Version);
    rows.filter_map(|row| row.interval.from).filter(|from| *from > at).min()
}
