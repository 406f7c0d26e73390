//! What follows the use of a power: where whoever was arrested must be taken, and which clock starts.

use crate::rules::clock::ClockRule;
use crate::rules::order::Order;
use serde::{Deserialize, Serialize};

/// Where whoever was arrested must be taken, and whether police may bail them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Custody {
    /// Held in custody until a court has them: police may give no bail (Crime and Security Act 2010
    /// ss.26(1), 29(1); Domestic Abuse Act 2021 s.26; Family Law Act 1996 s.47(7); Bail Act 1976 s.7(4)).
    CourtOnly,
    /// A police station, where police then decide (PACE 1984 s.30).
    StationThenPolice,
    /// A police station, as if arrested for the original offence (PACE 1984 s.34(7)).
    StationForOriginalOffence,
    /// Held until a breach of the peace is no longer likely, or taken before a magistrates' court: it is no
    /// offence, and police give no bail (common law).
    UntilNoLongerLikely,
    /// Back to the place where they are required to be detained, without bail (Prison Act 1952 s.49(1)).
    ReturnedToPrison,
    /// Where the warrant directs: to the court that it names, or bailed where it is backed for bail
    /// (Magistrates' Courts Act 1980 s.117; Criminal Justice and Public Order Act 1994 s.136).
    AsTheWarrantSays,
}

/// For what somebody is on bail, so far as it decides which clock an arrest starts (Bail Act 1976 s.7(8)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BailOffence {
    /// Charged with murder, alone or beside others.
    Murder,
    /// For something else.
    Other,
    /// Not known to the officer.
    #[default]
    NotKnown,
}

impl BailOffence {
    /// Whether nobody said what the bail is for.
    pub fn is_not_known(&self) -> bool {
        *self == Self::NotKnown
    }
}

/// The CJS offence codes of murder, at common law. A letter after them marks an attempt, aiding, a
/// conspiracy or incitement.
const MURDER: [&str; 2] = ["COML025", "COML026"];

/// What an order's papers say that bail is for: murder, where they list its code among the offences. That
/// they list others alone says nothing: another court may have the charge.
pub fn bail_offence_held(order: &Order) -> BailOffence {
    let offences = order.references.iter().filter(|reference| reference.kind == "offence");
    let mut codes = offences.flat_map(|reference| reference.value.split_whitespace());
    if codes.any(|code| MURDER.contains(&code)) { BailOffence::Murder } else { BailOffence::NotKnown }
}

/// Which clock the use of a power starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Written")]
pub enum ClockChoice {
    /// None: the clocks of custody start later, each at its own event.
    None,
    /// This one.
    One(ClockRule),
    /// One of two, by what the bail is for.
    ByBailOffence {
        /// On bail charged with murder.
        murder: ClockRule,
        /// On bail for anything else.
        other: ClockRule,
    },
}

impl ClockChoice {
    /// The clock that an arrest starts. Where it is not known what the bail is for, that of other
    /// offences: it leaves fewer days out, and is over no later.
    pub fn rule(self, on_bail_for: BailOffence) -> Option<ClockRule> {
        match (self, on_bail_for) {
            (Self::None, _) => None,
            (Self::One(rule), _) => Some(rule),
            (Self::ByBailOffence { murder, .. }, BailOffence::Murder) => Some(murder),
            (Self::ByBailOffence { other, .. }, BailOffence::Other | BailOffence::NotKnown) => Some(other),
        }
    }

    /// The clock in place of the other where the bail is for murder; none where that makes no difference.
    pub fn if_murder(self) -> Option<ClockRule> {
        match self {
            Self::None | Self::One(_) => None,
            Self::ByBailOffence { murder, .. } => Some(murder),
        }
    }
}

/// The clock that is started where nothing is known, and the one in its place where bail is for murder.
#[derive(Serialize)]
struct Written {
    clock: Option<ClockRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clock_if_murder: Option<ClockRule>,
}

impl From<ClockChoice> for Written {
    fn from(choice: ClockChoice) -> Self {
        Self { clock: choice.rule(BailOffence::NotKnown), clock_if_murder: choice.if_murder() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::assess::builders::an_order;
    use crate::rules::clock;
    use crate::rules::order::{OrderKind, Reference};
    use crate::rules::time::Timestamp;

    const OF_BAIL: ClockChoice =
        ClockChoice::ByBailOffence { murder: ClockRule::MurderBailArrest, other: ClockRule::BailArrest };

    /// Bail Act 1976 s.7(8).
    #[test]
    fn bail_for_murder_has_a_clock_of_its_own_and_what_is_not_known_has_the_shorter() {
        assert_eq!(OF_BAIL.rule(BailOffence::Murder), Some(ClockRule::MurderBailArrest));
        assert_eq!(OF_BAIL.rule(BailOffence::Other), Some(ClockRule::BailArrest));
        assert_eq!(OF_BAIL.rule(BailOffence::NotKnown), Some(ClockRule::BailArrest));
        assert_eq!(OF_BAIL.if_murder(), Some(ClockRule::MurderBailArrest));
        let one = ClockChoice::One(ClockRule::DvpoArrest);
        assert_eq!((one.rule(BailOffence::Murder), one.if_murder()), (Some(ClockRule::DvpoArrest), None));
        assert_eq!(ClockChoice::None.rule(BailOffence::Murder), None);
    }

    #[test]
    fn a_charge_of_murder_is_found_among_the_offences_and_an_attempt_is_none() {
        let held = |kind: &str, value: &str| {
            let mut order = an_order(OrderKind::CourtBail, Vec::new());
            order.references.push(Reference { kind: kind.to_owned(), value: value.to_owned() });
            bail_offence_held(&order)
        };
        assert_eq!(held("offence", "001 COML025"), BailOffence::Murder);
        assert_eq!(held("offence", "COML026"), BailOffence::Murder);
        for other in ["001 COML025A", "001 PH97002", "", "COML0255"] {
            assert_eq!(held("offence", other), BailOffence::NotKnown, "{other}");
        }
        assert_eq!(held("result text", "COML025"), BailOffence::NotKnown);
    }

    #[test]
    fn the_clock_of_what_is_not_known_is_over_no_later_than_that_of_murder() {
        // A Friday, a Saturday, a Sunday and Christmas Eve.
        for start in ["2026-11-13T20:00:00Z", "2026-11-14T10:00:00Z", "2026-11-15T10:00:00Z", "2026-12-24T14:00:00Z"] {
            let start = Timestamp::parse(start).unwrap();
            let limit = |rule| clock::run(rule, start).unwrap().limit;
            assert!(limit(ClockRule::BailArrest) <= limit(ClockRule::MurderBailArrest), "{start}");
        }
    }
}
