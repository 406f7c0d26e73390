//! The officer's own decision. The machine never fills any of it in.

use super::ids::{DecisionId, IncidentId, OrderId};
use super::law::{BailOffence, PowerId};
use super::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What an officer decided, and why, in their own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// This decision.
    pub id: DecisionId,
    /// About which incident.
    pub incident: IncidentId,
    /// When it was taken.
    pub at: Timestamp,
    /// The grounds, in the officer's words.
    pub grounds: String,
    /// What was done; several may be.
    pub actions: Vec<Action>,
    /// Why nothing was done, where nothing was.
    pub none_because: Option<String>,
}

/// Something an officer did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Action {
    /// Arrested. Each arrest starts its own clock at its own time.
    Arrest {
        /// Under which power: the law row's id.
        power: PowerId,
        /// For a breach of which order, where it is one.
        order: Option<OrderId>,
        /// When.
        at: Timestamp,
        /// Necessity, where the power needs it (PACE s.24(5), Code G).
        necessity: Vec<Necessity>,
        /// Why it was used, where the law rows say that it did not stand, in the officer's words; else
        /// empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        despite: String,
        /// For what they were on bail, where that decides the clock (Bail Act 1976 s.7(8)).
        #[serde(default, skip_serializing_if = "BailOffence::is_not_known")]
        bail_for: BailOffence,
        /// The hearing ahead, where the officer knew of one that ends the clock.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hearing: Option<Timestamp>,
    },
    /// Invited to a voluntary interview.
    VoluntaryInterview,
    /// Reported for summons or review.
    Report,
    /// A warrant is applied for.
    WarrantApplication,
    /// A notice was given (DVPN, DAPN).
    Notice,
    /// Taken to a place of safety, or kept at one (Mental Health Act 1983 s.136): no arrest.
    PlaceOfSafety {
        /// Who, in the officer's words; empty where it is whom the record is about.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        who: String,
        /// When they were taken.
        at: Timestamp,
        /// When they arrived there, or when it was decided to keep them where they were, from which the 24 hours
        /// run; absent where they had not arrived.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        arrived: Option<Timestamp>,
    },
    /// A child was taken into police protection (Children Act 1989 s.46): no arrest.
    PoliceProtection {
        /// Which child or children, in the officer's words.
        who: String,
        /// When, from which the 72 hours run.
        at: Timestamp,
        /// Which designated officer was told, in the officer's words; empty where none was yet.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        designated: String,
    },
}

/// Reasons that make an arrest necessary (PACE 1984 s.24(5)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Necessity {
    /// Name cannot be ascertained.
    Name,
    /// Address cannot be ascertained.
    Address,
    /// To prevent injury, loss, damage, indecency or obstruction.
    PreventHarm,
    /// To protect a child or other vulnerable person.
    ProtectVulnerable,
    /// To allow prompt and effective investigation.
    PromptInvestigation,
    /// To prevent disappearance.
    PreventDisappearance,
}

impl Action {
    /// The instant a clock may run from, for an arrest.
    pub fn arrested_at(&self) -> Option<Timestamp> {
        match self {
            Self::Arrest { at, .. } => Some(*at),
            Self::VoluntaryInterview
            | Self::Report
            | Self::WarrantApplication
            | Self::Notice
            | Self::PlaceOfSafety { .. }
            | Self::PoliceProtection { .. } => None,
        }
    }

    /// Every moment at which it says that something was; the hearing ahead of an arrest is none.
    pub fn moments(&self) -> Vec<Timestamp> {
        match self {
            Self::Arrest { at, .. } | Self::PoliceProtection { at, .. } => vec![*at],
            Self::PlaceOfSafety { at, arrived, .. } => std::iter::once(*at).chain(*arrived).collect(),
            Self::VoluntaryInterview | Self::Report | Self::WarrantApplication | Self::Notice => Vec::new(),
        }
    }

    /// For a breach of which order an arrest was made, where it was for one.
    pub fn order(&self) -> Option<OrderId> {
        match self {
            Self::Arrest { order, .. } => *order,
            Self::VoluntaryInterview
            | Self::Report
            | Self::WarrantApplication
            | Self::Notice
            | Self::PlaceOfSafety { .. }
            | Self::PoliceProtection { .. } => None,
        }
    }

    /// The hearing ahead that the officer gave with an arrest.
    pub fn hearing(&self) -> Option<Timestamp> {
        match self {
            Self::Arrest { hearing, .. } => *hearing,
            Self::VoluntaryInterview
            | Self::Report
            | Self::WarrantApplication
            | Self::Notice
            | Self::PlaceOfSafety { .. }
            | Self::PoliceProtection { .. } => None,
        }
    }
}
