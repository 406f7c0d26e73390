//! Why there is no power for a breach, and what there is instead.

use super::super::case::Case;
use super::ArrestLine;
use super::open::ArrestOpen;
use crate::rules::law::{LawRow, Route, RouteKind, kind_id, row_for};
use crate::rules::order::OrderKind;
use crate::rules::power::PowerStanding;
use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoPower {
    /// The order is not in force.
    NotInForce,
    /// Its paragraphs require, where only doing what is prohibited is the offence (R1).
    Requirement,
    /// No power of arrest is attached to them.
    NotListed,
    /// The power of arrest that was attached is not running.
    NotRunning,
    /// No term was operating at the act.
    NotOperating,
    /// The kind gives none (R5).
    NoneGiven,
    /// It is a promise to a court: none may be attached (Family Law Act 1996 s.46).
    Promise,
    /// By the ages held the notice cannot have been validly given (Crime and Security Act 2010 s.24(1); Domestic
    /// Abuse Act 2021 s.22).
    NotValidlyGiven,
    /// Under 10 at the act: nobody so young can be guilty of an offence (Children and Young Persons Act 1933 s.50).
    UnderTen,
}

/// What there is instead, the readiest first. Other offences always are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Instead {
    /// The applicant can ask the court for a warrant.
    Warrant,
    /// Police bring the contempt.
    Force,
    /// Whoever applied takes it back to the court.
    Applicant,
    /// The court that passed sentence.
    Sentence,
    /// Probation, who decide on recall (Criminal Justice Act 2003 ss.254, 255).
    Probation,
    /// It is reported for a court.
    Court,
    /// Other offences alone.
    Offences,
}

impl NoPower {
    /// It in words.
    pub(super) fn text(self) -> TextKey {
        match self {
            Self::NotInForce => text_key!("card.no_power_not_in_force"),
            Self::Requirement => text_key!("card.no_power_requirement"),
            Self::NotListed => text_key!("card.no_power_not_listed"),
            Self::NotRunning => text_key!("card.no_power_not_running"),
            Self::NotOperating => text_key!("card.no_power_not_operating"),
            Self::NoneGiven => text_key!("card.no_power_none"),
            Self::Promise => text_key!("card.no_power_promise"),
            Self::NotValidlyGiven => text_key!("card.no_power_not_given"),
            Self::UnderTen => text_key!("card.no_power_under_ten"),
        }
    }

    fn of(standing: PowerStanding) -> Self {
        match standing {
            PowerStanding::NotForRequirements => Self::Requirement,
            PowerStanding::NotListed => Self::NotListed,
            PowerStanding::PowerEnded => Self::NotRunning,
            PowerStanding::NotOperating => Self::NotOperating,
            PowerStanding::NotValidlyGiven => Self::NotValidlyGiven,
            PowerStanding::UnderTen => Self::UnderTen,
            PowerStanding::NotInForce
            | PowerStanding::IfTestMet
            | PowerStanding::Recalled
            | PowerStanding::Doubtful
            | PowerStanding::CannotTell => Self::NotInForce,
        }
    }
}

impl Instead {
    /// It in words.
    pub(super) fn text(self) -> TextKey {
        match self {
            Self::Warrant => text_key!("card.instead_warrant"),
            Self::Force => text_key!("card.instead_force"),
            Self::Applicant => text_key!("card.instead_applicant"),
            Self::Sentence => text_key!("card.instead_sentence"),
            Self::Probation => text_key!("card.instead_probation"),
            Self::Court => text_key!("card.instead_court"),
            Self::Offences => text_key!("card.instead_offences"),
        }
    }

    /// The readiest of a row's routes.
    fn of(row: &LawRow) -> Self {
        row.routes.iter().map(by).min().unwrap_or(Self::Offences)
    }
}

fn by(route: &Route) -> Instead {
    match route.kind {
        RouteKind::Warrant => Instead::Warrant,
        RouteKind::ContemptByForceLegal => Instead::Force,
        RouteKind::ContemptByApplicant | RouteKind::ArrestToJudge => Instead::Applicant,
        RouteKind::SentencingCourt => Instead::Sentence,
        RouteKind::BackToPrison => Instead::Probation,
        RouteKind::CriminalCharge | RouteKind::NoticeHearing | RouteKind::BailCourt | RouteKind::WarrantExecuted => {
            Instead::Court
        }
    }
}

/// That no power of an order may be used.
pub(super) fn line(case: &Case<'_>) -> ArrestLine {
    let Some(row) = row_for(&case.order.kind) else {
        return ArrestLine::Open { powers: Vec::new(), why: ArrestOpen::NoRow };
    };
    match case.powers.first() {
        Some(power) if power.standing == PowerStanding::NotInForce => {
            ArrestLine::NoPower { why: NoPower::NotInForce, instead: Instead::Offences }
        }
        Some(power) => ArrestLine::NoPower { why: NoPower::of(power.standing), instead: Instead::of(row) },
        None => of_row(row),
    }
}

/// That a kind gives none.
pub(super) fn of_row(row: &LawRow) -> ArrestLine {
    let is_promise = row.kind_id == kind_id(&OrderKind::Undertaking);
    let why = if is_promise { NoPower::Promise } else { NoPower::NoneGiven };
    ArrestLine::NoPower { why, instead: Instead::of(row) }
}
