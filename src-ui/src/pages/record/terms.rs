//! Which terms of which orders it may bear on, and offences beside them.

use super::keeper::Keeper;
use super::tick::Tick;
use crate::components::{InForceTag, TextArea};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::text::say;
use cordon_core::wire::{OrderTerms, TermRef};
use leptos::prelude::*;

/// The terms of the orders that bind him.
#[component]
pub fn TermsField(
    /// The form.
    keeper: Keeper,
    /// The orders, as the draft lists them.
    orders: Vec<OrderTerms>,
) -> impl IntoView {
    let i18n = use_i18n();
    let none = orders.is_empty();
    let orders = orders.into_iter().map(|order| view! { <OfOrder keeper order /> }).collect_view();
    view! {
        <section class="field" id="terms" tabindex="-1" data-test="terms">
            <h2>{say!(i18n, record.terms_bear)}</h2>
            {none.then(|| view! { <p class="sub" data-test="no-terms">{say!(i18n, record.terms_none)}</p> })}
            {orders}
        </section>
    }
}

#[component]
fn OfOrder(keeper: Keeper, order: OrderTerms) -> impl IntoView {
    let i18n = use_i18n();
    let OrderTerms { order, terms } = order;
    let ticks = terms.into_iter().map(|(condition, paragraph, words)| {
        let term = TermRef { order: order.order, condition };
        let ticked = Signal::derive(move || keeper.form.with(|form| form.terms.contains(&term)));
        let heard = Callback::new(move |ticked: bool| {
            keeper.edit(|form| {
                form.terms.retain(|held| *held != term);
                if ticked {
                    form.terms.push(term);
                }
            });
        });
        let label = format!("{paragraph} {words}");
        view! { <Tick id=format!("term-{condition}") test="term-choice" label ticked heard /> }
    });
    let ticks = ticks.collect_view();
    view! {
        <fieldset class="govuk-fieldset" data-test="term-order">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
                {i18n.wording(&order.title)} " " <InForceTag paper=order.paper answer=order.in_force />
            </legend>
            <div class="govuk-checkboxes">{ticks}</div>
        </fieldset>
    }
}

/// Offences beside the orders, one a line.
#[component]
pub fn OffencesField(
    /// The form.
    keeper: Keeper,
) -> impl IntoView {
    let i18n = use_i18n();
    let lines = keeper
        .field(|form| form.offences.join("\n"), |form, text| form.offences = text.lines().map(str::to_owned).collect());
    view! {
        <TextArea label=say!(i18n, record.offences) hint=say!(i18n, record.offences_hint) name="offences" value=lines rows=2 />
    }
}
