//! Orders of the family court (Family Law Act 1996 Part IV).

use super::codes::{attempt, breach};
use super::duration::{months, or_further_order};
use super::points::{
    CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, KNEW, OF_A_CONTEMPT, OF_AN_OFFENCE_WITH_NOTICE, PointId, PointRow,
    WITHIN_TERM, point,
};
use super::routes::{BY_CONVICTION, charge_or_contempt, family_contempt, warrant};
use super::words::{
    CONTEMPT_PENALTY, EITHER_WAY, ENTRY_EITHER_WAY, ENTRY_GAP, EXCUSE_CASES, FIVE_YEARS, GENERAL_LIMIT, INVITATION,
    NO_ENTRY, ONE_ROUTE, PROHIBITED_ONLY, REACH, REACH_NOT_READ, SUNDAY_ARREST, TELL_HIM, TWO_YEARS_CONTEMPT,
};
use super::{
    ALWAYS_AWARE, AWARE_IF_WITHOUT_NOTICE, Breach, Form, LawDuration, LawRow, Limit, PowerFrom, PowerRow, Renewal,
    Route, RouteKind, RowClock, pace,
};
use super::{Tense, Test};
use crate::rules::clock::ClockRule;

const STATEMENT_OF_SERVICE: Form = Form { id: "FL415", what: "Statement of service" };
const PAPERS: &str = "By FPR 2010 r.10.10 a copy and a statement of service go to the police station for the applicant's address; variations and discharges are told at once.";

/// Non-molestation order (Family Law Act 1996 s.42).
pub(super) const NON_MOLESTATION: LawRow = LawRow {
    kind_id: "non_molestation",
    title: "Non-molestation order",
    statute: "Family Law Act 1996 s.42",
    made_by: "Family court or High Court, with or without notice (s.45), for an associated person or a child",
    takes_effect: "When made.",
    service: "Personally, by a process server or the court (FPR 2010 r.10.6); made without notice, the offence needs his awareness.",
    duration: or_further_order(
        "For a stated period, often 6 to 12 months, or until further order, s.42(7); made in other proceedings it ends if they are withdrawn, s.42(8).",
    ),
    may_contain: "Molestation in general, or particular acts: contact, zones, contact through others, social media.",
    breach: Breach::Offence {
        section: "Family Law Act 1996 s.42A(1)",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "FL96001",
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: AWARE_IF_WITHOUT_NOTICE,
    prohibitions_only: true,
    uk_wide: false,
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
    forms: &[Form { id: "FL404A", what: "The order" }, STATEMENT_OF_SERVICE],
    points_to_prove: OF_AN_OFFENCE_WITH_NOTICE,
    notes: &[
        PROHIBITED_ONLY,
        TELL_HIM,
        "The applicant may ask the court for a warrant instead, s.47(8).",
        PAPERS,
        ONE_ROUTE,
        INVITATION,
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "Form numbers FL404A and FL415.",
        "Who serves it, and the offence on awareness alone, are partly from memory.",
        "That an ordinary certified or sealed copy proves it (R4).",
        REACH,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Family Law Act 1996 ss.42, 42A, 45, 47; FPR 2010 r.10.10",
};

const OCCUPATION_LIFE: LawDuration = LawDuration {
    limits: &[
        Limit { of: "an order under s.35 or s.37, renewable", least: None, most: months(6) },
        Limit { of: "an order under s.36 or s.38, renewable once", least: None, most: months(6) },
    ],
    renewal: Renewal::Yes,
    ..or_further_order(
        "Under s.33 any period or until further order; under s.35 or s.37 up to 6 months, renewable; under s.36 or s.38 up to 6 months, renewable once.",
    )
};

/// Occupation order without a power of arrest (Family Law Act 1996 ss.33–38).
pub(super) const OCCUPATION: LawRow = LawRow {
    kind_id: "occupation",
    title: "Occupation order (no power of arrest)",
    statute: "Family Law Act 1996 ss.33, 35–38",
    made_by: "Family court or High Court, with or without notice (s.45)",
    takes_effect: "When made, or when served.",
    service: "Contempt needs proof that he knew: the statement of service.",
    duration: OCCUPATION_LIFE,
    may_contain: "Who occupies the home; exclusion from it and the area about it; paying its outgoings.",
    breach: Breach::Contempt {
        section: "Family Law Act 1996 s.47(8)–(10); Contempt of Court Act 1981 s.14",
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
    routes: &[
        family_contempt("Contempt of Court Act 1981 s.14", &[]),
        warrant("Family Law Act 1996 s.47(8)–(10)", &[]),
    ],
    forms: &[STATEMENT_OF_SERVICE],
    points_to_prove: OF_A_CONTEMPT,
    notes: &[
        "Do not arrest for the breach: it is contempt, and no power of arrest is attached. The applicant asks the court for a warrant, s.47(8)–(10).",
        "Look for other offences and for a breach of the peace.",
        "MC80932 is the CJS code of a committal, not of an offence.",
        "A reasonable excuse is a defence to contempt.",
        PAPERS,
        INVITATION,
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "Lengths and renewals under ss.33 and 35–38.",
        "What it may contain.",
        "Form number FL415.",
        CONTEMPT_PENALTY,
        REACH_NOT_READ,
    ],
    source: "Family Law Act 1996 ss.33–38, 45, 47; FPR 2010 r.10.10",
};

const LISTED: PointRow = point(
    PointId::PowerAttached,
    "A power of arrest is attached to this very provision (form FL406), and had not ended at the time",
);

/// Occupation order with a power of arrest (Family Law Act 1996 s.47).
pub(super) const OCCUPATION_WITH_ARREST: LawRow = LawRow {
    kind_id: "occupation_with_arrest",
    title: "Occupation order (with power of arrest)",
    statute: "Family Law Act 1996 ss.33, 35–38, 47",
    breach: Breach::Contempt {
        section: "Family Law Act 1996 s.47; Contempt of Court Act 1981 s.14",
        penalty: TWO_YEARS_CONTEMPT,
        code: "",
    },
    power_from: PowerFrom::ListedProvisions,
    powers: &[PowerRow {
        id: "fla_s47_6",
        source: "Family Law Act 1996 s.47(6), for the provisions that form FL406 lists",
        tense: Tense::IsInBreach,
        test: Test::Suspecting,
        needs_necessity: false,
        entry: None,
        clock: Some(ClockRule::OccupationArrest),
    }],
    clocks: &[RowClock { rule: ClockRule::OccupationArrest, starts: "the time of the arrest" }],
    routes: &[
        Route {
            kind: RouteKind::ArrestToJudge,
            section: "Family Law Act 1996 s.47(6)–(7)",
            brought_by: "Police, on the arrest",
            court: "The relevant judicial authority: a judge of the family court or the High Court",
            barred_by: &[],
        },
        family_contempt("Contempt of Court Act 1981 s.14", &[]),
        warrant("Family Law Act 1996 s.47(8)–(10)", &[]),
    ],
    forms: &[Form { id: "FL406", what: "The provisions to which a power of arrest is attached" }, STATEMENT_OF_SERVICE],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, LISTED, KNEW, CERTIFIED_COPY],
    notes: &[
        "Only a breach of a provision that form FL406 lists can be arrested for. The power may end before the order, s.47(4): check both.",
        "The court attaches one where violence was used or threatened, s.47(2).",
        "Before the relevant judicial authority (the family court or High Court, not a magistrates' criminal court) within 24 hours of the arrest, s.47(7).",
        "A reasonable excuse is a defence to contempt.",
        PAPERS,
        NO_ENTRY,
        INVITATION,
    ],
    unsure: &[
        "Lengths and renewals under ss.33 and 35–38.",
        "What it may contain.",
        "Form number FL415.",
        CONTEMPT_PENALTY,
        ENTRY_GAP,
        SUNDAY_ARREST,
        REACH_NOT_READ,
    ],
    source: "Family Law Act 1996 ss.33–38, 45, 47; FPR 2010 r.10.10",
    ..OCCUPATION
};
