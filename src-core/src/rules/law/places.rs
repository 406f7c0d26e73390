//! Anti-social behaviour bound to a place or its use: dispersal, closure, community protection and public spaces
//! (Anti-social Behaviour, Crime and Policing Act 2014 Parts 3 and 4). Their offences are summary alone, so that
//! no power of entry is listed for an arrest.

use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::{as_ordered, months, years};
use super::points::{CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, NO_EXCUSE, PointId, PointRow, WITHIN_TERM, point};
use super::routes::charge;
use super::words::{NO_CODE, NO_ENTRY, REACH_NOT_READ, SUMMARY_ONLY};
use super::{Breach, Covers, LawDuration, LawRow, Limit, NoticeRule, OnNotice, PowerFrom, history, pace};
use crate::text_key;
use crate::words::TextKey;

/// Open: what the Crime and Policing Act 2026 changed, and since when.
const CHANGED: Doubt =
    doubt(text_key!("kind.place_changed_in_2026"), &[Aspect::Duration, Aspect::Penalty], &[DoubtStep::CheckThePapers]);
/// Open: the amount of the fixed penalty.
const FIXED_PENALTY: Doubt =
    doubt(text_key!("kind.place_fixed_penalty_unread"), &[Aspect::Penalty], &[DoubtStep::ForTheCourt]);
const OPEN: &[Doubt] = &[CHANGED, NO_CODE, REACH_NOT_READ];
const FINE_ONLY: TextKey = text_key!("kind.place_fine_only");

const DIRECTED: PointRow = point(PointId::InForce, text_key!("kind.point_directed"));
const GIVEN_THEM: PointRow = point(PointId::InForce, text_key!("kind.point_cpn_given"));

/// Direction to leave an area and not to return (2014 Act s.35).
pub(super) const DISPERSAL: LawRow = LawRow {
    kind_id: "dispersal",
    title: text_key!("kind.dispersal"),
    statute: "Anti-social Behaviour, Crime and Policing Act 2014 ss.34–39",
    made_by: text_key!("kind.dispersal_made_by"),
    takes_effect: text_key!("kind.when_given"),
    service: text_key!("kind.dispersal_service"),
    duration: as_ordered(text_key!("kind.dispersal_duration")),
    may_contain: text_key!("kind.dispersal_may_contain"),
    breach: Breach::Offence {
        section: "Anti-social Behaviour, Crime and Policing Act 2014 s.39",
        penalty: text_key!("kind.dispersal_penalty"),
        mode: SUMMARY_ONLY,
        code: None,
    },
    power_from: PowerFrom::Statute,
    powers: pace::SUMMARY_POWERS,
    notice: NoticeRule::NotNeeded,
    covers: Covers::ProhibitionsAndRequirements,
    uk_wide: false,
    on_notice: OnNotice::OnNotice,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[charge("Anti-social Behaviour, Crime and Policing Act 2014 s.39")],
    forms: &[],
    points_to_prove: &[IDENTITY, DIRECTED, EXACT_TERM, WITHIN_TERM, NO_EXCUSE],
    notes: &[
        text_key!("kind.dispersal_home_and_work"),
        text_key!("kind.dispersal_under_16"),
        text_key!("kind.dispersal_authority"),
        NO_ENTRY,
    ],
    status: &[],
    dated: history::PLACES,
    doubts: OPEN,
    source: "Named by a panel on 30 November 2026; Anti-social Behaviour, Crime and Policing Act 2014 ss.34–39 from memory",
};

/// Closure notice (2014 Act s.76).
pub(super) const CLOSURE_NOTICE: LawRow = LawRow {
    kind_id: "closure_notice",
    on_notice: OnNotice::Unknown,
    title: text_key!("kind.closure_notice"),
    statute: "Anti-social Behaviour, Crime and Policing Act 2014 ss.76–79",
    made_by: text_key!("kind.closure_notice_made_by"),
    takes_effect: text_key!("kind.when_issued"),
    service: text_key!("kind.closure_notice_service"),
    duration: as_ordered(text_key!("kind.closure_notice_duration")),
    may_contain: text_key!("kind.closure_notice_may_contain"),
    breach: Breach::Offence {
        section: "Anti-social Behaviour, Crime and Policing Act 2014 s.86(1)",
        penalty: text_key!("kind.closure_notice_penalty"),
        mode: SUMMARY_ONLY,
        code: None,
    },
    routes: &[charge("Anti-social Behaviour, Crime and Policing Act 2014 s.86(1)")],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, NO_EXCUSE],
    notes: &[text_key!("kind.closure_who_may_stay"), text_key!("kind.closure_obstructing"), NO_ENTRY],
    source: "Named by a panel on 30 November 2026; Anti-social Behaviour, Crime and Policing Act 2014 ss.76–86 from memory",
    ..DISPERSAL
};

/// Closure order (2014 Act s.80).
pub(super) const CLOSURE_ORDER: LawRow = LawRow {
    kind_id: "closure_order",
    title: text_key!("kind.closure_order"),
    statute: "Anti-social Behaviour, Crime and Policing Act 2014 ss.80–83",
    made_by: text_key!("kind.closure_order_made_by"),
    takes_effect: text_key!("kind.when_made"),
    service: text_key!("kind.closure_order_service"),
    duration: LawDuration {
        limits: &[
            Limit { of: text_key!("kind.of_the_order"), least: None, most: months(3) },
            Limit { of: text_key!("kind.closure_order_extended"), least: None, most: months(6) },
        ],
        ..as_ordered(text_key!("kind.closure_order_duration"))
    },
    may_contain: text_key!("kind.closure_order_may_contain"),
    breach: Breach::Offence {
        section: "Anti-social Behaviour, Crime and Policing Act 2014 s.86(2)",
        penalty: text_key!("kind.closure_order_penalty"),
        mode: SUMMARY_ONLY,
        code: None,
    },
    routes: &[charge("Anti-social Behaviour, Crime and Policing Act 2014 s.86(2)")],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, NO_EXCUSE, CERTIFIED_COPY],
    notes: &[text_key!("kind.closure_order_secure"), text_key!("kind.closure_obstructing"), NO_ENTRY],
    ..CLOSURE_NOTICE
};

/// Community protection notice (2014 Act s.43).
pub(super) const CPN: LawRow = LawRow {
    kind_id: "cpn",
    on_notice: OnNotice::Unknown,
    title: text_key!("kind.cpn"),
    statute: "Anti-social Behaviour, Crime and Policing Act 2014 ss.43–58",
    made_by: text_key!("kind.cpn_made_by"),
    takes_effect: text_key!("kind.when_issued"),
    service: text_key!("kind.cpn_service"),
    duration: as_ordered(text_key!("kind.cpn_duration")),
    may_contain: text_key!("kind.cpn_may_contain"),
    breach: Breach::Offence {
        section: "Anti-social Behaviour, Crime and Policing Act 2014 s.48",
        penalty: text_key!("kind.cpn_penalty"),
        mode: SUMMARY_ONLY,
        code: None,
    },
    routes: &[charge("Anti-social Behaviour, Crime and Policing Act 2014 s.48")],
    points_to_prove: &[IDENTITY, GIVEN_THEM, EXACT_TERM, WITHIN_TERM, NO_EXCUSE],
    notes: &[FINE_ONLY, text_key!("kind.cpn_reasonable_steps"), NO_ENTRY],
    doubts: &[CHANGED, FIXED_PENALTY, NO_CODE, REACH_NOT_READ],
    source: "Named by a panel on 30 November 2026; Anti-social Behaviour, Crime and Policing Act 2014 ss.43–58 from memory",
    ..DISPERSAL
};

/// Public spaces protection order (2014 Act s.59).
pub(super) const PSPO: LawRow = LawRow {
    kind_id: "pspo",
    title: text_key!("kind.pspo"),
    statute: "Anti-social Behaviour, Crime and Policing Act 2014 ss.59–75",
    made_by: text_key!("kind.pspo_made_by"),
    takes_effect: text_key!("kind.pspo_takes_effect"),
    service: text_key!("kind.pspo_service"),
    duration: LawDuration {
        limits: &[Limit { of: text_key!("kind.pspo_limit"), least: None, most: years(3) }],
        ..as_ordered(text_key!("kind.pspo_duration"))
    },
    may_contain: text_key!("kind.pspo_may_contain"),
    breach: Breach::Offence {
        section: "Anti-social Behaviour, Crime and Policing Act 2014 s.67; s.63 for alcohol",
        penalty: text_key!("kind.pspo_penalty"),
        mode: SUMMARY_ONLY,
        code: None,
    },
    routes: &[charge("Anti-social Behaviour, Crime and Policing Act 2014 ss.63, 67")],
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, NO_EXCUSE],
    notes: &[FINE_ONLY, text_key!("kind.pspo_alcohol"), NO_ENTRY],
    source: "Named by a panel on 30 November 2026; Anti-social Behaviour, Crime and Policing Act 2014 ss.59–75 from memory",
    ..CPN
};
