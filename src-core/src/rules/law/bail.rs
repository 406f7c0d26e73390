//! Bail by police before charge (PACE 1984 Part 4), and by a court or police after it (Bail Act 1976).

use super::duration::{LawDuration, as_ordered, months};
use super::points::{EXACT_TERM, IDENTITY, PointId, PointRow, WITHIN_TERM, point};
use super::words::{BAIL_BILL, BOXING_DAY, REACH_NOT_READ, SUNDAY_ARREST};
use super::{Breach, Form, LawRow, Limit, NoticeRule, PowerFrom, PowerRow, Route, RouteKind, RowClock, pace};
use super::{Tense, Test};
use crate::rules::clock::ClockRule;

const ENTRY: Option<&str> = Some("PACE 1984 s.17(1)(cab), on belief that he is on the premises");
const GRANTED: Form = Form { id: "MG4A", what: "Grant or variation of police bail: the proof of its conditions" };
const NO_CONDITIONAL_OFFENCE: &str =
    "Breaking a condition is no offence. Interfering with a witness or perverting the course of justice may be.";

/// A power to arrest for breaking bail before charge, on suspicion; no clock of its own, for
/// detention runs on.
const fn broken(id: &'static str, source: &'static str) -> PowerRow {
    let (tense, test) = (Tense::HasBroken, Test::Suspecting);
    PowerRow { id, source, tense, test, needs_necessity: false, entry: ENTRY, clock: None }
}

/// A power to arrest who fails to attend as bail before charge required: it states a fact and no
/// test, and is shown under the stricter.
const fn not_attended(id: &'static str, source: &'static str) -> PowerRow {
    let (tense, test) = (Tense::FailedToAttend, Test::Believing);
    PowerRow { id, source, tense, test, needs_necessity: false, entry: ENTRY, clock: None }
}

const ON_BAIL_BEFORE_CHARGE: PointRow = point(
    PointId::InForce,
    "He was on bail at the time: granted, not ended or withdrawn, with this condition or this duty to attend",
);
const ORIGINAL_OFFENCE: PointRow =
    point(PointId::OriginalOffence, "The original offence: he is treated as arrested for it, s.34(7)");

/// Police bail before charge, street bail with it (PACE 1984 ss.30A, 37, 46A, 47).
pub(super) const POLICE_BAIL: LawRow = LawRow {
    kind_id: "police_bail",
    title: "Police bail (before charge)",
    statute: "PACE 1984 ss.37, 47; street bail s.30A",
    made_by: "A custody officer; street bail a constable",
    takes_effect: "When granted.",
    service: "Notice is given to him on grant. Form MG4A is the proof of its conditions.",
    duration: LawDuration {
        limits: &[
            Limit { of: "the first period", least: None, most: months(3) },
            Limit { of: "extended by an inspector", least: None, most: months(6) },
            Limit { of: "extended by a superintendent", least: None, most: months(9) },
        ],
        ..as_ordered("To the bail date: 3 months at first, 6 by an inspector, 9 by a superintendent, then by a court.")
    },
    may_contain: "Contact, zones, residence, curfew, reporting (Bail Act 1976 s.3A; PACE s.30A). No tag before charge. The victim's views on conditions must be sought.",
    breach: Breach::NoOffence {
        section: "PACE 1984 ss.30D, 46A",
        consequence: "No offence: arrest and the police station; he is treated as arrested for the original offence (s.34(7))",
        code: "",
    },
    power_from: PowerFrom::Statute,
    powers: &[
        broken("pace_s46a_1a", "PACE 1984 s.46A(1A)"),
        not_attended("pace_s46a_1", "PACE 1984 s.46A(1), where he failed to attend"),
        broken("pace_s30d_2a", "PACE 1984 s.30D(2A), street bail"),
        not_attended("pace_s30d_1", "PACE 1984 s.30D(1), street bail, where he failed to attend"),
    ],
    notice: NoticeRule::NotNeeded,
    prohibitions_only: false,
    uk_wide: false,
    offence_codes: &[],
    clocks: &[pace::DETENTION],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::BailCourt,
        section: "PACE 1984 ss.30D, 46A",
        brought_by: "Police, on the arrest",
        court: "None: to a police station as soon as practicable",
        barred_by: &[],
    }],
    forms: &[GRANTED],
    points_to_prove: &[IDENTITY, ON_BAIL_BEFORE_CHARGE, EXACT_TERM, WITHIN_TERM, ORIGINAL_OFFENCE],
    notes: &[
        NO_CONDITIONAL_OFFENCE,
        "The exception: conditions against travel of a terrorism suspect (Policing and Crime Act 2017 s.68), PC17002 and PC17003.",
        "To a police station as soon as practicable, treated as arrested for the original offence, s.34(7). Earlier detention counts, s.47(6).",
        "Up to 3 hours do not count while a charging decision is sought, where the original arrest was on or after 28 October 2022.",
        "s.46A(1) and s.30D(1) ask for the fact: he failed to attend as he had to.",
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "Periods of 3, 6 and 9 months, and who extends them.",
        "What conditions it may carry, and that there is no tag before charge.",
        "The powers of ss.46A(1A) and 30D are partly from memory; s.46A(1) and s.30D(1) state a fact and no test, and are shown under the stricter test.",
        "The 3 hours of Police, Crime, Sentencing and Courts Act 2022 Sch 4 Part 5: the exact wording.",
        BAIL_BILL,
        REACH_NOT_READ,
    ],
    source: "PACE 1984 ss.17(1)(cab), 30A, 30D, 34(7), 46A, 47",
};

const ON_BAIL: PointRow = point(PointId::InForce, "He was on bail with a duty to surrender, on these conditions");

/// Court bail, and police bail after charge (Bail Act 1976 s.3, s.7).
pub(super) const COURT_BAIL: LawRow = LawRow {
    kind_id: "court_bail",
    title: "Bail by a court or after charge",
    statute: "Bail Act 1976 s.3(6); PACE 1984 s.38",
    made_by: "A court, or a custody officer after charge",
    takes_effect: "When granted.",
    service: "It is recorded, with a copy to him on request, s.5.",
    duration: as_ordered("Until he must next surrender."),
    may_contain: "Any condition that is necessary, s.3(6); a tag by a court alone, ss.3AB, 3AC.",
    breach: Breach::NoOffence {
        section: "Bail Act 1976 s.7",
        consequence: "No offence: arrest, and a justice of the peace may remand, bail again or vary (s.7(5))",
        code: "BA76005",
    },
    power_from: PowerFrom::Statute,
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
    offence_codes: &[],
    clocks: &[
        RowClock { rule: ClockRule::BailArrest, starts: "the time of the arrest" },
        RowClock {
            rule: ClockRule::MurderBailArrest,
            starts: "the time of the arrest, where he is charged with murder, s.7(8)",
        },
    ],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::BailCourt,
        section: "Bail Act 1976 s.7(4)–(5)",
        brought_by: "Police, on the arrest",
        court: "A justice of the peace; for murder a judge of the Crown Court",
        barred_by: &[],
    }],
    forms: &[Form { id: "MG8", what: "Breach of bail" }, GRANTED],
    points_to_prove: &[IDENTITY, ON_BAIL, EXACT_TERM, WITHIN_TERM],
    notes: &[
        NO_CONDITIONAL_OFFENCE,
        "Before a justice of the peace as soon as practicable, and within 24 hours of the arrest, s.7(4).",
        "Arrested within 24 hours before he must surrender: to that court.",
        "Bail for murder goes before a Crown Court judge, and Saturdays and bank holidays do not count either, s.7(8): another clock.",
        "No custody where there is no real prospect of a custodial sentence, s.7(5A).",
        "Failing to surrender is an offence, s.6: BA76001, BA76002.",
        "The file needs form MG8, the conditions (MG4A or the court's order) and the evidence.",
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "Case law: the justice must decide within the 24 hours, without adjourning.",
        "What the forms MG4A and MG8 are used for.",
        SUNDAY_ARREST,
        BOXING_DAY,
        BAIL_BILL,
        REACH_NOT_READ,
    ],
    source: "Bail Act 1976 ss.3, 5, 6, 7; PACE 1984 s.17(1)(cab)",
};
