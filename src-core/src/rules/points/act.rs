//! The points about what he did and what he says of it.

use super::matter::Matter;
use super::{Have, Known, Missing, Weighed, Weighing};
use crate::rules::assess::{Answer, TermAnswer};
use crate::rules::condition::Condition;
use crate::rules::incident::{ExhibitKind, ExhibitRef, SayingKind};

/// His own act or omission falls within the term. An account alone is not yet evidence enough.
pub(super) fn within_term(matter: &Matter<'_>) -> Weighed {
    let known = matter.known;
    let answers = matter.answers();
    let fitting = answers.iter().filter(|term| term.answer == Answer::FactsFit);
    let fits: Vec<Have> = fitting.map(|term| Have::FactsFit { paragraph: term.paragraph.as_str().into() }).collect();
    let evidence = evidence(matter);
    let is_enough = !fits.is_empty() && known.account_written && !evidence.is_empty();
    let account = known.account_written.then_some(Have::Account);
    let number = known.incident_number.as_deref().map(|number| Have::IncidentNumber { number: number.into() });
    let weighing = Weighing::default()
        .has(fits)
        .has(account)
        .has(evidence)
        .has(number)
        .lacks(unanswered(matter, &answers))
        .lacks(unwritten(known))
        .lacks(unseen(matter))
        .lacks(unsupported(known));
    if is_enough { weighing.enough() } else { weighing.open() }
}

/// No reasonable excuse: he raises it, and the prosecution answers it (R8). What he says is recorded
/// and nothing here weighs it, so the point is never more than partly held.
pub(super) fn no_reasonable_excuse(matter: &Matter<'_>) -> Weighed {
    let known = matter.known;
    let said = known.said.iter().map(|saying| Have::Said { saying: *saying });
    let cautioned = known.cautioned_at.map(|at| Have::Cautioned { at });
    Weighing::default()
        .has(said)
        .has(cautioned)
        .lacks(known.said.is_empty().then_some(Missing::NoteWhatHeSays))
        .lacks(uncautioned(known))
        .open()
}

/// What is wanted of a caution (PACE Code C 10.1, 10.4): it is missing once they are arrested or have spoken
/// of their involvement; until then it comes before the first question about that, and no report by somebody
/// else asks for it.
fn uncautioned(known: &Known) -> Option<Missing> {
    if known.cautioned_at.is_some() || known.said.contains(&SayingKind::ReplyToCaution) {
        return None;
    }
    let is_due = known.arrested || known.said.contains(&SayingKind::Significant);
    Some(if is_due { Missing::CautionHim } else { Missing::CautionBeforeQuestions })
}

/// What supports an account.
fn evidence(matter: &Matter<'_>) -> Vec<Have> {
    let known = matter.known;
    let sighting = matter.sighting().map(|basis| Have::Sighting { basis });
    let exhibits = known.exhibits.iter().map(exhibit);
    let witnesses = known.witnesses.iter().map(|who| Have::Witness { who: who.as_str().into() });
    sighting.into_iter().chain(exhibits).chain(witnesses).collect()
}

fn exhibit(exhibit: &ExhibitRef) -> Have {
    Have::Exhibit { reference: exhibit.reference.as_str().into(), exhibit: exhibit.kind }
}

fn unanswered(matter: &Matter<'_>, answers: &[&TermAnswer]) -> Option<Missing> {
    if matter.assessment.is_none() {
        return Some(Missing::SetFactsAgainstTheWords);
    }
    let asks = |term: &TermAnswer| term.answer == Answer::CannotTell && !term.ask.is_empty();
    let all = matter.assessment.map(|assessment| assessment.terms.as_slice()).unwrap_or_default();
    let is_open = if answers.is_empty() { all.iter().any(asks) } else { answers.iter().any(|term| asks(term)) };
    is_open.then_some(Missing::AnswerTheQuestions)
}

fn unwritten(known: &Known) -> Option<Missing> {
    (!known.account_written).then_some(Missing::WriteWhatHeDid)
}

/// What would show the place or the contact that the paragraphs speak of.
fn unseen(matter: &Matter<'_>) -> Vec<Missing> {
    let known = matter.known;
    let speaks_of = |test: fn(&Condition) -> bool| matter.conditions.iter().any(|condition| test(condition));
    let is_placed = matter.sighting().is_some();
    let has_picture = known.exhibits.iter().any(|exhibit| is_picture(exhibit.kind));
    let mut unseen = Vec::new();
    if speaks_of(is_of_a_place) && !is_placed {
        unseen.push(Missing::SayWhereHeWas);
    }
    if speaks_of(is_of_a_place) && !has_picture {
        unseen.push(Missing::PhotographThePlace);
    }
    if speaks_of(is_of_contact) && known.exhibits.is_empty() {
        unseen.push(Missing::KeepTheMessages);
    }
    unseen
}

/// What every file wants.
fn unsupported(known: &Known) -> Vec<Missing> {
    let has_video = known.exhibits.iter().any(|exhibit| exhibit.kind == ExhibitKind::BodyWornVideo);
    let mut wanted = Vec::new();
    if !has_video {
        wanted.push(Missing::NoteTheVideo);
    }
    if known.incident_number.is_none() {
        wanted.push(Missing::NoteTheIncidentNumber);
    }
    if known.witnesses.is_empty() {
        wanted.push(Missing::AskForWitnesses);
    }
    wanted
}

fn is_of_a_place(condition: &Condition) -> bool {
    condition.term.zone().is_some()
}

fn is_of_contact(condition: &Condition) -> bool {
    condition.term.no_contact_with().is_some()
}

fn is_picture(kind: ExhibitKind) -> bool {
    match kind {
        ExhibitKind::Photo | ExhibitKind::Video => true,
        ExhibitKind::Audio | ExhibitKind::File | ExhibitKind::BodyWornVideo => false,
    }
}
