//! The paragraphs that no power of arrest reaches.

use super::super::case::Case;
use super::ArrestLine;
use crate::rules::ids::ConditionId;
use crate::rules::power::{ArrestFor, PowerStanding, arrest_for};
use crate::text;
use crate::words::{Argument, Text, Verbatim};
use serde::{Deserialize, Serialize};

/// Why no power reaches a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotFor {
    /// It requires, where only doing what is prohibited is the offence (R1).
    Requirement,
    /// The power of arrest is attached to others (Family Law Act 1996 s.47(2)).
    NotListed,
    /// The power of arrest attached to it is not running.
    NotRunning,
    /// It was not operating at the act.
    NotOperating,
}

impl NotFor {
    const ALL: [Self; 4] = [Self::Requirement, Self::NotListed, Self::NotRunning, Self::NotOperating];

    /// It in words, of so many paragraphs.
    pub(super) fn text(self, which: Argument, count: usize) -> Text {
        match self {
            Self::Requirement => text!("card.arrest_requirement", which = which, count = count),
            Self::NotListed => text!("card.arrest_not_listed", which = which, count = count),
            Self::NotRunning => text!("card.arrest_not_running", which = which, count = count),
            Self::NotOperating => text!("card.arrest_not_operating", which = which, count = count),
        }
    }

    fn of(standing: PowerStanding) -> Option<Self> {
        match standing {
            PowerStanding::NotForRequirements => Some(Self::Requirement),
            PowerStanding::NotListed => Some(Self::NotListed),
            PowerStanding::PowerEnded => Some(Self::NotRunning),
            PowerStanding::NotOperating => Some(Self::NotOperating),
            PowerStanding::IfTestMet
            | PowerStanding::Doubtful
            | PowerStanding::CannotTell
            | PowerStanding::Recalled
            | PowerStanding::NotInForce
            | PowerStanding::NotValidlyGiven
            | PowerStanding::UnderTen => None,
        }
    }
}

/// A line for each reason, with its paragraphs as printed.
pub(super) fn lines(case: &Case<'_>) -> Vec<ArrestLine> {
    let left_out = left_out(case);
    let of = |why: NotFor| {
        let its = left_out.iter().filter(move |(_paragraph, because)| *because == why);
        let paragraphs: Vec<Verbatim> = its.map(|(paragraph, _because)| paragraph.clone()).collect();
        (!paragraphs.is_empty()).then_some(ArrestLine::NotFor { paragraphs, why })
    };
    NotFor::ALL.into_iter().filter_map(of).collect()
}

/// Each paragraph that no power reaches, with why.
fn left_out(case: &Case<'_>) -> Vec<(Verbatim, NotFor)> {
    let mut seen: Vec<ConditionId> = Vec::new();
    let mut left_out = Vec::new();
    for each in case.powers.iter().flat_map(|power| &power.for_conditions) {
        if seen.contains(&each.condition) {
            continue;
        }
        seen.push(each.condition);
        if let ArrestFor::NotFor(standing) = arrest_for(case.powers, each.condition)
            && let Some(why) = NotFor::of(standing)
        {
            left_out.push((each.paragraph.clone(), why));
        }
    }
    left_out
}
