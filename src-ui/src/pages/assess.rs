//! Sets facts against an order's words, and says what powers there are. For the officer, not to
//! put to him; nothing here finds that anyone broke the law.
//!
//! | where | `data-test` |
//! |---|---|
//! | `/order/:id/assess` | `assess-facts` `he-is-here` `he-is-there` `he-is-told` `he-is-unknown` `he-is-place` `act-at-now` `act-at-today` `act-at-yesterday` `act-at-other` `act-at-date` `act-at-time` `act-at-unread` `act-at-hour-first` `act-at-hour-second` `assess-waits` `assess-answers` `no-arrest` `no-arrest-tag` `assess-status` `assessment` `assessed-at` `assess-terms` `assess-term` (`data-answer`: fits, cannot_tell, does_not_fit, not_operating) `assess-fold` `assess-answer` `plain` `why` `not-a-finding` `not-all-clear` `ask-group` `ask-beside` `ask-yes` `ask-no` `ask-unknown` `settle` `why-open` `five-answers` `what-else` `otherwise` (`data-key`) `offence-prompts` `offence` (`data-key`) `safeguard` (`data-key`) `you-decide` `powers-now` `record-now` `issue-age` `ages` `ages-known` `age-asked` `under-18` |
//! | `/order/:id/powers` | `powers-sheet` `card` (`card-in-force` `card-arrest` `card-enter` `card-clock` `card-secure-now`) `breach` `recalled` `power` (`data-power`) `power-test` `power-tense` `power-entry` `power-clock` `power-standing` `power-turns-on` `no-power` `issue-age` `ages` `ages-known` `age-asked` `under-18` `law-sheet` `law-open` `sign-off` `points-to-prove` `what-else` `otherwise` `offence-prompts` `offence` `safeguard` |

mod asks;
pub(super) mod entered;
pub(super) mod facts;
pub mod kept;
mod law;
mod powers;
mod summary;
pub(super) mod terms;
mod why;

use crate::dom::{AnyView, Children, view};
pub use powers::PowersPage;

use crate::components::{Actions, CoverageLine, Failed, Loaded, NameLine, Opened, OrderCard, Page, WhatElse, ages};
use crate::i18n::use_i18n;
use crate::pages::record::path::{from_path, from_query};
use crate::state::{Fetched, deed, memo, stands, use_state};
use crate::text::{self, say};
use cordon_core::wire::text_key;
use cordon_core::wire::{Assess, AssessmentSheet, Fault, FaultKind, Grant, Granted, OrderId, Part, PersonId, Subject};
use entered::{Entered, WaitsFor, begin_record};
use facts::FactsForm;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use summary::FiveAnswers;
use terms::terms;

/// `/order/:id/assess`.
#[component]
pub fn AssessPage() -> impl IntoView {
    let i18n = use_i18n();
    let order = from_path::<OrderId>("id");
    view! {
        <Page title=say!(i18n, record.assess_title) back=true bare=true>
            {move || match order.get() {
                Some(order) => {
                    let opened = Callback::new(move |_: Grant| view! { <Assessing order /> }.into_any());
                    view! { <Opened about=Subject::Order(order) opened /> }.into_any()
                }
                None => view! { <Failed fault=Fault::new(FaultKind::NotFound, text_key!("refusal.no_such_order")) /> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Assessing(order: OrderId) -> impl IntoView {
    let i18n = use_i18n();
    let entered = Entered::for_order(order);
    // Signed for each finished entry. When the copy changes the answers say so, and nothing is signed.
    let sheet = deed(move || Assess { order, facts: entered.facts() }, Some(Subject::Order(order)));
    stands(sheet, &[Part::Orders]);
    let shown =
        Callback::new(move |done: Granted<AssessmentSheet>| view! { <Answers sheet=done.sheet entered /> }.into_any());
    // The answers are drawn anew each time: what changed is told by a line that stays.
    let told = move || sheet.ready().map(|done| summary::facts_count(i18n, &done.sheet));
    let of_whom = memo(move || sheet.ready().map(|done| text::name_line(i18n, &done.sheet.order)));
    view! {
        {move || of_whom.get().map(|said| view! { <NameLine said /> })}
        <p class="sub for-you">{say!(i18n, record.for_you)}</p>
        <FactsForm entered />
        <p class="govuk-visually-hidden" role="status" data-test="assess-status">{told}</p>
        <Finished entered><Loaded of=sheet shown /></Finished>
        <Next order entered sheet />
    }
}

/// The answers, greyed and out of reach while the entry that they would be of is not finished.
#[component]
pub(super) fn Finished(
    /// What is entered.
    entered: Entered,
    /// The answers.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let waits = move || entered.waits_for().is_some();
    let told = move || {
        let words = match entered.waits_for()? {
            WaitsFor::Moment => say!(i18n, record.assess_waits),
            WaitsFor::Place => say!(i18n, record.assess_waits_place),
        };
        Some(view! { <p class="facts state tell" data-test="assess-waits">{words}</p> })
    };
    view! {
        <div role="status">{told}</div>
        <div class="stack" class:stale=waits inert=waits data-test="assess-answers">{children.draw()}</div>
    }
}

#[component]
fn Answers(sheet: AssessmentSheet, entered: Entered) -> impl IntoView {
    let i18n = use_i18n();
    let known = sheet.coverage.hq_knew_at.as_ref().map(text::stamp);
    let known = known.unwrap_or_else(|| say!(i18n, record.known_never));
    let beside = beside(i18n, &sheet);
    let (first, last) = if summary::is_quiet(&sheet) { (Some(beside), None) } else { (None, Some(beside)) };
    let of_ages = ages(i18n, &sheet.order.ages);
    entered.focus_again();
    view! {
        <section class="stack" data-test="assessment">
            <p class="sub" data-test="assessed-at">{say!(i18n, record.assessed_of, when = text::stamp(&sheet.act_at))}</p>
            <h2>{say!(i18n, record.terms)}</h2>
            {terms(i18n, &sheet, entered)}
            {first}
            <FiveAnswers sheet=sheet.clone() />
            <OrderCard order=sheet.order />
            {of_ages}
            <p class="age" data-test="you-decide">
                <strong>{say!(i18n, record.you_decide)}</strong>
                " "
                {say!(i18n, record.on_the_facts, when = known)}
            </p>
            {last}
        </section>
    }
}

/// What else there is, with the age and reach of this copy beside it.
fn beside(i18n: text::I18n, sheet: &AssessmentSheet) -> AnyView {
    let offered = sheet.otherwise.clone();
    let what_else = if summary::is_quiet(sheet) {
        view! { <WhatElse offered lead=say!(i18n, record.else_lead) /> }.into_any()
    } else {
        view! { <WhatElse offered /> }.into_any()
    };
    view! {
        {what_else}
        <CoverageLine coverage=sheet.coverage.clone() />
    }
    .into_any()
}

/// The bottom bar: powers now, or a record that begins with these facts.
#[component]
fn Next(order: OrderId, entered: Entered, sheet: Fetched<Granted<AssessmentSheet>>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let navigate = use_navigate();
    let person = from_query::<PersonId>("person");
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let record = move |_| {
        // Answers that are still on their way would choose the terms of facts that no longer stand.
        let settled = untrack(move || sheet.is_settled() && entered.waits_for().is_none());
        let Some(Granted { sheet, .. }) = untrack(move || sheet.ready()) else { return };
        if !settled || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let navigate = navigate.clone();
        let facts = untrack(move || entered.facts());
        spawn_local(async move {
            match begin_record(person, order, facts, sheet).await {
                Ok(grant) => {
                    state.keep_grant(grant.clone());
                    let Subject::Draft(draft) = grant.subject else { return };
                    navigate(&format!("/record/{draft}"), NavigateOptions::default());
                }
                Err(failed) => {
                    busy.try_set(false);
                    fault.try_set(Some(failed));
                }
            }
        });
    };
    view! {
        {move || fault.get().map(|fault| view! { <Failed fault /> })}
        <Actions>
            <A href=format!("/order/{order}/powers") attr:class="button" attr:data-test="powers-now">
                {say!(i18n, record.powers_now)}
            </A>
            <button type="button" class="button primary" data-test="record-now" on:click=record
                disabled=move || busy.get() || !sheet.is_settled() || entered.waits_for().is_some()>
                {say!(i18n, record.record_now)}
            </button>
        </Actions>
    }
}
