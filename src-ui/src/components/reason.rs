//! Why an officer looks: asked once for an incident, one tap, and in sight of every page until it changes.

use super::{TextArea, TextInput, focus_heading, focus_on};
use crate::dom::{AnyView, live, view};
use crate::state::effect;
use crate::{i18n::*, state::use_state, text};
use cordon_core::wire::{REASON_CHARACTERS, Reason, ReasonFault, ReasonKind};
use leptos::{html, prelude::*};

/// Shows what the reason of this incident opens, and asks for one where none was given.
#[component]
pub fn UnderReason(
    /// The sheet's title.
    #[prop(into)]
    title: String,
    /// The view under a reason.
    opened: Callback<Reason, AnyView>,
) -> impl IntoView {
    let state = use_state();
    let on_reason = Callback::new(|_: Reason| focus_heading());
    let on_cancel = Callback::new(|()| super::go_back());
    live(move || match state.reason.get() {
        Some(reason) => opened.run(reason),
        None => view! { <ReasonSheet title=title.clone() on_reason on_cancel/> }.into_any(),
    })
}

/// The reason that looks are under now: always in sight, and changed by a tap.
#[component]
pub fn ReasonLine() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let asking = RwSignal::new(false);
    let close = move || {
        asking.set(false);
        request_animation_frame(|| focus_on("reason-line"));
    };
    let on_reason = Callback::new(move |_: Reason| close());
    let on_cancel = Callback::new(move |()| close());
    let line = move || {
        let said = text::reason(i18n, &state.reason.get()?);
        Some(view! {
            <button type="button" class="bar-reason" id="reason-line" data-test="reason-line" aria-haspopup="dialog"
                on:click=move |_| asking.set(true)>
                <span class="govuk-visually-hidden">{t!(i18n, frame.reason_now)} " "</span>
                <span class="bar-reason-said">{said}</span>
            </button>
        })
    };
    let sheet = move || {
        asking.get().then(|| {
            view! { <ReasonSheet title=tu_string!(i18n, frame.reason_change) on_reason on_cancel/> }
        })
    };
    view! {
        {live(line)}
        {live(sheet)}
    }
}

/// The sheet: a tap for each kind, words for another, an incident number if there is one. What is given is
/// carried from here on.
#[component]
pub fn ReasonSheet(
    /// What is asked.
    #[prop(into)]
    title: String,
    /// The reason given.
    on_reason: Callback<Reason>,
    /// None was given.
    on_cancel: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let sheet = NodeRef::<html::Dialog>::new();
    // A modal dialog of the browser's own keeps the focus inside and the rest inert.
    effect(move || {
        if let Some(sheet) = sheet.get()
            && !sheet.open()
        {
            let _shown = sheet.show_modal();
        }
    });
    // Esc, wherever the focus is, and the phone's own "back" all end here: as a request to close, or as
    // a sheet that is closed already. The page never stands there without its sheet.
    let cancelled = StoredValue::new(false);
    let cancel = move || {
        if cancelled.try_update_value(|done| std::mem::replace(done, true)) == Some(false) {
            on_cancel.run(());
        }
    };
    let asked_to_close = move |event: leptos::ev::Event| {
        event.prevent_default();
        cancel();
    };
    view! {
        <dialog
            class="sheet"
            node_ref=sheet
            aria-labelledby="reason-title"
            data-test="reason-sheet"
            on:cancel=asked_to_close
            on:close=move |_| cancel()
        >
            <h2 id="reason-title">{title}</h2>
            <p class="sub">{t!(i18n, frame.reason_hint)}</p>
            <ReasonForm on_reason/>
            <button type="button" class="button quiet-button" data-test="reason-cancel" on:click=move |_| cancel()>
                {t!(i18n, frame.cancel)}
            </button>
        </dialog>
    }
}

#[component]
fn ReasonForm(on_reason: Callback<Reason>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let in_words = RwSignal::new(false);
    let words = RwSignal::new(String::new());
    // One incident opens several things: its number is offered again, where it can be seen.
    let incident = RwSignal::new(state.incident.get_untracked());
    let (wrong, wrong_incident) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let give = move |kind: ReasonKind, words: Option<String>| {
        let number = incident.get_untracked().trim().to_owned();
        let incident_number = if number.is_empty() { None } else { Some(number) };
        let reason = Reason { kind, words, incident_number };
        let fault = reason.check().err();
        let told = |at: ReasonFault| fault.filter(|fault| *fault == at).map(|fault| i18n.text(&fault.text()));
        wrong.set(told(ReasonFault::Words));
        wrong_incident.set(told(ReasonFault::IncidentNumber));
        match fault {
            None => {
                state.give_reason(reason.clone());
                on_reason.run(reason);
            }
            Some(ReasonFault::Words) => focus_on("reason-words"),
            Some(ReasonFault::IncidentNumber) => focus_on("reason-incident"),
        }
    };
    let give_words = Callback::new(move |()| give(ReasonKind::Other, Some(words.get_untracked().trim().to_owned())));
    let on_tap = Callback::new(move |kind: ReasonKind| match kind {
        ReasonKind::Other => {
            in_words.set(true);
            request_animation_frame(|| focus_on("reason-words"));
        }
        ReasonKind::AtScene | ReasonKind::Report | ReasonKind::Visit | ReasonKind::Custody => give(kind, None),
    });
    let on_back = Callback::new(move |()| {
        in_words.set(false);
        wrong.set(None);
        request_animation_frame(|| focus_on("reason-at_scene"));
    });
    let inside = move || {
        if in_words.get() {
            view! { <OwnWords words wrong on_go=give_words on_back/> }.into_any()
        } else {
            view! { <Taps on_tap/> }.into_any()
        }
    };
    // The taps close the sheet, so the number stands before them.
    view! {
        <TextInput label=tu_string!(i18n, frame.reason_incident) name="reason-incident" value=incident error=wrong_incident/>
        {inside}
    }
}

/// A tap for each kind; the first has the focus as the sheet opens.
#[component]
fn Taps(on_tap: Callback<ReasonKind>) -> impl IntoView {
    let i18n = use_i18n();
    let taps = REASONS.map(|(kind, key)| {
        let id = format!("reason-{key}");
        let is_first = kind == ReasonKind::AtScene;
        view! {
            <button type="button" class="button" id=id.clone() data-test=id autofocus=is_first on:click=move |_| on_tap.run(kind)>
                {text::reason_kind(i18n, kind)}
            </button>
        }
    });
    view! { <div class="taps">{taps.into_iter().collect_view()}</div> }
}

/// The reason in the officer's words, in the place of the taps.
#[component]
fn OwnWords(
    words: RwSignal<String>,
    wrong: RwSignal<Option<String>>,
    on_go: Callback<()>,
    on_back: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <TextArea
            label=tu_string!(i18n, frame.reason_words)
            name="reason-words"
            value=words
            max=*REASON_CHARACTERS.end()
            rows=2
            hint=tu_string!(i18n, frame.reason_words_hint)
            error=wrong
        />
        <button type="button" class="button primary" data-test="reason-go" on:click=move |_| on_go.run(())>
            {t!(i18n, frame.reason_go)}
        </button>
        <button type="button" class="button" data-test="reason-kinds" on:click=move |_| on_back.run(())>
            {t!(i18n, frame.reason_kinds)}
        </button>
    }
}

/// The kinds with their keys, in the order of use.
const REASONS: [(ReasonKind, &str); 5] = [
    (ReasonKind::AtScene, "at_scene"),
    (ReasonKind::Report, "report"),
    (ReasonKind::Visit, "visit"),
    (ReasonKind::Custody, "custody"),
    (ReasonKind::Other, "other"),
];
