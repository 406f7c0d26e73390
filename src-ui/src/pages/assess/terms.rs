//! The terms in the order given: each with its answer in a line, and folded under it its reasons, what is
//! asked of it and what would settle it.

use super::asks::asks;
use super::entered::Entered;
use super::why;
use crate::components::{Glyph, Icon, Words, no_arrest, plain_words};
use crate::dom::{AnyView, IntoMarkup, view};
use crate::pages::words::CourtWords;
use crate::text::{self, I18n, say};
use cordon_core::wire::{
    Answer, ArrestFor, AssessmentSheet, Operating, OrderBrief, OrderId, Power, RevealWords, TermSheet, Why, arrest_for,
};
use leptos::prelude::*;

/// All terms of an assessment, each a line that opens to its reasons.
pub fn terms(i18n: I18n, sheet: &AssessmentSheet, entered: Entered) -> AnyView {
    let why = |term: &TermSheet| Some(why::disclosure(i18n, sheet, term));
    let words = |term: &TermSheet| words_of(sheet.order.order, term);
    let of = Of { i18n, order: &sheet.order, powers: &sheet.powers, entered };
    list(i18n, &sheet.terms, sheet.terms.iter().map(|term| card(&of, term, words(term), why(term))).collect())
}

/// Terms of one order of several, where its own page holds the rest.
pub fn terms_of_one(i18n: I18n, terms: &[TermSheet], order: &OrderBrief, entered: Entered) -> AnyView {
    let words = |term: &TermSheet| view! { <Words pieces=term.words.clone() /> }.into_any();
    let of = Of { i18n, order, powers: &order.powers, entered };
    list(i18n, terms, terms.iter().map(|term| card(&of, term, words(term), None)).collect())
}

/// What a term is shown by, beside itself.
struct Of<'a> {
    i18n: I18n,
    order: &'a OrderBrief,
    powers: &'a [Power],
    entered: Entered,
}

/// The terms, and once under them what their answers do not mean.
fn list(i18n: I18n, terms: &[TermSheet], cards: Vec<AnyView>) -> AnyView {
    let cards = cards.into_iter().map(|card| view! { <li>{card}</li> }).collect_view();
    let is_any = |answer: Answer| terms.iter().any(|term| term.answer == answer);
    let rests = is_any(Answer::NotOperating);
    let is_no_finding = rests || is_any(Answer::CannotTell) || is_any(Answer::FactsDoNotFit);
    view! {
        <ul class="bare stack" data-test="assess-terms">{cards}</ul>
        {rests.then(|| view! { <p class="sub" data-test="not-all-clear">{say!(i18n, record.not_operating_means)}</p> })}
        {is_no_finding.then(|| view! { <p class="sub" data-test="not-a-finding">{say!(i18n, record.not_a_finding)}</p> })}
    }
    .into_any()
}

/// The court's words, whose need-to-know runs a tap shows.
fn words_of(order: OrderId, term: &TermSheet) -> AnyView {
    let of = RevealWords { order, version: term.version, condition: term.condition };
    view! { <CourtWords pieces=term.words.clone() of /> }.into_any()
}

/// A term: its answer in a line, and folded under it its words, its questions and its reasons. It stays open
/// while the page is drawn anew after an answer.
fn card(of: &Of<'_>, term: &TermSheet, words: AnyView, why: Option<AnyView>) -> AnyView {
    let Of { i18n, entered, .. } = *of;
    let (look, _glyph) = look(term.answer);
    let (condition, open) = (term.condition, entered.is_open(term.condition));
    let because = no_arrest_because(i18n, of.powers, term);
    let line = line(of, term, because.as_ref().map(|_| no_arrest(say!(i18n, card.no_arrest_tag))));
    view! {
        <details class=format!("card term-line state {look}") open=open data-test="assess-term" data-answer=key(term.answer)>
            <summary data-test="assess-fold" on:click=move |_| entered.fold(condition)>{line}</summary>
            {because.map(|because| view! { <p class="line" data-test="no-arrest">{because}</p> })}
            <p class="verbatim">{words}</p>
            {plain_words(i18n, &term.plain)}
            <p class="sub">{text::nature(i18n, term.nature)}</p>
            {reasons(i18n, term)}
            {asks(i18n, term, entered)}
            {settles(i18n, term)}
            {why}
        </details>
    }
    .into_any()
}

/// A term in its line: what it forbids, the answer, how far they are from its edge, how much is to be asked,
/// and that no arrest follows.
fn line(of: &Of<'_>, term: &TermSheet, tag: Option<AnyView>) -> AnyView {
    let i18n = of.i18n;
    let named = of.order.lines.iter().find(|line| line.condition == term.condition);
    let named = named.map_or_else(|| term.paragraph.0.clone(), |line| text::condition_line(i18n, line));
    let count = term.ask.len();
    let to_ask = (count > 0).then(|| say!(i18n, record.to_ask, count = count));
    let beside: Vec<String> = how_far(i18n, term).into_iter().chain(to_ask).collect();
    let (_look, glyph) = look(term.answer);
    view! {
        <Icon glyph />
        <h3 class="grow">
            <span>{named}</span>
            " "
            <span class="name" data-test="assess-answer">{said(i18n, term)}</span>
            " "
            <span class="sub">{beside.join(" · ")}</span>
        </h3>
        {tag}
    }
    .into_any()
}

/// How far they are from the edge of an area, where that is a reason of the answer.
fn how_far(i18n: I18n, term: &TermSheet) -> Option<String> {
    let is_distance =
        |why: &&Why| matches!(why, Why::InsideBy { .. } | Why::OutsideBy { .. } | Why::EdgeWithinUncertainty { .. });
    term.why.iter().find(is_distance).map(|why| text::why(i18n, why))
}

/// The reasons that do not stand in the questions and their answers anyhow.
fn reasons(i18n: I18n, term: &TermSheet) -> AnyView {
    let asked = |why: &&Why| matches!(why, Why::OfficerSaid { .. } | Why::NotAnswered { .. });
    let shown = term.why.iter().filter(|why| !asked(why));
    shown.map(|why| view! { <p class="sub" data-test="why">{text::why(i18n, why)}</p> }).collect_view().into_markup()
}

/// Says on the term itself that no listed power of arrest reaches it, and why. A term that is not
/// operating says so in its answer.
fn no_arrest_because(i18n: I18n, powers: &[Power], term: &TermSheet) -> Option<String> {
    if term.answer == Answer::NotOperating {
        return None;
    }
    match arrest_for(powers, term.condition) {
        ArrestFor::MayFollow => None,
        ArrestFor::NotFor(standing) => Some(say!(i18n, record.no_arrest_because, why = text::standing(i18n, standing))),
        ArrestFor::NoneListed => Some(say!(i18n, record.no_arrest)),
    }
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
