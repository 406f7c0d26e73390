//! `/saved/:id`: saved means on disk. What happens next is shown as it happens.

use crate::components::{Actions, Failed, Page};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::pages::mine::clock_list;
use crate::state::fresh;
use crate::text::{self, say};
use cordon_core::wire::text_key;
use cordon_core::wire::{Fault, FaultKind, IncidentId, ItemState, Part, RecordState, Saved};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::cell::RefCell;

thread_local! {
    /// What the save just answered, until its page takes it.
    static JUST_SAVED: RefCell<Option<Saved>> = const { RefCell::new(None) };
}

/// Hands the answer of a save to the page that shows it.
pub fn remember(saved: Saved) {
    JUST_SAVED.with_borrow_mut(|held| *held = Some(saved));
}

/// Saved on this device; then queued; then received by HQ, with its receipt.
#[component]
pub fn SavedPage() -> impl IntoView {
    let i18n = use_i18n();
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    let saved = JUST_SAVED.with_borrow_mut(Option::take).filter(|saved| saved.id == id.as_str());
    let at = match &saved {
        Some(saved) => say!(i18n, record.saved_at, time = saved.at.time.clone()),
        None => say!(i18n, record.saved_before),
    };
    let clocks = saved.map(|saved| saved.clocks).unwrap_or_default();
    let started = (!clocks.is_empty()).then(|| {
        let clocks = clock_list(i18n, clocks);
        view! {
            <h2>{say!(i18n, record.clocks_started)}</h2>
            {clocks}
        }
    });
    view! {
        <Page title=say!(i18n, record.saved_title) bare=true>
            <section class="facts saved" role="status" data-test="saved">
                <p class="line" data-test="saved-at">{at}</p>
            </section>
            <OnItsWay id />
            {started}
            <p><A href="/clocks" attr:class="alone" attr:data-test="saved-clocks">{say!(i18n, record.to_clocks)}</A></p>
            <p><A href="/sync" attr:class="alone" attr:data-test="saved-sync">{say!(i18n, record.to_sync)}</A></p>
            <Actions>
                <A href="/mine" attr:class="button" attr:data-test="saved-mine">{say!(i18n, record.to_mine)}</A>
                <A href="/" attr:class="button primary" attr:data-test="saved-home">{say!(i18n, record.to_find)}</A>
            </Actions>
        </Page>
    }
}

/// The record's way to HQ, live.
#[component]
fn OnItsWay(id: String) -> impl IntoView {
    match id.parse::<IncidentId>() {
        Ok(incident) => view! { <Way incident /> }.into_any(),
        Err(_) => {
            view! { <Failed fault=Fault::new(FaultKind::NotFound, text_key!("refusal.no_such_record")) /> }.into_any()
        }
    }
}

#[component]
fn Way(incident: IncidentId) -> impl IntoView {
    let i18n = use_i18n();
    let asked = fresh(move || RecordState { incident }, &[Part::Sync, Part::Records]);
    let state = move || asked.ready().unwrap_or(ItemState::Queued);
    // Only what HQ signed for is named as such.
    let received = move || match state() {
        ItemState::Received { .. } => Some("receipt"),
        ItemState::Queued | ItemState::Sending { .. } | ItemState::NeedsYou { .. } | ItemState::FromHq => None,
    };
    let waits = move || match state() {
        ItemState::Queued | ItemState::Sending { .. } => true,
        ItemState::Received { .. } | ItemState::NeedsYou { .. } | ItemState::FromHq => false,
    };
    view! {
        <section class="save" aria-live="polite">
            {move || waits().then(|| view! { <p class="sub">{say!(i18n, record.saved_next)}</p> })}
            <p data-test="record-state"><span data-test=received>{move || text::item_state(i18n, &state())}</span></p>
            {move || asked.fault().map(|fault| view! { <Failed fault /> })}
        </section>
    }
}
