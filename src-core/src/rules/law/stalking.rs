//! Stalking protection orders (Stalking Protection Act 2019).

use super::codes::breach;
use super::duration::{as_ordered, or_further_order, years};
use super::points::OF_AN_OFFENCE;
use super::routes::charge;
use super::words::{
    EITHER_WAY, ENTRY_EITHER_WAY, EXCUSE_CASES, FIVE_YEARS, GENERAL_LIMIT, INVITATION, NO_DISCHARGE, REQUIRED_TOO,
};
use super::{Breach, LawDuration, LawRow, Limit, NoticeRule, PowerFrom, Renewal, RowClock, duties, pace};
use crate::rules::clock::ClockRule;

/// Stalking protection order (Stalking Protection Act 2019 s.1).
pub(super) const SPO: LawRow = LawRow {
    kind_id: "spo",
    title: "Stalking protection order",
    statute: "Stalking Protection Act 2019 ss.1–2",
    made_by: "Magistrates' court (youth court under 18), on the application of a chief officer, of British Transport Police and the Ministry of Defence Police too; he is 10 or over",
    takes_effect: "When made; the days for notifying police run from service.",
    service: "Not an element of the offence. Serve it: the duty to notify starts with service.",
    duration: LawDuration {
        limits: &[Limit { of: "the order", least: years(2), most: None }],
        beginning_with_day_made: true,
        renewal: Renewal::Yes,
        ..or_further_order(
            "A fixed period of at least 2 years from the day it was made, or until further order; a condition may have its own period or place, ss.3, 6.",
        )
    },
    may_contain: "Prohibitions and requirements that are necessary against the risk of stalking, s.2. No statutory tag.",
    breach: Breach::Offence {
        section: "Stalking Protection Act 2019 s.8",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "ST19001",
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: NoticeRule::NotNeeded,
    prohibitions_only: false,
    uk_wide: true,
    offence_codes: &[breach("ST19001", "Stalking Protection Act 2019 s.8")],
    clocks: &[
        pace::DETENTION,
        pace::CHARGED,
        RowClock { rule: ClockRule::SpoNotification, starts: "the day the order is served on him" },
    ],
    duties: duties::STALKING,
    routes: &[charge("Stalking Protection Act 2019 s.8")],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[
        REQUIRED_TOO,
        "Within 3 days beginning with the day of service he must notify police of all names and his home address, s.9; later changes likewise. Failing to is an offence: ST19002.",
        "A certified copy proves the order, s.8(5).",
        "It has effect throughout the United Kingdom, ss.2(4), 5(5).",
        NO_DISCHARGE,
        INVITATION,
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "That British Transport Police and the Ministry of Defence Police may apply, and the age of 10.",
        "That it carries no statutory tag: policy on location tags varies.",
        "Whether the Crime and Policing Bill's changes (orders by a court's own motion on conviction or acquittal) have commenced.",
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Stalking Protection Act 2019 ss.1–3, 6, 8–11",
};

/// Interim stalking protection order (Stalking Protection Act 2019 s.5).
pub(super) const INTERIM_SPO: LawRow = LawRow {
    kind_id: "interim_spo",
    title: "Interim stalking protection order",
    statute: "Stalking Protection Act 2019 s.5",
    made_by: "Magistrates' court, while the main application is pending",
    duration: as_ordered("A fixed period only; it ends when the main application is decided."),
    source: "Stalking Protection Act 2019 ss.5, 8–11",
    ..SPO
};
