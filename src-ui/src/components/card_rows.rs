//! What is read first of an order: labelled rows in one order of reading, and its conditions a line each.

use super::PowerLines;
use crate::dom::{AnyView, view};
use crate::{i18n::*, text};
use cordon_core::wire::{BreachBrief, OrderBrief, OrderCard as Card, Power, RowWord};
use leptos::prelude::*;

/// The five rows of a card.
#[component]
pub fn CardRows(
    /// The card.
    card: Card,
) -> impl IntoView {
    let i18n = use_i18n();
    view! { <div class="facts" data-test="card">{rows(Vec::from(text::card(i18n, &card)))}</div> }
}

/// Rows of a card, each under its label.
pub fn rows(rows: Vec<(&'static str, String, Vec<String>)>) -> AnyView {
    let rows = rows.into_iter().map(|(name, label, lines)| {
        let lines = lines.into_iter().map(|line| view! { <dd>{line}</dd> }).collect_view();
        view! { <div data-test=format!("card-{name}")><dt>{label}</dt>{lines}</div> }
    });
    view! { <dl class="card-rows">{rows.collect_view()}</dl> }.into_any()
}

/// The conditions of an order, a line each, and of which no arrest follows.
pub fn condition_lines(i18n: text::I18n, order: &OrderBrief) -> AnyView {
    let lines = order.lines.iter().map(|line| {
        let tag = text::no_arrest_tag(i18n, &order.powers, line);
        let line = text::condition_line(i18n, line);
        view! { <li data-test="condition-line">{line}{tag.map(no_arrest)}</li> }
    });
    view! { <ul class="card-terms">{lines.collect_view()}</ul> }.into_any()
}

/// The word on a condition that no arrest follows.
pub fn no_arrest(tag: String) -> AnyView {
    view! { <span class="tag quiet" data-test="no-arrest-tag">{tag}</span> }.into_any()
}

/// What a breach is and the powers in full, folded away.
#[component]
pub fn FoldedPowers(
    /// What a breach is; absent where no law row is written.
    breach: Option<BreachBrief>,
    /// The powers.
    powers: Vec<Power>,
    /// What the force's lawyers say of the row.
    word: RowWord,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <details class="card" data-test="powers-in-full">
            <summary>{tu_string!(i18n, card.powers_in_full)}</summary>
            <PowerLines breach powers word/>
        </details>
    }
}

/// Whether the force signed the rows off: once for a page, at its foot.
pub fn sign_off<'o>(i18n: text::I18n, orders: impl IntoIterator<Item = &'o OrderBrief>) -> AnyView {
    let lines = text::sign_offs(i18n, orders).into_iter();
    let lines = lines.map(|said| view! { <p class="age" data-test="sign-off">{said}</p> }).collect_view();
    view! { <div>{lines}</div> }.into_any()
}
