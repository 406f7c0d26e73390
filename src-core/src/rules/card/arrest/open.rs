//! Why it is open whether a power may be used, and what to do meanwhile.

use super::super::case::Case;
use crate::rules::law::{Aspect, Tense, Tier, row_for};
use crate::rules::order::InForceAnswer;
use crate::rules::power::{Power, PowerNote, PowerStanding, TurnsOn};
use crate::text;
use crate::words::Text;
use serde::{Deserialize, Serialize};

/// Why it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArrestOpen {
    /// The order has ended since the act (R6a).
    EndedSince,
    /// The power of arrest that was attached has ended since the act (Family Law Act 1996 s.47(4)).
    PowerEndedSince,
    /// The hearing or the bail date stated has passed.
    HearingPassed,
    /// Whether the order is live is not held.
    LiveNotKnown,
    /// It has ended, and nobody entered when the act was: an offence before the end stays one.
    WhenNotEntered,
    /// The time to attend is not shown to have come (PACE 1984 ss.30D(1), 46A(1)).
    NotYetDue,
    /// The list of paragraphs with a power of arrest is not held.
    ListNotHeld,
    /// Whether the words forbid or require was not settled (R1).
    WordsUnclear,
    /// By its date or its length it is not what the law let be made, or may not be.
    OutsideTheLaw,
    /// Something that is open in the law bears on the arrest: it stands in full beside the power.
    LawOpen,
    /// Force legal recalled the row.
    Recalled,
    /// Whether this part of its Act is in force yet is not confirmed.
    NotCommenced,
    /// By the ages held a court's order is outside its Act, or they leave that open.
    AgeAtIssue,
    /// The kind has no row.
    NoRow,
}

impl ArrestOpen {
    /// It in words: whom to ask, and what to do until they answer.
    pub(super) fn text(self) -> Text {
        match self {
            Self::EndedSince => text!("card.open_ended"),
            Self::PowerEndedSince => text!("card.open_power_ended"),
            Self::HearingPassed => text!("card.open_hearing"),
            Self::LiveNotKnown => text!("card.open_live"),
            Self::WhenNotEntered => text!("card.open_when"),
            Self::NotYetDue => text!("card.open_attend"),
            Self::ListNotHeld => text!("card.open_list"),
            Self::WordsUnclear => text!("card.open_words"),
            Self::OutsideTheLaw => text!("card.open_outside_the_law"),
            Self::LawOpen => text!("card.open_law"),
            Self::Recalled => text!("card.open_recalled"),
            Self::NotCommenced => text!("card.open_commencement"),
            Self::AgeAtIssue => text!("card.open_age"),
            Self::NoRow => text!("card.open_no_row"),
        }
    }
}

/// Whether a power is one of an order that is live: for an offence, or a date that was missed, it need not be.
pub(super) fn needs_a_live_order(tense: Tense) -> bool {
    match tense {
        Tense::IsInBreach
        | Tense::HasBroken
        | Tense::LikelyToBreak
        | Tense::LikelyNotToSurrender
        | Tense::SuretyNotified => true,
        Tense::Offence | Tense::FailedToAttend | Tense::AtLarge | Tense::WarrantOut => false,
    }
}

/// Why a power that neither surely stands nor surely does not is open.
pub(super) fn why(case: &Case<'_>, power: &Power) -> ArrestOpen {
    let turns_on = |on: &TurnsOn| power.turns_on.contains(on);
    if power.standing == PowerStanding::Recalled {
        return ArrestOpen::Recalled;
    }
    if power.standing == PowerStanding::Doubtful {
        return if turns_on(&TurnsOn::OrderHasEnded) { ArrestOpen::EndedSince } else { ArrestOpen::PowerEndedSince };
    }
    if power.tense == Tense::FailedToAttend {
        return ArrestOpen::NotYetDue;
    }
    if power.turns_on.iter().any(|on| matches!(on, TurnsOn::OutsideTheLaw { .. })) {
        return ArrestOpen::OutsideTheLaw;
    }
    if turns_on(&TurnsOn::NotConfirmedInForce) {
        return ArrestOpen::NotCommenced;
    }
    if power.turns_on.iter().any(|on| matches!(on, TurnsOn::AgeAtIssue { .. })) {
        return ArrestOpen::AgeAtIssue;
    }
    if turns_on(&TurnsOn::HearingHasPassed) {
        return ArrestOpen::HearingPassed;
    }
    match case.order.in_force_at(case.moments.decision_from) {
        InForceAnswer::Ended if case.moments.is_assumed => ArrestOpen::WhenNotEntered,
        InForceAnswer::Unknown => ArrestOpen::LiveNotKnown,
        InForceAnswer::Yes | InForceAnswer::NotYet | InForceAnswer::Ended | InForceAnswer::Stayed => {
            of_words(case, power)
        }
    }
}

/// The order lives: it is its list, its words or its law that leave it open.
fn of_words(case: &Case<'_>, power: &Power) -> ArrestOpen {
    if power.notes.contains(&PowerNote::CheckListedParagraphs) {
        ArrestOpen::ListNotHeld
    } else if power.turns_on.iter().any(is_of_words) {
        ArrestOpen::WordsUnclear
    } else if is_open_in_law(case) {
        ArrestOpen::LawOpen
    } else {
        ArrestOpen::LiveNotKnown
    }
}

/// Whether a doubt of the row bears on the arrest. Where a power stands all the same, it is a caution beside it.
fn is_open_in_law(case: &Case<'_>) -> bool {
    row_for(&case.order.kind).is_some_and(|row| row.tier(Aspect::Arrest) == Tier::Open)
}

fn is_of_words(on: &TurnsOn) -> bool {
    match on {
        TurnsOn::MachineRead { .. } | TurnsOn::NatureUnclear { .. } => true,
        TurnsOn::OrderHasEnded
        | TurnsOn::PowerHasEnded
        | TurnsOn::NoticeNotShown
        | TurnsOn::NoticeUnknown
        | TurnsOn::ServiceNotShown
        | TurnsOn::IdentityNotConfirmed
        | TurnsOn::NoTermShownToFit
        | TurnsOn::HearingHasPassed
        | TurnsOn::MurderCharged
        | TurnsOn::NotConfirmedInForce
        | TurnsOn::OutsideTheLaw { .. }
        | TurnsOn::OpenDoubt { .. }
        | TurnsOn::AgeAtIssue { .. }
        | TurnsOn::Recalled { .. } => false,
    }
}
