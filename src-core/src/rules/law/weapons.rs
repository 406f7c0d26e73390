//! Serious violence reduction orders (Sentencing Act 2020 s.342A) and knife crime prevention orders
//! (Offensive Weapons Act 2019 Part 2): pilots that have ended, whose orders may still run.

use super::codes::breach;
use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::{as_ordered, months, years};
use super::points::{CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, NO_EXCUSE, PointRow, VERIFY_LIVE, WITHIN_TERM};
use super::routes::charge;
use super::words::{EITHER_WAY, GENERAL_LIMIT, INVITATION, REACH_NOT_READ, REQUIRED_TOO};
use super::{Breach, Covers, LawDuration, LawRow, Limit, NoticeRule, OnNotice, PowerFrom, duties, history, pace};
use crate::text_key;

const POINTS: &[PointRow] = &[IDENTITY, IN_FORCE, VERIFY_LIVE, EXACT_TERM, WITHIN_TERM, NO_EXCUSE, CERTIFIED_COPY];
/// Open: which orders of the pilot still run.
const LIVE_UNKNOWN: Doubt = doubt(
    text_key!("kind.svro_whether_any_order_is_live_after"),
    &[Aspect::InForce],
    &[DoubtStep::AskControl, DoubtStep::OtherPowers, DoubtStep::Safeguarding],
);
/// Open: which code is for which offence of s.342G.
const WHICH_CODE: Doubt = doubt(text_key!("kind.svro_which_of_the_codes"), &[Aspect::Code], &[DoubtStep::ForTheCourt]);
/// Open: the duty to notify.
const KNIFE_NOTIFICATION: Doubt = doubt(
    text_key!("kind.the_notification_duty_no_code"),
    &[Aspect::Duty, Aspect::Code],
    &[DoubtStep::EarlierTime, DoubtStep::CheckThePapers],
);
const SIX_MONTHS_TO_TWO_YEARS: LawDuration = LawDuration {
    limits: &[Limit { of: text_key!("kind.of_the_order"), least: months(6), most: years(2) }],
    ..as_ordered(text_key!("kind.six_months_to_two_years_duration"))
};

/// Serious violence reduction order (Sentencing Act 2020 s.342A).
pub(super) const SVRO: LawRow = LawRow {
    kind_id: "svro",
    title: text_key!("kind.svro"),
    statute: "Sentencing Act 2020 ss.342A–342L",
    made_by: text_key!("kind.svro_made_by"),
    takes_effect: text_key!("kind.svro_takes_effect"),
    service: text_key!("kind.behaviour_not_an_element"),
    duration: SIX_MONTHS_TO_TWO_YEARS,
    may_contain: text_key!("kind.svro_may_contain"),
    breach: Breach::Offence {
        section: "Sentencing Act 2020 s.342G",
        penalty: text_key!("kind.svro_penalty"),
        mode: EITHER_WAY,
        code: Some("SE20013"),
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: NoticeRule::NotNeeded,
    covers: Covers::ProhibitionsAndRequirements,
    uk_wide: false,
    on_notice: OnNotice::OnNotice,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[
        breach("SE20013", "Sentencing Act 2020 s.342G"),
        breach("SE20016", "Sentencing Act 2020 s.342G"),
        breach("SE20017", "Sentencing Act 2020 s.342G"),
    ],
    clocks: pace::CLOCKS,
    duties: duties::SERIOUS_VIOLENCE,
    routes: &[charge("Sentencing Act 2020 s.342G")],
    forms: &[],
    points_to_prove: POINTS,
    notes: &[REQUIRED_TOO, text_key!("kind.svro_s_342g_holds_several_offences_se20013"), INVITATION],
    status: &[text_key!("kind.svro_verify_live_the_pilot_ran_from")],
    dated: history::SVRO,
    doubts: &[LIVE_UNKNOWN, WHICH_CODE, REACH_NOT_READ, GENERAL_LIMIT],
    source: "Sentencing Act 2020 ss.342A, 342C, 342D; CJS offence codes of 21 August 2026; evaluation of 10 April 2026",
};

/// Knife crime prevention order (Offensive Weapons Act 2019 ss.14–32).
pub(super) const KCPO: LawRow = LawRow {
    kind_id: "kcpo",
    on_notice: OnNotice::Unknown,
    title: text_key!("kind.kcpo"),
    statute: "Offensive Weapons Act 2019 ss.14–32",
    made_by: text_key!("kind.kcpo_made_by"),
    takes_effect: text_key!("kind.when_made"),
    duration: SIX_MONTHS_TO_TWO_YEARS,
    may_contain: text_key!("kind.kcpo_may_contain"),
    breach: Breach::Offence {
        section: "Offensive Weapons Act 2019 s.29",
        penalty: text_key!("kind.kcpo_penalty"),
        mode: EITHER_WAY,
        code: Some("OW19009"),
    },
    offence_codes: &[breach("OW19009", "Offensive Weapons Act 2019 s.29")],
    duties: duties::KNIFE,
    routes: &[charge("Offensive Weapons Act 2019 s.29")],
    notes: &[REQUIRED_TOO, INVITATION],
    status: &[text_key!("kind.kcpo_verify_live_the_pilot")],
    dated: history::KCPO,
    doubts: &[KNIFE_NOTIFICATION, REACH_NOT_READ],
    source: "CJS offence codes of 21 August 2026; otherwise from memory",
    ..SVRO
};

/// Interim knife crime prevention order (Offensive Weapons Act 2019 Part 2).
pub(super) const INTERIM_KCPO: LawRow = LawRow {
    kind_id: "interim_kcpo",
    interim: true,
    title: text_key!("kind.interim_kcpo"),
    made_by: text_key!("kind.magistrates_court_while_the_main_application"),
    duration: as_ordered(text_key!("kind.a_fixed_period_it_ends_when")),
    ..KCPO
};
