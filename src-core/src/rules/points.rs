//! Points to prove, filled from what this device already knows, with what is missing while the
//! officer is still at the scene.
//!
//! "Have" says that evidence of a point is recorded, and never that the point is proved. Reasonable
//! excuse is recorded and never weighed.

use super::assess::Assessment;
use super::law::{self, PointId, PointRow, row_for};
use super::order::Order;
use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

mod act;
mod held;
mod known;
mod matter;
mod missing;
mod notice;
mod papers;

pub use held::Have;
pub use known::{Known, LiveCheck, OrderCopy};
pub use missing::Missing;

use matter::Matter;

/// One point to prove, with what is held of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// What it is about.
    pub id: PointId,
    /// By which text of the law row.
    pub words: TextKey,
    /// How far it is evidenced.
    pub state: PointState,
    /// What is recorded of it.
    pub have: Vec<Have>,
    /// What an officer can still do, while at the scene.
    pub missing: Vec<Missing>,
}

/// How far a point is evidenced by what is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointState {
    /// Evidence is recorded.
    Have,
    /// Some is, and more is wanted.
    Partly,
    /// None is.
    Missing,
    /// It need not be proved for this order.
    NotNeeded,
}

/// The points common to every breach, for a kind that has no row: control must say more.
const COMMON: &[PointRow] = &[
    law::points::IDENTITY,
    law::points::IN_FORCE,
    law::points::EXACT_TERM,
    law::points::WITHIN_TERM,
    PointRow { id: PointId::Awareness, words: text_key!("kind.point_aware_where_needed") },
    law::points::NO_EXCUSE,
];

/// The points to prove of an order's kind, each with what is held and what is missing. The facts of
/// the assessment come first; what the form holds beside them is in `known`.
pub fn points(order: &Order, assessment: Option<&Assessment>, known: &Known) -> Vec<Point> {
    let matter = Matter::of(order, assessment, known);
    let rows = row_for(&order.kind).map_or(COMMON, |row| row.points_to_prove);
    rows.iter().map(|row| point(row, &matter)).collect()
}

fn point(row: &PointRow, matter: &Matter<'_>) -> Point {
    let Weighed { state, have, missing } = weigh(row.id, matter);
    Point { id: row.id, words: row.words, state, have, missing }
}

fn weigh(id: PointId, matter: &Matter<'_>) -> Weighed {
    match id {
        PointId::Identity => papers::identity(matter),
        PointId::InForce => papers::in_force(matter),
        PointId::ExactTerm => papers::exact_term(matter),
        PointId::WithinTerm => act::within_term(matter),
        PointId::Awareness => notice::awareness(matter),
        PointId::PersonalService => notice::personal_service(matter),
        PointId::NoReasonableExcuse => act::no_reasonable_excuse(matter),
        PointId::PowerAttached => papers::power_attached(matter),
        PointId::CertifiedCopy => papers::certified_copy(matter),
        PointId::OriginalOffence => papers::original_offence(matter),
        PointId::VerifyLive => papers::verify_live(matter),
        PointId::MakingStatute => papers::making_statute(matter),
    }
}

/// What was found of one point.
struct Weighed {
    state: PointState,
    have: Vec<Have>,
    missing: Vec<Missing>,
}

/// What is being found of one point.
#[derive(Default)]
struct Weighing {
    have: Vec<Have>,
    missing: Vec<Missing>,
}

impl Weighing {
    /// With what is recorded.
    fn has(mut self, have: impl IntoIterator<Item = Have>) -> Self {
        self.have.extend(have);
        self
    }

    /// With what can still be done.
    fn lacks(mut self, missing: impl IntoIterator<Item = Missing>) -> Self {
        self.missing.extend(missing);
        self
    }

    /// Evidence of it is recorded.
    fn enough(self) -> Weighed {
        Weighed { state: PointState::Have, have: self.have, missing: self.missing }
    }

    /// It is open: partly held where anything is.
    fn open(self) -> Weighed {
        let state = if self.have.is_empty() { PointState::Missing } else { PointState::Partly };
        Weighed { state, have: self.have, missing: self.missing }
    }

    /// It need not be proved.
    fn not_needed(self) -> Weighed {
        Weighed { state: PointState::NotNeeded, have: self.have, missing: Vec::new() }
    }
}

#[cfg(test)]
#[path = "points_tests.rs"]
mod tests;
