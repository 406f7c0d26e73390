//! Question 5: whether this kind needs notice, and whether evidence of it is held (R2).

use super::{Facts, NoticeAnswer};
use crate::rules::law::{AwarenessWhen, NoticeRule, row_for};
use crate::rules::notice::{NoticeEvent, NoticeKind};
use crate::rules::order::{OnNotice, Order};

/// Answers from the law row; a kind without a row is unknown.
pub(super) fn answer(order: &Order, facts: &Facts) -> NoticeAnswer {
    let Some(row) = row_for(&order.kind) else {
        return NoticeAnswer::Unknown;
    };
    match row.notice {
        NoticeRule::NotNeeded => NoticeAnswer::NotNeeded,
        NoticeRule::Awareness { when: AwarenessWhen::Always, counts } => evidence(order, facts, counts),
        NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, counts } => match order.on_notice {
            OnNotice::OnNotice => NoticeAnswer::NotNeeded,
            OnNotice::WithoutNotice => evidence(order, facts, counts),
            OnNotice::Unknown => match evidence(order, facts, counts) {
                NoticeAnswer::EvidenceHeld => NoticeAnswer::EvidenceHeld,
                NoticeAnswer::NotNeeded | NoticeAnswer::NoneHeld | NoticeAnswer::Unknown => NoticeAnswer::Unknown,
            },
        },
    }
}

/// Whether an event that counts came before the act; one that came during it settles nothing.
fn evidence(order: &Order, facts: &Facts, counts: &[NoticeKind]) -> NoticeAnswer {
    let counting: Vec<&NoticeEvent> =
        facts.notice.iter().filter(|event| event.order == order.id && counts.contains(&event.kind)).collect();
    if counting.iter().any(|event| event.at < facts.act_from) {
        NoticeAnswer::EvidenceHeld
    } else if counting.iter().any(|event| event.at < facts.act_until) {
        NoticeAnswer::Unknown
    } else {
        NoticeAnswer::NoneHeld
    }
}
