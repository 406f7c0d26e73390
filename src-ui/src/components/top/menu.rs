//! The menu: who is signed in and what time it is, and the ways that need no place in the bar. The sheet
//! of the keyboard's ways opens as it does.

use super::{close_modal, lock_with, open_modal};
use crate::dom::{AnyView, live, view};
use crate::state::{effect, effect_after};
use crate::{
    components::{Glyph, Icon},
    i18n::*,
    state::use_state,
    text, theme,
};
use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

/// The menu, closed by its button, by Esc, by the phone's own "back" and by going somewhere.
#[component]
pub fn Menu(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let path = use_location().pathname;
    effect_after(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            open.set(false);
        }
        now
    });
    let items = move |dialog| {
        view! {
            <h2 id="menu-title" tabindex="-1">{t!(i18n, frame.menu)}</h2>
            <SignedIn/>
            <Items open/>
            <Close dialog/>
        }
        .into_any()
    };
    modal_sheet(open, "menu-title", "menu-sheet", Callback::new(items))
}

/// The keyboard's ways, on `?`.
#[component]
pub fn ShortcutSheet(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ways = move |dialog| {
        view! {
            <h2 id="shortcuts-title">{t!(i18n, frame.shortcuts)}</h2>
            <ul class="plain">
                <li>{t!(i18n, frame.shortcut_find)}</li>
                <li>{t!(i18n, frame.shortcut_record)}</li>
                <li>{t!(i18n, frame.shortcut_back)}</li>
                <li>{t!(i18n, frame.shortcut_help)}</li>
            </ul>
            <Close dialog/>
        }
        .into_any()
    };
    modal_sheet(open, "shortcuts-title", "shortcuts", Callback::new(ways))
}

/// A modal sheet, called by the element whose id is `title`. However the browser closes it, the page
/// hears of it.
pub fn modal_sheet(
    open: RwSignal<bool>,
    title: &'static str,
    test: &'static str,
    inside: Callback<NodeRef<html::Dialog>, AnyView>,
) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    effect(move || open_modal(dialog));
    live(move || {
        open.get().then(|| {
            view! {
                <dialog class="sheet" node_ref=dialog aria-labelledby=title data-test=test on:close=move |_| open.set(false)>
                    {inside.run(dialog)}
                </dialog>
            }
        })
    })
}

#[component]
fn Close(dialog: NodeRef<html::Dialog>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <button type="button" class="button" data-test="sheet-close" on:click=move |_| close_modal(dialog)>
            {t!(i18n, frame.close)}
        </button>
    }
}

/// Who is signed in, and this device's clock.
#[component]
fn SignedIn() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let line = move || {
        state.session.with(|session| {
            let session = session.as_ref()?;
            let who = session.officer.as_ref()?.shown.clone();
            Some(tu_string!(i18n, frame.signed_in, who = who, time = session.now.time.clone()))
        })
    };
    view! { <p class="line" data-test="signed-in">{line}</p> }
}

/// Lock first: it is what a menu is opened for in a hurry.
#[component]
fn Items(open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let unlocked = move || state.session.with(|session| session.as_ref().is_some_and(|session| !session.locked));
    let enrol = move |_| {
        open.set(false);
        state.enrolling.set(true);
    };
    view! {
        <div class="taps">
            <Show when=unlocked>
                <button type="button" class="button" data-test="lock" on:click=move |_| lock_with(state)>
                    <Icon glyph=Glyph::Lock/>
                    {t!(i18n, frame.lock)}
                </button>
            </Show>
            <ThemeButton/>
            <Show when=unlocked>
                <A href="/clocks" attr:class="button" attr:data-test="menu-clocks">{t!(i18n, frame.nav_clocks)}</A>
                <A href="/settings" attr:class="button" attr:data-test="menu-settings">{t!(i18n, frame.nav_settings)}</A>
                <button type="button" class="button" data-test="enrol-another" on:click=enrol>
                    {t!(i18n, frame.lock_another)}
                </button>
            </Show>
        </div>
    }
}

/// The theme of this screen alone, for the light it stands in: nothing is written. What a screen begins
/// with is a setting of the device.
#[component]
fn ThemeButton() -> impl IntoView {
    let i18n = use_i18n();
    let shown = RwSignal::new(theme::current());
    let change = move |_| {
        let next = theme::next(shown.get_untracked());
        theme::apply(next);
        shown.set(next);
    };
    view! {
        <button type="button" class="button" data-test="theme" on:click=change>
            <Icon glyph=Glyph::Theme/>
            {move || tu_string!(i18n, frame.theme_next, theme = text::theme(i18n, shown.get()))}
        </button>
    }
}
