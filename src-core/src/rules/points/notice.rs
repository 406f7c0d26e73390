//! The points about his knowledge of the order (R2).

use super::matter::Matter;
use super::{Have, Missing, Weighed, Weighing};
use crate::rules::assess::NoticeAnswer;
use crate::rules::law::{AwarenessWhen, NoticeRule};
use crate::rules::notice::{NoticeEvent, NoticeKind};
use crate::rules::order::OnNotice;

/// He knew that the order existed before the act, where the kind needs it.
pub(super) fn awareness(matter: &Matter<'_>) -> Weighed {
    let counting: Vec<&NoticeEvent> = matter.notices().into_iter().filter(|event| counts(matter, event.kind)).collect();
    let on_notice = (matter.order.on_notice == OnNotice::OnNotice).then_some(Have::MadeOnNotice);
    let who = matter.known.who_can_say.clone().map(|who| Have::WhoCanSay { who });
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

/// It was served on him personally, in writing, by a constable (CSA 2010 s.25(2); DAA 2021 s.25(3)).
pub(super) fn personal_service(matter: &Matter<'_>) -> Weighed {
    let notices = matter.notices().into_iter();
    let served: Vec<&NoticeEvent> = notices.filter(|event| event.kind == NoticeKind::FormallyServed).collect();
    let weighing = Weighing::default().has(served.iter().map(|event| held(event)));
    if served.is_empty() {
        return weighing.lacks([Missing::AskWhoServedIt]).open();
    }
    if served.iter().any(|event| is_proved(event)) {
        return weighing.enough();
    }
    weighing.lacks([Missing::NoteWhatProvesIt]).open()
}

/// Question 5 as the assessment answered it; without one, from the row and the events held.
fn answer(matter: &Matter<'_>) -> NoticeAnswer {
    if let Some(assessment) = matter.assessment {
        return assessment.notice;
    }
    let holds_any = matter.notices().iter().any(|event| counts(matter, event.kind));
    match (needs_it(matter), holds_any) {
        (Needs::No, _) => NoticeAnswer::NotNeeded,
        (Needs::Yes | Needs::Unknown, true) => NoticeAnswer::EvidenceHeld,
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
    let Some(row) = matter.row else { return Needs::Unknown };
    match row.notice {
        NoticeRule::NotNeeded => Needs::No,
        NoticeRule::Awareness { when: AwarenessWhen::Always, .. } => Needs::Yes,
        NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, .. } => match matter.order.on_notice {
            OnNotice::OnNotice => Needs::No,
            OnNotice::WithoutNotice => Needs::Yes,
            OnNotice::Unknown => Needs::Unknown,
        },
    }
}

/// Whether an event of a kind counts for this kind of order; every one where no row says.
fn counts(matter: &Matter<'_>, kind: NoticeKind) -> bool {
    matter.row.is_none_or(|row| match row.notice {
        NoticeRule::NotNeeded => true,
        NoticeRule::Awareness { counts, .. } => counts.contains(&kind),
    })
}

fn unknown(matter: &Matter<'_>) -> Option<Missing> {
    (matter.order.on_notice == OnNotice::Unknown).then_some(Missing::AskWhetherOnNotice)
}

fn held(event: &NoticeEvent) -> Have {
    Have::Notice { notice: event.kind, at: event.at, by: event.by.clone(), proof: event.proof.clone() }
}

fn is_proved(event: &NoticeEvent) -> bool {
    !event.proof.trim().is_empty()
}
