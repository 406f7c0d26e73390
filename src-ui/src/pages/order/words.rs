//! The conditions, a line each: what each was read as, and a tap away the court's words.

use crate::dom::view;
use crate::{
    components::{no_arrest, plain_words},
    i18n::*,
    pages::words::CourtWords,
    text,
};
use cordon_core::wire::{ConditionLine, ConditionSheet, OrderId, Power, RevealWords, VersionId};
use leptos::prelude::*;

/// All paragraphs.
#[component]
pub fn Conditions(
    /// Of which order.
    order: OrderId,
    /// Of which version; none for the one that stands.
    version: Option<VersionId>,
    /// In the order they are printed.
    conditions: Vec<ConditionSheet>,
    /// The powers of the order: a condition that none reaches says so.
    powers: Vec<Power>,
) -> impl IntoView {
    let i18n = use_i18n();
    let none = conditions.is_empty();
    let paragraphs = conditions.into_iter().map(move |condition| {
        let (paragraph, term) = (condition.paragraph.clone(), condition.term.clone());
        let line = ConditionLine { condition: condition.condition, paragraph, term };
        let tag = text::no_arrest_tag(i18n, &powers, &line);
        let line = text::condition_line(i18n, &line);
        view! { <Paragraph order version condition line tag/> }
    });
    view! {
        {none.then(|| view! { <p class="sub" data-test="no-conditions">{t!(i18n, find.no_conditions)}</p> })}
        {paragraphs.collect_view()}
    }
}

#[component]
fn Paragraph(
    order: OrderId,
    version: Option<VersionId>,
    condition: ConditionSheet,
    line: String,
    tag: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let of = RevealWords { order, version, condition: condition.condition };
    let doubt = condition.confirmed.is_none();
    let reading = text::reading(&condition).map(|line| i18n.text(&line));
    let nature = text::nature(i18n, condition.nature);
    let operating = text::operating(i18n, condition.operating, condition.next.as_ref());
    let exceptions = condition.exceptions.into_iter().map(|words| {
        view! { <p class="sub" data-test="exception">{t!(i18n, find.except, words = words.clone())}</p> }
    });
    view! {
        <details class="card term-line" data-test="condition">
            <summary><span class="grow">{line}</span>{tag.map(no_arrest)}</summary>
            <p class="verbatim">
                <strong class="paragraph">{condition.paragraph.0}</strong>
                <CourtWords pieces=condition.words of/>
            </p>
            {plain_words(i18n, &condition.plain)}
            <p class="sub">{format!("{nature} · {operating}")}</p>
            {exceptions.collect_view()}
            {reading.map(|line| view! { <p class="sub" class:doubt-line=doubt data-test="reading">{line}</p> })}
        </details>
    }
}
