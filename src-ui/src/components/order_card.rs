//! An order in a list: the first fact first.

use super::PowerLines;
use crate::{i18n::*, text};
use cordon_core::wire::{InForceAnswer, OrderBrief};
use leptos::prelude::*;
use leptos_router::components::A;

/// The word that says whether it is in force; its border says it too.
#[component]
pub fn InForceTag(
    /// Question 2.
    answer: InForceAnswer,
) -> impl IntoView {
    let i18n = use_i18n();
    let tone = match answer {
        InForceAnswer::Yes => "tag solid",
        InForceAnswer::Unknown => "tag doubt",
        InForceAnswer::NotYet | InForceAnswer::Ended | InForceAnswer::Stayed => "tag quiet",
    };
    view! { <span class=tone data-test="in-force">{text::in_force_tag(i18n, answer)}</span> }
}

/// An order as a card that opens it.
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
    view! {
        <article class="card order" class:over=!live data-test="order-card">
            <div class="between">
                <h3><A href=href attr:class="cover" attr:data-test="order-link">{i18n.wording(&order.title)}</A></h3>
                <InForceTag answer=order.in_force/>
            </div>
            {(!protects.is_empty())
                .then(|| view! { <p class="line">{t!(i18n, find.protects, who = protects.clone())}</p> })}
            {live.then(|| view! { <PowerLines breach=order.breach powers=order.powers/> })}
            <p class="sub">{small}</p>
        </article>
    }
}

/// "to Sun 3 Mar 2027 · notice: not needed · 3 terms, 1 area".
fn small_print(i18n: text::I18n, order: &OrderBrief) -> String {
    let ends = i18n.text(&order.ends.text());
    let notice = tu_string!(i18n, find.notice_line, answer = text::notice(i18n, order.notice)).to_string();
    let terms = tu_string!(i18n, find.terms, count = order.conditions).to_string();
    let areas = tu_string!(i18n, find.areas, count = order.areas).to_string();
    format!("{ends} · {notice} · {terms}, {areas}")
}
