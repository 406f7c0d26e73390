//! People who serve a sentence and are not in prison: on licence, recalled, or unlawfully at large (Criminal
//! Justice Act 2003 ss.244–255; Prison Act 1952 s.49).

use super::dated::UNDATED;
use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::as_ordered;
use super::points::{EXACT_TERM, IDENTITY, PointId, PointRow, WITHIN_TERM, point};
use super::words::REACH_NOT_READ;
use super::{Breach, Covers, LawRow, NoticeRule, OnNotice, PowerFrom, PowerId, PowerRow, Route, RouteKind};
use super::{ClockChoice, Custody, Tense, Test};
use crate::text_key;
use crate::words::TextKey;

/// Open: how long each kind of licence runs.
const LENGTHS: Doubt = doubt(text_key!("kind.licence_lengths"), &[Aspect::Duration], &[DoubtStep::CheckThePapers]);
/// Open: recall from the licence of a life sentence (Crime (Sentences) Act 1997).
const OTHER_LICENCES: Doubt = doubt(
    text_key!("kind.released_other_licences"),
    &[Aspect::Maker],
    &[DoubtStep::AskControl, DoubtStep::OtherPowers, DoubtStep::Safeguarding],
);
/// Open: what the Sentencing Act 2026 changed.
const SENTENCING_ACT: Doubt = doubt(
    text_key!("kind.released_sentencing_act"),
    &[Aspect::Maker, Aspect::Duration],
    &[DoubtStep::CheckThePapers, DoubtStep::AskControl],
);
/// Open: the offence of remaining at large (Criminal Justice Act 2003 s.255ZA).
const REMAINING_AT_LARGE: Doubt = doubt(
    text_key!("kind.recalled_s_255za"),
    &[Aspect::Offence, Aspect::Penalty, Aspect::Code],
    &[DoubtStep::ForTheCourt],
);
/// Open: who else is at large (Prison Act 1952 s.49).
const WHOM: Doubt = doubt(
    text_key!("kind.unlawfully_at_large_whom"),
    &[Aspect::InForce],
    &[DoubtStep::AskControl, DoubtStep::OtherPowers, DoubtStep::Safeguarding],
);
const CONFIRM_FIRST: TextKey = text_key!("kind.released_confirm_first");
const RETURNED: TextKey = text_key!("kind.released_returned");

/// Release on licence, home detention curfew among it (Criminal Justice Act 2003 ss.244–253). Its breach is for
/// probation: no power of arrest comes of it before a recall.
pub(super) const LICENCE: LawRow = LawRow {
    kind_id: "licence",
    title: text_key!("kind.licence"),
    statute: "Criminal Justice Act 2003 ss.244–253; home detention curfew s.246",
    made_by: text_key!("kind.licence_made_by"),
    takes_effect: text_key!("kind.licence_takes_effect"),
    service: text_key!("kind.licence_service"),
    duration: as_ordered(text_key!("kind.licence_duration")),
    may_contain: text_key!("kind.licence_may_contain"),
    breach: Breach::NoOffence {
        section: "Criminal Justice Act 2003 ss.254, 255",
        consequence: text_key!("kind.licence_consequence"),
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
        kind: RouteKind::BackToPrison,
        section: "Criminal Justice Act 2003 ss.254, 255",
        brought_by: text_key!("kind.licence_brought_by"),
        court: text_key!("kind.licence_no_court"),
        barred_by: &[],
    }],
    forms: &[],
    points_to_prove: &[IDENTITY, LICENCE_RAN, EXACT_TERM, WITHIN_TERM],
    notes: &[
        text_key!("kind.licence_no_power"),
        text_key!("kind.licence_ask_of_recall"),
        text_key!("kind.sentence_requirement_look_for_other_offences"),
    ],
    status: &[],
    dated: UNDATED,
    doubts: &[LENGTHS, OTHER_LICENCES, SENTENCING_ACT, REACH_NOT_READ],
    source: "Criminal Justice Act 2003 ss.254, 255, read by a panel on 30 November 2026; otherwise from memory",
};

const LICENCE_RAN: PointRow = point(PointId::InForce, text_key!("kind.point_licence_ran"));
const AT_LARGE_NOW: PointRow = point(PointId::InForce, text_key!("kind.point_at_large"));
const RECALL_PAPER: PointRow = point(PointId::ExactTerm, text_key!("kind.point_recall_paper"));
const WHERE_FOUND: PointRow = point(PointId::WithinTerm, text_key!("kind.point_where_found"));

/// The power to arrest who is unlawfully at large, whatever they did: back to prison, without bail or clock.
const fn at_large(source: &'static str) -> PowerRow {
    PowerRow {
        id: PowerId::UnlawfullyAtLarge,
        source,
        tense: Tense::AtLarge,
        test: Test::Fact,
        needs_necessity: false,
        entry: Some("PACE 1984 s.17(1)(cb)"),
        custody: Custody::ReturnedToPrison,
        clock: ClockChoice::None,
    }
}

/// Recall from a licence (Criminal Justice Act 2003 s.254; s.255 from home detention curfew).
pub(super) const RECALLED: LawRow = LawRow {
    kind_id: "recalled",
    on_notice: OnNotice::Unknown,
    title: text_key!("kind.recalled"),
    statute: "Criminal Justice Act 2003 s.254, s.255 from home detention curfew; Prison Act 1952 s.49(1)",
    made_by: text_key!("kind.recalled_made_by"),
    takes_effect: text_key!("kind.recalled_takes_effect"),
    service: text_key!("kind.recalled_service"),
    duration: as_ordered(text_key!("kind.recalled_duration")),
    may_contain: text_key!("kind.recalled_may_contain"),
    breach: Breach::NoOffence {
        section: "Criminal Justice Act 2003 ss.254, 255",
        consequence: text_key!("kind.released_consequence"),
        code: None,
    },
    power_from: PowerFrom::Statute,
    powers: &[at_large("Prison Act 1952 s.49(1); Criminal Justice Act 2003 ss.254, 255")],
    routes: &[RETURN_ROUTE],
    points_to_prove: &[IDENTITY, AT_LARGE_NOW, RECALL_PAPER, WHERE_FOUND],
    notes: &[CONFIRM_FIRST, RETURNED, text_key!("kind.recalled_remaining_at_large")],
    doubts: &[REMAINING_AT_LARGE, OTHER_LICENCES, SENTENCING_ACT, REACH_NOT_READ],
    source: "Criminal Justice Act 2003 s.254, Prison Act 1952 s.49, PACE 1984 s.17(1)(cb), read by a panel on 30 November 2026; otherwise from memory",
    ..LICENCE
};

const RETURN_ROUTE: Route = Route {
    kind: RouteKind::BackToPrison,
    section: "Prison Act 1952 s.49(1)",
    brought_by: text_key!("kind.by_police_on_the_arrest"),
    court: text_key!("kind.released_to_prison"),
    barred_by: &[],
};

/// Unlawfully at large otherwise than by recall: escaped, absconded, or not back from leave (Prison Act 1952
/// s.49).
pub(super) const AT_LARGE: LawRow = LawRow {
    kind_id: "unlawfully_at_large",
    title: text_key!("kind.unlawfully_at_large"),
    statute: "Prison Act 1952 s.49(1)",
    made_by: text_key!("kind.unlawfully_at_large_made_by"),
    takes_effect: text_key!("kind.unlawfully_at_large_takes_effect"),
    service: text_key!("kind.unlawfully_at_large_service"),
    duration: as_ordered(text_key!("kind.unlawfully_at_large_duration")),
    may_contain: text_key!("kind.unlawfully_at_large_may_contain"),
    breach: Breach::NoOffence {
        section: "Prison Act 1952 s.49(1)",
        consequence: text_key!("kind.released_consequence"),
        code: None,
    },
    powers: &[at_large("Prison Act 1952 s.49(1)")],
    routes: &[RETURN_ROUTE],
    notes: &[CONFIRM_FIRST, RETURNED, text_key!("kind.unlawfully_at_large_offences")],
    doubts: &[WHOM, REACH_NOT_READ],
    source: "Prison Act 1952 s.49, PACE 1984 s.17(1)(cb), read by a panel on 30 November 2026; otherwise from memory",
    ..RECALLED
};
