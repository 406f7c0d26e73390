//! A person's page.

use super::orders::OrderBrief;
use super::stamp::{Coverage, Stamp};
use crate::rules::assess::Identity;
use crate::rules::ids::{IncidentId, PersonId};
use crate::rules::incident::Outcome;
use crate::rules::person::{Gender, Warning};
use crate::rules::power::Otherwise;
use crate::wire::token::Token;
use crate::words::{Verbatim, Wording};
use serde::{Deserialize, Serialize};

/// A person, as their page shows them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonSheet {
    /// Who.
    pub person: PersonId,
    /// "SMITH, Alan John".
    pub name: Verbatim,
    /// Other names.
    pub other_names: Vec<Verbatim>,
    /// Date of birth as text: "12 Apr 1988" or "1988".
    pub born: Option<Verbatim>,
    /// Age now.
    pub age: Option<i32>,
    /// Gender as recorded.
    pub gender: Gender,
    /// Warnings, newest first.
    pub warnings: Vec<Warning>,
    /// Whether the match is confirmed.
    pub identity: Identity,
    /// Clues to confirm against the person in front of the officer.
    pub clues: Vec<Clue>,
    /// Orders that bind.
    pub bound_by: Vec<OrderBrief>,
    /// Orders that protect.
    pub protected_by: Vec<OrderBrief>,
    /// Orders in other roles.
    pub other_roles: Vec<OrderBrief>,
    /// Addresses, masked where need-to-know.
    pub addresses: Vec<MaskedField>,
    /// Earlier allegations and visits, newest first.
    pub history: Vec<HistoryItem>,
    /// How many sources' records are joined here.
    pub records: u32,
    /// What else there is: nothing held is no all-clear.
    pub otherwise: Vec<Otherwise>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// What can be checked against the person in front of the officer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClueKind {
    /// When he was born.
    BirthDate,
    /// Where he lives.
    Address,
    /// His PNC id.
    PncId,
    /// A vehicle's registration mark.
    Plate,
    /// A scar, a tattoo.
    Mark,
}

impl ClueKind {
    /// Its name among programs, by which the entry of a confirmation names its value.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BirthDate => "birth_date",
            Self::Address => "address",
            Self::PncId => "pnc_id",
            Self::Plate => "plate",
            Self::Mark => "mark",
        }
    }
}

/// Something to check against the person in front of the officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    /// Its key for `person_confirm`: the name of its value, whatever is held beside it.
    pub key: Token,
    /// What it is.
    pub kind: ClueKind,
    /// What is held.
    pub shown: Verbatim,
    /// Whether it was confirmed under the look that stands.
    pub confirmed: bool,
}

/// A field that may be masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaskedField {
    /// Its name for `reveal`.
    pub field: Token,
    /// The text, absent while masked.
    pub text: Option<Verbatim>,
}

/// A revealed field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revealed {
    /// Its name.
    pub field: Token,
    /// Its text.
    pub text: Verbatim,
}

/// Something earlier, with its outcome wherever it is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryItem {
    /// Which incident.
    pub incident: IncidentId,
    /// When.
    pub at: Stamp,
    /// What became of it.
    pub outcome: Outcome,
    /// Of which order, as titled, or of which other offence, in the record's words.
    pub order: Option<Wording>,
    /// Recorded by whom, as shown.
    pub by: Verbatim,
}
