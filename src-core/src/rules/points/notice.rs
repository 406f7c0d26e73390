//! The points about his knowledge of the order (R2).

use super::matter::Matter;
use super::{Have, Missing, Weighed, Weighing};
use crate::rules::assess::{NoticeAnswer, awareness_follows_variations, last_variation, tells_of};
use crate::rules::law::{AwarenessWhen, NoticeRule, PointId};
use crate::rules::notice::{NoticeEvent, NoticeKind};
use crate::rules::order::{OnNotice, Version};

/// He knew that the order existed before the act, where the kind needs it.
pub(super) fn awareness(matter: &Matter<'_>) -> Weighed {
    let counting: Vec<&NoticeEvent> = matter.notices().into_iter().filter(|event| counts(matter, event)).collect();
    let on_notice = (matter.order.on_notice == OnNotice::OnNotice).then_some(Have::MadeOnNotice);
    let who = matter.known.who_can_say.as_deref().map(|who| Have::WhoCanSay { who: who.into() });
    // Whoever is named has still to say it: that is no event, and no proof.
    let next = if who.is_some() { Missing::NoteWhatProvesIt } else { Missing::AskWhoToldHim };
    let weighing = Weighing::default().has(on_notice).has(counting.iter().map(|event| held(event))).has(who);
    match answer(matter) {
        NoticeAnswer::NotNeeded => weighing.not_needed(),
        NoticeAnswer::EvidenceHeld if counting.iter().any(|event| is_proved(event)) => weighing.enough(),
        NoticeAnswer::EvidenceHeld => weighing.lacks([Missing::NoteWhatProvesIt]).open(),
        NoticeAnswer::NoneHeld => weighing.lacks([next]).open(),
        NoticeAnswer::Unknown => weighing.lacks(unknown(matter)).lacks([next]).open(),
    }
}

/// It was served on him personally, in writing, by a constable (CSA 2010 s.25(2); DAA 2021 s.25(3)). With
/// several respondents an event does not say on whom.
pub(super) fn personal_service(matter: &Matter<'_>) -> Weighed {
    let notices = matter.notices().into_iter();
    let served: Vec<&NoticeEvent> = notices.filter(|event| event.kind == NoticeKind::FormallyServed).collect();
    let weighing = Weighing::default().has(served.iter().map(|event| held(event)));
    if served.is_empty() {
        return weighing.lacks([Missing::AskWhoServedIt]).open();
    }
    if is_of_one_respondent(matter) && served.iter().any(|event| is_proved(event)) {
        return weighing.enough();
    }
    weighing.lacks([Missing::NoteWhatProvesIt]).open()
}

/// Question 5 as the assessment answered it; from the row and the events held without one, and of what
/// the assessment is not about: it answers for the offence.
fn answer(matter: &Matter<'_>) -> NoticeAnswer {
    if let Some(assessment) = matter.assessment.filter(|_| !is_for_contempt_alone(matter)) {
        return assessment.notice;
    }
    let holds_any = matter.notices().iter().any(|event| counts(matter, event));
    match (needs_it(matter), holds_any) {
        (Needs::No, _) => NoticeAnswer::NotNeeded,
        (Needs::Yes | Needs::Unknown, true) if is_of_one_respondent(matter) => NoticeAnswer::EvidenceHeld,
        (Needs::Yes | Needs::Unknown, true) => NoticeAnswer::Unknown,
        (Needs::Yes, false) => NoticeAnswer::NoneHeld,
        (Needs::Unknown, false) => NoticeAnswer::Unknown,
    }
}

/// Whether his knowledge is an element.
enum Needs {
    Yes,
    No,
    Unknown,
}

fn needs_it(matter: &Matter<'_>) -> Needs {
    let Some(row) = matter.row.filter(|_| variation(matter).is_none()) else { return Needs::Unknown };
    match row.notice {
        NoticeRule::NotNeeded if is_for_contempt_alone(matter) => Needs::Yes,
        NoticeRule::NotNeeded => Needs::No,
        NoticeRule::Awareness { when: AwarenessWhen::Always, .. } => Needs::Yes,
        NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, .. } => match matter.order.on_notice {
            OnNotice::OnNotice => Needs::No,
            OnNotice::WithoutNotice => Needs::Yes,
            OnNotice::Unknown => Needs::Unknown,
        },
    }
}

/// Whether the offence needs no awareness and its contempt does: the row has the point, and no rule of
/// notice (Protection from Harassment Act 1997 s.3(6)).
fn is_for_contempt_alone(matter: &Matter<'_>) -> bool {
    matter.row.is_some_and(|row| {
        let has_point = row.points_to_prove.iter().any(|point| point.id == PointId::Awareness);
        has_point && row.notice == NoticeRule::NotNeeded
    })
}

/// Whether an event counts for this kind of order; every one where no row says. Of a variation only
/// what tells of it counts.
fn counts(matter: &Matter<'_>, event: &NoticeEvent) -> bool {
    let is_of_a_kind = matter.row.is_none_or(|row| match row.notice {
        NoticeRule::NotNeeded => true,
        NoticeRule::Awareness { counts, .. } => counts.contains(&event.kind),
    });
    is_of_a_kind && variation(matter).is_none_or(|varied| tells_of(event, varied))
}

/// The variation that he had to know of, or may have had to: by the act, or as it stands where
/// the time of the act is not known.
fn variation<'a>(matter: &Matter<'a>) -> Option<&'a Version> {
    match matter.act_at() {
        Some(act) => last_variation(matter.order, act),
        None => matter.version.filter(|held| awareness_follows_variations(matter.order) && !held.based_on.is_empty()),
    }
}

fn is_of_one_respondent(matter: &Matter<'_>) -> bool {
    matter.order.respondents.len() <= 1
}

fn unknown(matter: &Matter<'_>) -> Option<Missing> {
    (matter.order.on_notice == OnNotice::Unknown).then_some(Missing::AskWhetherOnNotice)
}

fn held(event: &NoticeEvent) -> Have {
    Have::Notice { notice: event.kind, at: event.at, by: event.by.as_str().into(), proof: event.proof.as_str().into() }
}

fn is_proved(event: &NoticeEvent) -> bool {
    !event.proof.trim().is_empty()
}
