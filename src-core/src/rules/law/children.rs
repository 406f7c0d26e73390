//! Orders of the Children Act 1989 that are met at a door: exclusion requirements of ss.38A and 44A, which may
//! carry a power of arrest, and orders under s.8, which carry none.

use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::as_ordered;
use super::points::{
    CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, KNEW, OF_A_CONTEMPT, PointId, PointRow, WITHIN_TERM, point,
};
use super::routes::family_contempt;
use super::words::{NO_ENTRY, REACH_NOT_READ, SUNDAY_ARREST, TWO_YEARS_CONTEMPT};
use super::{
    ALWAYS_AWARE, Breach, ClockChoice, Covers, Custody, LawRow, OnNotice, PowerFrom, PowerId, PowerRow, Route,
    RouteKind, RowClock, Tense, Test, history,
};
use crate::rules::clock::ClockRule;
use crate::text_key;

const ATTACHED: PointRow = point(PointId::PowerAttached, text_key!("kind.point_exclusion_attached"));

/// Open: when the exclusion ends by itself.
const ENDS_WITH_A_MOVE: Doubt = doubt(
    text_key!("kind.exclusion_requirement_end_unread"),
    &[Aspect::InForce],
    &[DoubtStep::AskControl, DoubtStep::OtherPowers, DoubtStep::Safeguarding],
);
/// Open: how an order under s.8 is enforced.
const ENFORCED: Doubt = doubt(text_key!("kind.child_arrangements_unread"), &[Aspect::Route], &[DoubtStep::ForTheCourt]);

/// Exclusion requirement of an interim care order (Children Act 1989 s.38A) or an emergency protection order
/// (s.44A). Who was arrested is brought before the relevant judicial authority as under FLA 1996 s.47(7), which
/// s.38A(9) applies.
pub(super) const EXCLUSION: LawRow = LawRow {
    kind_id: "exclusion_requirement",
    title: text_key!("kind.exclusion_requirement"),
    statute: "Children Act 1989 ss.38A, 44A",
    made_by: text_key!("kind.exclusion_requirement_made_by"),
    takes_effect: text_key!("kind.when_made_or_when_served"),
    service: text_key!("kind.exclusion_requirement_service"),
    duration: as_ordered(text_key!("kind.exclusion_requirement_duration")),
    may_contain: text_key!("kind.exclusion_requirement_may_contain"),
    breach: Breach::Contempt {
        section: "Children Act 1989 ss.38A, 44A; Contempt of Court Act 1981 s.14",
        penalty: TWO_YEARS_CONTEMPT,
        code: None,
    },
    power_from: PowerFrom::OnlyIfAttached,
    powers: &[PowerRow {
        id: PowerId::CaS38a,
        source: "Children Act 1989 ss.38A(8), 44A(8), only where a power of arrest is attached to the exclusion requirement",
        tense: Tense::IsInBreach,
        test: Test::Believing,
        needs_necessity: false,
        entry: None,
        custody: Custody::CourtOnly,
        clock: ClockChoice::One(ClockRule::OccupationArrest),
    }],
    notice: ALWAYS_AWARE,
    covers: Covers::EveryTerm,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: &[RowClock { rule: ClockRule::OccupationArrest, starts: text_key!("kind.from_the_time_of_the_arrest") }],
    duties: &[],
    routes: &[
        Route {
            kind: RouteKind::ArrestToJudge,
            section: "Children Act 1989 ss.38A(8)–(9), 44A(8)–(9)",
            brought_by: text_key!("kind.by_police_on_the_arrest"),
            court: text_key!("kind.occupation_with_arrest_the_relevant_judicial_authority_a_judge"),
            barred_by: &[],
        },
        Route {
            brought_by: text_key!("kind.by_whoever_applied"),
            ..family_contempt("Contempt of Court Act 1981 s.14", &[])
        },
    ],
    forms: &[],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, ATTACHED, KNEW, CERTIFIED_COPY],
    notes: &[
        text_key!("kind.exclusion_requirement_only_attached"),
        text_key!("kind.exclusion_requirement_within_24_hours"),
        text_key!("kind.exclusion_requirement_undertaking"),
        text_key!("kind.child_first"),
        NO_ENTRY,
    ],
    status: &[],
    dated: history::EXCLUSION,
    doubts: &[ENDS_WITH_A_MOVE, SUNDAY_ARREST, REACH_NOT_READ],
    source: "Named by a panel on 30 November 2026; Children Act 1989 ss.38A, 44A from memory",
};

/// Child arrangements, prohibited steps or specific issue order (Children Act 1989 s.8): shown, and no power.
pub(super) const ARRANGEMENTS: LawRow = LawRow {
    kind_id: "child_arrangements",
    title: text_key!("kind.child_arrangements"),
    statute: "Children Act 1989 s.8",
    made_by: text_key!("kind.child_arrangements_made_by"),
    takes_effect: text_key!("kind.when_made"),
    service: text_key!("kind.child_arrangements_service"),
    duration: as_ordered(text_key!("kind.child_arrangements_duration")),
    may_contain: text_key!("kind.child_arrangements_may_contain"),
    breach: Breach::Contempt {
        section: "Children Act 1989 s.11J; Contempt of Court Act 1981 s.14",
        penalty: TWO_YEARS_CONTEMPT,
        code: None,
    },
    power_from: PowerFrom::Nobody,
    powers: &[],
    clocks: &[],
    routes: &[Route {
        brought_by: text_key!("kind.child_arrangements_brought_by"),
        ..family_contempt("Children Act 1989 s.11J; Contempt of Court Act 1981 s.14", &[])
    }],
    points_to_prove: OF_A_CONTEMPT,
    notes: &[
        text_key!("kind.child_arrangements_no_power"),
        text_key!("kind.child_first"),
        text_key!("kind.child_arrangements_taken"),
        text_key!("kind.child_arrangements_no_override"),
    ],
    dated: history::CHILDREN_ACT_S8,
    doubts: &[ENFORCED, REACH_NOT_READ],
    source: "Named by a panel on 30 November 2026; Children Act 1989 ss.8, 11J, 46, 50 from memory",
    ..EXCLUSION
};
