//! Respect orders, and the youth and housing injunctions that take the place of anti-social behaviour
//! injunctions (Crime and Policing Act 2026 ss.1–2). Whether these sections are in force is not confirmed, and
//! every power here says so.

use super::duration::or_further_order;
use super::injunctions::ASB;
use super::points::OF_AN_OFFENCE;
use super::routes::charge;
use super::words::{GENERAL_LIMIT, INVITATION, NOTICE_UNREAD, REACH_NOT_READ, REQUIRED_TOO, REQUIRED_UNREAD};
use super::{Breach, Covers, LawRow, NoticeRule, OnNotice, PowerFrom, pace};
use crate::text_key;
use crate::words::TextKey;

const NOT_CONFIRMED: TextKey = text_key!("kind.respect_status");
const BEFORE_THE_ACT: TextKey = text_key!("kind.respect_before_the_act");
const COMMENCEMENT: TextKey = text_key!("kind.respect_orders");

/// Respect order (Crime and Policing Act 2026 s.1).
pub(super) const RESPECT_ORDER: LawRow = LawRow {
    kind_id: "respect_order",
    title: text_key!("kind.respect_order"),
    statute: "Crime and Policing Act 2026 s.1, which puts it into the Anti-social Behaviour, Crime and Policing Act 2014 as Part A1",
    made_by: text_key!("kind.respect_order_made_by"),
    takes_effect: text_key!("kind.when_made"),
    service: text_key!("kind.respect_order_service"),
    duration: or_further_order(text_key!("kind.respect_order_duration")),
    may_contain: text_key!("kind.respect_order_may_contain"),
    breach: Breach::Offence {
        section: "Anti-social Behaviour, Crime and Policing Act 2014 Part A1",
        penalty: text_key!("kind.penalty_not_read"),
        mode: text_key!("kind.mode_not_read"),
        code: None,
    },
    power_from: PowerFrom::IfCommenced,
    // Entry under PACE s.17(1)(b) turns on the mode of trial, which was not read.
    powers: pace::SUMMARY_POWERS,
    notice: NoticeRule::NotNeeded,
    covers: Covers::ProhibitionsAndRequirements,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[charge("Anti-social Behaviour, Crime and Policing Act 2014 Part A1")],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[REQUIRED_TOO, text_key!("kind.respect_order_look"), INVITATION],
    status: &[NOT_CONFIRMED, BEFORE_THE_ACT],
    unsure: &[
        COMMENCEMENT,
        text_key!("kind.respect_order_unread"),
        text_key!("kind.respect_order_penalty_unread"),
        text_key!("kind.no_code_is_held"),
        REQUIRED_UNREAD,
        NOTICE_UNREAD,
        REACH_NOT_READ,
        GENERAL_LIMIT,
    ],
    source: "Crime and Policing Act 2026 and S.I. 2026/689, named by a panel on 30 November 2026; their text was not read",
};

const INJUNCTION_UNREAD: &[TextKey] = &[
    COMMENCEMENT,
    text_key!("kind.injunction_2026_unread"),
    text_key!("kind.attached_unread_which_court_may_issue_a_warrant"),
    super::words::CONTEMPT_PENALTY,
    super::words::SUNDAY_ARREST,
    super::words::ENTRY_GAP,
    REACH_NOT_READ,
];

/// Youth injunction (Crime and Policing Act 2026 s.2).
pub(super) const YOUTH: LawRow = LawRow {
    kind_id: "youth_injunction",
    title: text_key!("kind.youth_injunction"),
    statute: "Anti-social Behaviour, Crime and Policing Act 2014 Part 1, as Crime and Policing Act 2026 s.2 changes it",
    made_by: text_key!("kind.youth_injunction_made_by"),
    power_from: PowerFrom::IfCommenced,
    notes: &[
        text_key!("kind.asb_injunction_arrest_only_where_a_power"),
        text_key!("kind.asb_injunction_before_a_judge_within_24_hours"),
        text_key!("kind.asb_injunction_inform_the_applicant"),
        text_key!("kind.youth_injunction_adult"),
        super::words::NO_ENTRY,
    ],
    status: &[NOT_CONFIRMED],
    unsure: INJUNCTION_UNREAD,
    source: "Anti-social Behaviour, Crime and Policing Act 2014 s.9 read; the Act of 2026 not",
    ..ASB
};

/// Housing injunction (Crime and Policing Act 2026 s.2).
pub(super) const HOUSING: LawRow = LawRow {
    kind_id: "housing_injunction",
    title: text_key!("kind.housing_injunction"),
    statute: "Anti-social Behaviour, Crime and Policing Act 2014 Part 1, as Crime and Policing Act 2026 s.2 changes it",
    made_by: text_key!("kind.housing_injunction_made_by"),
    power_from: PowerFrom::IfCommenced,
    status: &[NOT_CONFIRMED],
    unsure: INJUNCTION_UNREAD,
    source: "Anti-social Behaviour, Crime and Policing Act 2014 s.9 read; the Act of 2026 not",
    ..ASB
};
