//! Undertakings given to a court: promises, not orders (Family Law Act 1996 ss.46, 63E).

use super::dated::UNDATED;
use super::duration::as_ordered;
use super::points::{CERTIFIED_COPY, EXACT_TERM, IDENTITY, PointId, PointRow, WITHIN_TERM, point};
use super::routes::family_contempt;
use super::words::{INVITATION, REACH_NOT_READ, TWO_YEARS_CONTEMPT};
use super::{ALWAYS_AWARE, Breach, Covers, LawRow, OnNotice, PowerFrom, Route};
use crate::text_key;

const GIVEN: PointRow = point(PointId::InForce, text_key!("kind.point_given_undertaking"));
const KNEW: PointRow = point(PointId::Awareness, text_key!("kind.point_knew_undertaking"));

/// An undertaking: no power of arrest may attach, and a breach is no offence (R5).
pub(super) const UNDERTAKING: LawRow = LawRow {
    kind_id: "undertaking",
    title: text_key!("kind.undertaking"),
    statute: "Family Law Act 1996 s.46; s.63E for forced marriage",
    made_by: text_key!("kind.undertaking_made_by"),
    takes_effect: text_key!("kind.undertaking_takes_effect"),
    service: text_key!("kind.undertaking_service"),
    duration: as_ordered(text_key!("kind.undertaking_duration")),
    may_contain: text_key!("kind.undertaking_may_contain"),
    breach: Breach::Contempt {
        section: "Family Law Act 1996 s.46; Contempt of Court Act 1981 s.14",
        penalty: TWO_YEARS_CONTEMPT,
        code: None,
    },
    power_from: PowerFrom::Nobody,
    powers: &[],
    notice: ALWAYS_AWARE,
    covers: Covers::EveryTerm,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: &[],
    duties: &[],
    routes: &[Route {
        court: text_key!("kind.undertaking_the_court_that_accepted"),
        ..family_contempt("Family Law Act 1996 s.46", &[])
    }],
    forms: &[],
    points_to_prove: &[IDENTITY, GIVEN, EXACT_TERM, WITHIN_TERM, KNEW, CERTIFIED_COPY],
    notes: &[
        text_key!("kind.undertaking_never_arrest_for_breaking_an_undertaking"),
        text_key!("kind.look_for_other_offences"),
        INVITATION,
    ],
    status: &[],
    dated: UNDATED,
    doubts: &[REACH_NOT_READ],
    source: "Family Law Act 1996 ss.46, 63E",
};
