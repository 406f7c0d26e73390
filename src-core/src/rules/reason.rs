//! Why somebody looks: given once at each opening, and signed with it.

use crate::text;
use crate::words::Text;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Why a person or order is opened: asked once per opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What kind of reason.
    pub kind: ReasonKind,
    /// [`REASON_CHARACTERS`] characters where the kind is "other"; else optional.
    pub words: Option<String>,
    /// The force's incident number, optional.
    pub incident_number: Option<String>,
}

/// Characters of a reason in words, as LEDS asks.
pub const REASON_CHARACTERS: RangeInclusive<usize> = 3..=250;

/// Characters of an incident number, at most.
pub const INCIDENT_NUMBER_CHARACTERS: usize = 40;

/// Why a reason is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonFault {
    /// It says nothing, or more than anybody reads.
    Words,
    /// The incident number is longer than any force's.
    IncidentNumber,
}

impl ReasonFault {
    /// The field that it is about.
    pub fn field(self) -> &'static str {
        match self {
            Self::Words => "reason-words",
            Self::IncidentNumber => "reason-incident",
        }
    }

    /// It in words.
    pub fn text(self) -> Text {
        match self {
            Self::Words => {
                text!("frame.reason_words_bad", least = *REASON_CHARACTERS.start(), most = *REASON_CHARACTERS.end())
            }
            Self::IncidentNumber => text!("frame.reason_incident_bad", most = INCIDENT_NUMBER_CHARACTERS),
        }
    }
}

impl Reason {
    /// Refuses one that says nothing.
    pub fn check(&self) -> Result<(), ReasonFault> {
        let length = self.words.as_deref().map_or(0, |words| words.trim().chars().count());
        let says_enough = match self.kind {
            ReasonKind::Other => REASON_CHARACTERS.contains(&length),
            ReasonKind::AtScene | ReasonKind::Report | ReasonKind::Visit | ReasonKind::Custody => {
                length <= *REASON_CHARACTERS.end()
            }
        };
        if !says_enough {
            return Err(ReasonFault::Words);
        }
        let number = self.incident_number.as_deref().unwrap_or_default();
        if number.chars().nth(INCIDENT_NUMBER_CHARACTERS).is_some() {
            return Err(ReasonFault::IncidentNumber);
        }
        Ok(())
    }
}

/// Kinds of reason, one tap each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// At the scene.
    AtScene,
    /// A report taken.
    Report,
    /// A planned visit.
    Visit,
    /// In custody.
    Custody,
    /// Another reason, in words.
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(kind: ReasonKind, words: &str, number: &str) -> Reason {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Reason { kind, words: given(words), incident_number: given(number) }
    }

    #[test]
    fn another_reason_needs_words_and_a_tap_needs_none() {
        assert_eq!(reason(ReasonKind::AtScene, "", "").check(), Ok(()));
        for words in ["", "  a  ", "ab"] {
            assert_eq!(reason(ReasonKind::Other, words, "").check(), Err(ReasonFault::Words), "{words:?}");
        }
        assert_eq!(reason(ReasonKind::Other, "mappa review", "").check(), Ok(()));
        for kind in [ReasonKind::Other, ReasonKind::Visit] {
            assert_eq!(reason(kind, &"a".repeat(251), "").check(), Err(ReasonFault::Words), "{kind:?}");
        }
    }

    #[test]
    fn an_incident_number_is_one() {
        assert_eq!(reason(ReasonKind::Report, "", &"1".repeat(40)).check(), Ok(()));
        assert_eq!(reason(ReasonKind::Report, "", &"1".repeat(41)).check(), Err(ReasonFault::IncidentNumber));
    }
}
