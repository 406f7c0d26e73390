//! Which clock an arrest starts, and where it must end.

use super::case::Case;
use crate::rules::clock::ClockRule;
use crate::rules::law::{BailOffence, Custody};
use crate::rules::power::{Power, TurnsOn};
use crate::words::{Text, TextKey};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// Which clock an arrest starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ClockLine {
    /// This one, at the arrest.
    Starts {
        /// Its rule.
        rule: ClockRule,
    },
    /// None at the arrest: police decide at the station (PACE 1984 ss.30, 41, 46).
    AtTheStation,
    /// None at the arrest: to a station, as if arrested for the original offence (PACE 1984 s.34(7)).
    OriginalOffence,
    /// Held to the court, with no time that the row states.
    HeldToCourt,
    /// Held until a breach of the peace is no longer likely (common law).
    UntilNoLongerLikely,
    /// Returned to prison (Prison Act 1952 s.49).
    ToPrison,
    /// As the warrant directs (Magistrates' Courts Act 1980 s.117).
    AsTheWarrantSays,
    /// There is no arrest that starts one.
    NoArrest,
}

impl ClockLine {
    /// It in words.
    pub fn text(self) -> Text {
        match self {
            Self::Starts { rule } => Text::from(to_court(rule)),
            Self::AtTheStation => text!("card.clock_station"),
            Self::OriginalOffence => text!("card.clock_original_offence"),
            Self::HeldToCourt => text!("law.custody_court_only"),
            Self::UntilNoLongerLikely => text!("law.custody_no_longer_likely"),
            Self::ToPrison => text!("law.custody_prison"),
            Self::AsTheWarrantSays => text!("card.clock_warrant"),
            Self::NoArrest => text!("card.clock_no_arrest"),
        }
    }
}

/// What each power that may be used starts, once. Several arrests have a clock each.
pub(super) fn lines(case: &Case<'_>) -> Vec<ClockLine> {
    let mut lines: Vec<ClockLine> = Vec::new();
    for line in case.usable().map(of_power) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() { vec![ClockLine::NoArrest] } else { lines }
}

/// The clock that a power's use starts: of bail, by what its papers say that it is for.
fn of_power(power: &Power) -> ClockLine {
    let is_for_murder = power.turns_on.contains(&TurnsOn::MurderCharged);
    let on_bail_for = if is_for_murder { BailOffence::Murder } else { BailOffence::NotKnown };
    started(power.clock_for(on_bail_for), power.custody)
}

/// A clock, or where they are taken where none starts at the arrest.
pub(super) fn started(clock: Option<ClockRule>, custody: Custody) -> ClockLine {
    match (clock, custody) {
        (Some(rule), _) => ClockLine::Starts { rule },
        (None, Custody::StationThenPolice) => ClockLine::AtTheStation,
        (None, Custody::StationForOriginalOffence) => ClockLine::OriginalOffence,
        (None, Custody::CourtOnly) => ClockLine::HeldToCourt,
        (None, Custody::UntilNoLongerLikely) => ClockLine::UntilNoLongerLikely,
        (None, Custody::ReturnedToPrison) => ClockLine::ToPrison,
        (None, Custody::AsTheWarrantSays) => ClockLine::AsTheWarrantSays,
    }
}

/// A rule in one line: to whom, in which time, without which days. Whoever is held to a court gets no police
/// bail.
fn to_court(rule: ClockRule) -> TextKey {
    match rule {
        ClockRule::DvpnArrest | ClockRule::DapnArrest => text_key!("card.clock_notice"),
        ClockRule::DvpoArrest => text_key!("card.clock_magistrates"),
        ClockRule::OccupationArrest => text_key!("card.clock_judge_of_court"),
        ClockRule::AsbArrest | ClockRule::GangArrest => text_key!("card.clock_judge"),
        ClockRule::BailArrest => text_key!("card.clock_justice"),
        ClockRule::MurderBailArrest => text_key!("card.clock_murder"),
        // None of these starts at an arrest: their own sentence says what does.
        ClockRule::DvpnHearing
        | ClockRule::DapnHearing
        | ClockRule::SpoNotification
        | ClockRule::DapoNotification
        | ClockRule::SroNotification
        | ClockRule::ShpoNotification
        | ClockRule::DvpoLife
        | ClockRule::PaceDetention
        | ClockRule::PlaceOfSafety
        | ClockRule::PoliceProtection
        | ClockRule::ChargedToCourt => rule.words(),
    }
}
