//! What is always one tap away: the sync centre, blank the screen, the theme, lock.

use super::{Glyph, Icon, SignedIn};
use crate::{
    bridge,
    i18n::*,
    state::{State, use_state},
    text, theme,
};
use cordon_core::wire::{Lock, SettingsSave};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

/// The right end of the bar and the line under it.
#[component]
pub fn TopBar() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    view! {
        <StatusLink/>
        <div class="bar-line">
        <SignedIn/>
        <button
            type="button"
            class="icon-button"
            data-test="blank"
            aria-label=tu_string!(i18n, frame.blank)
            on:click=move |_| state.blank.set(true)
        >
            <Icon glyph=Glyph::Blank/>
        </button>
        <ThemeButton/>
        <LockButton/>
        </div>
    }
}

/// The status chip: leads to the sync centre.
#[component]
pub fn StatusLink() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let words = Memo::new(move |_| {
        let words = state.session.with(|session| session.as_ref().map(|session| text::chip(i18n, &session.status)));
        words.unwrap_or_default()
    });
    let online = Memo::new(move |_| {
        state.session.with(|session| session.as_ref().and_then(|session| session.status.online)) == Some(true)
    });
    let glyph = move || {
        let glyph = if online.get() { Glyph::Online } else { Glyph::Offline };
        view! { <Icon glyph/> }
    };
    view! {
        <A href="/sync" attr:class="chip" attr:data-test="status-chip">
            {glyph}
            <span class="govuk-visually-hidden">{t!(i18n, frame.status)} " "</span>
            <span class="chip-words">{move || words.get()}</span>
        </A>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let shown = RwSignal::new(theme::current());
    let change = move |_| {
        let next = theme::next(shown.get_untracked());
        theme::apply(next);
        shown.set(next);
        // The device keeps it too; the page has it already, so a refusal changes nothing here.
        if let Some(session) = state.session.get_untracked() {
            let mut settings = session.settings;
            settings.theme = next;
            spawn_local(async move {
                if let Ok(session) = bridge::call(&SettingsSave { settings }).await {
                    state.enter(session);
                }
            });
        }
    };
    view! {
        <button
            type="button"
            class="icon-button"
            data-test="theme"
            aria-label=move || tu_string!(i18n, frame.theme_next, theme = text::theme(i18n, shown.get()))
            on:click=change
        >
            <Icon glyph=Glyph::Theme/>
        </button>
    }
}

#[component]
fn LockButton() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    view! {
        <button
            type="button"
            class="icon-button"
            data-test="lock"
            aria-label=tu_string!(i18n, frame.lock)
            on:click=move |_| lock_with(state)
        >
            <Icon glyph=Glyph::Lock/>
        </button>
    }
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

/// The screen is black until it is tapped or a key is pressed.
#[component]
pub fn BlankScreen() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let cover = NodeRef::<leptos::html::Button>::new();
    Effect::new(move |_| {
        if let Some(cover) = cover.get() {
            let _focused = cover.focus();
        }
    });
    move || {
        state.blank.get().then(|| {
            view! {
                <button
                    type="button"
                    class="blanked"
                    data-test="blanked"
                    node_ref=cover
                    aria-label=tu_string!(i18n, frame.blank_back)
                    on:click=move |_| state.blank.set(false)
                ></button>
            }
        })
    }
}

/// The keyboard's ways, on `?`.
#[component]
pub fn ShortcutSheet(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let sheet = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(sheet) = sheet.get()
            && !sheet.open()
        {
            let _shown = sheet.show_modal();
        }
    });
    move || {
        open.get().then(|| {
            view! {
                <dialog class="sheet" node_ref=sheet aria-labelledby="shortcuts-title" data-test="shortcuts">
                    <h2 id="shortcuts-title">{t!(i18n, frame.shortcuts)}</h2>
                    <ul class="plain">
                        <li>{t!(i18n, frame.shortcut_find)}</li>
                        <li>{t!(i18n, frame.shortcut_record)}</li>
                        <li>{t!(i18n, frame.shortcut_back)}</li>
                        <li>{t!(i18n, frame.shortcut_help)}</li>
                    </ul>
                    <button type="button" class="button" data-test="shortcuts-close" on:click=move |_| open.set(false)>
                        {t!(i18n, frame.close)}
                    </button>
                </dialog>
            }
        })
    }
}
