//! The terms in the order given: each with its answer, its reasons and what would settle it.

use super::entered::Entered;
use crate::components::{Glyph, Icon, Words, YesNoUnknown};
use crate::i18n::use_i18n;
use crate::text::{self, I18n, say};
use cordon_core::wire::{Answer, ConditionId, Operating, Question, TermSheet};
use leptos::prelude::*;

/// All terms of an assessment.
#[component]
pub fn Terms(
    /// As the shell gave them.
    terms: Vec<TermSheet>,
    /// Takes the answers.
    entered: Entered,
) -> impl IntoView {
    let cards = terms.into_iter().map(|term| view! { <li><TermCard term entered /></li> }).collect_view();
    view! { <ul class="bare stack" data-test="assess-terms">{cards}</ul> }
}

#[component]
fn TermCard(term: TermSheet, entered: Entered) -> impl IntoView {
    let i18n = use_i18n();
    let (look, glyph) = look(term.answer);
    let condition = term.condition;
    let why = term.why.iter().map(|why| view! { <p class="sub" data-test="why">{text::why(i18n, why)}</p> });
    let asks = questions(&term, entered).into_iter().map(|question| view! { <Ask condition question entered /> });
    let (why, asks) = (why.collect_view(), asks.collect_view());
    let answer = said(i18n, &term);
    view! {
        <section class=format!("term state {look}") data-test="assess-term" data-answer=key(term.answer)>
            <Icon glyph />
            <h3 class="name">
                <span class="paragraph">{term.paragraph}</span>
                " "
                <span data-test="assess-answer">{answer}</span>
            </h3>
            <p class="verbatim"><Words pieces=term.words /></p>
            <p class="sub">{text::nature(i18n, term.nature)}</p>
            {why}
            {asks}
        </section>
    }
}

/// What is asked now, and what was answered, so that an answer can be changed.
fn questions(term: &TermSheet, entered: Entered) -> Vec<Question> {
    let mut asked: Vec<Question> = entered.told.with_untracked(|told| {
        told.iter().filter(|held| held.condition == term.condition).map(|held| held.question).collect()
    });
    for question in &term.ask {
        if !asked.contains(question) {
            asked.push(*question);
        }
    }
    asked
}

#[component]
fn Ask(condition: ConditionId, question: Question, entered: Entered) -> impl IntoView {
    let i18n = use_i18n();
    let given = Signal::derive(move || {
        entered.told.with(|told| {
            let held = told.iter().find(|held| held.condition == condition && held.question == question);
            held.map(|held| held.reply)
        })
    });
    let asked = text::question(i18n, question);
    view! {
        <p class="term__ask">{asked.clone()}</p>
        <YesNoUnknown name="ask" label=asked value=given
            on_reply=Callback::new(move |reply| entered.answer(condition, question, reply)) />
    }
}

/// The answer in words; "not operating" says until when.
fn said(i18n: I18n, term: &TermSheet) -> String {
    match (term.answer, &term.next, term.operating) {
        (Answer::NotOperating, Some(next), Operating::No { .. }) => {
            say!(i18n, record.not_operating_until, when = text::stamp(next))
        }
        (Answer::CannotTell, _, _) if !term.ask.is_empty() => say!(i18n, record.cannot_tell_yet),
        (Answer::FactsFit | Answer::FactsDoNotFit | Answer::CannotTell | Answer::NotOperating, _, _) => {
            text::answer(i18n, term.answer)
        }
    }
}

/// The class that gives a colour, and the shape. Nothing is ever the colour of an all-clear.
fn look(answer: Answer) -> (&'static str, Glyph) {
    match answer {
        Answer::FactsFit => ("fits", Glyph::Fits),
        Answer::CannotTell => ("tell", Glyph::Ask),
        Answer::FactsDoNotFit => ("rest", Glyph::DoesNotFit),
        Answer::NotOperating => ("rest", Glyph::Rest),
    }
}

/// The answer as the tests name it.
fn key(answer: Answer) -> &'static str {
    match answer {
        Answer::FactsFit => "fits",
        Answer::CannotTell => "cannot_tell",
        Answer::FactsDoNotFit => "does_not_fit",
        Answer::NotOperating => "not_operating",
    }
}
