//! People as sources described them, and the revocable assertions that join them.

use super::ids::{LinkId, OfficerId, OrderId, PersonId, PersonRecordId};
use super::time::{Day, Timestamp};
use super::visibility::Visibility;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// What one source said of somebody. Immutable: a correction is another record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonRecord {
    /// This record.
    pub id: PersonRecordId,
    /// Who said it.
    pub source: Source,
    /// Names, the first being the one the source leads with.
    pub names: Vec<Name>,
    /// Date of birth, as far as it is known.
    pub born: BirthDate,
    /// Gender as the source recorded it.
    pub gender: Gender,
    /// Identifiers as typed by the source.
    pub identifiers: Vec<Identifier>,
    /// Addresses, newest first.
    pub addresses: Vec<Address>,
    /// Warnings, each with date and source.
    pub warnings: Vec<Warning>,
    /// Marks, scars and the like, usable as an identifier at the scene.
    pub marks: Vec<String>,
}

/// Where a statement came from and when it was learnt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The system or person: "Libra", "ACRO manifest", "desk".
    pub system: String,
    /// Its own reference for the statement, kept as it came.
    pub reference: String,
    /// When HQ learnt it.
    pub learnt_at: Timestamp,
}

/// A name and what kind of name it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Given names in the source's order and spelling.
    pub given: String,
    /// Family name in the source's spelling.
    pub family: String,
    /// What kind of name.
    pub kind: NameKind,
}

/// What kind of name a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// The name in law, so far as the source knows.
    Legal,
    /// A name also used.
    Alias,
    /// The family name before marriage.
    Maiden,
    /// Another spelling of the same name.
    Spelling,
}

/// A date of birth, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BirthDate {
    /// The day.
    Known(Day),
    /// The year only.
    Year(i32),
    /// Not given.
    Unknown,
}

impl BirthDate {
    /// Age in whole years on a day; `None` where it cannot be told to the year.
    pub fn age_on(self, day: Day) -> Option<i32> {
        match self {
            Self::Known(born) => Some(born.years_until(day)),
            Self::Year(_) | Self::Unknown => None,
        }
    }
}

/// Gender as recorded by the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// Recorded as male.
    Male,
    /// Recorded as female.
    Female,
    /// Recorded otherwise.
    Other,
    /// Not recorded.
    NotStated,
}

/// An identifier and its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    /// What it is.
    pub kind: IdentifierKind,
    /// As the source wrote it.
    pub value: String,
}

/// Kinds of identifier that find a person or an order exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentifierKind {
    /// Police National Computer id.
    PncId,
    /// Criminal Records Office number.
    Cro,
    /// Arrest/summons number.
    Asn,
    /// Pre-trial issue unique reference number.
    PtiUrn,
    /// Vehicle registration mark.
    Plate,
    /// Telephone number.
    Phone,
    /// Email address.
    Email,
    /// Postcode.
    Postcode,
    /// Court case or order number.
    CaseNumber,
    /// National Insurance number.
    NiNumber,
    /// NHS number.
    NhsNumber,
    /// Driver number, as on a driving licence.
    DriverNumber,
    /// Prison number.
    PrisonNumber,
}

/// An address as written, with who may see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Address {
    /// Lines as written.
    pub lines: Vec<String>,
    /// Postcode, if any.
    pub postcode: Option<String>,
    /// Who may see it; a protected person's is need-to-know.
    pub visibility: Visibility,
}

impl Address {
    /// Who may see it of somebody in these roles: of whom an order protects, or a child in it, nobody
    /// without a tap that is journalled. The one rule for a person's page and for what finds them.
    pub fn visibility_among(&self, roles: &[Role]) -> Visibility {
        let is_guarded = roles.iter().any(|role| role.is_protected());
        self.visibility.max(if is_guarded { Visibility::NeedToKnow } else { Visibility::RespondentMaySee })
    }

    /// One line.
    pub fn text(&self) -> String {
        self.lines.iter().chain(self.postcode.iter()).map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    /// The town, as far as the lines tell: the last part behind the street that has no figure and names
    /// no country. `None` where an address is one part only, which may be a street or a house.
    pub fn town(&self) -> Option<String> {
        const COUNTRIES: [&str; 8] =
            ["england", "wales", "scotland", "northern ireland", "united kingdom", "great britain", "uk", "gb"];
        let parts = self.lines.iter().flat_map(|line| line.split(',')).map(str::trim).filter(|part| !part.is_empty());
        let is_place = |part: &&str| {
            part.chars().any(char::is_alphabetic)
                && !part.chars().any(char::is_numeric)
                && !COUNTRIES.contains(&part.to_lowercase().as_str())
        };
        parts.skip(1).filter(is_place).last().map(str::to_owned)
    }
}

/// A warning marker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The marker: "Weapons".
    pub marker: Verbatim,
    /// What was said.
    pub detail: Verbatim,
    /// When it was recorded.
    pub on: Day,
    /// By which system or person.
    pub source: Verbatim,
}

/// In what role a person stands to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Bound by the order.
    BoundBy,
    /// Protected by the order.
    ProtectedBy,
    /// A child named in it.
    Child,
    /// A witness.
    Witness,
}

impl Role {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::BoundBy, Self::ProtectedBy, Self::Child, Self::Witness];

    /// Whether an order protects whoever stands so to it: where they live is not told part by part.
    pub fn is_protected(self) -> bool {
        match self {
            Self::ProtectedBy | Self::Child => true,
            Self::BoundBy | Self::Witness => false,
        }
    }

    /// The role as it is written wherever it is kept, and as ids are derived from it.
    pub fn key(self) -> &'static str {
        match self {
            Self::BoundBy => "bound_by",
            Self::ProtectedBy => "protected_by",
            Self::Child => "child",
            Self::Witness => "witness",
        }
    }
}

/// Category of data subject (Data Protection Act 2018 s.38(3)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectCategory {
    /// Suspected of an offence.
    Suspect,
    /// Convicted of one.
    Convicted,
    /// A victim or alleged victim.
    Victim,
    /// A witness or other with information.
    Witness,
    /// A child.
    Child,
}

/// An assertion that a record belongs to a person. It can be revoked, so a merge can be undone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordLink {
    /// This assertion.
    pub id: LinkId,
    /// The record.
    pub record: PersonRecordId,
    /// The person it is said to describe.
    pub person: PersonId,
    /// On what ground.
    pub basis: LinkBasis,
    /// When it was made.
    pub at: Timestamp,
    /// When it was taken back, if it was.
    pub revoked_at: Option<Timestamp>,
}

/// Why a record was linked to a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkBasis {
    /// It is the record the person began with.
    First,
    /// Equal PNC ids, both with a right check letter: the only ground on which a machine links.
    EqualPncId,
    /// An officer asserted it, with the score they were shown.
    Asserted {
        /// Who.
        by: OfficerId,
        /// In their words.
        why: String,
        /// The score shown, 0 to 1.
        score: f64,
    },
}

/// A person's role in an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLink {
    /// This assertion.
    pub id: LinkId,
    /// The person.
    pub person: PersonId,
    /// The order.
    pub order: OrderId,
    /// In what role.
    pub role: Role,
    /// As what category of data subject.
    pub category: SubjectCategory,
}
