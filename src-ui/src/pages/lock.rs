//! The lock screen: who, and their passphrase. Recording, and what waits for HQ, stay in reach.

use crate::{
    bridge,
    components::{Choice, Radios, TextInput, focus_on, name_document},
    i18n::*,
    state::use_state,
    text,
};
use cordon_core::wire::{Fault, SlotBrief, Unlock};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

/// Locked.
#[component]
pub fn LockPage() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let slots = Memo::new(move |_| {
        state.session.with(|session| session.as_ref().map(|session| session.slots.clone())).unwrap_or_default()
    });
    let slot = RwSignal::new(slots.with_untracked(|slots| slots.first().map(|slot| slot.slot)));
    let capture = move || slot.get().map_or_else(|| "/capture".to_owned(), |slot| format!("/capture?slot={slot}"));
    name_document(i18n, &tu_string!(i18n, frame.lock_title));
    // The shell begins the page anew where the one before it stopped.
    let stopped = window().location().search().is_ok_and(|search| search == "?stopped");
    if stopped && let Ok(history) = window().history() {
        // Said once: the next lock has another cause.
        let _renamed = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("/"));
    }
    // Whoever stands before it came to type.
    request_animation_frame(|| focus_on("unlock-passphrase"));
    let soft = move || state.session.with(|session| session.as_ref().is_some_and(|session| !session.hardware_keystore));
    view! {
        <main id="main" class="room door" data-test="lock-page">
            <p class="brand">{t!(i18n, frame.app)}</p>
            <h1 tabindex="-1" data-test="title">{t!(i18n, frame.lock_title)}</h1>
            {stopped.then(|| view! { <p class="facts state tell" role="alert" data-test="page-stopped">{t!(i18n, frame.page_stopped)}</p> })}
            <UnlockForm held=slots chosen=slot/>
            <A href=capture attr:class="button wide" attr:data-test="lock-capture">{t!(i18n, frame.lock_capture)}</A>
            {move || soft().then(|| view! { <p class="sub">{t!(i18n, frame.lock_no_hardware)}</p> })}
            <p><A href="/sync" attr:class="govuk-link alone" attr:data-test="lock-sync">{t!(i18n, frame.lock_sync)}</A></p>
            <p class="sub">{t!(i18n, frame.lock_another_where)}</p>
        </main>
    }
}

#[component]
fn UnlockForm(held: Memo<Vec<SlotBrief>>, chosen: RwSignal<Option<u32>>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let passphrase = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<Fault>);
    let busy = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(slot) = chosen.get_untracked() else { return };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let command = Unlock { slot, passphrase: passphrase.get_untracked() };
        spawn_local(async move {
            let reply = bridge::call(&command).await;
            passphrase.try_set(String::new());
            busy.try_set(false);
            match reply {
                Ok(session) => state.enter(session),
                Err(refusal) => {
                    fault.try_set(Some(refusal));
                }
            }
        });
    };
    // The tries left change at a wrong try; the names do not, and must not be built anew then.
    let names = Memo::new(move |_| {
        held.with(|slots| slots.iter().map(|slot| (slot.slot, slot.shown.0.clone())).collect::<Vec<_>>())
    });
    let tries = move || {
        let slot = chosen.get();
        let left = held.with(|slots| slots.iter().find(|brief| Some(brief.slot) == slot).map(|brief| brief.tries_left));
        left.filter(|left| *left < 10).map(|left| tu_string!(i18n, frame.lock_tries, count = left))
    };
    view! {
        <form on:submit=submit novalidate=true>
            {move || view! { <Slots names=names.get() chosen/> }}
            {move || fault.get().map(|fault| view! {
                <p class="govuk-error-message" role="alert" data-test="unlock-failed">{text::fault(i18n, &fault)}</p>
            })}
            <TextInput
                label=tu_string!(i18n, frame.lock_passphrase)
                name="unlock-passphrase"
                value=passphrase
                kind="password"
                autocomplete="current-password"
            />
            <p class="sub" data-test="unlock-tries">{tries}</p>
            <button type="submit" class="button primary wide" data-test="unlock" disabled=move || busy.get()>
                {move || if busy.get() { tu_string!(i18n, frame.lock_unlocking) } else { tu_string!(i18n, frame.lock_unlock) }}
            </button>
        </form>
    }
}

/// One officer is shown, several are to choose from.
#[component]
fn Slots(names: Vec<(u32, String)>, chosen: RwSignal<Option<u32>>) -> impl IntoView {
    let i18n = use_i18n();
    if let [(_, only)] = names.as_slice() {
        return view! { <p class="line" data-test="slot-only">{only.clone()}</p> }.into_any();
    }
    let options = names.into_iter().map(|(number, shown)| Choice::new(number, key_of(number), shown)).collect();
    view! { <Radios legend=tu_string!(i18n, frame.lock_who) name="slot" options value=chosen/> }.into_any()
}

/// The key of a slot; a machine has few, so the last is shared by any beyond.
pub fn key_of(slot: u32) -> &'static str {
    const KEYS: [&str; 12] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];
    usize::try_from(slot).ok().and_then(|slot| KEYS.get(slot)).copied().unwrap_or("more")
}
