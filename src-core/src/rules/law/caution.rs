//! Conditional cautions (Criminal Justice Act 2003 ss.22–27).

use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::as_ordered;
use super::points::{EXACT_TERM, IDENTITY, PointId, PointRow, WITHIN_TERM, point};
use super::words::{NO_ENTRY, REACH_NOT_READ};
use super::{
    Breach, Covers, Form, LawRow, NoticeRule, OnNotice, PowerFrom, PowerId, PowerRow, Route, RouteKind, history, pace,
};
use super::{ClockChoice, Custody, Tense, Test};
use crate::text_key;

const GIVEN: PointRow = point(PointId::InForce, text_key!("kind.point_caution_given"));
/// Open: cautions of youths (Crime and Disorder Act 1998 ss.66A–66H), which are papers of their own.
const FOR_YOUTHS: Doubt = doubt(
    text_key!("kind.conditional_caution_youth_unread"),
    &[Aspect::Maker],
    &[DoubtStep::CheckThePapers, DoubtStep::DutyInspector, DoubtStep::OtherPowers],
);
const OFFENCE: PointRow = point(PointId::OriginalOffence, text_key!("kind.point_caution_offence"));

/// Conditional caution (Criminal Justice Act 2003 s.22).
pub(super) const CONDITIONAL: LawRow = LawRow {
    kind_id: "conditional_caution",
    title: text_key!("kind.conditional_caution"),
    statute: "Criminal Justice Act 2003 ss.22–24B",
    made_by: text_key!("kind.conditional_caution_made_by"),
    takes_effect: text_key!("kind.conditional_caution_takes_effect"),
    service: text_key!("kind.conditional_caution_service"),
    duration: as_ordered(text_key!("kind.conditional_caution_duration")),
    may_contain: text_key!("kind.conditional_caution_may_contain"),
    breach: Breach::NoOffence {
        section: "Criminal Justice Act 2003 s.24",
        consequence: text_key!("kind.conditional_caution_consequence"),
        code: None,
    },
    power_from: PowerFrom::Statute,
    powers: &[PowerRow {
        id: PowerId::CjaS24a,
        source: "Criminal Justice Act 2003 s.24A(1), for failing without reasonable excuse",
        tense: Tense::HasBroken,
        test: Test::Believing,
        needs_necessity: false,
        entry: None,
        custody: Custody::StationThenPolice,
        clock: ClockChoice::None,
    }],
    notice: NoticeRule::NotNeeded,
    covers: Covers::EveryTerm,
    uk_wide: false,
    on_notice: OnNotice::OnNotice,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[Route {
        kind: RouteKind::BailCourt,
        section: "Criminal Justice Act 2003 ss.24, 24A(2)",
        brought_by: text_key!("kind.by_police_on_the_arrest"),
        court: text_key!("kind.conditional_caution_station"),
        barred_by: &[],
    }],
    forms: &[Form { id: "MG14", what: text_key!("kind.conditional_caution_form") }],
    points_to_prove: &[IDENTITY, GIVEN, EXACT_TERM, WITHIN_TERM, OFFENCE],
    notes: &[
        text_key!("kind.conditional_caution_excuse"),
        text_key!("kind.conditional_caution_at_the_station"),
        NO_ENTRY,
    ],
    status: &[text_key!("kind.conditional_caution_status")],
    dated: history::CONDITIONAL_CAUTION,
    doubts: &[FOR_YOUTHS, REACH_NOT_READ],
    source: "Criminal Justice Act 2003 s.24A, from memory; named by a panel on 30 November 2026",
};
