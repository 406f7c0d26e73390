//! What the rows of either-way offences share: PACE s.24 and the common points to prove.

use super::{PointId, PointRow, PowerRow};
use crate::rules::power::{Tense, Test};

/// Arrest for an offence (PACE 1984 s.24; entry s.17(1)(b), for either-way counts as indictable).
pub(super) const ARREST_FOR_OFFENCE: PowerRow = PowerRow {
    id: "pace_s24",
    source: "PACE 1984 s.24",
    tense: Tense::Offence,
    test: Test::Suspecting,
    needs_necessity: true,
    entry: Some("PACE 1984 s.17(1)(b), on belief that he is on the premises"),
    clock: None,
};

/// The points common to every breach.
pub(super) const IDENTITY: PointRow = PointRow::new(PointId::Identity, "He is the person the order names");
/// The order's life.
pub(super) const IN_FORCE: PointRow =
    PointRow::new(PointId::InForce, "The order was in force at the time: made, not expired, discharged or varied");
/// The words.
pub(super) const EXACT_TERM: PointRow =
    PointRow::new(PointId::ExactTerm, "The exact term, verbatim, in the version then in force");
/// The act.
pub(super) const WITHIN_TERM: PointRow =
    PointRow::new(PointId::WithinTerm, "His own act or omission falls within the term");
/// The excuse.
pub(super) const NO_EXCUSE: PointRow =
    PointRow::new(PointId::NoReasonableExcuse, "No reasonable excuse, once he raises one");
/// The awareness of R2.
pub(super) const AWARE: PointRow =
    PointRow::new(PointId::Awareness, "Where made without notice: he knew that the order existed before the act");
/// A note on consent (R8).
pub(super) const INVITATION: &str =
    "Invitation or consent does not lift the order. Record who started the contact, then what he did.";
/// A note on the route (R3).
pub(super) const ONE_ROUTE: &str = "A conviction of the breach and a punishment as contempt exclude one another for the same conduct: record the route.";
/// A note on proof (R4).
pub(super) const CERTIFIED_COPY: &str = "The file still needs a certified copy of the order.";
