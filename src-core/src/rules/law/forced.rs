//! Forced marriage and female genital mutilation protection orders.

use super::codes::breach;
use super::duration::or_further_order;
use super::points::OF_AN_OFFENCE_WITH_NOTICE;
use super::routes::{BY_CONVICTION, charge_or_contempt, family_contempt, warrant};
use super::words::{
    EITHER_WAY, ENTRY_EITHER_WAY, EXCUSE_CASES, FIVE_YEARS, GENERAL_LIMIT, INVITATION, ONE_ROUTE, PROHIBITED_ONLY,
    REACH_NOT_READ, TELL_HIM,
};
use super::{AWARE_IF_WITHOUT_NOTICE, Breach, LawRow, PowerFrom, pace};

const SERVED: &str = "Personally; made without notice, the offence needs his awareness.";

/// Forced marriage protection order (Family Law Act 1996 s.63A).
pub(super) const FORCED_MARRIAGE: LawRow = LawRow {
    kind_id: "forced_marriage",
    title: "Forced marriage protection order",
    statute: "Family Law Act 1996 ss.63A–63F",
    made_by: "Family court or High Court, on the application of the person protected, a relevant third party (the local authority), others and police with leave, or of its own motion",
    takes_effect: "When made; without notice where s.63D allows.",
    service: SERVED,
    duration: or_further_order("For a stated period, or until varied or discharged, s.63F."),
    may_contain: "Prohibitions, restrictions and requirements (giving up a passport), conduct abroad, and other respondents, s.63B.",
    breach: Breach::Offence {
        section: "Family Law Act 1996 s.63CA",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "FL96002",
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: AWARE_IF_WITHOUT_NOTICE,
    prohibitions_only: true,
    uk_wide: false,
    offence_codes: &[breach("FL96002", "Family Law Act 1996 s.63CA")],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[
        charge_or_contempt("Family Law Act 1996 s.63CA"),
        family_contempt("Family Law Act 1996 s.63CA", BY_CONVICTION),
        warrant("Family Law Act 1996 s.63J", BY_CONVICTION),
    ],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE_WITH_NOTICE,
    notes: &[
        PROHIBITED_ONLY,
        TELL_HIM,
        "It may bind conduct abroad and more respondents than one: read whom each term binds.",
        "Where violence was used or threatened the court takes no undertaking instead, s.63E(2).",
        ONE_ROUTE,
        INVITATION,
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "The offence of s.63CA, and awareness under s.63CA(2), are from memory.",
        "That conviction and contempt bar one another under s.63CA.",
        "How it is served.",
        REACH_NOT_READ,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Family Law Act 1996 ss.63A–63J",
};

/// FGM protection order (Female Genital Mutilation Act 2003 s.5A, Sch 2).
pub(super) const FGM: LawRow = LawRow {
    kind_id: "fgm",
    title: "FGM protection order",
    statute: "Female Genital Mutilation Act 2003 s.5A, Sch 2",
    made_by: "Family court or High Court, or a criminal court, Sch 2 paras 1–3",
    takes_effect: "When made; without notice where Sch 2 para 5 allows.",
    duration: or_further_order("For a stated period, or until varied or discharged."),
    may_contain: "As a forced marriage protection order, Sch 2 para 1(3)–(5).",
    breach: Breach::Offence {
        section: "Female Genital Mutilation Act 2003 Sch 2 para 4",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "FG03006",
    },
    offence_codes: &[breach("FG03006", "Female Genital Mutilation Act 2003 Sch 2 para 4")],
    routes: &[
        charge_or_contempt("Female Genital Mutilation Act 2003 Sch 2 para 4"),
        family_contempt("Female Genital Mutilation Act 2003 Sch 2 para 4", BY_CONVICTION),
        warrant("Female Genital Mutilation Act 2003 Sch 2", BY_CONVICTION),
    ],
    notes: &[
        PROHIBITED_ONLY,
        TELL_HIM,
        "It may bind conduct abroad and more respondents than one: read whom each term binds.",
        ONE_ROUTE,
        INVITATION,
    ],
    unsure: &[
        "Which courts make it, and how long it runs.",
        "How it is served, and the warrant under Sch 2.",
        REACH_NOT_READ,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Female Genital Mutilation Act 2003 s.5A, Sch 2",
    ..FORCED_MARRIAGE
};
