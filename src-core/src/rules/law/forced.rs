//! Forced marriage and female genital mutilation protection orders.

use super::codes::breach;
use super::doubt::{Aspect, Doubt, DoubtStep, doubt};
use super::duration::or_further_order;
use super::points::OF_AN_OFFENCE_WITH_NOTICE;
use super::routes::{BY_CONVICTION, charge_or_contempt, family_contempt, warrant};
use super::words::{
    EITHER_WAY, FIVE_YEARS, GENERAL_LIMIT, INVITATION, ONE_ROUTE, PROHIBITED_ONLY, REACH_NOT_READ, TELL_HIM,
};
use super::{AWARE_IF_WITHOUT_NOTICE, Breach, Covers, LawRow, OnNotice, PowerFrom, history, pace};
use crate::text_key;
use crate::words::TextKey;

const SERVED: TextKey = text_key!("kind.served");
/// Open: its service.
const SERVICE_UNREAD: Doubt = doubt(
    text_key!("kind.forced_marriage_how_it_is_served"),
    &[Aspect::Service],
    &[DoubtStep::AskControl, DoubtStep::CheckThePapers],
);
/// Open: its service, and who may ask for a warrant.
const FGM_SERVICE_UNREAD: Doubt = doubt(
    text_key!("kind.fgm_how_it_is_served"),
    &[Aspect::Service, Aspect::Route],
    &[DoubtStep::AskControl, DoubtStep::CheckThePapers],
);

/// Forced marriage protection order (Family Law Act 1996 s.63A).
pub(super) const FORCED_MARRIAGE: LawRow = LawRow {
    kind_id: "forced_marriage",
    title: text_key!("kind.forced_marriage"),
    statute: "Family Law Act 1996 ss.63A–63F",
    made_by: text_key!("kind.forced_marriage_made_by"),
    takes_effect: text_key!("kind.forced_marriage_takes_effect"),
    service: SERVED,
    duration: or_further_order(text_key!("kind.forced_marriage_duration")),
    may_contain: text_key!("kind.forced_marriage_may_contain"),
    breach: Breach::Offence {
        section: "Family Law Act 1996 s.63CA",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("FL96002"),
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: AWARE_IF_WITHOUT_NOTICE,
    covers: Covers::Prohibitions,
    uk_wide: false,
    on_notice: OnNotice::Unknown,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[breach("FL96002", "Family Law Act 1996 s.63CA")],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[
        charge_or_contempt("Family Law Act 1996 s.63CA"),
        family_contempt("Family Law Act 1996 s.63CA", BY_CONVICTION),
        warrant("Family Law Act 1996 s.63J", BY_CONVICTION),
    ],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE_WITH_NOTICE,
    notes: &[
        PROHIBITED_ONLY,
        TELL_HIM,
        text_key!("kind.it_may_bind_conduct_abroad"),
        text_key!("kind.forced_marriage_where_violence_was_used_or_threatened"),
        ONE_ROUTE,
        INVITATION,
    ],
    status: &[],
    dated: history::FORCED_MARRIAGE,
    doubts: &[SERVICE_UNREAD, REACH_NOT_READ, GENERAL_LIMIT],
    source: "Family Law Act 1996 ss.63A–63J",
};

/// FGM protection order (Female Genital Mutilation Act 2003 s.5A, Sch 2).
pub(super) const FGM: LawRow = LawRow {
    kind_id: "fgm",
    title: text_key!("kind.fgm"),
    statute: "Female Genital Mutilation Act 2003 s.5A, Sch 2",
    made_by: text_key!("kind.fgm_made_by"),
    takes_effect: text_key!("kind.fgm_takes_effect"),
    duration: or_further_order(text_key!("kind.fgm_duration")),
    may_contain: text_key!("kind.fgm_may_contain"),
    breach: Breach::Offence {
        section: "Female Genital Mutilation Act 2003 Sch 2 para 4",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("FG03006"),
    },
    offence_codes: &[breach("FG03006", "Female Genital Mutilation Act 2003 Sch 2 para 4")],
    routes: &[
        charge_or_contempt("Female Genital Mutilation Act 2003 Sch 2 para 4"),
        family_contempt("Female Genital Mutilation Act 2003 Sch 2 para 4", BY_CONVICTION),
        warrant("Female Genital Mutilation Act 2003 Sch 2", BY_CONVICTION),
    ],
    notes: &[PROHIBITED_ONLY, TELL_HIM, text_key!("kind.it_may_bind_conduct_abroad"), ONE_ROUTE, INVITATION],
    dated: history::FGM,
    doubts: &[FGM_SERVICE_UNREAD, REACH_NOT_READ, GENERAL_LIMIT],
    source: "Female Genital Mutilation Act 2003 s.5A, Sch 2",
    ..FORCED_MARRIAGE
};
