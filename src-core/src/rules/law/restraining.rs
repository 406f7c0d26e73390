//! Restraining orders (Sentencing Act 2020 ss.359–364; Protection from Harassment Act 1997 s.5A).

use super::pace::{
    ARREST_FOR_OFFENCE, CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, INVITATION, NO_EXCUSE, WITHIN_TERM,
};
use super::{Breach, LawRow, NoticeRule, PowerRow};

const POWERS: &[PowerRow] = &[ARREST_FOR_OFFENCE];

/// On conviction (Sentencing Act 2020 s.360).
pub(super) const ON_CONVICTION: LawRow = LawRow {
    kind_id: "restraining_conviction",
    title: "Restraining order (on conviction)",
    statute: "Sentencing Act 2020 s.360; before 1 December 2020 Protection from Harassment Act 1997 s.5",
    made_by: "Any criminal court, on conviction",
    breach: Breach::Offence {
        section: "Sentencing Act 2020 s.363(1)",
        penalty: "5 years on indictment; general limit in a magistrates' court",
        mode: "Either way",
        code: "SE20002",
    },
    powers: POWERS,
    notice: NoticeRule::NotNeeded,
    prohibitions_only: true,
    uk_wide: false,
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, NO_EXCUSE],
    notes: &[
        "It prohibits only; a failed requirement is not this offence.",
        "An order made before 1 December 2020 is breached under PHA 1997 s.5(5), code PH97003.",
        "An order of the Crown Court is proved by certificate, s.363(3).",
        INVITATION,
        CERTIFIED_COPY,
    ],
    needs_sign_off: true,
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
        penalty: "5 years on indictment; general limit in a magistrates' court",
        mode: "Either way",
        code: "PH97012",
    },
    powers: POWERS,
    notice: NoticeRule::NotNeeded,
    prohibitions_only: true,
    uk_wide: false,
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, NO_EXCUSE],
    notes: &[
        "It prohibits only; a failed requirement is not this offence.",
        "A breach under the earlier route, before s.5A(2D) and (2E), has the code PH97005.",
        INVITATION,
        CERTIFIED_COPY,
    ],
    needs_sign_off: true,
    source: "PHA 1997 s.5A; CJS offence codes of 21 August 2026",
};
