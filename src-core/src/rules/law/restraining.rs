//! Restraining orders (Sentencing Act 2020 ss.359–364; Protection from Harassment Act 1997 s.5A).

use super::codes::{MadeUnder, attempt, breach};
use super::duration::or_further_order;
use super::points::OF_AN_OFFENCE_BY_STATUTE;
use super::routes::charge;
use super::words::{EITHER_WAY, FIVE_YEARS, GENERAL_LIMIT, INVITATION, REACH_NOT_READ};
use super::{Breach, Covers, LawRow, NoticeRule, OnNotice, PowerFrom, history, pace};
use crate::text_key;

/// On conviction (Sentencing Act 2020 s.360).
pub(super) const ON_CONVICTION: LawRow = LawRow {
    kind_id: "restraining_conviction",
    title: text_key!("kind.restraining_conviction"),
    statute: "Sentencing Act 2020 s.360; on a conviction before 1 December 2020 Protection from Harassment Act 1997 s.5",
    made_by: text_key!("kind.restraining_conviction_made_by"),
    takes_effect: text_key!("kind.restraining_conviction_takes_effect"),
    service: text_key!("kind.behaviour_not_an_element"),
    duration: or_further_order(text_key!("kind.restraining_conviction_duration")),
    may_contain: text_key!("kind.restraining_conviction_may_contain"),
    breach: Breach::Offence {
        section: "Sentencing Act 2020 s.363(1)",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("SE20002"),
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: NoticeRule::NotNeeded,
    covers: Covers::Prohibitions,
    uk_wide: false,
    on_notice: OnNotice::OnNotice,
    interim: false,
    variation_needs_notice: false,
    offence_codes: &[
        // The Sentencing Code is for convictions from its day on (Sentencing Act 2020 s.2): an order made
        // later on an earlier conviction is one of the older Act.
        breach("PH97003", "Protection from Harassment Act 1997 s.5(5)").under(MadeUnder::HarassmentAct),
        breach("SE20002", "Sentencing Act 2020 s.363(1)").under(MadeUnder::SentencingCode).since_the_code(),
        attempt("SE20002A", "Sentencing Act 2020 s.363(1)").under(MadeUnder::SentencingCode).since_the_code(),
    ],
    clocks: pace::CLOCKS,
    duties: &[],
    routes: &[charge("Sentencing Act 2020 s.363(1)")],
    forms: &[],
    points_to_prove: OF_AN_OFFENCE_BY_STATUTE,
    notes: &[
        text_key!("kind.it_prohibits_only_a_failed_requirement"),
        text_key!("kind.restraining_conviction_on_a_conviction_before_1_december"),
        text_key!("kind.restraining_conviction_an_order_of_the_crown_court"),
        text_key!("kind.restraining_conviction_varied_se20559_discharged_se20560"),
        INVITATION,
    ],
    status: &[],
    dated: history::RESTRAINING_CONVICTION,
    doubts: &[GENERAL_LIMIT, REACH_NOT_READ],
    source: "Sentencing Act 2020 ss.359–364; PHA 1997 s.5",
};

/// On acquittal (Protection from Harassment Act 1997 s.5A).
pub(super) const ON_ACQUITTAL: LawRow = LawRow {
    kind_id: "restraining_acquittal",
    title: text_key!("kind.restraining_acquittal"),
    statute: "Protection from Harassment Act 1997 s.5A",
    made_by: text_key!("kind.restraining_acquittal_made_by"),
    breach: Breach::Offence {
        section: "Protection from Harassment Act 1997 s.5A(2D)",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: Some("PH97012"),
    },
    offence_codes: &[
        breach("PH97005", "Protection from Harassment Act 1997 s.5(5), by s.5A")
            .under(MadeUnder::HarassmentAct)
            .before_the_code(),
        breach("PH97012", "Protection from Harassment Act 1997 s.5A(2D)–(2E)")
            .under(MadeUnder::HarassmentAct)
            .since_the_code(),
    ],
    routes: &[charge("Protection from Harassment Act 1997 s.5A(2D)")],
    notes: &[
        text_key!("kind.it_prohibits_only_a_failed_requirement"),
        text_key!("kind.restraining_acquittal_a_breach_under_the_earlier_route"),
        INVITATION,
    ],
    dated: history::RESTRAINING_ACQUITTAL,
    source: "PHA 1997 s.5A; CJS offence codes of 21 August 2026",
    ..ON_CONVICTION
};
