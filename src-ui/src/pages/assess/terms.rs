//! The terms in the order given: each with its answer, its reasons, what is asked of it and what
//! would settle it.

use super::asks::asks;
use super::entered::Entered;
use super::why;
use crate::components::{Glyph, Icon, Words, plain_words};
use crate::dom::{AnyView, IntoMarkup, view};
use crate::pages::words::CourtWords;
use crate::text::{self, I18n, say};
use cordon_core::wire::{
    Answer, ArrestFor, AssessmentSheet, Operating, OrderId, Power, RevealWords, TermSheet, Why, arrest_for,
};
use leptos::prelude::*;

/// All terms of an assessment, each opening to its reasons.
pub fn terms(i18n: I18n, sheet: &AssessmentSheet, entered: Entered) -> AnyView {
    let why = |term: &TermSheet| Some(why::disclosure(i18n, sheet, term));
    let words = |term: &TermSheet| words_of(sheet.order.order, term);
    let arrest = |term: &TermSheet| no_arrest(i18n, &sheet.powers, term);
    list(sheet.terms.iter().map(|term| card(i18n, term, words(term), (arrest(term), why(term)), entered)).collect())
}

/// Terms of one order of several, where its own page holds the rest.
pub fn terms_of_one(i18n: I18n, terms: &[TermSheet], powers: &[Power], entered: Entered) -> AnyView {
    let words = |term: &TermSheet| view! { <Words pieces=term.words.clone() /> }.into_any();
    let arrest = |term: &TermSheet| no_arrest(i18n, powers, term);
    list(terms.iter().map(|term| card(i18n, term, words(term), (arrest(term), None), entered)).collect())
}

fn list(cards: Vec<AnyView>) -> AnyView {
    let cards = cards.into_iter().map(|card| view! { <li>{card}</li> }).collect_view();
    view! { <ul class="bare stack" data-test="assess-terms">{cards}</ul> }.into_any()
}

/// The court's words, whose need-to-know runs a tap shows.
fn words_of(order: OrderId, term: &TermSheet) -> AnyView {
    let of = RevealWords { order, version: term.version, condition: term.condition };
    view! { <CourtWords pieces=term.words.clone() of /> }.into_any()
}

/// A term with its words, and what stands under its answer and at its end.
fn card(
    i18n: I18n,
    term: &TermSheet,
    words: AnyView,
    (arrest, why): (Option<AnyView>, Option<AnyView>),
    entered: Entered,
) -> AnyView {
    let (look, glyph) = look(term.answer);
    view! {
        <section class=format!("term state {look}") data-test="assess-term" data-answer=key(term.answer)>
            <Icon glyph />
            <h3 class="name">
                <span class="paragraph">{term.paragraph.0.clone()}</span>
                " "
                <span data-test="assess-answer">{said(i18n, term)}</span>
            </h3>
            {arrest}
            <p class="verbatim">{words}</p>
            {plain_words(i18n, &term.plain)}
            <p class="sub">{text::nature(i18n, term.nature)}</p>
            {reasons(i18n, term)}
            {meaning(i18n, term.answer)}
            {asks(i18n, term, entered)}
            {settles(i18n, term)}
            {why}
        </section>
    }
    .into_any()
}

/// The reasons that do not stand in the questions and their answers anyhow.
fn reasons(i18n: I18n, term: &TermSheet) -> AnyView {
    let asked = |why: &&Why| matches!(why, Why::OfficerSaid { .. } | Why::NotAnswered { .. });
    let shown = term.why.iter().filter(|why| !asked(why));
    shown.map(|why| view! { <p class="sub" data-test="why">{text::why(i18n, why)}</p> }).collect_view().into_markup()
}

/// Says on the term itself that no listed power of arrest reaches it, and why. A term that is not
/// operating says so in its answer.
fn no_arrest(i18n: I18n, powers: &[Power], term: &TermSheet) -> Option<AnyView> {
    if term.answer == Answer::NotOperating {
        return None;
    }
    let words = match arrest_for(powers, term.condition) {
        ArrestFor::MayFollow => return None,
        ArrestFor::NotFor(standing) => say!(i18n, record.no_arrest_because, why = text::standing(i18n, standing)),
        ArrestFor::NoneListed => say!(i18n, record.no_arrest),
    };
    Some(view! { <p class="line" data-test="no-arrest">{words}</p> }.into_any())
}

/// What an answer does not mean.
fn meaning(i18n: I18n, answer: Answer) -> Option<AnyView> {
    let not_all_clear = match answer {
        Answer::FactsFit => return None,
        Answer::CannotTell | Answer::FactsDoNotFit => None,
        Answer::NotOperating => {
            let words = say!(i18n, record.not_operating_means);
            Some(view! { <p class="sub" data-test="not-all-clear">{words}</p> }.into_any())
        }
    };
    let meaning = view! {
        {not_all_clear}
        <p class="sub" data-test="not-a-finding">{say!(i18n, record.not_a_finding)}</p>
    };
    Some(meaning.into_any())
}

/// What would settle a place that cannot be told.
fn settles(i18n: I18n, term: &TermSheet) -> Option<AnyView> {
    let lines: Vec<String> = term.settle.iter().filter_map(|settle| text::settle(i18n, settle)).collect();
    if lines.is_empty() {
        return None;
    }
    let items = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let settle = view! {
        <div class="sub" data-test="settle">
            <p>{say!(i18n, record.settles)}</p>
            <ul class="listed">{items}</ul>
        </div>
    };
    Some(settle.into_any())
}

/// The answer in words; "not operating" says until when.
fn said(i18n: I18n, term: &TermSheet) -> String {
    match (term.answer, &term.next, term.operating) {
        (Answer::NotOperating, Some(next), Operating::No { .. }) => {
            say!(i18n, record.not_operating_until, when = text::stamp(next))
        }
        (Answer::CannotTell, _, _) if !term.ask.is_empty() => say!(i18n, record.cannot_tell_yet),
        (Answer::FactsFit | Answer::FactsDoNotFit | Answer::CannotTell | Answer::NotOperating, _, _) => {
            text::answer(i18n, term.answer, term.nature)
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
