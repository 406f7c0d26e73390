//! Bail by a court, and by police after charge (Bail Act 1976).

use super::pace::{EXACT_TERM, IDENTITY, WITHIN_TERM};
use super::{Breach, LawRow, NoticeRule, PointId, PointRow, PowerRow};
use crate::rules::clock::ClockRule;
use crate::rules::power::{Tense, Test};

const ENTRY: Option<&str> = Some("PACE 1984 s.17(1)(cab), on belief that he is on the premises");

/// Court bail, and police bail after charge (Bail Act 1976 s.3, s.7).
pub(super) const COURT_BAIL: LawRow = LawRow {
    kind_id: "court_bail",
    title: "Bail by a court or after charge",
    statute: "Bail Act 1976 s.3(6); PACE 1984 s.38",
    made_by: "A court, or a custody officer after charge",
    breach: Breach::NoOffence {
        section: "Bail Act 1976 s.7",
        consequence: "No offence: arrest, and a justice of the peace may remand, bail again or vary (s.7(5))",
        code: "BA76005",
    },
    powers: &[
        PowerRow {
            id: "bail_s7_3",
            source: "Bail Act 1976 s.7(3)",
            tense: Tense::HasBroken,
            test: Test::Suspecting,
            needs_necessity: false,
            entry: ENTRY,
            clock: Some(ClockRule::BailArrest),
        },
        PowerRow {
            id: "bail_s7_3_likely",
            source: "Bail Act 1976 s.7(3)",
            tense: Tense::LikelyToBreak,
            test: Test::Believing,
            needs_necessity: false,
            entry: ENTRY,
            clock: Some(ClockRule::BailArrest),
        },
    ],
    notice: NoticeRule::NotNeeded,
    prohibitions_only: false,
    uk_wide: false,
    points_to_prove: &[
        IDENTITY,
        PointRow::new(PointId::InForce, "He was on bail with a duty to surrender, on these conditions"),
        EXACT_TERM,
        WITHIN_TERM,
    ],
    notes: &[
        "Before a justice of the peace as soon as practicable, and within 24 hours of the arrest, s.7(4).",
        "Arrested within 24 hours before he must surrender: to that court.",
        "Bail for murder goes before a Crown Court judge, and Saturdays and bank holidays do not count either, s.7(8): this clock is not reckoned here.",
        "Failing to surrender is an offence, s.6: BA76001, BA76002.",
        "The file needs form MG8, the conditions (MG4A or the court's order) and the evidence.",
    ],
    needs_sign_off: true,
    source: "Bail Act 1976 ss.3, 6, 7; PACE 1984 s.17(1)(cab)",
};
