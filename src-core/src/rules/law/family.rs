//! Orders of the family court (Family Law Act 1996 Part IV).

use super::codes::{attempt, breach};
use super::duration::{months, or_further_order};
use super::points::{
    CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, KNEW, OF_A_CONTEMPT, OF_AN_OFFENCE_WITH_NOTICE, PointId, PointRow,
    WITHIN_TERM, point,
};
use super::routes::{BY_CONVICTION, charge_or_contempt, family_contempt, warrant};
use super::words::{
    EITHER_WAY, FIVE_YEARS, GENERAL_LIMIT, INVITATION, NO_ENTRY, NOT_TOLD, ONE_ROUTE, PROHIBITED_ONLY, REACH_NOT_READ,
    SUNDAY_ARREST, TELL_HIM, TWO_YEARS_CONTEMPT,
};
use super::{
    ALWAYS_AWARE, AWARE_IF_WITHOUT_NOTICE, Breach, Covers, Form, LawDuration, LawRow, Limit, OnNotice, PowerFrom,
    PowerId, PowerRow, Renewal, Route, RouteKind, RowClock, history, pace,
};
use super::{ClockChoice, Custody, Tense, Test};
use crate::rules::clock::ClockRule;
use crate::text_key;
use crate::words::TextKey;

const STATEMENT_OF_SERVICE: Form =
    Form { id: "FL415", what: text_key!("kind.statement_of_service_statement_of_service") };
const PAPERS: TextKey = text_key!("kind.papers");

/// Non-molestation order (Family Law Act 1996 s.42).
pub(super) const NON_MOLESTATION: LawRow = LawRow {
    kind_id: "non_molestation",
    title: text_key!("kind.non_molestation"),
    statute: "Family Law Act 1996 s.42",
    made_by: text_key!("kind.non_molestation_made_by"),
    takes_effect: text_key!("kind.when_made"),
    service: text_key!("kind.non_molestation_service"),
    duration: or_further_order(text_key!("kind.non_molestation_duration")),
    may_contain: text_key!("kind.non_molestation_may_contain"),
    breach: Breach::Offence {
        section: "Family Law Act 1996 s.42A(1)",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("FL96001"),
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: AWARE_IF_WITHOUT_NOTICE,
    covers: Covers::Prohibitions,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[
        breach("FL96001", "Family Law Act 1996 s.42A(1)"),
        attempt("FL96001A", "Family Law Act 1996 s.42A(1)"),
    ],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[
        charge_or_contempt("Family Law Act 1996 s.42A"),
        family_contempt("Family Law Act 1996 s.42A", BY_CONVICTION),
        warrant("Family Law Act 1996 s.47(8)", BY_CONVICTION),
    ],
    forms: &[Form { id: "FL404A", what: text_key!("kind.from_the_order") }, STATEMENT_OF_SERVICE],
    points_to_prove: OF_AN_OFFENCE_WITH_NOTICE,
    notes: &[
        PROHIBITED_ONLY,
        TELL_HIM,
        text_key!("kind.non_molestation_the_applicant_may_ask_the_court"),
        PAPERS,
        ONE_ROUTE,
        INVITATION,
    ],
    status: &[],
    dated: history::NON_MOLESTATION,
    doubts: &[GENERAL_LIMIT],
    source: "Family Law Act 1996 ss.42, 42A, 45, 47; FPR 2010 r.10.10",
};

const OCCUPATION_LIFE: LawDuration = LawDuration {
    limits: &[
        Limit { of: text_key!("kind.occupation_life_an_order_under_s_35"), least: None, most: months(6) },
        Limit { of: text_key!("kind.occupation_life_an_order_under_s_36"), least: None, most: months(6) },
    ],
    renewal: Renewal::Yes,
    ..or_further_order(text_key!("kind.occupation_life_duration"))
};

/// Occupation order without a power of arrest (Family Law Act 1996 ss.33–38).
pub(super) const OCCUPATION: LawRow = LawRow {
    kind_id: "occupation",
    title: text_key!("kind.occupation"),
    statute: "Family Law Act 1996 ss.33, 35–38",
    made_by: text_key!("kind.occupation_made_by"),
    takes_effect: text_key!("kind.when_made_or_when_served"),
    service: text_key!("kind.occupation_service"),
    duration: OCCUPATION_LIFE,
    may_contain: text_key!("kind.occupation_may_contain"),
    breach: Breach::Contempt {
        section: "Family Law Act 1996 s.47(8)–(10); Contempt of Court Act 1981 s.14",
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
    routes: &[
        family_contempt("Contempt of Court Act 1981 s.14", &[]),
        warrant("Family Law Act 1996 s.47(8)–(10)", &[]),
    ],
    forms: &[STATEMENT_OF_SERVICE],
    points_to_prove: OF_A_CONTEMPT,
    notes: &[
        text_key!("kind.occupation_do_not_arrest_for_the_breach"),
        text_key!("kind.look_for_other_offences"),
        text_key!("kind.occupation_mc80932_is_the_cjs_code"),
        text_key!("kind.a_reasonable_excuse_is_a_defence"),
        PAPERS,
        INVITATION,
    ],
    status: &[],
    dated: history::OCCUPATION,
    doubts: &[REACH_NOT_READ],
    source: "Family Law Act 1996 ss.33–38, 45, 47; FPR 2010 r.10.10",
};

const LISTED: PointRow = point(PointId::PowerAttached, text_key!("kind.point_listed"));

/// Occupation order with a power of arrest (Family Law Act 1996 s.47).
pub(super) const OCCUPATION_WITH_ARREST: LawRow = LawRow {
    kind_id: "occupation_with_arrest",
    title: text_key!("kind.occupation_with_arrest"),
    statute: "Family Law Act 1996 ss.33, 35–38, 47",
    breach: Breach::Contempt {
        section: "Family Law Act 1996 s.47; Contempt of Court Act 1981 s.14",
        penalty: TWO_YEARS_CONTEMPT,
        code: None,
    },
    power_from: PowerFrom::ListedProvisions,
    powers: &[PowerRow {
        id: PowerId::FlaS47,
        source: "Family Law Act 1996 s.47(6), for the provisions that form FL406 lists",
        tense: Tense::IsInBreach,
        test: Test::Suspecting,
        needs_necessity: false,
        entry: None,
        custody: Custody::CourtOnly,
        clock: ClockChoice::One(ClockRule::OccupationArrest),
    }],
    clocks: &[RowClock { rule: ClockRule::OccupationArrest, starts: text_key!("kind.from_the_time_of_the_arrest") }],
    routes: &[
        Route {
            kind: RouteKind::ArrestToJudge,
            section: "Family Law Act 1996 s.47(6)–(7)",
            brought_by: text_key!("kind.by_police_on_the_arrest"),
            court: text_key!("kind.occupation_with_arrest_the_relevant_judicial_authority_a_judge"),
            barred_by: &[],
        },
        family_contempt("Contempt of Court Act 1981 s.14", &[]),
        warrant("Family Law Act 1996 s.47(8)–(10)", &[]),
    ],
    forms: &[
        Form { id: "FL406", what: text_key!("kind.occupation_with_arrest_the_provisions_to_which_a_power") },
        STATEMENT_OF_SERVICE,
    ],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, LISTED, KNEW, CERTIFIED_COPY],
    notes: &[
        text_key!("kind.occupation_with_arrest_only_a_breach_of_a_provision"),
        text_key!("kind.occupation_with_arrest_the_court_attaches_one_where_violence"),
        text_key!("kind.occupation_with_arrest_before_the_relevant_judicial_authority"),
        text_key!("kind.a_reasonable_excuse_is_a_defence"),
        PAPERS,
        NO_ENTRY,
        INVITATION,
    ],
    doubts: &[NOT_TOLD, SUNDAY_ARREST, REACH_NOT_READ],
    source: "Family Law Act 1996 ss.33–38, 45, 47; FPR 2010 r.10.10",
    ..OCCUPATION
};
