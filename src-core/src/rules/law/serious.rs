//! Football banning orders (Football Spectators Act 1989), serious crime prevention orders (Serious Crime Act
//! 2007 Part 1), and orders against slavery and trafficking (Modern Slavery Act 2015 Part 2).

use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::{as_ordered, or_further_order, years};
use super::points::{CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, OF_AN_OFFENCE, WITHIN_TERM};
use super::routes::charge;
use super::words::{
    EITHER_WAY, FIVE_YEARS, GENERAL_LIMIT, INVITATION, NO_CODE, NO_ENTRY, REACH_NOT_READ, REQUIRED_TOO, SUMMARY_ONLY,
};
use super::{Breach, Covers, LawDuration, LawRow, Limit, NoticeRule, OnNotice, PowerFrom, history, pace};
use crate::text_key;

/// Open: what has been added to football banning orders.
const FOOTBALL: Doubt =
    doubt(text_key!("kind.football_banning_unread"), &[Aspect::Maker, Aspect::Duration], &[DoubtStep::CheckThePapers]);
/// Open: what Acts of 2025 and 2026 changed in serious crime prevention orders.
const CHANGED: Doubt = doubt(
    text_key!("kind.scpo_unread"),
    &[Aspect::Maker, Aspect::Duty],
    &[DoubtStep::CheckThePapers, DoubtStep::AskControl],
);
/// Open: which failed requirements are an offence (Modern Slavery Act 2015 s.30).
const REQUIREMENTS: Doubt = doubt(
    text_key!("kind.slavery_requirements_unread"),
    &[Aspect::Offence],
    &[DoubtStep::CheckThePapers, DoubtStep::OtherPowers],
);

/// Football banning order (Football Spectators Act 1989 ss.14A, 14B).
pub(super) const FOOTBALL_BANNING: LawRow = LawRow {
    kind_id: "football_banning",
    title: text_key!("kind.football_banning"),
    statute: "Football Spectators Act 1989 ss.14–14J",
    made_by: text_key!("kind.football_banning_made_by"),
    takes_effect: text_key!("kind.when_made"),
    service: text_key!("kind.behaviour_not_an_element"),
    duration: LawDuration {
        limits: &[
            Limit { of: text_key!("kind.football_banning_with_prison"), least: years(6), most: years(10) },
            Limit { of: text_key!("kind.football_banning_otherwise"), least: years(3), most: years(5) },
        ],
        ..as_ordered(text_key!("kind.football_banning_duration"))
    },
    may_contain: text_key!("kind.football_banning_may_contain"),
    breach: Breach::Offence {
        section: "Football Spectators Act 1989 s.14J",
        penalty: text_key!("kind.football_banning_penalty"),
        mode: SUMMARY_ONLY,
        code: None,
    },
    power_from: PowerFrom::Statute,
    powers: pace::SUMMARY_POWERS,
    notice: NoticeRule::NotNeeded,
    covers: Covers::ProhibitionsAndRequirements,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[charge("Football Spectators Act 1989 s.14J")],
    forms: &[],
    // s.14J(1) says nothing of an excuse.
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, CERTIFIED_COPY],
    notes: &[REQUIRED_TOO, text_key!("kind.football_banning_authority"), NO_ENTRY],
    status: &[],
    dated: history::FOOTBALL_BANNING,
    doubts: &[FOOTBALL, NO_CODE, REACH_NOT_READ],
    source: "Named by a panel on 30 November 2026; Football Spectators Act 1989 ss.14A–14J from memory",
};

/// Serious crime prevention order (Serious Crime Act 2007 ss.1, 19).
pub(super) const SCPO: LawRow = LawRow {
    kind_id: "scpo",
    title: text_key!("kind.scpo"),
    statute: "Serious Crime Act 2007 ss.1–41",
    made_by: text_key!("kind.scpo_made_by"),
    takes_effect: text_key!("kind.scpo_takes_effect"),
    service: text_key!("kind.scpo_service"),
    duration: LawDuration {
        limits: &[Limit { of: text_key!("kind.of_the_order"), least: None, most: years(5) }],
        ..as_ordered(text_key!("kind.scpo_duration"))
    },
    may_contain: text_key!("kind.scpo_may_contain"),
    breach: Breach::Offence {
        section: "Serious Crime Act 2007 s.25",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: None,
    },
    powers: pace::POWERS,
    routes: &[charge("Serious Crime Act 2007 s.25")],
    points_to_prove: OF_AN_OFFENCE,
    notes: &[REQUIRED_TOO, text_key!("kind.scpo_who_holds_it"), INVITATION],
    dated: history::SCPO,
    doubts: &[CHANGED, NO_CODE, REACH_NOT_READ, GENERAL_LIMIT],
    source: "Named by a panel on 30 November 2026; Serious Crime Act 2007 ss.1–25 from memory",
    ..FOOTBALL_BANNING
};

/// Slavery and trafficking prevention order (Modern Slavery Act 2015 ss.14, 15).
pub(super) const STPO: LawRow = LawRow {
    kind_id: "stpo",
    title: text_key!("kind.stpo"),
    statute: "Modern Slavery Act 2015 ss.14–22, 30",
    made_by: text_key!("kind.stpo_made_by"),
    takes_effect: text_key!("kind.when_made"),
    service: text_key!("kind.slavery_service"),
    duration: LawDuration {
        limits: &[
            Limit { of: text_key!("kind.of_the_order"), least: years(5), most: None },
            Limit { of: text_key!("kind.sro_a_ban_on_foreign_travel"), least: None, most: years(5) },
        ],
        ..or_further_order(text_key!("kind.stpo_duration"))
    },
    may_contain: text_key!("kind.slavery_may_contain"),
    breach: Breach::Offence {
        section: "Modern Slavery Act 2015 s.30",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: None,
    },
    routes: &[charge("Modern Slavery Act 2015 s.30")],
    notes: &[REQUIRED_TOO, text_key!("kind.slavery_notify"), INVITATION],
    dated: history::SLAVERY,
    doubts: &[REQUIREMENTS, NO_CODE, REACH_NOT_READ, GENERAL_LIMIT],
    source: "Named by a panel on 30 November 2026; Modern Slavery Act 2015 ss.14–30 from memory",
    ..SCPO
};

/// Interim slavery and trafficking prevention order (Modern Slavery Act 2015 s.21).
pub(super) const INTERIM_STPO: LawRow = LawRow {
    kind_id: "interim_stpo",
    interim: true,
    title: text_key!("kind.interim_stpo"),
    statute: "Modern Slavery Act 2015 ss.21, 30",
    made_by: text_key!("kind.magistrates_court_while_the_main_application"),
    duration: as_ordered(text_key!("kind.a_fixed_period_it_ends_when")),
    ..STPO
};

/// Slavery and trafficking risk order (Modern Slavery Act 2015 s.23).
pub(super) const STRO: LawRow = LawRow {
    kind_id: "stro",
    title: text_key!("kind.stro"),
    statute: "Modern Slavery Act 2015 ss.23–30",
    made_by: text_key!("kind.stro_made_by"),
    duration: LawDuration {
        limits: &[
            Limit { of: text_key!("kind.of_the_order"), least: years(2), most: None },
            Limit { of: text_key!("kind.sro_a_ban_on_foreign_travel"), least: None, most: years(5) },
        ],
        ..or_further_order(text_key!("kind.sro_duration"))
    },
    ..STPO
};

/// Interim slavery and trafficking risk order (Modern Slavery Act 2015 s.28).
pub(super) const INTERIM_STRO: LawRow = LawRow {
    kind_id: "interim_stro",
    interim: true,
    title: text_key!("kind.interim_stro"),
    statute: "Modern Slavery Act 2015 ss.28, 30",
    made_by: text_key!("kind.magistrates_court_while_the_main_application"),
    duration: as_ordered(text_key!("kind.a_fixed_period_it_ends_when")),
    ..STRO
};
