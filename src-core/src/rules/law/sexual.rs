//! Sexual harm and sexual risk orders, and their precursors that still run (Sentencing Act 2020
//! ss.343–358; Sexual Offences Act 2003 Part 2).

use super::codes::{MadeUnder, attempt, breach};
use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::{as_ordered, or_further_order, years};
use super::points::{OF_AN_OFFENCE, OF_AN_OFFENCE_BY_STATUTE};
use super::routes::charge;
use super::words::{
    EITHER_WAY, FIVE_YEARS, GENERAL_LIMIT, INVITATION, NO_DISCHARGE, REACH_BY_GUIDANCE, REACH_NOT_READ, REQUIRED_TOO,
};
use super::{
    Breach, Covers, LawDuration, LawRow, Limit, NoticeRule, OnNotice, PowerFrom, RowClock, duties, history, pace,
};
use crate::rules::clock::ClockRule;
use crate::text_key;
use crate::words::TextKey;

const NOT_AN_ELEMENT: TextKey = text_key!("kind.behaviour_not_an_element");
/// Open: which code is for which failure to notify.
const NOTIFICATION_UNREAD: Doubt =
    doubt(text_key!("kind.notification_unread"), &[Aspect::Duty, Aspect::Code], &[DoubtStep::ForTheCourt]);

/// Sexual harm prevention order (Sentencing Act 2020 s.345; Sexual Offences Act 2003 s.103A).
pub(super) const SHPO: LawRow = LawRow {
    kind_id: "shpo",
    title: text_key!("kind.shpo"),
    statute: "Sentencing Act 2020 ss.343–358; Sexual Offences Act 2003 ss.103A–103K",
    made_by: text_key!("kind.shpo_made_by"),
    takes_effect: text_key!("kind.when_made"),
    service: NOT_AN_ELEMENT,
    duration: LawDuration {
        limits: &[
            Limit { of: text_key!("kind.of_the_order"), least: years(5), most: None },
            Limit { of: text_key!("kind.shpo_a_ban_on_foreign_travel_renewable"), least: None, most: years(5) },
        ],
        ..or_further_order(text_key!("kind.shpo_duration"))
    },
    may_contain: text_key!("kind.shpo_may_contain"),
    breach: Breach::Offence {
        section: "Sentencing Act 2020 s.354; Sexual Offences Act 2003 s.103I",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("SE20012"),
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: NoticeRule::NotNeeded,
    covers: Covers::ProhibitionsAndRequirements,
    uk_wide: true,
    on_notice: OnNotice::OnNotice,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[
        breach("SE20012", "Sentencing Act 2020 s.354").under(MadeUnder::SentencingCode).since_the_code(),
        breach("SX03244", "Sexual Offences Act 2003 s.103I").under(MadeUnder::SexualOffencesAct),
        attempt("SX03244A", "Sexual Offences Act 2003 s.103I").under(MadeUnder::SexualOffencesAct),
    ],
    clocks: &[
        pace::DETENTION,
        pace::CHARGED,
        RowClock { rule: ClockRule::ShpoNotification, starts: text_key!("kind.shpo_the_day_the_order_is_served") },
    ],
    duties: duties::SEXUAL,
    routes: &[charge("Sentencing Act 2020 s.354; Sexual Offences Act 2003 s.103I")],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE_BY_STATUTE,
    notes: &[REQUIRED_TOO, text_key!("kind.shpo_the_act_it_was_made_under"), NO_DISCHARGE, INVITATION],
    status: &[],
    dated: history::SHPO,
    doubts: &[NOTIFICATION_UNREAD, REACH_BY_GUIDANCE, GENERAL_LIMIT],
    source: "Sentencing Act 2020 ss.343–358; Sexual Offences Act 2003 ss.83–86, 103A–103K; CJS offence codes of 21 August 2026",
};

/// Interim sexual harm prevention order (Sexual Offences Act 2003 s.103F).
pub(super) const INTERIM_SHPO: LawRow = LawRow {
    kind_id: "interim_shpo",
    interim: true,
    on_notice: OnNotice::Unknown,
    title: text_key!("kind.interim_shpo"),
    statute: "Sexual Offences Act 2003 s.103F",
    made_by: text_key!("kind.magistrates_court_while_the_main_application"),
    duration: as_ordered(text_key!("kind.a_fixed_period_it_ends_when")),
    breach: Breach::Offence {
        section: "Sexual Offences Act 2003 s.103I",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("SX03244"),
    },
    offence_codes: &[
        breach("SX03244", "Sexual Offences Act 2003 s.103I"),
        attempt("SX03244A", "Sexual Offences Act 2003 s.103I"),
    ],
    routes: &[charge("Sexual Offences Act 2003 s.103I")],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[REQUIRED_TOO, NO_DISCHARGE, INVITATION],
    dated: history::SEXUAL_RISK,
    source: "Sexual Offences Act 2003 ss.83–86, 103F, 103I; CJS offence codes of 21 August 2026",
    ..SHPO
};

/// Open: the subsections of the duty to notify (LAW 11.9).
const SRO_DUTY_UNREAD: Doubt = doubt(text_key!("kind.sro_duty_unread"), &[Aspect::Duty], &[DoubtStep::ForTheCourt]);

/// Sexual risk order (Sexual Offences Act 2003 s.122A).
pub(super) const SRO: LawRow = LawRow {
    kind_id: "sro",
    on_notice: OnNotice::Unknown,
    title: text_key!("kind.sro"),
    statute: "Sexual Offences Act 2003 s.122A",
    made_by: text_key!("kind.sro_made_by"),
    duration: LawDuration {
        limits: &[
            Limit { of: text_key!("kind.of_the_order"), least: years(2), most: None },
            Limit { of: text_key!("kind.sro_a_ban_on_foreign_travel"), least: None, most: years(5) },
        ],
        ..or_further_order(text_key!("kind.sro_duration"))
    },
    may_contain: text_key!("kind.sro_may_contain"),
    breach: Breach::Offence {
        section: "Sexual Offences Act 2003 s.122H",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("SX03245"),
    },
    offence_codes: &[breach("SX03245", "Sexual Offences Act 2003 s.122H")],
    clocks: &[
        pace::DETENTION,
        pace::CHARGED,
        RowClock { rule: ClockRule::SroNotification, starts: text_key!("kind.sro_the_day_the_order_is_served") },
    ],
    duties: duties::SEXUAL_RISK,
    routes: &[charge("Sexual Offences Act 2003 s.122H")],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[REQUIRED_TOO, NO_DISCHARGE, INVITATION],
    dated: history::SEXUAL_RISK,
    doubts: &[SRO_DUTY_UNREAD, REACH_BY_GUIDANCE, GENERAL_LIMIT],
    source: "Sexual Offences Act 2003 ss.122A, 122H; CJS offence codes of 21 August 2026",
    ..SHPO
};

/// Interim sexual risk order (Sexual Offences Act 2003 s.122E).
pub(super) const INTERIM_SRO: LawRow = LawRow {
    kind_id: "interim_sro",
    interim: true,
    title: text_key!("kind.interim_sro"),
    statute: "Sexual Offences Act 2003 s.122E",
    made_by: text_key!("kind.magistrates_court_while_the_main_application"),
    duration: as_ordered(text_key!("kind.a_fixed_period_it_ends_when")),
    source: "Sexual Offences Act 2003 ss.122E, 122H; CJS offence codes of 21 August 2026",
    ..SRO
};

const STILL_LIVE: TextKey = text_key!("kind.still_live");
/// Open: under which section its breach is charged.
const ENFORCED_UNDER: Doubt = doubt(
    text_key!("kind.precursor_unread_the_sections_it_was_made"),
    &[Aspect::Offence],
    &[DoubtStep::CpsDirect, DoubtStep::CheckThePapers],
);
/// Open: its length and its contents.
const LENGTH_UNREAD: Doubt = doubt(
    text_key!("kind.precursor_unread_how_long_it_may_run"),
    &[Aspect::Duration],
    &[DoubtStep::CheckThePapers, DoubtStep::AskControl],
);
/// Open: whether they must notify.
const DUTY_UNREAD: Doubt = doubt(
    text_key!("kind.precursor_unread_whether_it_carries_a_duty"),
    &[Aspect::Duty],
    &[DoubtStep::AskControl, DoubtStep::CheckThePapers],
);
const PRECURSOR_OPEN: &[Doubt] = &[ENFORCED_UNDER, LENGTH_UNREAD, DUTY_UNREAD, REACH_NOT_READ, GENERAL_LIMIT];

/// Sexual offences prevention order, the precursor of [`SHPO`] (Sexual Offences Act 2003 s.104).
pub(super) const SOPO: LawRow = LawRow {
    kind_id: "sopo",
    on_notice: OnNotice::Unknown,
    title: text_key!("kind.sopo"),
    statute: "Sexual Offences Act 2003 s.104 (repealed)",
    made_by: text_key!("kind.sopo_made_by"),
    duration: or_further_order(text_key!("kind.sopo_duration")),
    may_contain: text_key!("kind.sopo_may_contain"),
    breach: Breach::Offence {
        section: "Sexual Offences Act 2003 s.103I",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("SX03247"),
    },
    uk_wide: false,
    offence_codes: &[breach("SX03247", "Sexual Offences Act 2003 s.103I")],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[charge("Sexual Offences Act 2003 s.103I")],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[INVITATION],
    status: &[STILL_LIVE],
    dated: history::SOPO,
    doubts: PRECURSOR_OPEN,
    source: "CJS offence codes of 21 August 2026",
    ..SHPO
};

/// Risk of sexual harm order, the precursor of [`SRO`] (Sexual Offences Act 2003 s.123).
pub(super) const ROSHO: LawRow = LawRow {
    kind_id: "rosho",
    title: text_key!("kind.rosho"),
    statute: "Sexual Offences Act 2003 s.123 (repealed)",
    made_by: text_key!("kind.rosho_made_by"),
    breach: Breach::Offence {
        section: "Sexual Offences Act 2003 s.122H",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("SX03246"),
    },
    offence_codes: &[breach("SX03246", "Sexual Offences Act 2003 s.122H")],
    routes: &[charge("Sexual Offences Act 2003 s.122H")],
    dated: history::ROSHO,
    ..SOPO
};

/// Foreign travel order (Sexual Offences Act 2003 s.114).
pub(super) const FOREIGN_TRAVEL: LawRow = LawRow {
    kind_id: "foreign_travel",
    title: text_key!("kind.foreign_travel"),
    statute: "Sexual Offences Act 2003 s.114 (repealed)",
    made_by: text_key!("kind.foreign_travel_made_by"),
    duration: LawDuration {
        limits: &[Limit { of: text_key!("kind.of_the_order"), least: None, most: years(5) }],
        ..as_ordered(text_key!("kind.foreign_travel_duration"))
    },
    dated: history::FOREIGN_TRAVEL,
    ..SOPO
};
