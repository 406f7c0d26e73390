//! Points to prove: what each is, so that a screen can fill it, and by which text it is shown.
//!
//! The text is that of the commonest case; a kind whose point reads otherwise has its own text
//! under the same id.

use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// What a point to prove is about (LAW 1B).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointId {
    /// He is the person named.
    Identity,
    /// The order was in force at the time.
    InForce,
    /// The exact term, in the version then in force.
    ExactTerm,
    /// His own act or omission falls within it.
    WithinTerm,
    /// He knew of it, where that is an element (R2).
    Awareness,
    /// It was served on him in person.
    PersonalService,
    /// No reasonable excuse, once he raises one (R8).
    NoReasonableExcuse,
    /// A power of arrest is attached to this provision and has not ended.
    PowerAttached,
    /// A certified copy of the order for the file (R4).
    CertifiedCopy,
    /// The offence for which he was on bail or arrested.
    OriginalOffence,
    /// The order must be verified as still live.
    VerifyLive,
    /// The Act under which it was made, which decides the code.
    MakingStatute,
}

/// One point to prove of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PointRow {
    /// What it is about.
    pub id: PointId,
    /// In the row's words.
    pub words: TextKey,
}

/// A point in a row's own words.
pub(super) const fn point(id: PointId, words: TextKey) -> PointRow {
    PointRow { id, words }
}

/// Who he is.
pub(in crate::rules) const IDENTITY: PointRow = point(PointId::Identity, text_key!("kind.point_identity"));
/// The order's life.
pub(in crate::rules) const IN_FORCE: PointRow = point(PointId::InForce, text_key!("kind.point_in_force"));
/// The words.
pub(in crate::rules) const EXACT_TERM: PointRow = point(PointId::ExactTerm, text_key!("kind.point_exact_term"));
/// The act.
pub(in crate::rules) const WITHIN_TERM: PointRow = point(PointId::WithinTerm, text_key!("kind.point_within_term"));
/// The excuse.
pub(in crate::rules) const NO_EXCUSE: PointRow = point(PointId::NoReasonableExcuse, text_key!("kind.point_no_excuse"));
/// The awareness of R2.
pub(super) const AWARE: PointRow = point(PointId::Awareness, text_key!("kind.point_aware"));
/// The knowledge that contempt needs.
pub(super) const KNEW: PointRow = point(PointId::Awareness, text_key!("kind.point_knew"));
/// The same where the breach is an offence too, which needs none: of the contempt alone.
pub(super) const KNEW_FOR_CONTEMPT: PointRow = point(PointId::Awareness, text_key!("kind.point_knew_for_contempt"));
/// The proof of R4.
pub(super) const CERTIFIED_COPY: PointRow = point(PointId::CertifiedCopy, text_key!("kind.point_certified_copy"));
/// The Act that decides the code.
pub(super) const MAKING_STATUTE: PointRow = point(PointId::MakingStatute, text_key!("kind.point_making_statute"));
/// For kinds whose pilot has ended.
pub(super) const VERIFY_LIVE: PointRow = point(PointId::VerifyLive, text_key!("kind.point_verify_live"));

/// The points common to every breach that is an offence, where knowledge is no element.
pub(super) const OF_AN_OFFENCE: &[PointRow] = &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, NO_EXCUSE, CERTIFIED_COPY];
/// The same, for orders that may be made without notice (R2).
pub(super) const OF_AN_OFFENCE_WITH_NOTICE: &[PointRow] =
    &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, AWARE, NO_EXCUSE, CERTIFIED_COPY];
/// The same as the first, where the Act it was made under decides the code.
pub(super) const OF_AN_OFFENCE_BY_STATUTE: &[PointRow] =
    &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, NO_EXCUSE, MAKING_STATUTE, CERTIFIED_COPY];
/// The points common to every contempt.
pub(super) const OF_A_CONTEMPT: &[PointRow] = &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, KNEW, CERTIFIED_COPY];
