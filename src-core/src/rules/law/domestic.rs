//! Domestic violence and domestic abuse protection notices and orders (Crime and Security Act 2010
//! ss.24–33; Domestic Abuse Act 2021 ss.22–56). Which regime an area has is in [`super::regime`].

use super::codes::breach;
use super::duration::{as_ordered, days, months, or_further_order};
use super::points::{
    EXACT_TERM, IDENTITY, OF_A_CONTEMPT, OF_AN_OFFENCE_WITH_NOTICE, PointId, PointRow, WITHIN_TERM, point,
};
use super::routes::{BY_CONVICTION, charge_or_contempt, family_contempt, warrant};
use super::words::{
    BOXING_DAY, EITHER_WAY, ENTRY_EITHER_WAY, ENTRY_GAP, EXCUSE_CASES, FIVE_YEARS, GENERAL_LIMIT, INVITATION,
    NO_DISCHARGE, NO_ENTRY, ONE_ROUTE, REACH, REQUIRED_TOO, SUNDAY_ARREST, TELL_HIM,
};
use super::{
    ALWAYS_AWARE, AWARE_IF_WITHOUT_NOTICE, Breach, LawDuration, LawRow, Limit, PowerFrom, PowerRow, Renewal, Route,
    RouteKind, RowClock, SERVED_IN_PERSON, duties, pace,
};
use super::{Tense, Test};
use crate::rules::clock::ClockRule;

const SERVED: PointRow = point(
    PointId::PersonalService,
    "The notice was served on him personally, in writing, by a constable, s.25(2): the proof of service",
);
const GIVEN: PointRow = point(
    PointId::PersonalService,
    "The notice was given to him in writing and served personally by a constable, s.25(3): the proof of service",
);
const NOTICE_LIVES: PointRow =
    point(PointId::InForce, "The notice was in force: no order made and no application determined");

/// Domestic violence protection notice (Crime and Security Act 2010 s.24).
pub(super) const DVPN: LawRow = LawRow {
    kind_id: "dvpn",
    title: "Domestic violence protection notice",
    statute: "Crime and Security Act 2010 s.24",
    made_by: "A police officer of superintendent rank or above; he is 18 or over, and associated with the protected person (Family Law Act 1996 s.62)",
    takes_effect: "On service.",
    service: "In writing, served on him personally by a constable, s.25(2), who asks for an address at which he can be told of the hearing.",
    duration: as_ordered(
        "Until the application for an order is determined; it goes on if the hearing is adjourned, s.27(9).",
    ),
    may_contain: "It must ban molestation. If he lives with the protected person: no eviction or exclusion, no entry, leave, and not come within a stated distance of the premises, s.24(8). Contact stands as particular acts of molestation, s.24(7). No tag and no other positive requirement.",
    breach: Breach::NoOffence {
        section: "Crime and Security Act 2010 s.26",
        consequence: "No offence and no penalty of its own: arrest, and the court within 24 hours",
        code: "CS10503",
    },
    power_from: PowerFrom::Statute,
    powers: &[PowerRow {
        id: "csa_s25_1_b",
        source: "Crime and Security Act 2010 s.25(1)(b)",
        tense: Tense::IsInBreach,
        test: Test::Believing,
        needs_necessity: false,
        entry: None,
        clock: Some(ClockRule::DvpnArrest),
    }],
    notice: SERVED_IN_PERSON,
    prohibitions_only: false,
    uk_wide: false,
    offence_codes: &[],
    clocks: &[
        RowClock { rule: ClockRule::DvpnArrest, starts: "the time of the arrest" },
        RowClock { rule: ClockRule::DvpnHearing, starts: "the time of service" },
    ],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::NoticeHearing,
        section: "Crime and Security Act 2010 s.26",
        brought_by: "Police, on the arrest",
        court: "The magistrates' court that will hear the application for the order",
        barred_by: &[],
    }],
    forms: &[],
    points_to_prove: &[IDENTITY, SERVED, NOTICE_LIVES, EXACT_TERM, WITHIN_TERM],
    notes: &[
        "Before the court that will hear the application within 24 hours of the arrest, or at the hearing if earlier.",
        "The application for the order must be heard within 48 hours of service, s.27(3): if it is not, the notice lapses.",
        "The protected person need not consent, s.24(5).",
        NO_ENTRY,
        INVITATION,
    ],
    status: &["In force nationally since 8 March 2014. Its repeal (Domestic Abuse Act 2021 s.55) is not commenced."],
    needs_sign_off: true,
    unsure: &[
        ENTRY_GAP,
        REACH,
        "That the notice lapses if the application is not heard within 48 hours: adjournment comes only once heard.",
        SUNDAY_ARREST,
        BOXING_DAY,
    ],
    source: "Crime and Security Act 2010 ss.24–27",
};

/// Domestic violence protection order (Crime and Security Act 2010 s.27).
pub(super) const DVPO: LawRow = LawRow {
    kind_id: "dvpo",
    title: "Domestic violence protection order",
    statute: "Crime and Security Act 2010 ss.27–28",
    made_by: "Magistrates' court, on a constable's complaint, to the civil standard of proof",
    takes_effect: "When made.",
    service: "Serve him or tell him: contempt needs proof that he knew.",
    duration: LawDuration {
        limits: &[Limit { of: "the order", least: days(14), most: days(28) }],
        beginning_with_day_made: true,
        renewal: Renewal::No,
        ..as_ordered("14 to 28 days, beginning with the day it was made; it must state which, s.28(10).")
    },
    may_contain: "As the notice: s.28(6)–(8).",
    breach: Breach::Contempt {
        section: "Magistrates' Courts Act 1980 s.63(3)",
        penalty: "£50 a day up to £5,000, or 2 months",
        code: "MC80530",
    },
    power_from: PowerFrom::Statute,
    powers: &[PowerRow {
        id: "csa_s28_9",
        source: "Crime and Security Act 2010 s.28(9)",
        tense: Tense::IsInBreach,
        test: Test::Believing,
        needs_necessity: false,
        entry: None,
        clock: Some(ClockRule::DvpoArrest),
    }],
    notice: ALWAYS_AWARE,
    prohibitions_only: false,
    uk_wide: false,
    offence_codes: &[],
    clocks: &[
        RowClock { rule: ClockRule::DvpoArrest, starts: "the time of the arrest" },
        RowClock { rule: ClockRule::DvpoLife, starts: "the day it was made" },
    ],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::ContemptByForceLegal,
        section: "Magistrates' Courts Act 1980 s.63(3)",
        brought_by: "Force legal, as civil proceedings",
        court: "A magistrates' court",
        barred_by: &[],
    }],
    forms: &[],
    points_to_prove: OF_A_CONTEMPT,
    notes: &[
        "It lasts 14 to 28 days beginning with the day it was made, s.28(10).",
        "Civil contempt, proved to the criminal standard; brought by force legal, not charged. It is not recordable.",
        "Before a magistrates' court within 24 hours of the arrest, which may remand him, s.29.",
        "The bundle: the order, proof that he knew, the arrest statement, witness statements. No MG5 charge file.",
        "The protected person need not consent, s.28(5).",
        NO_ENTRY,
        INVITATION,
    ],
    status: &["In force nationally since 8 March 2014. Its repeal (Domestic Abuse Act 2021 s.55) is not commenced."],
    needs_sign_off: true,
    unsure: &[
        "That serving or telling him is what proves his knowledge.",
        "That it cannot be renewed.",
        "The penalty of Magistrates' Courts Act 1980 s.63(3): £50 a day up to £5,000, or 2 months.",
        "The criminal standard of proof, and hearsay with notice.",
        ENTRY_GAP,
        REACH,
        SUNDAY_ARREST,
        BOXING_DAY,
    ],
    source: "Crime and Security Act 2010 ss.27–29; Magistrates' Courts Act 1980 s.63(3)",
};

const PILOT_ENDED: &str = "Made only where the pilot ran: Greater Manchester, three London boroughs, British Transport Police, Cleveland and North Wales. Whether after 31 March 2026 any can be made is not known; what was made stays in force.";
const REGIME_UNREAD: &str =
    "The regime after 31 March 2026: no instrument was found that extends the pilot, ends it or makes it national.";

/// Domestic abuse protection notice (Domestic Abuse Act 2021 s.22).
pub(super) const DAPN: LawRow = LawRow {
    kind_id: "dapn",
    title: "Domestic abuse protection notice",
    statute: "Domestic Abuse Act 2021 s.22",
    made_by: "A police officer of inspector rank or above, of a territorial force, British Transport Police or the Ministry of Defence Police; he is 18 or over, the protected person 16 or over and personally connected",
    takes_effect: "When given.",
    service: "In writing, served on him personally by a constable, s.25(3).",
    duration: as_ordered("Until the application for an order is determined or withdrawn, ss.25(2)(d), 29(7)."),
    may_contain: "No contact; a distance from any premises where the protected person lives; in a shared home no eviction, no entry, leave (s.23).",
    breach: Breach::NoOffence {
        section: "Domestic Abuse Act 2021 s.26",
        consequence: "No offence and no penalty of its own: arrest, and the court within 24 hours",
        code: "DA21503",
    },
    power_from: PowerFrom::Statute,
    powers: &[PowerRow {
        id: "daa_s26_1",
        source: "Domestic Abuse Act 2021 s.26(1)",
        tense: Tense::IsInBreach,
        test: Test::Believing,
        needs_necessity: false,
        entry: Some("PACE 1984 s.17(1)(cza), on belief that he is on the premises"),
        clock: Some(ClockRule::DapnArrest),
    }],
    notice: SERVED_IN_PERSON,
    prohibitions_only: false,
    uk_wide: true,
    offence_codes: &[],
    clocks: &[
        RowClock { rule: ClockRule::DapnArrest, starts: "the time of the arrest" },
        RowClock { rule: ClockRule::DapnHearing, starts: "the time the notice was given" },
    ],
    duties: &[],
    routes: &[Route {
        kind: RouteKind::NoticeHearing,
        section: "Domestic Abuse Act 2021 s.26",
        brought_by: "Police, on the arrest",
        court: "The magistrates' court that will hear the application for the order",
        barred_by: &[],
    }],
    forms: &[],
    points_to_prove: &[IDENTITY, GIVEN, NOTICE_LIVES, EXACT_TERM, WITHIN_TERM],
    notes: &[
        "Before the court within 24 hours of the arrest, or at the hearing of the application if earlier.",
        "The application for the order must be heard within 48 hours of the notice being given, s.29(2)–(3).",
        "It has effect throughout the United Kingdom, s.22(7).",
        INVITATION,
    ],
    status: &[PILOT_ENDED],
    needs_sign_off: true,
    unsure: &[REGIME_UNREAD, SUNDAY_ARREST, BOXING_DAY],
    source: "Domestic Abuse Act 2021 ss.22–26, 29; PACE 1984 s.17(1)(cza)",
};

/// Domestic abuse protection order (Domestic Abuse Act 2021 s.27).
pub(super) const DAPO: LawRow = LawRow {
    kind_id: "dapo",
    title: "Domestic abuse protection order",
    statute: "Domestic Abuse Act 2021 ss.27–31",
    made_by: "Magistrates (on police application), the family court, any criminal court on conviction or acquittal, the Crown Court on appeal, or the county court or High Court in proceedings; he is 18 or over",
    takes_effect: "On the day it is made, s.38(1), or when an earlier such order ends.",
    service: "It may be made without notice (s.34), though not after a domestic abuse protection notice; then he must be aware of it.",
    duration: LawDuration {
        limits: &[Limit { of: "electronic monitoring", least: None, most: months(12) }],
        ..or_further_order(
            "No least and no most: for a period, until an event, or until further order, s.38(3). A condition may have a period of its own; electronic monitoring runs 12 months at most, longer by variation, s.38(5).",
        )
    },
    may_contain: "Any requirement that is necessary, s.35: no contact, distance from premises, eviction, entry and leaving, positive requirements (with a responsible person named, s.36), a tag (s.37, not in his absence). Built in: keep in touch with the responsible person and tell them of a change of address.",
    breach: Breach::Offence {
        section: "Domestic Abuse Act 2021 s.39",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "DA21001",
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: AWARE_IF_WITHOUT_NOTICE,
    prohibitions_only: false,
    uk_wide: true,
    offence_codes: &[breach("DA21001", "Domestic Abuse Act 2021 s.39")],
    clocks: &[
        pace::DETENTION,
        pace::CHARGED,
        RowClock { rule: ClockRule::DapoNotification, starts: "the day the order is made, served or not" },
    ],
    duties: duties::DOMESTIC_ABUSE,
    routes: &[
        charge_or_contempt("Domestic Abuse Act 2021 s.39"),
        Route {
            court: "The court that made the order",
            ..family_contempt("Domestic Abuse Act 2021 s.39", BY_CONVICTION)
        },
        Route {
            kind: RouteKind::ContemptByForceLegal,
            section: "Domestic Abuse Act 2021 s.39",
            brought_by: "Force legal, where police applied for the order",
            court: "The court that made the order",
            barred_by: BY_CONVICTION,
        },
        Route {
            court: "The High Court, family court or county court that made the order",
            ..warrant("Domestic Abuse Act 2021 s.40", BY_CONVICTION)
        },
    ],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE_WITH_NOTICE,
    notes: &[
        "Breach of any requirement is the offence, with those of s.36(7) and the tag; arrest under PACE s.24, s.40(9).",
        REQUIRED_TOO,
        TELL_HIM,
        "Varied without notice, the variation likewise binds only once he is aware of it, s.45(8)–(9).",
        "A certified copy proves making and contents, s.39(8).",
        "It has effect throughout the United Kingdom, s.38(7). The protected person need not consent, s.33(3).",
        "He must notify police within 3 days beginning with the day it is made, ss.41–43: DA21002.",
        ONE_ROUTE,
        NO_DISCHARGE,
        INVITATION,
    ],
    status: &[PILOT_ENDED],
    needs_sign_off: true,
    unsure: &[
        REGIME_UNREAD,
        "Who brings contempt of an order that police applied for.",
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
    ],
    source: "Domestic Abuse Act 2021 ss.27–45",
};
