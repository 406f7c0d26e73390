//! Injunctions of the civil courts: harassment, anti-social behaviour, gangs, and the High Court's own.

use super::codes::breach;
use super::dated::UNDATED;
use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::as_ordered;
use super::points::{
    CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, KNEW, KNEW_FOR_CONTEMPT, NO_EXCUSE, OF_A_CONTEMPT, PointId,
    PointRow, WITHIN_TERM, point,
};
use super::routes::{BY_CONVICTION, charge_or_contempt, family_contempt, warrant};
use super::words::{
    EITHER_WAY, FIVE_YEARS, GENERAL_LIMIT, INVITATION, NO_ENTRY, ONE_ROUTE, PROHIBITED_ONLY, REACH_NOT_READ,
    SUNDAY_ARREST, TWO_YEARS_CONTEMPT,
};
use super::{
    ALWAYS_AWARE, Breach, Covers, LawRow, OnNotice, PowerFrom, PowerId, PowerRow, Route, RouteKind, history, pace,
};
use super::{ClockChoice, Custody, NoticeRule, RowClock, Tense, Test};
use crate::rules::clock::ClockRule;
use crate::text_key;

/// Injunction under the Protection from Harassment Act 1997 s.3, with those of s.3A.
pub(super) const HARASSMENT: LawRow = LawRow {
    kind_id: "harassment_injunction",
    title: text_key!("kind.harassment_injunction"),
    statute: "Protection from Harassment Act 1997 s.3; s.3A for campaigns against two or more persons",
    made_by: text_key!("kind.harassment_injunction_made_by"),
    takes_effect: text_key!("kind.when_made"),
    service: text_key!("kind.harassment_injunction_service"),
    duration: as_ordered(text_key!("kind.as_ordered")),
    may_contain: text_key!("kind.harassment_injunction_may_contain"),
    breach: Breach::Offence {
        section: "Protection from Harassment Act 1997 s.3(6)",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("PH97001"),
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    // Of the offence only: s.3(6) asks for no awareness. Contempt does, and has its point.
    notice: NoticeRule::NotNeeded,
    covers: Covers::Prohibitions,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[breach("PH97001", "Protection from Harassment Act 1997 s.3(6)")],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[
        charge_or_contempt("Protection from Harassment Act 1997 s.3(6)"),
        Route {
            brought_by: text_key!("kind.by_the_claimant"),
            court: text_key!("kind.harassment_injunction_the_high_court_or_county_court"),
            ..family_contempt("Protection from Harassment Act 1997 s.3", BY_CONVICTION)
        },
        Route {
            brought_by: text_key!("kind.by_the_claimant"),
            ..warrant("Protection from Harassment Act 1997 s.3(3)", BY_CONVICTION)
        },
    ],
    forms: &[],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, NO_EXCUSE, KNEW_FOR_CONTEMPT, CERTIFIED_COPY],
    notes: &[
        PROHIBITED_ONLY,
        text_key!("kind.harassment_injunction_identify_the_injunctions_own_term"),
        text_key!("kind.harassment_injunction_knowledge"),
        ONE_ROUTE,
        INVITATION,
    ],
    status: &[],
    dated: history::HARASSMENT,
    doubts: &[REACH_NOT_READ, GENERAL_LIMIT],
    source: "Protection from Harassment Act 1997 ss.1–3A",
};

const ATTACHED: PointRow = point(PointId::PowerAttached, text_key!("kind.point_attached"));
const TO_A_JUDGE: Route = Route {
    kind: RouteKind::ArrestToJudge,
    section: "Anti-social Behaviour, Crime and Policing Act 2014 s.9",
    brought_by: text_key!("kind.by_police_on_the_arrest"),
    court: text_key!("kind.to_a_judge_a_judge_of_the_court"),
    barred_by: &[],
};
/// Open: what has taken the place of it for adults (Crime and Policing Act 2026 ss.1–2).
const RESPECT_ORDERS: Doubt =
    doubt(text_key!("kind.respect_orders"), &[Aspect::Maker], &[DoubtStep::CheckThePapers, DoubtStep::AskControl]);
/// Open: which judge has somebody under 18 (Policing and Crime Act 2009 s.43(7)).
const YOUTH_JUDGE: Doubt =
    doubt(text_key!("kind.gang_unread_section_43"), &[Aspect::Route], &[DoubtStep::AskControl, DoubtStep::EarlierTime]);
const ATTACHED_OPEN: &[Doubt] = &[RESPECT_ORDERS, SUNDAY_ARREST, REACH_NOT_READ];
const GANG_OPEN: &[Doubt] = &[YOUTH_JUDGE, SUNDAY_ARREST, REACH_NOT_READ];

/// Injunction under the Anti-social Behaviour, Crime and Policing Act 2014 Part 1.
pub(super) const ASB: LawRow = LawRow {
    kind_id: "asb_injunction",
    title: text_key!("kind.asb_injunction"),
    statute: "Anti-social Behaviour, Crime and Policing Act 2014 Part 1",
    made_by: text_key!("kind.asb_injunction_made_by"),
    takes_effect: text_key!("kind.when_made_or_when_served"),
    service: text_key!("kind.asb_injunction_service"),
    duration: as_ordered(text_key!("kind.as_ordered")),
    may_contain: text_key!("kind.asb_injunction_may_contain"),
    breach: Breach::Contempt { section: "Contempt of Court Act 1981 s.14", penalty: TWO_YEARS_CONTEMPT, code: None },
    power_from: PowerFrom::OnlyIfAttached,
    powers: &[PowerRow {
        id: PowerId::AsbcpaS9,
        source: "Anti-social Behaviour, Crime and Policing Act 2014 s.9, only where a power of arrest is attached to the provision",
        tense: Tense::IsInBreach,
        test: Test::Suspecting,
        needs_necessity: false,
        entry: None,
        custody: Custody::CourtOnly,
        clock: ClockChoice::One(ClockRule::AsbArrest),
    }],
    notice: ALWAYS_AWARE,
    covers: Covers::EveryTerm,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: &[RowClock { rule: ClockRule::AsbArrest, starts: text_key!("kind.from_the_time_of_the_arrest") }],
    duties: &[],
    routes: &[
        TO_A_JUDGE,
        Route {
            brought_by: text_key!("kind.by_whoever_applied"),
            court: text_key!("kind.court_the_court_that_made"),
            ..family_contempt("Contempt of Court Act 1981 s.14", &[])
        },
        Route { brought_by: text_key!("kind.by_whoever_applied"), ..warrant("The Act it was made under", &[]) },
    ],
    forms: &[],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, ATTACHED, KNEW, CERTIFIED_COPY],
    notes: &[
        text_key!("kind.asb_injunction_arrest_only_where_a_power"),
        text_key!("kind.asb_injunction_before_a_judge_within_24_hours"),
        text_key!("kind.asb_injunction_inform_the_applicant"),
        NO_ENTRY,
        INVITATION,
    ],
    status: &[text_key!("kind.asb_injunction_by_date")],
    dated: history::ASB,
    doubts: ATTACHED_OPEN,
    source: "Anti-social Behaviour, Crime and Policing Act 2014 Part 1; s.9 read",
};

/// Gang injunction (Policing and Crime Act 2009 Part 4).
pub(super) const GANG: LawRow = LawRow {
    kind_id: "gang_injunction",
    title: text_key!("kind.gang_injunction"),
    statute: "Policing and Crime Act 2009 Part 4",
    made_by: text_key!("kind.gang_injunction_made_by"),
    powers: &[PowerRow {
        id: PowerId::PcaS43,
        source: "Policing and Crime Act 2009 s.43, only where a power of arrest is attached to the provision",
        tense: Tense::IsInBreach,
        test: Test::Suspecting,
        needs_necessity: false,
        entry: None,
        custody: Custody::CourtOnly,
        clock: ClockChoice::One(ClockRule::GangArrest),
    }],
    clocks: &[RowClock { rule: ClockRule::GangArrest, starts: text_key!("kind.from_the_time_of_the_arrest") }],
    routes: &[
        Route { section: "Policing and Crime Act 2009 s.43", court: text_key!("kind.gang_to_a_judge"), ..TO_A_JUDGE },
        Route {
            brought_by: text_key!("kind.by_whoever_applied"),
            court: text_key!("kind.court_the_court_that_made"),
            ..family_contempt("Contempt of Court Act 1981 s.14", &[])
        },
        Route { brought_by: text_key!("kind.by_whoever_applied"), ..warrant("The Act it was made under", &[]) },
    ],
    notes: &[
        text_key!("kind.asb_injunction_arrest_only_where_a_power"),
        text_key!("kind.gang_injunction_before_a_judge_within_24_hours"),
        NO_ENTRY,
        INVITATION,
    ],
    status: &[],
    dated: history::GANG,
    doubts: GANG_OPEN,
    source: "Policing and Crime Act 2009 s.43 read; otherwise from memory",
    ..ASB
};

/// Injunction of the High Court's own (inherent jurisdiction; Senior Courts Act 1981 s.37).
pub(super) const HIGH_COURT: LawRow = LawRow {
    kind_id: "high_court_injunction",
    title: text_key!("kind.high_court_injunction"),
    statute: "Senior Courts Act 1981 s.37, or the inherent jurisdiction",
    made_by: text_key!("kind.high_court_injunction_made_by"),
    may_contain: text_key!("kind.as_ordered"),
    power_from: PowerFrom::Nobody,
    powers: &[],
    clocks: &[],
    routes: &[Route {
        brought_by: text_key!("kind.by_whoever_applied"),
        court: text_key!("kind.high_court_injunction_the_high_court"),
        ..family_contempt("Contempt of Court Act 1981 s.14", &[])
    }],
    points_to_prove: OF_A_CONTEMPT,
    notes: &[
        text_key!("kind.high_court_injunction_do_not_arrest_for_the_breach"),
        text_key!("kind.look_for_other_offences"),
        INVITATION,
    ],
    status: &[],
    dated: UNDATED,
    doubts: &[REACH_NOT_READ],
    source: "From memory",
    ..ASB
};
