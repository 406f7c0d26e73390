//! A term's questions, in groups and in the order in which they are asked, answered as they are tapped.

use super::entered::Entered;
use crate::components::YesNoUnknown;
use crate::dom::{AnyView, IntoMarkup, view};
use crate::text::{self, I18n, say};
use cordon_core::wire::{ConditionId, Question, TermSheet, Verbatim};
use leptos::prelude::*;

/// What a question bears on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// What he did or left undone.
    Did,
    /// Whether an exception of the court's applies.
    Excepted,
}

/// What is asked of a term now and what was answered, so that an answer can be changed.
pub fn asks(i18n: I18n, term: &TermSheet, entered: Entered) -> AnyView {
    let shown = questions(term, entered);
    let is_one_group = shown.iter().all(|question| group_of(*question) == Group::Did);
    let groups = [Group::Did, Group::Excepted].map(|group| {
        let asked: Vec<Question> = shown.iter().copied().filter(|question| group_of(*question) == group).collect();
        (!asked.is_empty()).then(|| {
            let asked = asked.into_iter().map(|question| ask(i18n, term.condition, question, entered)).collect_view();
            let head = (!is_one_group).then(|| heading(i18n, group, term));
            view! { <div class="asks" data-test="ask-group">{head}{asked}</div> }
        })
    });
    let groups = groups.into_iter().collect_view().into_markup();
    let of_contact = (!shown.is_empty() && is_of_contact(term))
        .then(|| view! { <p class="sub" data-test="ask-beside">{say!(i18n, law.ask_of_contact)}</p> });
    view! {
        {groups}
        {of_contact}
    }
    .into_any()
}

/// Whether a term bans contact: then what is asked last, and where, is said beside its questions.
fn is_of_contact(term: &TermSheet) -> bool {
    term.questions.contains(&Question::DidHeContact)
}

/// In the order in which the term asks them; what it asks beside those comes last.
fn questions(term: &TermSheet, entered: Entered) -> Vec<Question> {
    let is_open = |question: &Question| term.ask.contains(question) || entered.was_answered(term.condition, *question);
    let in_order = term.questions.iter().filter(|question| is_open(question));
    let beside = term.ask.iter().filter(|question| !term.questions.contains(question));
    in_order.chain(beside).copied().collect()
}

fn heading(i18n: I18n, group: Group, term: &TermSheet) -> AnyView {
    let (title, lines) = match group {
        Group::Did => (say!(i18n, law.ask_group_did), Vec::new()),
        Group::Excepted => (say!(i18n, law.ask_group_excepted), exceptions(i18n, term)),
    };
    let lines = lines.into_iter().map(|line| view! { <p class="sub" data-test="ask-beside">{line}</p> });
    view! {
        <h4>{title}</h4>
        {lines.collect_view()}
    }
    .into_any()
}

/// The exceptions' words, or that they may not be shown here.
fn exceptions(i18n: I18n, term: &TermSheet) -> Vec<String> {
    if term.exceptions.is_empty() {
        return vec![say!(i18n, law.exception_masked)];
    }
    term.exceptions.iter().map(Verbatim::to_string).collect()
}

fn ask(i18n: I18n, condition: ConditionId, question: Question, entered: Entered) -> AnyView {
    let value = Signal::derive(move || entered.reply_to(condition, question));
    let on_reply = Callback::new(move |reply| entered.answer(condition, question, reply));
    let (label, id) = (text::question(i18n, question), Entered::id_of(condition, question));
    view! {
        <p class="term__ask">{label.clone()}</p>
        <YesNoUnknown name="ask" label value on_reply id />
    }
    .into_any()
}

fn group_of(question: Question) -> Group {
    match question {
        Question::WasItExcepted => Group::Excepted,
        // Nobody is asked it any more; old assessments hold it.
        Question::DidTheProtectedPersonStartIt
        | Question::DidHeEnter
        | Question::DidHeComeWithin
        | Question::DidHeReply
        | Question::DidHeContact
        | Question::WasItByANamedChannel
        | Question::DidHeUseAThirdParty
        | Question::WasHeThere
        | Question::DidHeComeToTheDoor
        | Question::DoesHeLiveThere
        | Question::DidHeSleepThere
        | Question::DidHeReport
        | Question::DidHeTellPolice
        | Question::WasTheTagWorn
        | Question::WasTheTagCharged
        | Question::DidHeHaveIt
        | Question::DidHeUseIt
        | Question::DidHeAttend
        | Question::DidHeDrink
        | Question::DidATestShowAlcohol
        | Question::DidHeTravel
        | Question::DidHeHandInHisPassport
        | Question::HasHeLeft
        | Question::DidHeLetThemOccupy
        | Question::DidHeUseOrThreatenViolence
        | Question::DidHeIntimidate
        | Question::DidHeHarass
        | Question::DidHePester
        | Question::DidHeDoIt => Group::Did,
    }
}
