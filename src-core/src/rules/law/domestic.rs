//! Domestic violence protection notices and orders (Crime and Security Act 2010 ss.24–33).

use super::pace::{EXACT_TERM, IDENTITY, IN_FORCE, INVITATION, WITHIN_TERM};
use super::{ANY_NOTICE, AwarenessWhen, Breach, LawRow, NoticeRule, PointId, PointRow, PowerRow};
use crate::rules::clock::ClockRule;
use crate::rules::notice::NoticeKind;
use crate::rules::power::{Tense, Test};

const NO_ENTRY: &str = "No power of entry is listed for this arrest in PACE s.17: consider s.17(1)(e), life or limb, or a breach of the peace.";

/// Domestic violence protection notice (Crime and Security Act 2010 s.24).
pub(super) const DVPN: LawRow = LawRow {
    kind_id: "dvpn",
    title: "Domestic violence protection notice",
    statute: "Crime and Security Act 2010 s.24",
    made_by: "A police officer of superintendent rank or above",
    breach: Breach::NoOffence {
        section: "Crime and Security Act 2010 s.26",
        consequence: "No offence and no penalty of its own: arrest, and the court within 24 hours",
        code: "CS10503",
    },
    powers: &[PowerRow {
        id: "csa_s25_1_b",
        source: "Crime and Security Act 2010 s.25(1)(b)",
        tense: Tense::IsInBreach,
        test: Test::Believing,
        needs_necessity: false,
        entry: None,
        clock: Some(ClockRule::DvpnArrest),
    }],
    notice: NoticeRule::Awareness { when: AwarenessWhen::Always, counts: &[NoticeKind::FormallyServed] },
    prohibitions_only: false,
    uk_wide: false,
    points_to_prove: &[
        IDENTITY,
        PointRow::new(
            PointId::PersonalService,
            "The notice was served on him personally, in writing, by a constable, s.25(2)",
        ),
        PointRow::new(PointId::InForce, "The notice was in force: no order made and no application determined"),
        EXACT_TERM,
        WITHIN_TERM,
    ],
    notes: &[
        "Before the court that will hear the application within 24 hours of the arrest, or at the hearing if earlier.",
        "The application for the order must be heard within 48 hours of service, s.27(3).",
        NO_ENTRY,
        INVITATION,
    ],
    needs_sign_off: true,
    source: "Crime and Security Act 2010 ss.24–27",
};

/// Domestic violence protection order (Crime and Security Act 2010 s.27).
pub(super) const DVPO: LawRow = LawRow {
    kind_id: "dvpo",
    title: "Domestic violence protection order",
    statute: "Crime and Security Act 2010 ss.27–28",
    made_by: "Magistrates' court, on a constable's complaint",
    breach: Breach::Contempt {
        section: "Magistrates' Courts Act 1980 s.63(3)",
        penalty: "£50 a day up to £5,000, or 2 months",
        code: "MC80530",
    },
    powers: &[PowerRow {
        id: "csa_s28_9",
        source: "Crime and Security Act 2010 s.28(9)",
        tense: Tense::IsInBreach,
        test: Test::Believing,
        needs_necessity: false,
        entry: None,
        clock: Some(ClockRule::DvpoArrest),
    }],
    notice: NoticeRule::Awareness { when: AwarenessWhen::Always, counts: ANY_NOTICE },
    prohibitions_only: false,
    uk_wide: false,
    points_to_prove: &[
        IDENTITY,
        IN_FORCE,
        EXACT_TERM,
        WITHIN_TERM,
        PointRow::new(PointId::Awareness, "He knew of the order before the act"),
    ],
    notes: &[
        "It lasts 14 to 28 days beginning with the day it was made, s.28(10).",
        "Civil contempt, proved to the criminal standard; brought by force legal, not charged.",
        NO_ENTRY,
        INVITATION,
    ],
    needs_sign_off: true,
    source: "Crime and Security Act 2010 ss.27–29; Magistrates' Courts Act 1980 s.63(3)",
};
