//! Notice under edition 2026-11.3, for assessments that were made under it: never changed any more.

use super::NoticeOf;
use crate::rules::law::{AwarenessWhen, NoticeRule, kind_id};
use crate::rules::notice::NoticeKind;
use crate::rules::order::OrderKind;

/// What it said of a kind, by the kind's id; `None` of kinds that came later.
pub(super) fn notice(kind: &OrderKind) -> Option<NoticeOf> {
    let id = kind_id(kind);
    let (_kinds, rule) = RULES.iter().find(|(kinds, _rule)| kinds.contains(&id))?;
    Some(NoticeOf { rule: *rule, of_variations: id == "dapo" })
}

const RULES: [(&[&str], NoticeRule); 4] = [
    (NOT_NEEDED, NoticeRule::NotNeeded),
    (IF_WITHOUT_NOTICE, NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, counts: ANY }),
    (ALWAYS, NoticeRule::Awareness { when: AwarenessWhen::Always, counts: ANY }),
    (SERVED, NoticeRule::Awareness { when: AwarenessWhen::Always, counts: &[NoticeKind::FormallyServed] }),
];

const ANY: &[NoticeKind] = &[
    NoticeKind::ToldOfExistence,
    NoticeKind::TermsRead,
    NoticeKind::CopyHanded,
    NoticeKind::FormallyServed,
    NoticeKind::Deemed,
];

const NOT_NEEDED: &[&str] = &[
    "restraining_conviction",
    "restraining_acquittal",
    "spo",
    "interim_spo",
    "shpo",
    "interim_shpo",
    "sro",
    "interim_sro",
    "sopo",
    "rosho",
    "foreign_travel",
    "police_bail",
    "court_bail",
    "cbo",
    "interim_cbo",
    "svro",
    "kcpo",
    "interim_kcpo",
    "voo",
    "interim_voo",
    "sentence_requirement",
];

const IF_WITHOUT_NOTICE: &[&str] = &["non_molestation", "forced_marriage", "fgm", "dapo"];

const ALWAYS: &[&str] = &[
    "occupation",
    "occupation_with_arrest",
    "dvpo",
    "harassment_injunction",
    "asb_injunction",
    "gang_injunction",
    "high_court_injunction",
    "undertaking",
];

const SERVED: &[&str] = &["dvpn", "dapn"];
