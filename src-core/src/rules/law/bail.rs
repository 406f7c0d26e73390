//! Bail by police before charge (PACE 1984 Part 4), and by a court or police after it (Bail Act 1976).

use super::dated::UNDATED;
use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::{LawDuration, as_ordered, months};
use super::points::{EXACT_TERM, IDENTITY, PointId, PointRow, WITHIN_TERM, point};
use super::words::{BOXING_DAY, REACH_NOT_READ, SUNDAY_ARREST};
use super::{
    Breach, Covers, Form, LawRow, Limit, NoticeRule, OnNotice, PowerFrom, PowerId, PowerRow, Route, RouteKind,
    RowClock, history, pace,
};
use super::{ClockChoice, Custody, Tense, Test};
use crate::rules::clock::ClockRule;
use crate::text_key;
use crate::words::TextKey;

const ENTRY: Option<&str> = Some("PACE 1984 s.17(1)(cab)");
const GRANTED: Form = Form { id: "MG4A", what: text_key!("kind.granted_grant_or_variation_of_police_bail") };
const NO_CONDITIONAL_OFFENCE: TextKey = text_key!("kind.no_conditional_offence");

/// A power to arrest for breaking bail before charge, on suspicion; no clock of its own, for
/// detention runs on.
const fn broken(id: PowerId, source: &'static str) -> PowerRow {
    let (custody, clock) = (Custody::StationForOriginalOffence, ClockChoice::None);
    let (tense, test) = (Tense::HasBroken, Test::Suspecting);
    PowerRow { id, source, tense, test, needs_necessity: false, entry: ENTRY, custody, clock }
}

/// A power to arrest who fails to attend as bail before charge required: it states a fact and no
/// test.
const fn not_attended(id: PowerId, source: &'static str) -> PowerRow {
    PowerRow { tense: Tense::FailedToAttend, test: Test::Fact, ..broken(id, source) }
}

/// A limb of Bail Act 1976 s.7(3): held to a court, on the clock that what the bail is for decides
/// (s.7(4), (8)).
const fn of_court_bail(id: PowerId, source: &'static str, tense: Tense, test: Test) -> PowerRow {
    let clock = ClockChoice::ByBailOffence { murder: ClockRule::MurderBailArrest, other: ClockRule::BailArrest };
    let custody = Custody::CourtOnly;
    PowerRow { id, source, tense, test, needs_necessity: false, entry: ENTRY, custody, clock }
}

const ON_BAIL_BEFORE_CHARGE: PointRow = point(PointId::InForce, text_key!("kind.point_on_bail_before_charge"));
const ORIGINAL_OFFENCE: PointRow = point(PointId::OriginalOffence, text_key!("kind.point_original_offence"));

/// Open: how the hours at a station are counted (Police, Crime, Sentencing and Courts Act 2022 Sch 4 Part 5).
const THREE_HOURS: Doubt =
    doubt(text_key!("kind.police_bail_the_3_hours_of_police_crime"), &[Aspect::Clock], &[DoubtStep::EarlierTime]);

/// Police bail before charge, street bail with it (PACE 1984 ss.30A, 37, 46A, 47).
pub(super) const POLICE_BAIL: LawRow = LawRow {
    kind_id: "police_bail",
    title: text_key!("kind.police_bail"),
    statute: "PACE 1984 ss.37, 47; street bail s.30A",
    made_by: text_key!("kind.police_bail_made_by"),
    takes_effect: text_key!("kind.when_granted"),
    service: text_key!("kind.police_bail_service"),
    duration: LawDuration {
        limits: &[
            Limit { of: text_key!("kind.police_bail_the_first_period"), least: None, most: months(3) },
            Limit { of: text_key!("kind.police_bail_extended_by_an_inspector"), least: None, most: months(6) },
            Limit { of: text_key!("kind.police_bail_extended_by_a_superintendent"), least: None, most: months(9) },
        ],
        ..as_ordered(text_key!("kind.police_bail_duration"))
    },
    may_contain: text_key!("kind.police_bail_may_contain"),
    breach: Breach::NoOffence {
        section: "PACE 1984 ss.30D, 46A",
        consequence: text_key!("kind.police_bail_consequence"),
        code: None,
    },
    power_from: PowerFrom::Statute,
    powers: &[
        broken(PowerId::PaceS46a1a, "PACE 1984 s.46A(1A), bail given at a police station"),
        not_attended(PowerId::PaceS46a1, "PACE 1984 s.46A(1), where they failed to attend"),
        broken(PowerId::PaceS30d2a, "PACE 1984 s.30D(2A), street bail"),
        not_attended(PowerId::PaceS30d1, "PACE 1984 s.30D(1), street bail, where they failed to attend"),
    ],
    notice: NoticeRule::NotNeeded,
    covers: Covers::EveryTerm,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: &[pace::DETENTION],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::BailCourt,
        section: "PACE 1984 ss.30D, 46A",
        brought_by: text_key!("kind.by_police_on_the_arrest"),
        court: text_key!("kind.police_bail_none_to_a_police_station_as"),
        barred_by: &[],
    }],
    forms: &[GRANTED],
    points_to_prove: &[IDENTITY, ON_BAIL_BEFORE_CHARGE, EXACT_TERM, WITHIN_TERM, ORIGINAL_OFFENCE],
    notes: &[
        NO_CONDITIONAL_OFFENCE,
        text_key!("kind.police_bail_the_exception_conditions_against_travel"),
        text_key!("kind.police_bail_to_a_police_station_as_soon"),
        text_key!("kind.police_bail_up_to_3_hours_do_not"),
        text_key!("kind.police_bail_s_46a_1_and_s_30d"),
        text_key!("kind.police_bail_no_likely_limb"),
        text_key!("kind.police_bail_live_link"),
    ],
    status: &[],
    dated: history::POLICE_BAIL,
    doubts: &[THREE_HOURS, REACH_NOT_READ],
    source: "PACE 1984 ss.17(1)(cab), 30A, 30D, 34(7), 46A, 47",
};

const ON_BAIL: PointRow = point(PointId::InForce, text_key!("kind.point_on_bail"));

/// Court bail, and police bail after charge (Bail Act 1976 s.3, s.7).
pub(super) const COURT_BAIL: LawRow = LawRow {
    kind_id: "court_bail",
    title: text_key!("kind.court_bail"),
    statute: "Bail Act 1976 s.3(6); PACE 1984 s.38",
    made_by: text_key!("kind.court_bail_made_by"),
    takes_effect: text_key!("kind.when_granted"),
    service: text_key!("kind.court_bail_service"),
    duration: as_ordered(text_key!("kind.court_bail_duration")),
    may_contain: text_key!("kind.court_bail_may_contain"),
    breach: Breach::NoOffence {
        section: "Bail Act 1976 s.7",
        consequence: text_key!("kind.court_bail_consequence"),
        code: Some("BA76005"),
    },
    power_from: PowerFrom::Statute,
    powers: &[
        of_court_bail(PowerId::BailS7Broken, "Bail Act 1976 s.7(3)(b)", Tense::HasBroken, Test::Suspecting),
        of_court_bail(PowerId::BailS7Likely, "Bail Act 1976 s.7(3)(b)", Tense::LikelyToBreak, Test::Believing),
        of_court_bail(
            PowerId::BailS7Surrender,
            "Bail Act 1976 s.7(3)(a)",
            Tense::LikelyNotToSurrender,
            Test::Believing,
        ),
        of_court_bail(PowerId::BailS7Surety, "Bail Act 1976 s.7(3)(c)", Tense::SuretyNotified, Test::Fact),
    ],
    notice: NoticeRule::NotNeeded,
    covers: Covers::EveryTerm,
    uk_wide: false,
    on_notice: OnNotice::OnNotice,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: &[
        RowClock { rule: ClockRule::BailArrest, starts: text_key!("kind.from_the_time_of_the_arrest") },
        RowClock {
            rule: ClockRule::MurderBailArrest,
            starts: text_key!("kind.court_bail_the_time_of_the_arrest_where"),
        },
    ],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::BailCourt,
        section: "Bail Act 1976 s.7(4)–(5)",
        brought_by: text_key!("kind.by_police_on_the_arrest"),
        court: text_key!("kind.court_bail_a_justice_of_the_peace"),
        barred_by: &[],
    }],
    forms: &[Form { id: "MG8", what: text_key!("kind.court_bail_breach_of_bail") }, GRANTED],
    points_to_prove: &[IDENTITY, ON_BAIL, EXACT_TERM, WITHIN_TERM],
    notes: &[
        NO_CONDITIONAL_OFFENCE,
        text_key!("kind.court_bail_before_a_justice_of_the_peace"),
        text_key!("kind.court_bail_arrested_within_24_hours_before_he"),
        text_key!("kind.court_bail_bail_for_murder_goes_before"),
        text_key!("kind.court_bail_no_custody_where_there_is_no"),
        text_key!("kind.court_bail_failing_to_surrender_is_an_offence"),
        text_key!("kind.court_bail_the_file_needs_form_mg8"),
    ],
    status: &[],
    dated: UNDATED,
    doubts: &[SUNDAY_ARREST, BOXING_DAY, REACH_NOT_READ],
    source: "Bail Act 1976 ss.3, 5, 6, 7; PACE 1984 s.17(1)(cab)",
};
