//! What is always one tap away: the sync centre, blank the screen, and the menu.

mod menu;

use super::{Glyph, Icon};
use crate::dom::{live, view};
use crate::state::{effect, memo};
use crate::{
    bridge,
    i18n::*,
    state::{State, use_state},
    text,
};
use cordon_core::wire::{Lock, StatusChip};
use leptos::{prelude::*, task::spawn_local};
pub use menu::*;

/// The right end of the bar, and a line under it where the clock is in doubt.
#[component]
pub fn TopBar() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let menu = RwSignal::new(false);
    view! {
        <StatusLink/>
        <button
            type="button"
            class="icon-button"
            data-test="blank"
            aria-label=tu_string!(i18n, frame.blank)
            on:click=move |_| state.blank.set(true)
        >
            <Icon glyph=Glyph::Blank/>
        </button>
        <button
            type="button"
            class="icon-button"
            data-test="menu"
            aria-haspopup="dialog"
            aria-label=tu_string!(i18n, frame.menu)
            on:click=move |_| menu.set(true)
        >
            <Icon glyph=Glyph::Menu/>
        </button>
        <ClockDoubt/>
        <AccessWaits/>
        <Menu open=menu/>
    }
}

/// The status chip: a sign and a count, leading to the sync centre. Its words are read aloud, and shown
/// where there is room.
#[component]
pub fn StatusLink() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let status = memo(move || state.session.with(|session| session.as_ref().map(|session| session.status.clone())));
    let words = move || status.get().map(|status| text::chip(i18n, &status));
    let glyph = move || {
        let online = status.get().and_then(|status| status.online) == Some(true);
        let glyph = if online { Glyph::Online } else { Glyph::Offline };
        view! { <Icon glyph/> }
    };
    let count = move || status.get().and_then(|status| count(&status));
    let is_offline = move || status.get().and_then(|status| status.online) == Some(false);
    let needs = move || status.get().is_some_and(|status| status.needs_you > 0);
    view! {
        <A href="/sync" attr:class="chip" attr:data-test="status-chip">
            {glyph}
            {move || is_offline().then(|| view! {
                <span class="chip-offline" aria-hidden="true">{t!(i18n, frame.chip_offline)}</span>
            })}
            <span class="chip-count" class:chip-needs=needs aria-hidden="true">{count}</span>
            <span class="govuk-visually-hidden">{t!(i18n, frame.status)} " "</span>
            <span class="chip-words">{words}</span>
        </A>
    }
}

/// How many items wait or need somebody; what needs somebody is marked.
fn count(status: &StatusChip) -> Option<String> {
    let waiting = status.waiting.saturating_add(status.needs_you);
    match (waiting, status.needs_you) {
        (0, _) => None,
        (waiting, 0) => Some(waiting.to_string()),
        (waiting, _) => Some(format!("{waiting} !")),
    }
}

/// That this device's clock is in doubt: a line of the bar on every page, for what depends on it.
#[component]
fn ClockDoubt() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let doubt = memo(move || {
        let doubt = state.session.with(|session| session.as_ref().and_then(|session| session.clock));
        doubt.map(|doubt| text::clock_doubt(i18n, doubt))
    });
    live(move || doubt.get().map(|doubt| view! { <p class="bar-doubt" data-test="clock-doubt">{doubt}</p> }))
}

/// That HQ is still to confirm the enrolment of whoever is signed in, and by which number: until then no
/// orders come, and every page is emptier than it looks.
#[component]
fn AccessWaits() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let said = Memo::new(move |_| {
        let access = state.session.with(|session| session.as_ref().and_then(|session| session.access.clone()));
        access.map(|access| i18n.text(&access))
    });
    move || said.get().map(|said| view! { <p class="bar-doubt" data-test="access-waits">{said}</p> })
}

/// Locks: keys leave memory.
pub fn lock_with(state: State) {
    spawn_local(async move {
        match bridge::call(&Lock {}).await {
            Ok(session) => state.enter(session),
            Err(fault) => state.session_fault.set(Some(fault)),
        }
    });
}

/// The screen is black until it is tapped or a key is pressed. A modal dialog: what lies behind is out of
/// reach of the keyboard and of screen readers too, and the focus goes back to where it was.
#[component]
pub fn BlankScreen() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let cover = NodeRef::<leptos::html::Dialog>::new();
    effect(move || open_modal(cover));
    live(move || {
        state.blank.get().then(|| {
            view! {
                <dialog
                    class="blank"
                    node_ref=cover
                    aria-label=tu_string!(i18n, frame.blank)
                    on:close=move |_| state.blank.set(false)
                >
                    <button
                        type="button"
                        class="blanked"
                        data-test="blanked"
                        aria-label=tu_string!(i18n, frame.blank_back)
                        on:click=move |_| close_modal(cover)
                    ></button>
                </dialog>
            }
        })
    })
}

/// Shows a dialog over the rest once it is on the page; reactive.
fn open_modal(dialog: NodeRef<leptos::html::Dialog>) {
    if let Some(dialog) = dialog.get()
        && !dialog.open()
    {
        let _shown = dialog.show_modal();
    }
}

/// Closes a dialog as the browser would: the focus goes back to where it was before.
pub fn close_modal(dialog: NodeRef<leptos::html::Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
}
