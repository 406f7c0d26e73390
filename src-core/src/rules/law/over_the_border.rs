//! Orders of Scotland and Northern Ireland, as police in England and Wales meet them: what is done about them
//! here is a warrant from there (Criminal Justice and Public Order Act 1994 s.136), or an offence of here.

use super::dated::UNDATED;
use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::{as_ordered, or_further_order};
use super::points::{CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, OF_AN_OFFENCE, PointRow, WITHIN_TERM};
use super::routes::charge;
use super::warrants::executed;
use super::words::{INVITATION, NO_ENTRY};
use super::{Breach, Covers, LawRow, NoticeRule, OnNotice, PowerFrom, PowerId, PowerRow, Route};
use crate::text_key;

const ON_A_WARRANT: &[PowerRow] = &[executed(
    PowerId::CjpoaS136,
    "Criminal Justice and Public Order Act 1994 s.136(2), on a warrant from there for an offence",
    None,
)];

/// Open: what is done here.
const BITES_HERE: Doubt = doubt(
    text_key!("kind.over_the_border_bites_here"),
    &[Aspect::Offence, Aspect::Reach],
    &[DoubtStep::OtherPowers, DoubtStep::Safeguarding, DoubtStep::AskControl],
);
/// Open: urgent arrest without a warrant (Criminal Justice and Public Order Act 1994 ss.137A–137D).
const URGENT: Doubt = doubt(
    text_key!("kind.over_the_border_urgent"),
    &[Aspect::Arrest],
    &[DoubtStep::DutyInspector, DoubtStep::OtherPowers, DoubtStep::Safeguarding],
);
/// Open: where somebody arrested on a warrant from there is taken, by when, and entry for it (s.136).
const CUSTODY: Doubt = doubt(
    text_key!("kind.over_the_border_custody"),
    &[Aspect::Entry, Aspect::Clock, Aspect::Route],
    &[DoubtStep::DutyInspector, DoubtStep::EarlierTime],
);
/// Open: the offence of Northern Ireland, whose Order was not read.
const ARTICLE_25: Doubt = doubt(
    text_key!("kind.non_molestation_ni_penalty_unread"),
    &[Aspect::Offence, Aspect::Penalty],
    &[DoubtStep::ForTheCourt],
);

// Protection from Harassment Act 1997 s.9 says nothing of an excuse.
const POINTS: &[PointRow] = &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, CERTIFIED_COPY];

/// Non-harassment order of a Scottish court (Protection from Harassment Act 1997 ss.8, 8A; Criminal Procedure
/// (Scotland) Act 1995 s.234A).
pub(super) const NON_HARASSMENT: LawRow = LawRow {
    kind_id: "non_harassment",
    title: text_key!("kind.non_harassment"),
    statute: "Protection from Harassment Act 1997 ss.8, 8A; Criminal Procedure (Scotland) Act 1995 s.234A",
    made_by: text_key!("kind.non_harassment_made_by"),
    takes_effect: text_key!("kind.when_made"),
    service: text_key!("kind.over_the_border_service"),
    duration: or_further_order(text_key!("kind.non_harassment_duration")),
    may_contain: text_key!("kind.non_harassment_may_contain"),
    breach: Breach::Offence {
        section: "Protection from Harassment Act 1997 s.9; Criminal Procedure (Scotland) Act 1995 s.234A(4)",
        penalty: text_key!("kind.non_harassment_penalty"),
        mode: text_key!("kind.non_harassment_mode"),
        code: None,
    },
    power_from: PowerFrom::ByWarrant,
    powers: ON_A_WARRANT,
    notice: NoticeRule::NotNeeded,
    covers: Covers::ProhibitionsAndRequirements,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: &[],
    duties: &[],
    routes: &[Route {
        brought_by: text_key!("kind.non_harassment_brought_by"),
        court: text_key!("kind.non_harassment_court"),
        ..charge("Protection from Harassment Act 1997 s.9; Criminal Procedure (Scotland) Act 1995 s.234A(4)")
    }],
    forms: &[],
    points_to_prove: POINTS,
    notes: &[
        text_key!("kind.non_harassment_here"),
        text_key!("kind.over_the_border_warrant"),
        text_key!("kind.non_harassment_in_scotland"),
        NO_ENTRY,
        INVITATION,
    ],
    status: &[],
    dated: UNDATED,
    doubts: &[BITES_HERE, URGENT, CUSTODY],
    source: "Named by a panel on 30 November 2026; Protection from Harassment Act 1997 ss.8–9 and Criminal Justice and Public Order Act 1994 s.136 from memory",
};

/// Non-molestation order of a Northern Irish court (Family Homes and Domestic Violence (Northern Ireland) Order
/// 1998 art.20).
pub(super) const NON_MOLESTATION_NI: LawRow = LawRow {
    kind_id: "non_molestation_ni",
    title: text_key!("kind.non_molestation_ni"),
    statute: "Family Homes and Domestic Violence (Northern Ireland) Order 1998 art.20",
    made_by: text_key!("kind.non_molestation_ni_made_by"),
    duration: as_ordered(text_key!("kind.non_molestation_ni_duration")),
    may_contain: text_key!("kind.non_molestation_may_contain"),
    breach: Breach::Offence {
        section: "Family Homes and Domestic Violence (Northern Ireland) Order 1998 art.25",
        penalty: text_key!("kind.penalty_not_read"),
        mode: text_key!("kind.non_molestation_ni_mode"),
        code: None,
    },
    routes: &[Route {
        brought_by: text_key!("kind.non_molestation_ni_brought_by"),
        court: text_key!("kind.non_molestation_ni_court"),
        ..charge("Family Homes and Domestic Violence (Northern Ireland) Order 1998 art.25")
    }],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[
        text_key!("kind.non_molestation_ni_here"),
        text_key!("kind.over_the_border_warrant"),
        NO_ENTRY,
        INVITATION,
    ],
    doubts: &[BITES_HERE, URGENT, CUSTODY, ARTICLE_25],
    source: "Named by a panel on 30 November 2026; the Order of 1998 and Criminal Justice and Public Order Act 1994 s.136 from memory",
    ..NON_HARASSMENT
};
