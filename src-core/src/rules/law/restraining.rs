//! Restraining orders (Sentencing Act 2020 ss.359–364; Protection from Harassment Act 1997 s.5A).

use super::codes::{MadeUnder, attempt, breach};
use super::duration::or_further_order;
use super::points::OF_AN_OFFENCE_BY_STATUTE;
use super::routes::charge;
use super::words::{
    CODE_DAY, EITHER_WAY, ENTRY_EITHER_WAY, EXCUSE_CASES, FIVE_YEARS, GENERAL_LIMIT, INVITATION, PRINTED_SIX_MONTHS,
    REACH_NOT_READ,
};
use super::{Breach, LawRow, NoticeRule, PowerFrom, pace};

/// On conviction (Sentencing Act 2020 s.360).
pub(super) const ON_CONVICTION: LawRow = LawRow {
    kind_id: "restraining_conviction",
    title: "Restraining order (on conviction)",
    statute: "Sentencing Act 2020 s.360; on a conviction before 1 December 2020 Protection from Harassment Act 1997 s.5",
    made_by: "Any criminal court, on conviction",
    takes_effect: "When made; he is normally present.",
    service: "Not an element of the offence.",
    duration: or_further_order("For a stated period, or until further order."),
    may_contain: "Prohibitions only, protecting the victim or any other person named from harassment or fear of violence.",
    breach: Breach::Offence {
        section: "Sentencing Act 2020 s.363(1)",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "SE20002",
    },
    power_from: PowerFrom::Statute,
    powers: pace::POWERS,
    notice: NoticeRule::NotNeeded,
    prohibitions_only: true,
    uk_wide: false,
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
        "It prohibits only; a failed requirement is not this offence.",
        "On a conviction before 1 December 2020 the order, whenever made, is of PHA 1997 s.5: its breach is charged under s.5(5), code PH97003.",
        "An order of the Crown Court is proved by certificate, s.363(3).",
        "Varied: SE20559. Discharged: SE20560.",
        INVITATION,
    ],
    status: &[],
    needs_sign_off: true,
    unsure: &[
        "That it is in force when made, with him normally present.",
        CODE_DAY,
        PRINTED_SIX_MONTHS,
        GENERAL_LIMIT,
        ENTRY_EITHER_WAY,
        EXCUSE_CASES,
        REACH_NOT_READ,
    ],
    source: "Sentencing Act 2020 ss.359–364; PHA 1997 s.5",
};

/// On acquittal (Protection from Harassment Act 1997 s.5A).
pub(super) const ON_ACQUITTAL: LawRow = LawRow {
    kind_id: "restraining_acquittal",
    title: "Restraining order (on acquittal)",
    statute: "Protection from Harassment Act 1997 s.5A",
    made_by: "Any criminal court, on acquittal",
    breach: Breach::Offence {
        section: "Protection from Harassment Act 1997 s.5A(2D)",
        penalty: FIVE_YEARS,
        mode: EITHER_WAY,
        code: "PH97012",
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
        "It prohibits only; a failed requirement is not this offence.",
        "A breach under the earlier route, before s.5A(2D) and (2E), has the code PH97005.",
        INVITATION,
    ],
    source: "PHA 1997 s.5A; CJS offence codes of 21 August 2026",
    ..ON_CONVICTION
};
