//! The locked view of what the respondent may see: no other room can be reached from it. Leaving
//! it asks what was done, in which language, whether he understood, and the passphrase.

use crate::{
    bridge,
    components::{Choice, Failed, Loaded, Radios, TextInput, focus_heading, name_document, use_go_instead},
    i18n::*,
    pages::{order::order_in_address, record::tick::Tick},
    state::{deed, use_state},
    text,
};
use cordon_core::wire::{Fault, FaultKind, NoticeKind, OrderId, ShowDone, ShowOpen, ShowSheet, Subject, Understood};
use leptos::{prelude::*, task::spawn_local};

/// The door: from here on the gate shows nothing but the locked view.
#[component]
pub fn ShowDoor() -> impl IntoView {
    let state = use_state();
    let order = order_in_address();
    let go = use_go_instead();
    Effect::new(move |_| match order.get() {
        // The way out may still be changing the address.
        Some(order) if state.has_just_left_show() => go.run(format!("/order/{order}")),
        Some(order) => state.show(Some(order)),
        None => {}
    });
}

/// The locked view.
#[component]
pub fn ShowRoom(
    /// Of which order.
    order: OrderId,
) -> impl IntoView {
    let sheet = deed(move || ShowOpen { order }, Some(Subject::Order(order)));
    let shown = Callback::new(|sheet: ShowSheet| view! { <Shown sheet/> }.into_any());
    let i18n = use_i18n();
    name_document(i18n, &tu_string!(i18n, frame.app));
    // A refusal must not hold the officer here: there is nothing to protect yet.
    let state = use_state();
    let go = use_go_instead();
    let refused = move || {
        sheet.fault().map(|_| {
            let leave = move |_| {
                go.run(format!("/order/{order}"));
                state.show(None);
            };
            view! { <LeaveButton on_leave=Callback::new(move |()| leave(()))/> }
        })
    };
    view! {
        <main id="main" class="show" data-test="show-page">
            <Loaded of=sheet shown/>
            {refused}
        </main>
    }
}

#[component]
fn LeaveButton(on_leave: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <button type="button" class="button" data-test="show-refused" on:click=move |_| on_leave.run(())>
            {t!(i18n, frame.back)}
        </button>
    }
}

#[component]
fn Shown(sheet: ShowSheet) -> impl IntoView {
    let i18n = use_i18n();
    let finishing = RwSignal::new(false);
    let kept = StoredValue::new(sheet);
    move || {
        let sheet = kept.get_value();
        focus_heading();
        if finishing.get() {
            return view! { <Finish sheet finishing/> }.into_any();
        }
        view! {
            <Terms sheet/>
            <button type="button" class="button wide" data-test="show-finish" on:click=move |_| finishing.set(true)>
                {t!(i18n, find.show_finish)}
            </button>
        }
        .into_any()
    }
}

/// Large, and nothing else: title, court, days, the words he may see.
#[component]
fn Terms(sheet: ShowSheet) -> impl IntoView {
    let i18n = use_i18n();
    let made = sheet.made.map(|made| tu_string!(i18n, find.made_on, day = made.day));
    let days: Vec<String> = made.into_iter().chain([i18n.text(&sheet.ends.text())]).collect();
    let duration = (!sheet.duration.is_empty())
        .then(|| view! { <p class="verbatim" data-test="show-duration">{sheet.duration.to_string()}</p> });
    let no_words =
        sheet.conditions.is_empty().then(|| view! { <p data-test="show-no-words">{t!(i18n, find.show_no_words)}</p> });
    let terms = sheet.conditions.into_iter().map(|(paragraph, words)| {
        view! {
            <li data-test="show-condition">
                <strong class="paragraph">{paragraph.0}</strong>
                <span>{words.0}</span>
            </li>
        }
    });
    view! {
        <h1 tabindex="-1" data-test="title">{i18n.wording(&sheet.title)}</h1>
        <p>{sheet.court.0}</p>
        <p>{days.join(" · ")}</p>
        {duration}
        {no_words}
        <ul class="plain show-terms">{terms.collect_view()}</ul>
    }
}

/// What was done, and the way back.
#[component]
fn Finish(sheet: ShowSheet, finishing: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let go = use_go_instead();
    let done = RwSignal::new(Vec::<NoticeKind>::new());
    let nothing = RwSignal::new(false);
    let language = RwSignal::new(tu_string!(i18n, find.language_default).to_owned());
    let understood = RwSignal::new(None::<Understood>);
    let passphrase = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<Fault>);
    let missing = RwSignal::new(false);
    let (id, order) = (sheet.id, sheet.order);
    let leave = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let done = done.get_untracked();
        let is_said = !done.is_empty() || nothing.get_untracked();
        let understood = understood.get_untracked().filter(|_| is_said);
        missing.set(understood.is_none());
        let Some(understood) = understood else { return };
        let command = ShowDone {
            id,
            order,
            done,
            language: language.get_untracked(),
            understood,
            passphrase: passphrase.get_untracked(),
        };
        spawn_local(async move {
            let reply = bridge::call(&command).await;
            passphrase.try_set(String::new());
            match reply {
                Ok(_) => {
                    go.run(format!("/order/{order}"));
                    state.show(None);
                }
                Err(refusal) => {
                    // Three wrong passphrases lock the device: the lock screen stands then.
                    if matches!(refusal.kind, FaultKind::Locked) {
                        state.refresh_session();
                    }
                    fault.try_set(Some(refusal));
                }
            }
        });
    };
    view! {
        <h1 tabindex="-1" data-test="title">{t!(i18n, find.show_what)}</h1>
        <form on:submit=leave novalidate=true>
            <WhatWasDone may_be_done=sheet.may_be_done done nothing/>
            <TextInput label=tu_string!(i18n, find.show_language) name="show-language" value=language/>
            <Radios legend=tu_string!(i18n, find.show_understood) name="understood" options=understood_choices(i18n) value=understood/>
            <TextInput
                label=tu_string!(i18n, frame.lock_passphrase)
                name="show-passphrase"
                value=passphrase
                kind="password"
                autocomplete="current-password"
            />
            {move || missing.get().then(|| view! {
                <p class="govuk-error-message" role="alert" data-test="show-missing">{t!(i18n, find.show_missing)}</p>
            })}
            {move || fault.get().map(|fault| view! { <div data-test="show-failed"><Failed fault/></div> })}
            <button type="submit" class="button primary wide" data-test="show-leave">{t!(i18n, find.show_leave)}</button>
            <button type="button" class="button wide" data-test="show-again" on:click=move |_| finishing.set(false)>
                {t!(i18n, find.show_again)}
            </button>
        </form>
    }
}

/// Several things may have been done at once: the terms read and a copy handed. Nothing excludes the rest.
#[component]
fn WhatWasDone(
    /// What the order and its words allow.
    may_be_done: Vec<NoticeKind>,
    /// What was ticked.
    done: RwSignal<Vec<NoticeKind>>,
    /// Nothing of it.
    nothing: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let offered = DONE.into_iter().filter(|(kind, _)| may_be_done.contains(kind));
    let ticks: Vec<_> = offered
        .map(|(kind, test)| {
            let ticked = Signal::derive(move || done.with(|done| done.contains(&kind)));
            let heard = Callback::new(move |ticked: bool| {
                done.update(|done| {
                    done.retain(|held| *held != kind);
                    if ticked {
                        done.push(kind);
                    }
                });
                if ticked {
                    nothing.set(false);
                }
            });
            view! { <Tick id=test test label=text::notice_kind(i18n, kind) ticked heard/> }
        })
        .collect();
    let heard = Callback::new(move |ticked: bool| {
        nothing.set(ticked);
        if ticked {
            done.set(Vec::new());
        }
    });
    view! {
        <fieldset class="govuk-fieldset" id="done" tabindex="-1" data-test="done">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{t!(i18n, find.show_what_done)}</legend>
            <p class="sub" data-test="show-not-service">{t!(i18n, find.show_not_service)}</p>
            <div class="govuk-checkboxes">
                {ticks.into_iter().collect_view()}
                <Tick id="done-nothing" test="done-nothing" label=tu_string!(i18n, find.show_nothing) ticked=nothing heard/>
            </div>
        </fieldset>
    }
}

/// What can be done at once, in the order of weight.
const DONE: [(NoticeKind, &str); 4] = [
    (NoticeKind::ToldOfExistence, "done-told_of_existence"),
    (NoticeKind::TermsRead, "done-terms_read"),
    (NoticeKind::CopyHanded, "done-copy_handed"),
    (NoticeKind::FormallyServed, "done-formally_served"),
];

fn understood_choices(i18n: text::I18n) -> Vec<Choice<Understood>> {
    [(Understood::Yes, "yes"), (Understood::No, "no"), (Understood::Unknown, "unknown")]
        .into_iter()
        .map(|(value, key)| Choice::new(value, key, text::understood(i18n, value)))
        .collect()
}
