//! The officer's own decision. Nothing of it is ever filled in by the machine.

use super::arrests::Arrests;
use super::decided::{decide, read};
use super::faults_of;
use super::keeper::Keeper;
use super::safeguarded::Safeguarded;
use super::tick::Tick;
use crate::components::TextArea;
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::text::say;
use cordon_core::wire::{DecisionForm, OrderTerms};
use leptos::prelude::*;

/// Grounds, actions, or none and why.
#[component]
pub fn DecisionFields(
    /// The form.
    keeper: Keeper,
    /// The orders, for their powers.
    orders: Vec<OrderTerms>,
) -> impl IntoView {
    let i18n = use_i18n();
    let grounds = keeper.field(
        |form| read(form, |decision| decision.grounds.clone()),
        |form, text| decide(form, |decision| decision.grounds = text),
    );
    let none = keeper.field(
        |form| read(form, |decision| decision.none_because.clone()),
        |form, text| decide(form, |decision| decision.none_because = text),
    );
    view! {
        <TextArea label=say!(i18n, record.grounds) hint=say!(i18n, record.grounds_hint) name="decision-grounds"
            value=grounds error=faults_of("decision-grounds") />
        <Arrests keeper orders />
        <div class="govuk-checkboxes" id="decision-actions">
            <Action keeper test="decision-interview" label=say!(i18n, record.voluntary)
                get=|decision| decision.voluntary_interview set=|decision, done| decision.voluntary_interview = done />
            <Action keeper test="decision-report" label=say!(i18n, record.report)
                get=|decision| decision.report set=|decision, done| decision.report = done />
            <Action keeper test="decision-warrant" label=say!(i18n, record.warrant)
                get=|decision| decision.warrant set=|decision, done| decision.warrant = done />
            <Action keeper test="decision-notice" label=say!(i18n, record.notice_given)
                get=|decision| decision.notice set=|decision, done| decision.notice = done />
        </div>
        <Safeguarded keeper />
        <TextArea label=say!(i18n, record.none_because) hint=say!(i18n, record.none_hint) name="decision-none" value=none rows=2
            error=faults_of("decision-none") />
    }
}

#[component]
fn Action(
    keeper: Keeper,
    test: &'static str,
    label: String,
    get: fn(&DecisionForm) -> bool,
    set: fn(&mut DecisionForm, bool),
) -> impl IntoView {
    let ticked = Signal::derive(move || keeper.form.with(|form| read(form, get)));
    let heard = Callback::new(move |done: bool| keeper.edit(|form| decide(form, |decision| set(decision, done))));
    view! { <Tick id=test test label ticked heard /> }
}
