//! Question 5: whether this kind needs notice, and whether evidence of it is held (R2).

use super::in_force::one;
use super::{Facts, NoticeAnswer, latest_if_now};
use crate::rules::law::{AwarenessWhen, NoticeRule, row_for};
use crate::rules::notice::{NoticeEvent, NoticeKind};
use crate::rules::order::{OnNotice, Order, OrderKind, Version};

/// Answers from the law row; a kind without a row is unknown.
pub(super) fn answer(order: &Order, facts: &Facts) -> NoticeAnswer {
    let Some(row) = row_for(&order.kind) else {
        return NoticeAnswer::Unknown;
    };
    if is_varied_dapo(order, facts) {
        return NoticeAnswer::Unknown;
    }
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

/// Whether an event that counts came before the act. One that came during it settles nothing, nor
/// does one that may have, where the act is "now" on a clock in doubt. With several respondents an
/// event does not say to whom it came.
fn evidence(order: &Order, facts: &Facts, counts: &[NoticeKind]) -> NoticeAnswer {
    let counting: Vec<&NoticeEvent> =
        facts.notice.iter().filter(|event| event.order == order.id && counts.contains(&event.kind)).collect();
    let until = facts.act_until.max(facts.act_from);
    let latest = latest_if_now(facts, until);
    let came_before = counting.iter().any(|event| event.at < facts.act_from);
    let may_have_come =
        counting.iter().any(|event| event.at < until || latest.is_some_and(|latest| event.at <= latest));
    if came_before && order.respondents.len() <= 1 {
        NoticeAnswer::EvidenceHeld
    } else if came_before || may_have_come {
        NoticeAnswer::Unknown
    } else {
        NoticeAnswer::NoneHeld
    }
}

/// Whether the version that governed the act varied the order: of a DAPO varied without notice only
/// awareness of the variation counts (Domestic Abuse Act 2021 s.45(8)–(9)), and whether it was is
/// not in the papers.
fn is_varied_dapo(order: &Order, facts: &Facts) -> bool {
    let varied = |version: &Version| !version.based_on.is_empty();
    order.kind == OrderKind::Dapo && one(order.version_at(facts.act_from)).is_some_and(varied)
}
