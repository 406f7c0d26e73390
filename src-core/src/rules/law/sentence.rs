//! Requirements of a community order or a suspended sentence.

use super::duration::as_ordered;
use super::points::{EXACT_TERM, IDENTITY, IN_FORCE, WITHIN_TERM};
use super::words::REACH_NOT_READ;
use super::{Breach, LawRow, NoticeRule, PowerFrom, Route, RouteKind};

/// Curfew, residence, exclusion or another requirement of a sentence. Its breach is for probation
/// and the court.
pub(super) const REQUIREMENT: LawRow = LawRow {
    kind_id: "sentence_requirement",
    title: "Requirement of a sentence",
    statute: "Sentencing Act 2020 (community orders and suspended sentences)",
    made_by: "The sentencing court",
    takes_effect: "As the sentence says.",
    service: "Not an element: he is sentenced in person.",
    duration: as_ordered("As the sentence says."),
    may_contain: "Curfew, residence, exclusion, programme, electronic monitoring and the like.",
    breach: Breach::NoOffence {
        section: "Sentencing Act 2020",
        consequence: "No offence: probation brings it back to court, which may deal with him again for the sentence",
        code: "",
    },
    power_from: PowerFrom::Nobody,
    powers: &[],
    notice: NoticeRule::NotNeeded,
    prohibitions_only: false,
    uk_wide: false,
    offence_codes: &[],
    clocks: &[],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::SentencingCourt,
        section: "Sentencing Act 2020",
        brought_by: "Probation; the court may issue a summons or a warrant",
        court: "The court responsible for the sentence",
        barred_by: &[],
    }],
    forms: &[],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM],
    notes: &[
        "Police have no power to arrest for it without a warrant: tell probation, and check whether a warrant is out.",
        "Look for other offences, and for bail or an order that says the same.",
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "The whole row is from memory: that its breach is no offence, that police cannot arrest for it without a warrant, and who brings it to court.",
        REACH_NOT_READ,
    ],
    source: "From memory",
};
