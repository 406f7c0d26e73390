//! Undertakings given to a court: promises, not orders (Family Law Act 1996 ss.46, 63E).

use super::duration::as_ordered;
use super::points::{CERTIFIED_COPY, EXACT_TERM, IDENTITY, PointId, PointRow, WITHIN_TERM, point};
use super::routes::family_contempt;
use super::words::{CONTEMPT_PENALTY, INVITATION, REACH_NOT_READ, TWO_YEARS_CONTEMPT};
use super::{ALWAYS_AWARE, Breach, LawRow, PowerFrom, Route};

const GIVEN: PointRow = point(PointId::InForce, "The undertaking was accepted by the court and had not ended");
const KNEW: PointRow = point(PointId::Awareness, "He knew what he undertook: he gave it himself, and when");

/// An undertaking: no power of arrest may attach, and a breach is no offence (R5).
pub(super) const UNDERTAKING: LawRow = LawRow {
    kind_id: "undertaking",
    title: "Undertaking (not an order)",
    statute: "Family Law Act 1996 s.46; s.63E for forced marriage",
    made_by: "Given by the respondent to the court, which accepts it instead of an order",
    takes_effect: "When the court accepts it.",
    service: "He gives it himself; a copy shows what he promised.",
    duration: as_ordered("As undertaken."),
    may_contain: "Whatever he promised. Nothing that police may arrest for.",
    breach: Breach::Contempt {
        section: "Family Law Act 1996 s.46; Contempt of Court Act 1981 s.14",
        penalty: TWO_YEARS_CONTEMPT,
        code: "",
    },
    power_from: PowerFrom::Nobody,
    powers: &[],
    notice: ALWAYS_AWARE,
    prohibitions_only: false,
    uk_wide: false,
    offence_codes: &[],
    clocks: &[],
    duties: &[],
    routes: &[Route { court: "The court that accepted it", ..family_contempt("Family Law Act 1996 s.46", &[]) }],
    forms: &[],
    points_to_prove: &[IDENTITY, GIVEN, EXACT_TERM, WITHIN_TERM, KNEW, CERTIFIED_COPY],
    notes: &[
        "Never arrest for breaking an undertaking: no power of arrest may attach, and it is no offence. The applicant brings contempt.",
        "Look for other offences and for a breach of the peace.",
        INVITATION,
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[CONTEMPT_PENALTY, REACH_NOT_READ],
    source: "Family Law Act 1996 ss.46, 63E",
};
