//! Requirements of a community order or a suspended sentence.

use super::dated::UNDATED;
use super::duration::as_ordered;
use super::points::{EXACT_TERM, IDENTITY, IN_FORCE, WITHIN_TERM};
use super::words::REACH_NOT_READ;
use super::{Breach, Covers, LawRow, NoticeRule, OnNotice, PowerFrom, Route, RouteKind};
use crate::text_key;

/// Curfew, residence, exclusion or another requirement of a sentence. Its breach is for probation
/// and the court.
pub(super) const REQUIREMENT: LawRow = LawRow {
    kind_id: "sentence_requirement",
    title: text_key!("kind.sentence_requirement"),
    statute: "Sentencing Act 2020 (community orders and suspended sentences)",
    made_by: text_key!("kind.sentence_requirement_made_by"),
    takes_effect: text_key!("kind.as_the_sentence_says"),
    service: text_key!("kind.sentence_requirement_service"),
    duration: as_ordered(text_key!("kind.as_the_sentence_says")),
    may_contain: text_key!("kind.sentence_requirement_may_contain"),
    breach: Breach::NoOffence {
        section: "Sentencing Act 2020",
        consequence: text_key!("kind.sentence_requirement_consequence"),
        code: None,
    },
    power_from: PowerFrom::Nobody,
    powers: &[],
    notice: NoticeRule::NotNeeded,
    covers: Covers::EveryTerm,
    uk_wide: false,
    on_notice: OnNotice::OnNotice,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: &[],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::SentencingCourt,
        section: "Sentencing Act 2020",
        brought_by: text_key!("kind.sentence_requirement_probation_the_court_may_issue"),
        court: text_key!("kind.sentence_requirement_the_court_responsible_for_the_sentence"),
        barred_by: &[],
    }],
    forms: &[],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM],
    notes: &[
        text_key!("kind.sentence_requirement_police_have_no_power_to_arrest"),
        text_key!("kind.sentence_requirement_look_for_other_offences"),
    ],
    status: &[],
    dated: UNDATED,
    doubts: &[REACH_NOT_READ],
    source: "Sentencing Act 2020; read by a panel on 30 November 2026",
};
