//! Criminal behaviour orders (Sentencing Act 2020 ss.330–342) and violent offender orders (Criminal
//! Justice and Immigration Act 2008 ss.98–117).

use super::codes::{MadeUnder, breach};
use super::duration::{as_ordered, or_further_order, years};
use super::points::{OF_AN_OFFENCE, OF_AN_OFFENCE_BY_STATUTE};
use super::routes::charge;
use super::words::{
    CODE_DAY, EITHER_WAY, ENTRY_EITHER_WAY, EXCUSE_CASES, FIVE_YEARS, GENERAL_LIMIT, INVITATION, NO_DISCHARGE,
    NOTICE_UNREAD, REACH_NOT_READ, REQUIRED_TOO, REQUIRED_UNREAD,
};
use super::{Breach, LawDuration, LawRow, Limit, NoticeRule, PowerFrom, duties, pace};

const NOT_AN_ELEMENT: &str = "Not an element of the offence.";
const PENALTY_UNREAD: &str = "The penalty of 5 years, and the mode of trial.";
const RESPECT_ORDERS: &str =
    "Whether the Crime and Policing Bill's respect orders have commenced, and what becomes of this kind.";

/// Criminal behaviour order (Sentencing Act 2020 s.330).
pub(super) const CBO: LawRow = LawRow {
    kind_id: "cbo",
    title: "Criminal behaviour order",
    statute: "Sentencing Act 2020 ss.330–342; on a conviction before 1 December 2020 Anti-social Behaviour, Crime and Policing Act 2014 Part 2",
    made_by: "A criminal court, on conviction; he is 10 or over",
    takes_effect: "On the day it is made, or after custody.",
    service: NOT_AN_ELEMENT,
    duration: LawDuration {
        limits: &[
            Limit { of: "the order", least: years(2), most: None },
            Limit { of: "the order, under 18", least: years(1), most: years(3) },
        ],
        ..or_further_order(
            "At least 2 years, or until further order; under 18 from 1 to 3 years and never until further order.",
        )
    },
    may_contain: "Prohibitions, and requirements with a named supervisor. An interim order is possible.",
    breach: Breach::Offence {
        section: "Sentencing Act 2020 s.339",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "SE20001",
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: NoticeRule::NotNeeded,
    prohibitions_only: false,
    uk_wide: false,
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
    notes: &[
        REQUIRED_TOO,
        "A certified copy is admissible (Anti-social Behaviour, Crime and Policing Act 2014 s.30(4)).",
        NO_DISCHARGE,
        INVITATION,
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "Which courts make it, the age of 10, and the sections of the Sentencing Act 2020.",
        "When it takes effect after custody.",
        "Its least and most, for adults and under 18.",
        "What it may contain, and that an interim order is possible.",
        REQUIRED_UNREAD,
        PENALTY_UNREAD,
        CODE_DAY,
        RESPECT_ORDERS,
        REACH_NOT_READ,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Anti-social Behaviour, Crime and Policing Act 2014 s.30; CJS offence codes of 21 August 2026; otherwise from memory",
};

/// Interim criminal behaviour order.
pub(super) const INTERIM_CBO: LawRow = LawRow {
    kind_id: "interim_cbo",
    title: "Interim criminal behaviour order",
    made_by: "A criminal court, while its decision on the full order is pending",
    takes_effect: "On the day it is made.",
    duration: as_ordered("For a stated period, or until the court decides on the full order."),
    unsure: &[
        "That its breach is the same offence with the same code as that of the full order.",
        "Which courts make it, and how long it runs.",
        "What it may contain, and that an interim order is possible.",
        REQUIRED_UNREAD,
        PENALTY_UNREAD,
        CODE_DAY,
        RESPECT_ORDERS,
        REACH_NOT_READ,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    ..CBO
};

/// Violent offender order (Criminal Justice and Immigration Act 2008 s.98).
pub(super) const VOO: LawRow = LawRow {
    kind_id: "voo",
    title: "Violent offender order",
    statute: "Criminal Justice and Immigration Act 2008 ss.98–117",
    made_by: "Magistrates' court, on police complaint",
    takes_effect: "When made.",
    service: NOT_AN_ELEMENT,
    duration: LawDuration {
        limits: &[Limit { of: "the order", least: years(2), most: years(5) }],
        ..as_ordered("2 to 5 years.")
    },
    may_contain: "Prohibitions; he must notify police within 3 days.",
    breach: Breach::Offence {
        section: "Criminal Justice and Immigration Act 2008 s.113",
        penalty: "5 years",
        mode: EITHER_WAY,
        code: "CJ08005",
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: NoticeRule::NotNeeded,
    prohibitions_only: false,
    uk_wide: false,
    offence_codes: &[breach("CJ08005", "Criminal Justice and Immigration Act 2008 s.113")],
    clocks: pace::CLOCKS,
    duties: duties::VIOLENT,
    routes: &[charge("Criminal Justice and Immigration Act 2008 s.113")],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE,
    notes: &["Orders of this kind are rare.", INVITATION],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "When it takes effect, how long it runs, and what it may contain.",
        REQUIRED_UNREAD,
        PENALTY_UNREAD,
        "The notification duty: 3 days, what and how, and which of its codes is for what.",
        NOTICE_UNREAD,
        REACH_NOT_READ,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "CJS offence codes of 21 August 2026; otherwise from memory",
};

/// Interim violent offender order.
pub(super) const INTERIM_VOO: LawRow = LawRow {
    kind_id: "interim_voo",
    title: "Interim violent offender order",
    made_by: "Magistrates' court, while the main application is pending",
    duration: as_ordered("A fixed period; it ends when the main application is decided."),
    unsure: &[
        "That its breach is the same offence with the same code as that of the full order.",
        "When it takes effect, how long it runs, and what it may contain.",
        REQUIRED_UNREAD,
        PENALTY_UNREAD,
        "The notification duty: 3 days, what and how, and which of its codes is for what.",
        NOTICE_UNREAD,
        REACH_NOT_READ,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    ..VOO
};
