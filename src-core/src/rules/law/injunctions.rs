//! Injunctions of the civil courts: harassment, anti-social behaviour, gangs, and the High Court's own.

use super::codes::breach;
use super::duration::as_ordered;
use super::points::{
    CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, KNEW, NO_EXCUSE, OF_A_CONTEMPT, PointId, PointRow, WITHIN_TERM,
    point,
};
use super::routes::{BY_CONVICTION, charge_or_contempt, family_contempt, warrant};
use super::words::{
    CONTEMPT_PENALTY, EITHER_WAY, ENTRY_EITHER_WAY, ENTRY_GAP, EXCUSE_CASES, FIVE_YEARS, GENERAL_LIMIT, INVITATION,
    NO_ENTRY, ONE_ROUTE, PRINTED_SIX_MONTHS, PROHIBITED_ONLY, REACH_NOT_READ, TWO_YEARS_CONTEMPT,
};
use super::{ALWAYS_AWARE, Breach, LawRow, PowerFrom, PowerRow, Route, RouteKind, pace};
use super::{Tense, Test};

/// Injunction under the Protection from Harassment Act 1997 s.3, with those of s.3A.
pub(super) const HARASSMENT: LawRow = LawRow {
    kind_id: "harassment_injunction",
    title: "Harassment injunction",
    statute: "Protection from Harassment Act 1997 s.3; s.3A for campaigns against two or more persons",
    made_by: "High Court or county court; the claimant is the victim",
    takes_effect: "When made.",
    service: "Served with a penal notice. Police are rarely told of it.",
    duration: as_ordered("As ordered."),
    may_contain: "A ban on conduct that amounts to harassment.",
    breach: Breach::Offence {
        section: "Protection from Harassment Act 1997 s.3(6)",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "PH97001",
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: ALWAYS_AWARE,
    prohibitions_only: true,
    uk_wide: false,
    offence_codes: &[breach("PH97001", "Protection from Harassment Act 1997 s.3(6)")],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[
        charge_or_contempt("Protection from Harassment Act 1997 s.3(6)"),
        Route {
            brought_by: "The claimant",
            court: "The High Court or county court, as made the injunction",
            ..family_contempt("Protection from Harassment Act 1997 s.3", BY_CONVICTION)
        },
        Route { brought_by: "The claimant", ..warrant("Protection from Harassment Act 1997 s.3(3)", BY_CONVICTION) },
    ],
    forms: &[],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, KNEW, NO_EXCUSE, CERTIFIED_COPY],
    notes: &[
        PROHIBITED_ONLY,
        "Identify the injunction's own term. The claimant must hold a copy.",
        ONE_ROUTE,
        INVITATION,
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "That it is served with a penal notice, and that police are rarely told.",
        "That his knowledge must be proved.",
        PRINTED_SIX_MONTHS,
        REACH_NOT_READ,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Protection from Harassment Act 1997 ss.1–3A",
};

const ATTACHED: PointRow = point(
    PointId::PowerAttached,
    "A power of arrest is attached to this very provision, and had not ended at the time: see the sealed injunction",
);
const TO_A_JUDGE: Route = Route {
    kind: RouteKind::ArrestToJudge,
    section: "Anti-social Behaviour, Crime and Policing Act 2014 s.9",
    brought_by: "Police, on the arrest",
    court: "A judge of the court that made it",
    barred_by: &[],
};
const ATTACHED_UNREAD: &[&str] = &[
    "That it may carry a power of arrest, its section, its test, and the 24 hours to a judge.",
    "Who makes it, how long it runs, and what it may contain.",
    "Which court may issue a warrant, and the section.",
    "Whether the Crime and Policing Bill's respect orders have commenced, and what becomes of this kind.",
    CONTEMPT_PENALTY,
    ENTRY_GAP,
    REACH_NOT_READ,
];

/// Injunction under the Anti-social Behaviour, Crime and Policing Act 2014 Part 1.
pub(super) const ASB: LawRow = LawRow {
    kind_id: "asb_injunction",
    title: "Anti-social behaviour injunction",
    statute: "Anti-social Behaviour, Crime and Policing Act 2014 Part 1",
    made_by: "County court or High Court (youth court under 18), on the application of a council, housing provider or chief officer",
    takes_effect: "When made, or when served.",
    service: "Contempt needs proof that he knew.",
    duration: as_ordered("As ordered."),
    may_contain: "Prohibitions and requirements; a power of arrest may be attached.",
    breach: Breach::Contempt { section: "Contempt of Court Act 1981 s.14", penalty: TWO_YEARS_CONTEMPT, code: "" },
    power_from: PowerFrom::OnlyIfAttached,
    powers: &[PowerRow {
        id: "asbcpa_s9",
        source: "Anti-social Behaviour, Crime and Policing Act 2014 s.9, only where a power of arrest is attached to the provision",
        tense: Tense::IsInBreach,
        test: Test::Suspecting,
        needs_necessity: false,
        entry: None,
        clock: None,
    }],
    notice: ALWAYS_AWARE,
    prohibitions_only: false,
    uk_wide: false,
    offence_codes: &[],
    clocks: &[],
    duties: &[],
    routes: &[
        TO_A_JUDGE,
        Route {
            brought_by: "Whoever applied for it",
            court: "The court that made it",
            ..family_contempt("Contempt of Court Act 1981 s.14", &[])
        },
        Route { brought_by: "Whoever applied for it", ..warrant("The Act it was made under", &[]) },
    ],
    forms: &[],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, ATTACHED, KNEW, CERTIFIED_COPY],
    notes: &[
        "Arrest only where a power of arrest is attached to the provision itself: see the sealed injunction. Where none is, it is contempt for whoever applied to bring.",
        "Before a judge within 24 hours of the arrest, not counting Sundays, Christmas Day and Good Friday: this clock is not reckoned here.",
        NO_ENTRY,
        INVITATION,
    ],
    status: &[],
    needs_sign_off: true,
    unsure: ATTACHED_UNREAD,
    source: "Anti-social Behaviour, Crime and Policing Act 2014 Part 1, from memory",
};

/// Gang injunction (Policing and Crime Act 2009 Part 4).
pub(super) const GANG: LawRow = LawRow {
    kind_id: "gang_injunction",
    title: "Gang injunction",
    statute: "Policing and Crime Act 2009 Part 4",
    made_by: "County court or High Court (youth court under 18), on the application of police or a council",
    powers: &[PowerRow {
        id: "pca_s43",
        source: "Policing and Crime Act 2009 s.43, only where a power of arrest is attached to the provision",
        tense: Tense::IsInBreach,
        test: Test::Suspecting,
        needs_necessity: false,
        entry: None,
        clock: None,
    }],
    routes: &[
        Route { section: "Policing and Crime Act 2009 s.43", ..TO_A_JUDGE },
        Route {
            brought_by: "Whoever applied for it",
            court: "The court that made it",
            ..family_contempt("Contempt of Court Act 1981 s.14", &[])
        },
        Route { brought_by: "Whoever applied for it", ..warrant("The Act it was made under", &[]) },
    ],
    source: "Policing and Crime Act 2009 Part 4, from memory",
    ..ASB
};

/// Injunction of the High Court's own (inherent jurisdiction; Senior Courts Act 1981 s.37).
pub(super) const HIGH_COURT: LawRow = LawRow {
    kind_id: "high_court_injunction",
    title: "High Court injunction",
    statute: "Senior Courts Act 1981 s.37, or the inherent jurisdiction",
    made_by: "High Court",
    may_contain: "As ordered.",
    power_from: PowerFrom::Nobody,
    powers: &[],
    routes: &[Route {
        brought_by: "Whoever applied for it",
        court: "The High Court",
        ..family_contempt("Contempt of Court Act 1981 s.14", &[])
    }],
    points_to_prove: OF_A_CONTEMPT,
    notes: &[
        "Do not arrest for the breach: it is contempt only, for whoever applied for it to bring.",
        "Look for other offences and for a breach of the peace.",
        INVITATION,
    ],
    unsure: &[
        "That contempt is the only consequence, and no power of arrest can attach.",
        "When it takes effect and how it is served.",
        CONTEMPT_PENALTY,
        REACH_NOT_READ,
    ],
    source: "From memory",
    ..ASB
};
