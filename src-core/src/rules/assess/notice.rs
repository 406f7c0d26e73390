//! Question 5: whether this kind needs notice, and whether evidence of it is held (R2).

use super::{Facts, NoticeAnswer, latest_if_now};
use crate::rules::law::{AwarenessWhen, Edition, NoticeOf, NoticeRule};
use crate::rules::notice::{NoticeEvent, NoticeKind};
use crate::rules::order::{InForceAnswer, OnNotice, Order, Version};
use crate::rules::time::Timestamp;

/// Answers from the law row of an edition; a kind without a row is unknown.
pub(super) fn answer(order: &Order, facts: &Facts, edition: Edition) -> NoticeAnswer {
    let Some(NoticeOf { rule, of_variations }) = edition.notice_of(&order.kind) else {
        return NoticeAnswer::Unknown;
    };
    if let Some(varied) = last_begun(order, facts.act_from).filter(|_| of_variations) {
        return of_a_variation(order, facts, varied);
    }
    match rule {
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

/// Whether he learnt of a variation before the act. With several respondents an event does not say to
/// whom it came; where none is held, the variation may have been on notice.
fn of_a_variation(order: &Order, facts: &Facts, varied: &Version) -> NoticeAnswer {
    let mut telling = facts.notice.iter().filter(|event| event.order == order.id && tells_of(event, varied));
    let was_told = telling.any(|event| event.at < facts.act_from);
    if was_told && order.respondents.len() <= 1 { NoticeAnswer::EvidenceHeld } else { NoticeAnswer::Unknown }
}

/// The last variation that was made and had begun by a time, of an order whose present law row asks for
/// awareness of it: whether it was varied without notice is not in the papers.
pub(in crate::rules) fn last_variation(order: &Order, by: Timestamp) -> Option<&Version> {
    last_begun(order, by).filter(|_| awareness_follows_variations(order))
}

/// Whether only awareness of a variation counts, by the present law row.
pub(in crate::rules) fn awareness_follows_variations(order: &Order) -> bool {
    Edition::NOW.notice_of(&order.kind).is_some_and(|notice| notice.of_variations)
}

/// The last variation that was made and had begun by a time.
fn last_begun(order: &Order, by: Timestamp) -> Option<&Version> {
    let has_begun = |version: &Version| version.made_at <= by && version.in_force_at(by) != InForceAnswer::NotYet;
    let variations = order.versions.iter().filter(|version| !version.based_on.is_empty() && has_begun(version));
    variations.max_by_key(|version| version.made_at)
}

/// Whether an event tells of a variation: its words reached him after the day on which it was made, for
/// papers give no hour.
pub(in crate::rules) fn tells_of(event: &NoticeEvent, varied: &Version) -> bool {
    let after_that_day = varied.made_at.london_day().end();
    match event.kind {
        // Before HQ had its words, others were read out.
        NoticeKind::TermsRead => event.at >= after_that_day.max(varied.hq_learnt_at),
        NoticeKind::CopyHanded | NoticeKind::FormallyServed => event.at >= after_that_day,
        NoticeKind::ToldOfExistence | NoticeKind::Deemed => false,
    }
}
