//! Stalking protection orders (Stalking Protection Act 2019).

use super::pace::{ARREST_FOR_OFFENCE, EXACT_TERM, IDENTITY, IN_FORCE, INVITATION, NO_EXCUSE, WITHIN_TERM};
use super::{Breach, LawRow, NoticeRule, PointRow, PowerRow};

const POWERS: &[PowerRow] = &[ARREST_FOR_OFFENCE];

const BREACH: Breach = Breach::Offence {
    section: "Stalking Protection Act 2019 s.8",
    penalty: "5 years on indictment; general limit in a magistrates' court",
    mode: "Either way",
    code: "ST19001",
};

const POINTS: &[PointRow] = &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, NO_EXCUSE];

const NOTES: &[&str] = &[
    "Failing to do what it requires is the offence too.",
    "Within 3 days beginning with the day of service he must notify police of all names and his home address, s.9; later changes likewise. Failing to is an offence: ST19002.",
    "A certified copy proves the order, s.8(5).",
    INVITATION,
];

/// Stalking protection order (Stalking Protection Act 2019 s.1).
pub(super) const SPO: LawRow = LawRow {
    kind_id: "spo",
    title: "Stalking protection order",
    statute: "Stalking Protection Act 2019 s.1",
    made_by: "Magistrates' court (youth court under 18), on the application of a chief officer",
    breach: BREACH,
    powers: POWERS,
    notice: NoticeRule::NotNeeded,
    prohibitions_only: false,
    uk_wide: true,
    points_to_prove: POINTS,
    notes: NOTES,
    needs_sign_off: true,
    source: "Stalking Protection Act 2019 ss.1–3, 6, 8–11",
};

/// Interim stalking protection order (Stalking Protection Act 2019 s.5).
pub(super) const INTERIM_SPO: LawRow = LawRow {
    kind_id: "interim_spo",
    title: "Interim stalking protection order",
    statute: "Stalking Protection Act 2019 s.5",
    made_by: "Magistrates' court, while the main application is pending",
    breach: BREACH,
    powers: POWERS,
    notice: NoticeRule::NotNeeded,
    prohibitions_only: false,
    uk_wide: true,
    points_to_prove: POINTS,
    notes: NOTES,
    needs_sign_off: true,
    source: "Stalking Protection Act 2019 ss.5, 8–11",
};
