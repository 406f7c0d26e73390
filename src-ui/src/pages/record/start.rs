//! `/record`: begin a record, or go on with one. `/record?person=…` goes straight to his form.

use super::drafts::DraftList;
use super::path::from_query;
use crate::bridge;
use crate::components::{Empty, Failed, Loaded, Loading, Opened, Page, use_go};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::state::effect;
use crate::state::{deed, fresh, use_state};
use crate::text::say;
use cordon_core::wire::{DraftOpen, Drafts, DraftsSheet, Fault, Grant, Part, PersonId, Subject};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Where a record begins.
#[component]
pub fn RecordStart() -> impl IntoView {
    match from_query::<PersonId>("person") {
        Some(person) => {
            let opened = Callback::new(move |_: Grant| view! { <AboutHim person /> }.into_any());
            view! { <Opened about=Subject::Person(person) opened /> }.into_any()
        }
        None => view! { <Begin /> }.into_any(),
    }
}

/// Opens the draft about a person and takes its place in the history, so that back leads past it.
#[component]
fn AboutHim(person: PersonId) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let navigate = use_navigate();
    let opened = deed(move || DraftOpen { person: Some(person), order: None }, Some(Subject::Person(person)));
    effect(move || {
        if let Some(grant) = opened.ready()
            && let Subject::Draft(draft) = grant.subject
        {
            state.keep_grant(grant);
            let instead = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate(&format!("/record/{draft}"), instead);
        }
    });
    let shown = Callback::new(|_: Grant| view! { <Loading /> }.into_any());
    view! { <Page title=say!(i18n, record.title) back=true><Loaded of=opened shown /></Page> }
}

/// Opens a blank draft, and lists those begun.
#[component]
fn Begin() -> impl IntoView {
    let i18n = use_i18n();
    let drafts = fresh(|| Drafts {}, &[Part::Drafts]);
    let shown = Callback::new(move |sheet: DraftsSheet| {
        if sheet.drafts.is_empty() {
            view! { <Empty title=say!(i18n, record.no_drafts)><p>{say!(i18n, record.no_drafts_hint)}</p></Empty> }
                .into_any()
        } else {
            view! { <DraftList drafts=sheet.drafts /> }.into_any()
        }
    });
    view! {
        <Page title=say!(i18n, record.title)>
            <p class="facts">{say!(i18n, record.prompts)}</p>
            <NewRecord />
            <h2>{say!(i18n, record.drafts)}</h2>
            <Loaded of=drafts shown />
        </Page>
    }
}

#[component]
fn NewRecord() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let go = use_go();
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let begin = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match bridge::call(&DraftOpen { person: None, order: None }).await {
                Ok(grant) => {
                    let Subject::Draft(draft) = grant.subject else { return };
                    state.keep_grant(grant);
                    go.try_run(format!("/record/{draft}"));
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
        <button type="button" class="button primary wide" data-test="record-new" disabled=move || busy.get() on:click=begin>
            {say!(i18n, record.new_record)}
        </button>
    }
}
