//! What safeguarding asks of the police at the scene, whatever an order answered.

use crate::rules::law::{PLACE_OF_SAFETY, POLICE_PROTECTION, ProtectRow};
use serde::{Deserialize, Serialize};

/// One thing to do or to know, for the safety of whoever is at risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SafeguardPrompt {
    /// Recent strangulation is a medical emergency, also without a mark.
    StrangulationIsMedical,
    /// Questions about risk are asked alone and out of hearing.
    AskAlone,
    /// An interpreter is independent, and never a relative.
    Interpreter,
    /// The duty to comply with the Victims' Code (Victims and Prisoners Act 2024 s.5), and what may be asked
    /// about a victim (s.28).
    VictimsCode,
    /// A child's school is told of domestic abuse (Domestic Abuse Act 2021 s.49A).
    SchoolTold,
    /// Somebody in crisis may be taken to a place of safety (Mental Health Act 1983 s.136).
    PlaceOfSafety,
    /// A child may be taken into police protection (Children Act 1989 s.46).
    PoliceProtection,
}

impl SafeguardPrompt {
    /// All of them: what saves a life is said first, and the rest is not ranked.
    pub const ALL: [Self; 7] = [
        Self::StrangulationIsMedical,
        Self::AskAlone,
        Self::Interpreter,
        Self::VictimsCode,
        Self::SchoolTold,
        Self::PlaceOfSafety,
        Self::PoliceProtection,
    ];

    /// Its key, as a page names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::StrangulationIsMedical => "strangulation_is_medical",
            Self::AskAlone => "ask_alone",
            Self::Interpreter => "interpreter",
            Self::VictimsCode => "victims_code",
            Self::SchoolTold => "school_told",
            Self::PlaceOfSafety => "place_of_safety",
            Self::PoliceProtection => "police_protection",
        }
    }

    /// The power that it prompts, where it prompts one.
    pub fn protect(self) -> Option<&'static ProtectRow> {
        match self {
            Self::PlaceOfSafety => Some(&PLACE_OF_SAFETY),
            Self::PoliceProtection => Some(&POLICE_PROTECTION),
            Self::StrangulationIsMedical
            | Self::AskAlone
            | Self::Interpreter
            | Self::VictimsCode
            | Self::SchoolTold => None,
        }
    }
}
