//! Notice under edition 2026-12.1, for assessments that were made under it: never changed any more.

use super::{NoticeOf, e2026_11_3};
use crate::rules::law::NoticeRule;
use crate::rules::order::OrderKind;

/// What it said of a kind; `None` of kinds that came later. It is as the edition before, but that an
/// injunction against harassment needs no notice for the offence (Protection from Harassment Act 1997 s.3(6)).
pub(super) fn notice(kind: &OrderKind) -> Option<NoticeOf> {
    if *kind == OrderKind::HarassmentInjunction {
        return Some(NoticeOf { rule: NoticeRule::NotNeeded, of_variations: false });
    }
    e2026_11_3::notice(kind)
}
