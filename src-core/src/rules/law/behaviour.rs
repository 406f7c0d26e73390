//! Criminal behaviour orders (Sentencing Act 2020 ss.330–342) and violent offender orders (Criminal
//! Justice and Immigration Act 2008 ss.98–117).

use super::codes::{MadeUnder, breach};
use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::{as_ordered, or_further_order, years};
use super::points::{OF_AN_OFFENCE, OF_AN_OFFENCE_BY_STATUTE};
use super::routes::charge;
use super::words::{EITHER_WAY, FIVE_YEARS, GENERAL_LIMIT, INVITATION, NO_DISCHARGE, REACH_NOT_READ, REQUIRED_TOO};
use super::{Breach, Covers, LawDuration, LawRow, Limit, NoticeRule, OnNotice, PowerFrom, duties, history, pace};
use crate::text_key;
use crate::words::TextKey;

const NOT_AN_ELEMENT: TextKey = text_key!("kind.behaviour_not_an_element");
/// Open: the days of the duty to notify, and its codes.
const NOTIFICATION_DAYS: Doubt = doubt(
    text_key!("kind.the_notification_duty_3_days_what"),
    &[Aspect::Duty, Aspect::Code],
    &[DoubtStep::EarlierTime, DoubtStep::CheckThePapers],
);

/// Criminal behaviour order (Sentencing Act 2020 s.330).
pub(super) const CBO: LawRow = LawRow {
    kind_id: "cbo",
    title: text_key!("kind.cbo"),
    statute: "Sentencing Act 2020 ss.330–342; on a conviction before 1 December 2020 Anti-social Behaviour, Crime and Policing Act 2014 Part 2",
    made_by: text_key!("kind.cbo_made_by"),
    takes_effect: text_key!("kind.cbo_takes_effect"),
    service: NOT_AN_ELEMENT,
    duration: LawDuration {
        limits: &[
            Limit { of: text_key!("kind.of_the_order"), least: years(2), most: None },
            Limit { of: text_key!("kind.cbo_the_order_under_18"), least: years(1), most: years(3) },
        ],
        ..or_further_order(text_key!("kind.cbo_duration"))
    },
    may_contain: text_key!("kind.cbo_may_contain"),
    breach: Breach::Offence {
        section: "Sentencing Act 2020 s.339",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("SE20001"),
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
        // As of restraining orders: an order made later on an earlier conviction is one of the older Act.
        breach("AS14001", "Anti-social Behaviour, Crime and Policing Act 2014 s.30")
            .under(MadeUnder::AntiSocialBehaviourAct),
        breach("SE20001", "Sentencing Act 2020 s.339").under(MadeUnder::SentencingCode).since_the_code(),
    ],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[charge("Sentencing Act 2020 s.339")],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE_BY_STATUTE,
    notes: &[REQUIRED_TOO, text_key!("kind.cbo_a_certified_copy_is_admissible_anti"), NO_DISCHARGE, INVITATION],
    status: &[],
    dated: history::CBO,
    doubts: &[REACH_NOT_READ, GENERAL_LIMIT],
    source: "Anti-social Behaviour, Crime and Policing Act 2014 s.30; CJS offence codes of 21 August 2026; otherwise from memory",
};

/// Interim criminal behaviour order.
pub(super) const INTERIM_CBO: LawRow = LawRow {
    kind_id: "interim_cbo",
    interim: true,
    on_notice: OnNotice::Unknown,
    title: text_key!("kind.interim_cbo"),
    made_by: text_key!("kind.interim_cbo_made_by"),
    takes_effect: text_key!("kind.interim_cbo_takes_effect"),
    duration: as_ordered(text_key!("kind.interim_cbo_duration")),
    ..CBO
};

/// Violent offender order (Criminal Justice and Immigration Act 2008 s.98).
pub(super) const VOO: LawRow = LawRow {
    kind_id: "voo",
    title: text_key!("kind.voo"),
    statute: "Criminal Justice and Immigration Act 2008 ss.98–117",
    made_by: text_key!("kind.voo_made_by"),
    takes_effect: text_key!("kind.when_made"),
    service: NOT_AN_ELEMENT,
    duration: LawDuration {
        limits: &[Limit { of: text_key!("kind.of_the_order"), least: years(2), most: years(5) }],
        ..as_ordered(text_key!("kind.voo_duration"))
    },
    may_contain: text_key!("kind.voo_may_contain"),
    breach: Breach::Offence {
        section: "Criminal Justice and Immigration Act 2008 s.113",
        penalty: text_key!("kind.5_years"),
        mode: EITHER_WAY,
        code: Some("CJ08005"),
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: NoticeRule::NotNeeded,
    covers: Covers::ProhibitionsAndRequirements,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[breach("CJ08005", "Criminal Justice and Immigration Act 2008 s.113")],
    clocks: pace::CLOCKS,
    duties: duties::VIOLENT,
    routes: &[charge("Criminal Justice and Immigration Act 2008 s.113")],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[text_key!("kind.voo_orders_of_this_kind_are_rare"), INVITATION],
    status: &[],
    dated: history::VOO,
    doubts: &[NOTIFICATION_DAYS, REACH_NOT_READ],
    source: "CJS offence codes of 21 August 2026; otherwise from memory",
};

/// Interim violent offender order.
pub(super) const INTERIM_VOO: LawRow = LawRow {
    kind_id: "interim_voo",
    interim: true,
    title: text_key!("kind.interim_voo"),
    made_by: text_key!("kind.magistrates_court_while_the_main_application"),
    duration: as_ordered(text_key!("kind.a_fixed_period_it_ends_when")),
    ..VOO
};
