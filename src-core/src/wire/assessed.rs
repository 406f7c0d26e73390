//! What an assessment was made with, so that it opens to its reasons.

use super::sheets::Stamp;
use super::token::Token;
use crate::rules::assess::{Assessment, Told};
use crate::rules::order::Order;
use crate::rules::sighting::SightingBasis;
use crate::rules::time::ClockTrust;
use serde::{Deserialize, Serialize};

/// What an assessment was made with: the same again gives the same answers, byte for byte.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssessedWith {
    /// The engine.
    pub engine: Token,
    /// The edition of the law rows.
    pub law_table: Token,
    /// Which version governed the act, counted from 1, of how many, and when it was made; absent where
    /// none or several did.
    pub version: Option<(u32, u32, Stamp)>,
    /// As of when HQ's knowledge was asked.
    pub known_as_of: Stamp,
    /// When it was asked: the latest that a doubtful clock can have meant.
    pub decided_at: Stamp,
    /// How far the clock was trusted.
    pub clock_trust: ClockTrust,
    /// On what basis he was placed; absent where he was not placed.
    pub basis: Option<SightingBasis>,
    /// What the officer had answered.
    pub told: Vec<Told>,
}

impl AssessedWith {
    /// What an assessment of an order was made with.
    pub fn of(order: &Order, assessment: &Assessment) -> Self {
        let facts = &assessment.facts;
        Self {
            engine: assessment.engine.as_str().into(),
            law_table: assessment.law_table.as_str().into(),
            version: governing(order, assessment),
            known_as_of: Stamp::of(facts.known_as_of),
            decided_at: Stamp::of(facts.decision_time.shown()),
            clock_trust: facts.decision_time.trust,
            basis: facts.sighting.as_ref().map(|sighting| sighting.basis),
            told: facts.told.clone(),
        }
    }
}

/// The governing version's number, how many there are, and when it was made.
fn governing(order: &Order, assessment: &Assessment) -> Option<(u32, u32, Stamp)> {
    let id = assessment.version?;
    let held = u32::try_from(order.versions.len()).ok()?;
    let (number, version) = (1..=held).zip(&order.versions).find(|(_number, version)| version.id == id)?;
    Some((number, held, Stamp::of(version.made_at)))
}
