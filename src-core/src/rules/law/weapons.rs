//! Serious violence reduction orders (Sentencing Act 2020 s.342A) and knife crime prevention orders
//! (Offensive Weapons Act 2019 Part 2): pilots that have ended, whose orders may still run.

use super::codes::breach;
use super::duration::{as_ordered, months, years};
use super::points::{CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, NO_EXCUSE, PointRow, VERIFY_LIVE, WITHIN_TERM};
use super::routes::charge;
use super::words::{
    EITHER_WAY, ENTRY_EITHER_WAY, EXCUSE_CASES, GENERAL_LIMIT, INVITATION, NOTICE_UNREAD, REACH_NOT_READ, REQUIRED_TOO,
    REQUIRED_UNREAD,
};
use super::{Breach, LawDuration, LawRow, Limit, NoticeRule, PowerFrom, duties, pace};

const POINTS: &[PointRow] = &[IDENTITY, IN_FORCE, VERIFY_LIVE, EXACT_TERM, WITHIN_TERM, NO_EXCUSE, CERTIFIED_COPY];
const SIX_MONTHS_TO_TWO_YEARS: LawDuration = LawDuration {
    limits: &[Limit { of: "the order", least: months(6), most: years(2) }],
    ..as_ordered("6 months to 2 years.")
};

/// Serious violence reduction order (Sentencing Act 2020 s.342A).
pub(super) const SVRO: LawRow = LawRow {
    kind_id: "svro",
    title: "Serious violence reduction order",
    statute: "Sentencing Act 2020 ss.342A–342L",
    made_by: "The convicting court; he is 18 or over",
    takes_effect: "On the day it is made, or deferred, s.342D(1), (3), (4).",
    service: "Not an element of the offence.",
    duration: SIX_MONTHS_TO_TWO_YEARS,
    may_contain: "A power to stop and search him, s.342E; duties to tell an officer of it and hand over what he carries; notification within 3 days.",
    breach: Breach::Offence {
        section: "Sentencing Act 2020 s.342G",
        penalty: "2 years on indictment; general limit in a magistrates' court",
        mode: EITHER_WAY,
        code: "SE20013",
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: NoticeRule::NotNeeded,
    prohibitions_only: false,
    uk_wide: false,
    offence_codes: &[
        breach("SE20013", "Sentencing Act 2020 s.342G"),
        breach("SE20016", "Sentencing Act 2020 s.342G"),
        breach("SE20017", "Sentencing Act 2020 s.342G"),
    ],
    clocks: pace::CLOCKS,
    duties: duties::SERIOUS_VIOLENCE,
    routes: &[charge("Sentencing Act 2020 s.342G")],
    forms: &[],
    points_to_prove: POINTS,
    notes: &[
        REQUIRED_TOO,
        "s.342G holds several offences (SE20013, SE20015, SE20016, SE20017): read their wording.",
        INVITATION,
    ],
    status: &[
        "Verify live: the pilot ran from 19 April 2023 to 18 April 2025 in Merseyside, Sussex, Thames Valley and West Midlands. No new orders are made, and live ones were to be phased out over some six months.",
    ],
    needs_sign_off: true,
    unsure: &[
        "Whether any order is live after October 2025.",
        "Its least and most.",
        "The power of search (s.342E), the duties, and notification within 3 days.",
        REQUIRED_UNREAD,
        "The penalty of 2 years, and the mode of trial.",
        "Which of the codes is for which offence of s.342G.",
        NOTICE_UNREAD,
        REACH_NOT_READ,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Sentencing Act 2020 ss.342A, 342C, 342D; CJS offence codes of 21 August 2026; evaluation of 10 April 2026",
};

/// Knife crime prevention order (Offensive Weapons Act 2019 ss.14–32).
pub(super) const KCPO: LawRow = LawRow {
    kind_id: "kcpo",
    title: "Knife crime prevention order",
    statute: "Offensive Weapons Act 2019 ss.14–32",
    made_by: "Magistrates' court, or the convicting court; he is 12 or over",
    takes_effect: "When made.",
    duration: SIX_MONTHS_TO_TWO_YEARS,
    may_contain: "Prohibitions and requirements; notification within 3 days.",
    breach: Breach::Offence {
        section: "Offensive Weapons Act 2019 s.29",
        penalty: "2 years",
        mode: EITHER_WAY,
        code: "OW19009",
    },
    offence_codes: &[breach("OW19009", "Offensive Weapons Act 2019 s.29")],
    duties: duties::KNIFE,
    routes: &[charge("Offensive Weapons Act 2019 s.29")],
    notes: &[REQUIRED_TOO, INVITATION],
    status: &[
        "Verify live: the pilot in the Metropolitan Police area ran from 5 July 2021 to 31 March 2023 and has ended.",
    ],
    unsure: &[
        "Who makes it, from what age, and under which sections.",
        "That the pilot ended on 31 March 2023.",
        "When it takes effect, how long it runs, and what it may contain.",
        "The notification duty: 3 days, what and how; no code for it was found.",
        REQUIRED_UNREAD,
        "The penalty of 2 years, and the mode of trial.",
        NOTICE_UNREAD,
        REACH_NOT_READ,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "CJS offence codes of 21 August 2026; otherwise from memory",
    ..SVRO
};

/// Interim knife crime prevention order (Offensive Weapons Act 2019 Part 2).
pub(super) const INTERIM_KCPO: LawRow = LawRow {
    kind_id: "interim_kcpo",
    title: "Interim knife crime prevention order",
    made_by: "Magistrates' court, while the main application is pending",
    duration: as_ordered("A fixed period; it ends when the main application is decided."),
    unsure: &[
        "That its breach is the same offence with the same code as that of the full order.",
        "Who makes it, from what age, and under which sections.",
        "That the pilot ended on 31 March 2023.",
        "When it takes effect, how long it runs, and what it may contain.",
        "The notification duty: 3 days, what and how; no code for it was found.",
        REQUIRED_UNREAD,
        "The penalty of 2 years, and the mode of trial.",
        NOTICE_UNREAD,
        REACH_NOT_READ,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    ..KCPO
};
