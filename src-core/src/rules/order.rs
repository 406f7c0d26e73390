//! Orders, their provenance and their graph of immutable versions.

mod ends;
mod in_force;
mod kind;
mod stated;

use super::condition::Condition;
use super::ids::{OrderId, PersonId, VersionId};
use super::time::Timestamp;
pub use ends::Ends;
pub use in_force::{InForce, InForceAnswer, InForceCause, InForceScope};
pub use kind::OrderKind;
pub(in crate::rules) use kind::each_kind;
use serde::{Deserialize, Serialize};
pub use stated::{Hearing, StatedEnd};

/// One protective order, across its versions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// This order.
    pub id: OrderId,
    /// What kind.
    pub kind: OrderKind,
    /// Which court or officer made it.
    pub court: Court,
    /// Its references, as written.
    pub references: Vec<Reference>,
    /// Where we have it from, and whether anyone checked.
    pub provenance: Provenance,
    /// The parts of the United Kingdom it was made in.
    pub made_in: Jurisdiction,
    /// Where it can be enforced, and on what basis.
    pub enforceable_in: Enforceability,
    /// Whether it was made with notice to the respondent.
    pub on_notice: OnNotice,
    /// Persons bound. Between HQ and device the order's links alone say who they are: an order in a feed
    /// names nobody, and whoever reads it from a store fills this in from the links.
    pub respondents: Vec<PersonId>,
    /// Persons protected; filled in likewise.
    pub protected: Vec<PersonId>,
    /// Versions, in the order HQ learnt them.
    pub versions: Vec<Version>,
}

/// Whoever made the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Court {
    /// Name as written.
    pub name: String,
    /// Organisation unit code, if known.
    pub oucode: Option<String>,
}

/// A reference and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// What it is: "PTI-URN", "ASN", "FamilyMan case number", "result code".
    pub kind: String,
    /// As written.
    pub value: String,
}

/// Where we have the order from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// By which way it reached us.
    pub origin: Origin,
    /// Who checked it against the sealed order, and when.
    pub verified: Option<Verified>,
}

/// By which way an order reached us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A court's own electronic feed.
    CourtFeed,
    /// Typed at a police desk from the court's papers.
    Desk,
    /// Issued by police.
    PoliceIssued,
    /// A national system.
    NationalSystem,
    /// Paper seen at the scene.
    PaperSeen,
    /// Told by somebody.
    Told,
}

/// A check of the record against the sealed order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    /// By whom, as shown.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// A part of the United Kingdom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Jurisdiction {
    /// England and Wales.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// Where an order can be enforced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enforceability {
    /// England and Wales only.
    EnglandAndWales,
    /// The whole United Kingdom, by the statute the law row names.
    UnitedKingdom,
    /// Not known.
    Unknown,
}

/// Whether the respondent had notice of the hearing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnNotice {
    /// Made with notice to him, or in his presence.
    OnNotice,
    /// Made without notice.
    WithoutNotice,
    /// The papers do not say.
    Unknown,
}

/// One version of an order, immutable. Versions form a graph: two heads go to a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// This version.
    pub id: VersionId,
    /// The versions it varies; none for the first.
    pub based_on: Vec<VersionId>,
    /// When the court made it.
    pub made_at: Timestamp,
    /// When HQ learnt it.
    pub hq_learnt_at: Timestamp,
    /// When it is in force, with cause.
    pub in_force: Vec<InForce>,
    /// Its conditions.
    pub conditions: Vec<Condition>,
    /// Whether it is interim.
    pub interim: bool,
    /// The court's words about duration, verbatim.
    pub duration_words: String,
    /// What its papers say of its end, apart from the intervals reckoned from it.
    #[serde(default, skip_serializing_if = "StatedEnd::is_not_stated")]
    pub stated_end: StatedEnd,
}

/// The versions nobody has varied: one for an ordinary order, more where a person must choose.
#[derive(Clone, Debug, PartialEq)]
pub enum Heads<'a> {
    /// No version is held.
    None,
    /// One current version.
    One(&'a Version),
    /// Two or more, in conflict: a person must say which.
    Several(Vec<&'a Version>),
}

impl Order {
    /// The current version or versions.
    pub fn heads(&self) -> Heads<'_> {
        let replaced: Vec<VersionId> =
            self.versions.iter().flat_map(|version| version.based_on.iter().copied()).collect();
        let heads: Vec<&Version> = self.versions.iter().filter(|version| !replaced.contains(&version.id)).collect();
        match heads.as_slice() {
            [] => Heads::None,
            [one] => Heads::One(one),
            [..] => Heads::Several(heads),
        }
    }

    /// The version that governs an instant: the latest made by then along the graph, provided the
    /// graph has one head among those made by then.
    pub fn version_at(&self, at: Timestamp) -> Heads<'_> {
        // A variation that has not begun does not yet displace the version it varies.
        let begun = |version: &Version| version.based_on.is_empty() || version.in_force_at(at) != InForceAnswer::NotYet;
        let made: Vec<&Version> =
            self.versions.iter().filter(|version| version.made_at <= at && begun(version)).collect();
        if made.is_empty() {
            return self.heads();
        }
        let replaced: Vec<VersionId> = made.iter().flat_map(|version| version.based_on.iter().copied()).collect();
        let heads: Vec<&Version> = made.into_iter().filter(|version| !replaced.contains(&version.id)).collect();
        match heads.as_slice() {
            [] => Heads::None,
            [one] => Heads::One(one),
            [..] => Heads::Several(heads),
        }
    }

    /// The one version that governs an instant; none where none or several do.
    pub fn one_version_at(&self, at: Timestamp) -> Option<&Version> {
        match self.version_at(at) {
            Heads::One(version) => Some(version),
            Heads::None | Heads::Several(_) => None,
        }
    }

    /// The versions that govern an instant: one, or as many as conflict.
    pub fn versions_at(&self, at: Timestamp) -> Vec<&Version> {
        match self.version_at(at) {
            Heads::None => Vec::new(),
            Heads::One(version) => vec![version],
            Heads::Several(versions) => versions,
        }
    }

    /// The next variation that has not begun at an instant, and when it begins.
    pub fn next_version_after(&self, at: Timestamp) -> Option<(&Version, Timestamp)> {
        let begins = |version: &Version| {
            let rows = version.in_force.iter().filter(|row| row.scope == InForceScope::Version);
            rows.filter_map(|row| row.interval.from).min().filter(|from| *from > at)
        };
        let coming = self.versions.iter().filter(|version| !version.based_on.is_empty());
        coming.filter_map(|version| Some((version, begins(version)?))).min_by_key(|(_version, from)| *from)
    }

    /// The place of a version among those held, the first being 1.
    pub fn number_of(&self, version: VersionId) -> Option<usize> {
        self.versions.iter().position(|each| each.id == version).map(|place| place + 1)
    }

    /// When it was first made, as far as its versions tell.
    pub fn first_made_at(&self) -> Option<Timestamp> {
        let first = self.versions.iter().filter(|version| version.based_on.is_empty());
        first.map(|version| version.made_at).min()
    }

    /// A version by id.
    pub fn version(&self, id: VersionId) -> Option<&Version> {
        self.versions.iter().find(|version| version.id == id)
    }
}
