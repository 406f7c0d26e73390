//! An order in a list: the first fact first.

use super::{against_by_age, condition_lines, rows};
use crate::dom::view;
use crate::{i18n::*, state::use_state, text};
use cordon_core::wire::{CardRow, InForceAnswer, OrderBrief, Paper, Text, Timestamp};
use leptos::prelude::*;

/// The word that says whether it is in force; its border says it too.
#[component]
pub fn InForceTag(
    /// What it is.
    paper: Paper,
    /// Question 2.
    answer: InForceAnswer,
) -> impl IntoView {
    let i18n = use_i18n();
    let tone = match answer {
        InForceAnswer::Yes => "tag solid",
        InForceAnswer::Unknown => "tag doubt",
        InForceAnswer::NotYet | InForceAnswer::Ended | InForceAnswer::Stayed => "tag quiet",
    };
    view! { <span class=tone data-test="in-force">{text::in_force_tag(i18n, paper, answer)}</span> }
}

/// An order as a card that opens it: whether it is in force, whether an arrest may follow, its conditions.
#[component]
pub fn OrderCard(
    /// The order.
    order: OrderBrief,
) -> impl IntoView {
    let i18n = use_i18n();
    let href = format!("/order/{}", order.order);
    let protects = order.protects.join(", ");
    let small = small_print(i18n, &order);
    let live = order.in_force.may_stand();
    let against = against_by_age(i18n, &order.ages);
    view! {
        <article class="card order" class:over=!live data-test="order-card">
            <div class="between">
                <h3><A href=href attr:class="cover" attr:data-test="order-link">{i18n.wording(&order.title)}</A></h3>
                <InForceTag paper=order.paper answer=order.in_force/>
            </div>
            {(!protects.is_empty())
                .then(|| view! { <p class="line">{t!(i18n, find.protects, who = protects.clone())}</p> })}
            {rows(i18n, CardRow::in_short(&order.card))}
            {against}
            {live.then(|| condition_lines(i18n, &order))}
            <p class="sub">{small}</p>
        </article>
    }
}

/// When it ends; whether that is today is said only where this device's clock is not in doubt.
fn ends(order: &OrderBrief) -> Text {
    let state = use_state();
    let is_in_doubt =
        state.session.with_untracked(|session| session.as_ref().is_none_or(|session| session.clock.is_some()));
    if is_in_doubt {
        return order.ends.text_when(order.in_force);
    }
    order.ends.text_on(Timestamp::from_millis(state.device_ms()).london_day())
}

/// "to Sun 3 Mar 2027 · notice: not needed · 3 terms, 1 area".
fn small_print(i18n: text::I18n, order: &OrderBrief) -> String {
    let ends = i18n.text(&ends(order));
    let notice = tu_string!(i18n, find.notice_line, answer = text::notice(i18n, order.paper, order.notice)).to_string();
    let terms = tu_string!(i18n, find.terms, count = order.conditions).to_string();
    let areas = tu_string!(i18n, find.areas, count = order.areas).to_string();
    format!("{ends} · {notice} · {terms}, {areas}")
}
