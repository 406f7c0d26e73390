//! Sexual harm and sexual risk orders, and their precursors that still run (Sentencing Act 2020
//! ss.343–358; Sexual Offences Act 2003 Part 2).

use super::codes::{MadeUnder, attempt, breach};
use super::duration::{as_ordered, or_further_order, years};
use super::points::{OF_AN_OFFENCE, OF_AN_OFFENCE_BY_STATUTE};
use super::routes::charge;
use super::words::{
    DISCHARGE_UNREAD, EITHER_WAY, ENTRY_EITHER_WAY, EXCUSE_CASES, FIVE_YEARS, GENERAL_LIMIT, INVITATION, NO_DISCHARGE,
    REACH_BY_GUIDANCE, REACH_NOT_READ, REQUIRED_TOO, REQUIRED_UNREAD,
};
use super::{Breach, LawDuration, LawRow, Limit, NoticeRule, PowerFrom, duties, pace};

const NOT_AN_ELEMENT: &str = "Not an element of the offence.";
const PENALTY_UNREAD: &str = "The penalty of 5 years, and the mode of trial.";
const NOTIFICATION_UNREAD: &str = "The notification duty's penalty, and which of its codes is for what.";

/// Sexual harm prevention order (Sentencing Act 2020 s.345; Sexual Offences Act 2003 s.103A).
pub(super) const SHPO: LawRow = LawRow {
    kind_id: "shpo",
    title: "Sexual harm prevention order",
    statute: "Sentencing Act 2020 ss.343–358; Sexual Offences Act 2003 ss.103A–103K",
    made_by: "A court on conviction (Sentencing Act 2020), or magistrates on the application of police or the National Crime Agency (Sexual Offences Act 2003)",
    takes_effect: "When made.",
    service: NOT_AN_ELEMENT,
    duration: LawDuration {
        limits: &[
            Limit { of: "the order", least: years(5), most: None },
            Limit { of: "a ban on foreign travel, renewable", least: None, most: years(5) },
        ],
        ..or_further_order(
            "A fixed period of at least 5 years, or until further order; a ban on foreign travel up to 5 years, renewable.",
        )
    },
    may_contain: "Prohibitions; since 29 November 2022 also requirements and electronic monitoring. He must notify police under the Sexual Offences Act 2003 Part 2.",
    breach: Breach::Offence {
        section: "Sentencing Act 2020 s.354; Sexual Offences Act 2003 s.103I",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "SE20012",
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: NoticeRule::NotNeeded,
    prohibitions_only: false,
    uk_wide: true,
    offence_codes: &[
        breach("SE20012", "Sentencing Act 2020 s.354").under(MadeUnder::SentencingCode).since_the_code(),
        breach("SX03244", "Sexual Offences Act 2003 s.103I").under(MadeUnder::SexualOffencesAct),
        attempt("SX03244A", "Sexual Offences Act 2003 s.103I").under(MadeUnder::SexualOffencesAct),
    ],
    clocks: pace::CLOCKS,
    duties: duties::SEXUAL,
    routes: &[charge("Sentencing Act 2020 s.354; Sexual Offences Act 2003 s.103I")],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE_BY_STATUTE,
    notes: &[
        REQUIRED_TOO,
        "The Act it was made under decides the code: SE20012 under the Sentencing Code, SX03244 under the Sexual Offences Act 2003.",
        NO_DISCHARGE,
        INVITATION,
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "Which courts make it, and under which Act.",
        "Its least of 5 years, and the travel ban's most of 5.",
        "Requirements and electronic monitoring since 29 November 2022.",
        REQUIRED_UNREAD,
        PENALTY_UNREAD,
        "That the day the order was made, before 1 December 2020, excludes the Sentencing Code.",
        DISCHARGE_UNREAD,
        NOTIFICATION_UNREAD,
        REACH_BY_GUIDANCE,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Sentencing Act 2020 ss.343–358; Sexual Offences Act 2003 ss.83–86, 103A–103K; CJS offence codes of 21 August 2026",
};

/// Interim sexual harm prevention order (Sexual Offences Act 2003 s.103F).
pub(super) const INTERIM_SHPO: LawRow = LawRow {
    kind_id: "interim_shpo",
    title: "Interim sexual harm prevention order",
    statute: "Sexual Offences Act 2003 s.103F",
    made_by: "Magistrates' court, while the main application is pending",
    duration: as_ordered("A fixed period; it ends when the main application is decided."),
    breach: Breach::Offence {
        section: "Sexual Offences Act 2003 s.103I",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "SX03244",
    },
    offence_codes: &[
        breach("SX03244", "Sexual Offences Act 2003 s.103I"),
        attempt("SX03244A", "Sexual Offences Act 2003 s.103I"),
    ],
    routes: &[charge("Sexual Offences Act 2003 s.103I")],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[REQUIRED_TOO, NO_DISCHARGE, INVITATION],
    unsure: &[
        "That s.103F makes it, and that it ends with the main decision.",
        "Requirements and electronic monitoring since 29 November 2022.",
        REQUIRED_UNREAD,
        PENALTY_UNREAD,
        DISCHARGE_UNREAD,
        NOTIFICATION_UNREAD,
        REACH_BY_GUIDANCE,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Sexual Offences Act 2003 ss.83–86, 103F, 103I; CJS offence codes of 21 August 2026",
    ..SHPO
};

const SRO_DUTY_UNREAD: &str = "Whether it carries a duty to notify police was not read.";

/// Sexual risk order (Sexual Offences Act 2003 s.122A).
pub(super) const SRO: LawRow = LawRow {
    kind_id: "sro",
    title: "Sexual risk order",
    statute: "Sexual Offences Act 2003 s.122A",
    made_by: "Magistrates' court, on application",
    duration: LawDuration {
        limits: &[
            Limit { of: "the order", least: years(2), most: None },
            Limit { of: "a ban on foreign travel", least: None, most: years(5) },
        ],
        ..or_further_order(
            "A fixed period of at least 2 years, or until further order; a ban on foreign travel up to 5 years.",
        )
    },
    may_contain: "Prohibitions, requirements and electronic monitoring.",
    breach: Breach::Offence {
        section: "Sexual Offences Act 2003 s.122H",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "SX03245",
    },
    offence_codes: &[breach("SX03245", "Sexual Offences Act 2003 s.122H")],
    duties: &[],
    routes: &[charge("Sexual Offences Act 2003 s.122H")],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[REQUIRED_TOO, NO_DISCHARGE, INVITATION],
    unsure: &[
        "Which court makes it, on whose application.",
        "Its least of 2 years, and the travel ban's most of 5.",
        "That it may carry electronic monitoring.",
        PENALTY_UNREAD,
        DISCHARGE_UNREAD,
        SRO_DUTY_UNREAD,
        REACH_BY_GUIDANCE,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Sexual Offences Act 2003 ss.122A, 122H; CJS offence codes of 21 August 2026",
    ..SHPO
};

/// Interim sexual risk order (Sexual Offences Act 2003 s.122E).
pub(super) const INTERIM_SRO: LawRow = LawRow {
    kind_id: "interim_sro",
    title: "Interim sexual risk order",
    statute: "Sexual Offences Act 2003 s.122E",
    made_by: "Magistrates' court, while the main application is pending",
    duration: as_ordered("A fixed period; it ends when the main application is decided."),
    unsure: &[
        "That s.122E makes it, and that it ends with the main decision.",
        "That it may carry electronic monitoring.",
        PENALTY_UNREAD,
        DISCHARGE_UNREAD,
        SRO_DUTY_UNREAD,
        REACH_BY_GUIDANCE,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Sexual Offences Act 2003 ss.122E, 122H; CJS offence codes of 21 August 2026",
    ..SRO
};

const STILL_LIVE: &str =
    "No new orders of this kind are made; those that still run are enforced. Verify with control that it is live.";
const PRECURSOR_UNREAD: &[&str] = &[
    "The sections it was made and is now enforced under; only its code was read.",
    "How long it may run, and what it may contain.",
    REQUIRED_UNREAD,
    PENALTY_UNREAD,
    "Whether it carries a duty to notify police.",
    REACH_NOT_READ,
    GENERAL_LIMIT,
    ENTRY_EITHER_WAY,
    EXCUSE_CASES,
];

/// Sexual offences prevention order, the precursor of [`SHPO`] (Sexual Offences Act 2003 s.104).
pub(super) const SOPO: LawRow = LawRow {
    kind_id: "sopo",
    title: "Sexual offences prevention order",
    statute: "Sexual Offences Act 2003 s.104 (repealed)",
    made_by: "A criminal court; none is made now",
    duration: or_further_order("As the order says; some run until further order."),
    may_contain: "As the order says.",
    breach: Breach::Offence {
        section: "Sexual Offences Act 2003 s.103I",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "SX03247",
    },
    uk_wide: false,
    offence_codes: &[breach("SX03247", "Sexual Offences Act 2003 s.103I")],
    duties: &[],
    routes: &[charge("Sexual Offences Act 2003 s.103I")],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[INVITATION],
    status: &[STILL_LIVE],
    unsure: PRECURSOR_UNREAD,
    source: "CJS offence codes of 21 August 2026",
    ..SHPO
};

/// Risk of sexual harm order, the precursor of [`SRO`] (Sexual Offences Act 2003 s.123).
pub(super) const ROSHO: LawRow = LawRow {
    kind_id: "rosho",
    title: "Risk of sexual harm order",
    statute: "Sexual Offences Act 2003 s.123 (repealed)",
    breach: Breach::Offence {
        section: "Sexual Offences Act 2003 s.122H",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "SX03246",
    },
    offence_codes: &[breach("SX03246", "Sexual Offences Act 2003 s.122H")],
    routes: &[charge("Sexual Offences Act 2003 s.122H")],
    ..SOPO
};

/// Foreign travel order (Sexual Offences Act 2003 s.114).
pub(super) const FOREIGN_TRAVEL: LawRow = LawRow {
    kind_id: "foreign_travel",
    title: "Foreign travel order",
    statute: "Sexual Offences Act 2003 s.114 (repealed)",
    ..SOPO
};
