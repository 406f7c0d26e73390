//! Stalking protection orders (Stalking Protection Act 2019).

use super::codes::breach;
use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::{as_ordered, or_further_order, years};
use super::points::OF_AN_OFFENCE;
use super::routes::charge;
use super::words::{EITHER_WAY, FIVE_YEARS, GENERAL_LIMIT, INVITATION, LENGTH_OUTSIDE, NO_DISCHARGE, REQUIRED_TOO};
use super::{
    Breach, Covers, LawDuration, LawRow, Limit, NoticeRule, OnNotice, PowerFrom, Renewal, RowClock, duties, history,
    pace,
};
use crate::rules::clock::ClockRule;
use crate::text_key;

/// Open: one that a criminal court made on an acquittal (Crime and Policing Act 2026; LAW 11.7).
const ON_ACQUITTAL: Doubt = doubt(
    text_key!("kind.spo_whether_the_crime_and_policing_bills"),
    &[Aspect::Maker],
    &[DoubtStep::CheckThePapers, DoubtStep::AskControl, DoubtStep::OtherPowers],
);

/// Stalking protection order (Stalking Protection Act 2019 s.1).
pub(super) const SPO: LawRow = LawRow {
    kind_id: "spo",
    title: text_key!("kind.spo"),
    statute: "Stalking Protection Act 2019 ss.1–2",
    made_by: text_key!("kind.spo_made_by"),
    takes_effect: text_key!("kind.spo_takes_effect"),
    service: text_key!("kind.spo_service"),
    duration: LawDuration {
        limits: &[Limit { of: text_key!("kind.of_the_order"), least: years(2), most: None }],
        beginning_with_day_made: true,
        renewal: Renewal::Yes,
        ..or_further_order(text_key!("kind.spo_duration"))
    },
    may_contain: text_key!("kind.spo_may_contain"),
    breach: Breach::Offence {
        section: "Stalking Protection Act 2019 s.8",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("ST19001"),
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: NoticeRule::NotNeeded,
    covers: Covers::ProhibitionsAndRequirements,
    uk_wide: true,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[breach("ST19001", "Stalking Protection Act 2019 s.8")],
    clocks: &[
        pace::DETENTION,
        pace::CHARGED,
        RowClock { rule: ClockRule::SpoNotification, starts: text_key!("kind.spo_the_day_the_order_is_served") },
    ],
    duties: duties::STALKING,
    routes: &[charge("Stalking Protection Act 2019 s.8")],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[
        REQUIRED_TOO,
        text_key!("kind.spo_within_3_days_beginning_with"),
        text_key!("kind.spo_a_certified_copy_proves_the_order"),
        text_key!("kind.spo_it_has_effect_throughout_the_united"),
        NO_DISCHARGE,
        INVITATION,
    ],
    status: &[],
    dated: history::SPO,
    doubts: &[ON_ACQUITTAL, LENGTH_OUTSIDE, GENERAL_LIMIT],
    source: "Stalking Protection Act 2019 ss.1–3, 6, 8–11",
};

/// Interim stalking protection order (Stalking Protection Act 2019 s.5).
pub(super) const INTERIM_SPO: LawRow = LawRow {
    kind_id: "interim_spo",
    interim: true,
    title: text_key!("kind.interim_spo"),
    statute: "Stalking Protection Act 2019 s.5",
    made_by: text_key!("kind.magistrates_court_while_the_main_application"),
    duration: as_ordered(text_key!("kind.interim_spo_duration")),
    source: "Stalking Protection Act 2019 ss.5, 8–11",
    ..SPO
};
