//! The court's words, paragraph by paragraph, and what each was read as.

use crate::dom::view;
use crate::{components::plain_words, i18n::*, pages::words::CourtWords, text};
use cordon_core::wire::{ConditionSheet, OrderId, RevealWords, VersionId};
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
) -> impl IntoView {
    let i18n = use_i18n();
    let none = conditions.is_empty();
    view! {
        {none.then(|| view! { <p class="sub" data-test="no-conditions">{t!(i18n, find.no_conditions)}</p> })}
        {conditions.into_iter().map(move |condition| view! { <Paragraph order version condition/> }).collect_view()}
    }
}

#[component]
fn Paragraph(order: OrderId, version: Option<VersionId>, condition: ConditionSheet) -> impl IntoView {
    let i18n = use_i18n();
    let of = RevealWords { order, version, condition: condition.condition };
    let doubt = condition.confirmed.is_none();
    let reading = text::reading(&condition).map(|line| i18n.text(&line));
    let term = text::term(i18n, &condition.term);
    let nature = text::nature(i18n, condition.nature);
    let operating = text::operating(i18n, condition.operating, condition.next.as_ref());
    let exceptions = condition.exceptions.into_iter().map(|words| {
        view! { <p class="sub" data-test="exception">{t!(i18n, find.except, words = words.clone())}</p> }
    });
    view! {
        <article class="card" data-test="condition">
            <p class="verbatim">
                <strong class="paragraph">{condition.paragraph.0}</strong>
                <CourtWords pieces=condition.words of/>
            </p>
            {plain_words(i18n, &condition.plain)}
            <p class="sub">{format!("{term} · {nature} · {operating}")}</p>
            {exceptions.collect_view()}
            {reading.map(|line| view! { <p class="sub" class:doubt-line=doubt data-test="reading">{line}</p> })}
        </article>
    }
}
