//! Orders of the family court (Family Law Act 1996 Part IV).

use super::pace::{
    ARREST_FOR_OFFENCE, AWARE, CERTIFIED_COPY, EXACT_TERM, IDENTITY, IN_FORCE, INVITATION, NO_EXCUSE, ONE_ROUTE,
    WITHIN_TERM,
};
use super::{ANY_NOTICE, AwarenessWhen, Breach, LawRow, NoticeRule};

/// Non-molestation order (Family Law Act 1996 s.42).
pub(super) const NON_MOLESTATION: LawRow = LawRow {
    kind_id: "non_molestation",
    title: "Non-molestation order",
    statute: "Family Law Act 1996 s.42",
    made_by: "Family court or High Court, with or without notice (s.45)",
    breach: Breach::Offence {
        section: "Family Law Act 1996 s.42A(1)",
        penalty: "5 years on indictment; general limit in a magistrates' court",
        mode: "Either way",
        code: "FL96001",
    },
    powers: &[ARREST_FOR_OFFENCE],
    notice: NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, counts: ANY_NOTICE },
    prohibitions_only: true,
    uk_wide: false,
    points_to_prove: &[IDENTITY, IN_FORCE, EXACT_TERM, WITHIN_TERM, AWARE, NO_EXCUSE],
    notes: &[
        "Only doing what is prohibited is the offence; a failed requirement is contempt, with no arrest under s.24.",
        "Made without notice, it can be an offence only for conduct when he was aware that the order existed (s.42A(2)): service proves it, and so does telling him on video.",
        "The applicant may ask the court for a warrant instead, s.47(8).",
        "Police hold papers by FPR 2010 r.10.10; service is proved by form FL415.",
        ONE_ROUTE,
        INVITATION,
        CERTIFIED_COPY,
    ],
    needs_sign_off: true,
    source: "Family Law Act 1996 ss.42, 42A, 45, 47; FPR 2010 r.10.10",
};
