//! Respect orders, and the youth and housing injunctions that take the place of anti-social behaviour
//! injunctions (Crime and Policing Act 2026 ss.1–2). Whether these sections are in force is not confirmed, and
//! every power here says so.

use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::or_further_order;
use super::injunctions::ASB;
use super::points::OF_AN_OFFENCE;
use super::routes::charge;
use super::words::{GENERAL_LIMIT, INVITATION, NO_CODE, REACH_NOT_READ, REQUIRED_TOO, SUNDAY_ARREST};
use super::{Breach, Covers, LawRow, NoticeRule, OnNotice, PowerFrom, history, pace};
use crate::text_key;
use crate::words::TextKey;

const NOT_CONFIRMED: TextKey = text_key!("kind.respect_status");
const BEFORE_THE_ACT: TextKey = text_key!("kind.respect_before_the_act");

/// Open: whether they are in force (Crime and Policing Act 2026 ss.1–2; LAW 11.7).
const COMMENCEMENT: Doubt = doubt(
    text_key!("kind.respect_orders"),
    &[Aspect::InForce, Aspect::Arrest],
    &[DoubtStep::CheckThePapers, DoubtStep::AskControl, DoubtStep::OtherPowers, DoubtStep::Safeguarding],
);
/// Open: what the Act says of a respect order, whose text was not read.
const UNREAD: Doubt = doubt(
    text_key!("kind.respect_order_unread"),
    &[Aspect::Maker, Aspect::Duration, Aspect::Offence, Aspect::Notice],
    &[DoubtStep::CheckThePapers],
);
/// Open: its penalty, its mode of trial, and entry with it.
const PENALTY: Doubt = doubt(
    text_key!("kind.respect_order_penalty_unread"),
    &[Aspect::Penalty, Aspect::Entry],
    &[DoubtStep::ForTheCourt, DoubtStep::OtherPowers],
);
/// Open: what the Act changed in the injunctions of Part 1.
const INJUNCTION: Doubt = doubt(
    text_key!("kind.injunction_2026_unread"),
    &[Aspect::Maker, Aspect::Duration, Aspect::Arrest],
    &[DoubtStep::CheckThePapers, DoubtStep::AskControl],
);
const INJUNCTION_OPEN: &[Doubt] = &[COMMENCEMENT, INJUNCTION, SUNDAY_ARREST, REACH_NOT_READ];

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
    dated: history::RESPECT,
    doubts: &[COMMENCEMENT, UNREAD, PENALTY, NO_CODE, REACH_NOT_READ, GENERAL_LIMIT],
    source: "Crime and Policing Act 2026 and S.I. 2026/689, named by a panel on 30 November 2026; their text was not read",
};

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
    dated: history::RESPECT,
    doubts: INJUNCTION_OPEN,
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
    dated: history::RESPECT,
    doubts: INJUNCTION_OPEN,
    source: "Anti-social Behaviour, Crime and Policing Act 2014 s.9 read; the Act of 2026 not",
    ..ASB
};
