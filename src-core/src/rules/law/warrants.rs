//! Warrants of arrest that are out: of a criminal court (Magistrates' Courts Act 1980 s.125; Bail Act 1976
//! s.7(1)) and of a family court (Family Law Act 1996 ss.47(8), 63J).

use super::dated::UNDATED;
use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::as_ordered;
use super::points::{IDENTITY, PointId, PointRow, point};
use super::words::{NO_ENTRY, REACH_NOT_READ};
use super::{Breach, Covers, LawRow, NoticeRule, OnNotice, PowerFrom, PowerId, PowerRow, Route, RouteKind};
use super::{ClockChoice, Custody, Tense, Test};
use crate::text_key;
use crate::words::TextKey;

const STILL_OUT: PointRow = point(PointId::InForce, text_key!("kind.point_warrant_out"));
const WHAT_IT_SAYS: PointRow = point(PointId::ExactTerm, text_key!("kind.point_warrant_says"));
const EXECUTED: PointRow = point(PointId::WithinTerm, text_key!("kind.point_warrant_executed"));
const CONFIRM_FIRST: TextKey = text_key!("kind.warrant_confirm_first");

/// Open: which warrants may be executed without the paper (Magistrates' Courts Act 1980 s.125D(3)).
const WITHOUT_PAPER: Doubt = doubt(
    text_key!("kind.warrant_which_without_paper"),
    &[Aspect::Service],
    &[DoubtStep::AskControl, DoubtStep::CheckThePapers],
);
/// Open: execution elsewhere (Criminal Justice and Public Order Act 1994 s.136).
const OVER_THE_BORDER: Doubt = doubt(
    text_key!("kind.warrant_over_the_border"),
    &[Aspect::Reach],
    &[DoubtStep::AskControl, DoubtStep::OtherPowers],
);
/// Open: entry on a warrant of a family court (PACE 1984 s.17(1)(a)).
const ENTRY_FOR_FAMILY: Doubt =
    doubt(text_key!("kind.family_warrant_entry"), &[Aspect::Entry], &[DoubtStep::OtherPowers, DoubtStep::Safeguarding]);
/// Open: the paper of a family court's warrant, and the time to its judge.
const FAMILY_PAPER: Doubt = doubt(
    text_key!("kind.family_warrant_paper"),
    &[Aspect::Service, Aspect::Clock],
    &[DoubtStep::EarlierTime, DoubtStep::CheckThePapers],
);

/// A power to arrest on a warrant that is out, as the warrant directs: no clock of a statute starts.
pub(super) const fn executed(id: PowerId, source: &'static str, entry: Option<&'static str>) -> PowerRow {
    PowerRow {
        id,
        source,
        tense: Tense::WarrantOut,
        test: Test::Fact,
        needs_necessity: false,
        entry,
        custody: Custody::AsTheWarrantSays,
        clock: ClockChoice::None,
    }
}

/// Warrant of arrest of a criminal court.
pub(super) const CRIMINAL: LawRow = LawRow {
    kind_id: "warrant",
    title: text_key!("kind.warrant"),
    statute: "Magistrates' Courts Act 1980 ss.125, 125D; Bail Act 1976 s.7(1)",
    made_by: text_key!("kind.warrant_made_by"),
    takes_effect: text_key!("kind.warrant_takes_effect"),
    service: text_key!("kind.warrant_service"),
    duration: as_ordered(text_key!("kind.warrant_duration")),
    may_contain: text_key!("kind.warrant_may_contain"),
    breach: Breach::NoOffence {
        section: "Magistrates' Courts Act 1980 s.125",
        consequence: text_key!("kind.warrant_consequence"),
        code: None,
    },
    power_from: PowerFrom::ByWarrant,
    powers: &[executed(
        PowerId::Warrant,
        "Magistrates' Courts Act 1980 ss.125, 125D, on the warrant",
        Some("PACE 1984 s.17(1)(a)"),
    )],
    notice: NoticeRule::NotNeeded,
    covers: Covers::EveryTerm,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: &[],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::WarrantExecuted,
        section: "Magistrates' Courts Act 1980 ss.117, 125",
        brought_by: text_key!("kind.by_police_on_the_arrest"),
        court: text_key!("kind.warrant_court"),
        barred_by: &[],
    }],
    forms: &[],
    points_to_prove: &[IDENTITY, STILL_OUT, WHAT_IT_SAYS, EXECUTED],
    notes: &[
        CONFIRM_FIRST,
        text_key!("kind.warrant_not_in_hand"),
        text_key!("kind.warrant_backed_for_bail"),
        text_key!("kind.warrant_only_criminal"),
    ],
    status: &[],
    dated: UNDATED,
    doubts: &[WITHOUT_PAPER, OVER_THE_BORDER],
    source: "PACE 1984 s.17(1)(a); Bail Act 1976 s.7(1); otherwise from memory",
};

/// Warrant of arrest of a family court, for a breach of its order.
pub(super) const FAMILY: LawRow = LawRow {
    kind_id: "family_warrant",
    title: text_key!("kind.family_warrant"),
    statute: "Family Law Act 1996 s.47(8)–(10), s.63J for forced marriage",
    made_by: text_key!("kind.family_warrant_made_by"),
    duration: as_ordered(text_key!("kind.family_warrant_duration")),
    may_contain: text_key!("kind.family_warrant_may_contain"),
    breach: Breach::NoOffence {
        section: "Family Law Act 1996 ss.47(8), 63J",
        consequence: text_key!("kind.warrant_consequence"),
        code: None,
    },
    powers: &[executed(PowerId::Warrant, "Family Law Act 1996 ss.47(8), 63J, on the warrant", None)],
    routes: &[Route {
        kind: RouteKind::WarrantExecuted,
        section: "Family Law Act 1996 ss.47(10), 63J",
        brought_by: text_key!("kind.by_police_on_the_arrest"),
        court: text_key!("kind.family_warrant_court"),
        barred_by: &[],
    }],
    notes: &[CONFIRM_FIRST, text_key!("kind.family_warrant_to_the_judge"), NO_ENTRY],
    doubts: &[ENTRY_FOR_FAMILY, FAMILY_PAPER, REACH_NOT_READ],
    source: "Family Law Act 1996 ss.47(8)–(10), 63J; the want of entry read in PACE 1984 s.17(1)(a)(i)",
    ..CRIMINAL
};
