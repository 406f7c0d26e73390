//! Domestic violence and domestic abuse protection notices and orders (Crime and Security Act 2010
//! ss.24–33; Domestic Abuse Act 2021 ss.22–56). Which regime an area has is in [`super::regime`].

use super::codes::breach;
use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::{as_ordered, days, months, or_further_order};
use super::points::{
    EXACT_TERM, IDENTITY, OF_A_CONTEMPT, OF_AN_OFFENCE_WITH_NOTICE, PointId, PointRow, WITHIN_TERM, point,
};
use super::routes::{BY_CONVICTION, charge_or_contempt, family_contempt, warrant};
use super::words::{
    BOXING_DAY, EITHER_WAY, FIVE_YEARS, GENERAL_LIMIT, INVITATION, LENGTH_OUTSIDE, NO_DISCHARGE, NO_ENTRY, NOT_TOLD,
    ONE_ROUTE, REQUIRED_TOO, SUNDAY_ARREST, TELL_HIM,
};
use super::{
    ALWAYS_AWARE, AWARE_IF_WITHOUT_NOTICE, Breach, Covers, LawDuration, LawRow, Limit, OnNotice, PowerFrom, PowerId,
    PowerRow, Renewal, Route, RouteKind, RowClock, SERVED_IN_PERSON, duties, history, pace,
};
use super::{ClockChoice, Custody, Tense, Test};
use crate::rules::clock::ClockRule;
use crate::text_key;
use crate::words::TextKey;

const SERVED: PointRow = point(PointId::PersonalService, text_key!("kind.point_served"));
const GIVEN: PointRow = point(PointId::PersonalService, text_key!("kind.point_given"));
const NOTICE_LIVES: PointRow = point(PointId::InForce, text_key!("kind.point_notice_lives"));

/// Domestic violence protection notice (Crime and Security Act 2010 s.24).
pub(super) const DVPN: LawRow = LawRow {
    kind_id: "dvpn",
    title: text_key!("kind.dvpn"),
    statute: "Crime and Security Act 2010 s.24",
    made_by: text_key!("kind.dvpn_made_by"),
    takes_effect: text_key!("kind.dvpn_takes_effect"),
    service: text_key!("kind.dvpn_service"),
    duration: as_ordered(text_key!("kind.dvpn_duration")),
    may_contain: text_key!("kind.dvpn_may_contain"),
    breach: Breach::NoOffence {
        section: "Crime and Security Act 2010 s.26",
        consequence: text_key!("kind.no_offence_and_no_penalty"),
        code: Some("CS10503"),
    },
    power_from: PowerFrom::Statute,
    powers: &[PowerRow {
        id: PowerId::CsaS25,
        source: "Crime and Security Act 2010 s.25(1)(b)",
        tense: Tense::IsInBreach,
        test: Test::Believing,
        needs_necessity: false,
        entry: None,
        custody: Custody::CourtOnly,
        clock: ClockChoice::One(ClockRule::DvpnArrest),
    }],
    notice: SERVED_IN_PERSON,
    covers: Covers::EveryTerm,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: &[
        RowClock { rule: ClockRule::DvpnArrest, starts: text_key!("kind.from_the_time_of_the_arrest") },
        RowClock { rule: ClockRule::DvpnHearing, starts: text_key!("kind.dvpn_the_time_of_service") },
    ],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::NoticeHearing,
        section: "Crime and Security Act 2010 s.26",
        brought_by: text_key!("kind.by_police_on_the_arrest"),
        court: text_key!("kind.court_the_magistrates_court_that_will_hear"),
        barred_by: &[],
    }],
    forms: &[],
    points_to_prove: &[IDENTITY, SERVED, NOTICE_LIVES, EXACT_TERM, WITHIN_TERM],
    notes: &[
        text_key!("kind.dvpn_before_the_court_that_will_hear"),
        text_key!("kind.dvpn_the_application_for_the_order_must"),
        text_key!("kind.dvpn_the_protected_person_need_not_consent"),
        text_key!("kind.dvpn_considers"),
        NO_ENTRY,
        INVITATION,
    ],
    status: &[text_key!("kind.in_force_nationally_since_8_march")],
    dated: history::DVPN,
    doubts: &[SUNDAY_ARREST, BOXING_DAY],
    source: "Crime and Security Act 2010 ss.24–27",
};

/// Domestic violence protection order (Crime and Security Act 2010 s.27).
pub(super) const DVPO: LawRow = LawRow {
    kind_id: "dvpo",
    title: text_key!("kind.dvpo"),
    statute: "Crime and Security Act 2010 ss.27–28",
    made_by: text_key!("kind.dvpo_made_by"),
    takes_effect: text_key!("kind.when_made"),
    service: text_key!("kind.dvpo_service"),
    duration: LawDuration {
        limits: &[Limit { of: text_key!("kind.of_the_order"), least: days(14), most: days(28) }],
        beginning_with_day_made: true,
        renewal: Renewal::No,
        ..as_ordered(text_key!("kind.dvpo_duration"))
    },
    may_contain: text_key!("kind.dvpo_may_contain"),
    breach: Breach::Contempt {
        section: "Magistrates' Courts Act 1980 s.63(3)",
        penalty: text_key!("kind.dvpo_penalty"),
        code: Some("MC80530"),
    },
    power_from: PowerFrom::Statute,
    powers: &[PowerRow {
        id: PowerId::CsaS28,
        source: "Crime and Security Act 2010 s.28(9)",
        tense: Tense::IsInBreach,
        test: Test::Believing,
        needs_necessity: false,
        entry: None,
        custody: Custody::CourtOnly,
        clock: ClockChoice::One(ClockRule::DvpoArrest),
    }],
    notice: ALWAYS_AWARE,
    covers: Covers::EveryTerm,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: &[
        RowClock { rule: ClockRule::DvpoArrest, starts: text_key!("kind.from_the_time_of_the_arrest") },
        RowClock { rule: ClockRule::DvpoLife, starts: text_key!("kind.dvpo_the_day_it_was_made") },
    ],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::ContemptByForceLegal,
        section: "Magistrates' Courts Act 1980 s.63(3)",
        brought_by: text_key!("kind.dvpo_force_legal_as_civil_proceedings"),
        court: text_key!("kind.dvpo_a_magistrates_court"),
        barred_by: &[],
    }],
    forms: &[],
    points_to_prove: OF_A_CONTEMPT,
    notes: &[
        text_key!("kind.dvpo_it_lasts_14_to_28_days"),
        text_key!("kind.dvpo_civil_contempt_proved_to_the_criminal"),
        text_key!("kind.dvpo_before_a_magistrates_court_within_24"),
        text_key!("kind.dvpo_the_bundle_the_order_proof"),
        text_key!("kind.dvpo_the_protected_person_need_not_consent"),
        NO_ENTRY,
        INVITATION,
    ],
    status: &[text_key!("kind.in_force_nationally_since_8_march")],
    dated: history::DVPO,
    doubts: &[NOT_TOLD, LENGTH_OUTSIDE, SUNDAY_ARREST, BOXING_DAY],
    source: "Crime and Security Act 2010 ss.27–29; Magistrates' Courts Act 1980 s.63(3)",
};

const PILOT_ENDED: TextKey = text_key!("kind.pilot_ended");
/// Open: whether any is made after the stated end of the pilot (S.I. 2025/1222; LAW 11.29).
const REGIME_UNREAD: Doubt = doubt(
    text_key!("kind.regime_unread"),
    &[Aspect::Maker],
    &[DoubtStep::ForceSource, DoubtStep::OtherPowers, DoubtStep::Safeguarding],
);
/// Open: who brings a contempt of it.
const WHO_BRINGS_CONTEMPT: Doubt =
    doubt(text_key!("kind.dapo_who_brings_contempt_of_an_order"), &[Aspect::Route], &[DoubtStep::ForTheCourt]);

/// Domestic abuse protection notice (Domestic Abuse Act 2021 s.22).
pub(super) const DAPN: LawRow = LawRow {
    kind_id: "dapn",
    title: text_key!("kind.dapn"),
    statute: "Domestic Abuse Act 2021 s.22",
    made_by: text_key!("kind.dapn_made_by"),
    takes_effect: text_key!("kind.dapn_takes_effect"),
    service: text_key!("kind.dapn_service"),
    duration: as_ordered(text_key!("kind.dapn_duration")),
    may_contain: text_key!("kind.dapn_may_contain"),
    breach: Breach::NoOffence {
        section: "Domestic Abuse Act 2021 s.26",
        consequence: text_key!("kind.no_offence_and_no_penalty"),
        code: Some("DA21503"),
    },
    power_from: PowerFrom::Statute,
    powers: &[PowerRow {
        id: PowerId::DaaS26,
        source: "Domestic Abuse Act 2021 s.26(1)",
        tense: Tense::IsInBreach,
        test: Test::Believing,
        needs_necessity: false,
        entry: Some("PACE 1984 s.17(1)(cza)"),
        custody: Custody::CourtOnly,
        clock: ClockChoice::One(ClockRule::DapnArrest),
    }],
    notice: SERVED_IN_PERSON,
    covers: Covers::EveryTerm,
    uk_wide: true,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: &[
        RowClock { rule: ClockRule::DapnArrest, starts: text_key!("kind.from_the_time_of_the_arrest") },
        RowClock { rule: ClockRule::DapnHearing, starts: text_key!("kind.dapn_the_time_the_notice_was_given") },
    ],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::NoticeHearing,
        section: "Domestic Abuse Act 2021 s.26",
        brought_by: text_key!("kind.by_police_on_the_arrest"),
        court: text_key!("kind.court_the_magistrates_court_that_will_hear"),
        barred_by: &[],
    }],
    forms: &[],
    points_to_prove: &[IDENTITY, GIVEN, NOTICE_LIVES, EXACT_TERM, WITHIN_TERM],
    notes: &[
        text_key!("kind.dapn_before_the_court_within_24_hours"),
        text_key!("kind.dapn_the_application_for_the_order_must"),
        text_key!("kind.dapn_it_has_effect_throughout_the_united"),
        INVITATION,
    ],
    status: &[PILOT_ENDED],
    dated: history::DAPN,
    doubts: &[REGIME_UNREAD, SUNDAY_ARREST, BOXING_DAY],
    source: "Domestic Abuse Act 2021 ss.22–26, 29; PACE 1984 s.17(1)(cza)",
};

/// Domestic abuse protection order (Domestic Abuse Act 2021 s.27).
pub(super) const DAPO: LawRow = LawRow {
    kind_id: "dapo",
    title: text_key!("kind.dapo"),
    statute: "Domestic Abuse Act 2021 ss.27–31",
    made_by: text_key!("kind.dapo_made_by"),
    takes_effect: text_key!("kind.dapo_takes_effect"),
    service: text_key!("kind.dapo_service"),
    duration: LawDuration {
        limits: &[Limit { of: text_key!("kind.dapo_electronic_monitoring"), least: None, most: months(12) }],
        ..or_further_order(text_key!("kind.dapo_duration"))
    },
    may_contain: text_key!("kind.dapo_may_contain"),
    breach: Breach::Offence {
        section: "Domestic Abuse Act 2021 s.39",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("DA21001"),
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: AWARE_IF_WITHOUT_NOTICE,
    covers: Covers::ProhibitionsAndRequirements,
    uk_wide: true,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: true,
    offence_codes: &[breach("DA21001", "Domestic Abuse Act 2021 s.39")],
    clocks: &[
        pace::DETENTION,
        pace::CHARGED,
        RowClock { rule: ClockRule::DapoNotification, starts: text_key!("kind.dapo_the_day_the_order_is_made") },
    ],
    duties: duties::DOMESTIC_ABUSE,
    routes: &[
        charge_or_contempt("Domestic Abuse Act 2021 s.39"),
        Route {
            court: text_key!("kind.court_the_court_that_made_the_order"),
            ..family_contempt("Domestic Abuse Act 2021 s.39", BY_CONVICTION)
        },
        Route {
            kind: RouteKind::ContemptByForceLegal,
            section: "Domestic Abuse Act 2021 s.39",
            brought_by: text_key!("kind.dapo_force_legal_where_police_applied"),
            court: text_key!("kind.court_the_court_that_made_the_order"),
            barred_by: BY_CONVICTION,
        },
        Route {
            court: text_key!("kind.dapo_the_high_court_family_court"),
            ..warrant("Domestic Abuse Act 2021 s.40", BY_CONVICTION)
        },
    ],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE_WITH_NOTICE,
    notes: &[
        text_key!("kind.dapo_breach_of_any_requirement"),
        REQUIRED_TOO,
        TELL_HIM,
        text_key!("kind.dapo_varied_without_notice_the_variation_likewise"),
        text_key!("kind.dapo_a_certified_copy_proves_making"),
        text_key!("kind.dapo_it_has_effect_throughout_the_united"),
        text_key!("kind.dapo_he_must_notify_police_within_3"),
        ONE_ROUTE,
        NO_DISCHARGE,
        INVITATION,
    ],
    status: &[PILOT_ENDED],
    dated: history::DAPO,
    doubts: &[REGIME_UNREAD, WHO_BRINGS_CONTEMPT, GENERAL_LIMIT],
    source: "Domestic Abuse Act 2021 ss.27–45",
};
