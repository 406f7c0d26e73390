//! Why somebody looks: given once at each opening, and signed with it.

use serde::{Deserialize, Serialize};

/// Why a person or order is opened: asked once per opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What kind of reason.
    pub kind: ReasonKind,
    /// 3 to 250 characters where the kind is "other"; else optional.
    pub words: Option<String>,
    /// The force's incident number, optional.
    pub incident_number: Option<String>,
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
