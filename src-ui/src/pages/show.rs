//! The locked view of what the respondent may see: no other room can be reached from it. Leaving
//! it asks what was done, in which language, whether he understood, and the passphrase.

use crate::dom::{live, view};
use crate::state::effect;
use crate::{
    bridge,
    components::{
        Actions, Choice, ErrorSummary, Failed, Faults, FieldFault, Loaded, Radios, TextInput, described_by_fault,
        focus_heading, name_document, use_go_instead,
    },
    i18n::*,
    pages::{order::order_in_address, record::tick::Tick},
    state::{State, deed, use_state},
    text,
};
use cordon_core::wire::{
    DraftId, Fault, FaultKind, NoticeKind, OfficerId, OrderId, ShowDone, ShowOpen, ShowSheet, Subject, Understood,
};
use leptos::{prelude::*, task::spawn_local};

/// The door: from here on the gate shows nothing but the locked view.
#[component]
pub fn ShowDoor() -> impl IntoView {
    let state = use_state();
    let order = order_in_address();
    let go = use_go_instead();
    effect(move || match order.get() {
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
    let i18n = use_i18n();
    let state = use_state();
    // Held here, so that showing it again keeps what was ticked.
    let fields = Fields::of(i18n, ticked_before(state, order));
    effect(move || state.ticked.set_value(fields.ticked(state, order)));
    let shown = Callback::new(move |sheet: ShowSheet| view! { <Shown sheet fields/> }.into_any());
    name_document(i18n, &tu_string!(i18n, frame.app));
    // A refusal must not hold the officer here: there is nothing to protect yet.
    let go = use_go_instead();
    let leave = Callback::new(move |()| {
        go.run(format!("/order/{order}"));
        state.show(None);
    });
    effect(move || {
        // The order's page asks for the reason that is wanting.
        if sheet.fault().is_some_and(|fault| fault.kind == FaultKind::ReasonNeeded) {
            leave.run(());
        }
    });
    let refused = move || sheet.fault().map(|_| view! { <LeaveButton on_leave=leave/> });
    view! {
        <main id="main" class="show" data-test="show-page">
            <Loaded of=sheet shown/>
            {refused}
        </main>
    }
}

/// What the officer says was done, as it stands.
#[derive(Clone, Copy)]
struct Fields {
    done: RwSignal<Vec<NoticeKind>>,
    nothing: RwSignal<bool>,
    language: RwSignal<String>,
    understood: RwSignal<Option<Understood>>,
    passphrase: RwSignal<String>,
    /// Why the passphrase that was given last does not leave the view.
    refused: RwSignal<Option<String>>,
}

/// What was ticked, as it outlives a lock: done, nothing of it, in which language, whether understood.
type Ticked = (Vec<NoticeKind>, bool, String, Option<Understood>);

/// What the same officer ticked for the same order before the device locked over it.
fn ticked_before(state: State, order: OrderId) -> Option<Ticked> {
    let written = state.ticked.get_value();
    let (by, of, ticked): (Option<OfficerId>, OrderId, Ticked) = bridge::read(&written)?;
    (of == order && by.is_some() && by == officer(state)).then_some(ticked)
}

fn officer(state: State) -> Option<OfficerId> {
    state.session.with_untracked(|session| Some(session.as_ref()?.officer.as_ref()?.id))
}

impl Fields {
    fn of(i18n: text::I18n, before: Option<Ticked>) -> Self {
        let fresh = || (Vec::new(), false, tu_string!(i18n, find.language_default), None);
        let (done, nothing, language, understood) = before.unwrap_or_else(fresh);
        Self {
            done: RwSignal::new(done),
            nothing: RwSignal::new(nothing),
            language: RwSignal::new(language),
            understood: RwSignal::new(understood),
            passphrase: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
        }
    }

    /// Everything but the passphrase, with whose it is; reactive.
    fn ticked(self, state: State, order: OrderId) -> String {
        let ticked: Ticked = (self.done.get(), self.nothing.get(), self.language.get(), self.understood.get());
        // What cannot be written is asked for again.
        serde_json::to_string(&(officer(state), order, ticked)).unwrap_or_default()
    }

    /// What is wrong, by field; reactive.
    fn wrong(self, i18n: text::I18n) -> Vec<(String, String)> {
        let is_said = self.nothing.get() || self.done.with(|done| !done.is_empty());
        let missing = self.refused.get().unwrap_or_else(|| tu_string!(i18n, frame.lock_passphrase_missing));
        let checks = [
            (!is_said, "done", tu_string!(i18n, find.show_missing_done)),
            (self.understood.with(Option::is_none), "understood", tu_string!(i18n, find.show_missing_understood)),
            (self.passphrase.with(String::is_empty), "show-passphrase", missing),
        ];
        let wrong = checks.into_iter().filter(|(bad, _, _)| *bad);
        wrong.map(|(_, field, why)| (field.to_owned(), why)).collect()
    }

    /// As the device takes them, once nothing is wrong.
    fn command(self, (id, order): (DraftId, OrderId)) -> Option<ShowDone> {
        Some(ShowDone {
            id,
            order,
            done: self.done.get_untracked(),
            language: self.language.get_untracked(),
            understood: self.understood.get_untracked()?,
            passphrase: self.passphrase.get_untracked(),
        })
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
fn Shown(sheet: ShowSheet, fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let finishing = RwSignal::new(false);
    let kept = StoredValue::new(sheet);
    live(move || {
        let sheet = kept.get_value();
        focus_heading();
        if finishing.get() {
            return view! { <Finish sheet fields finishing/> }.into_any();
        }
        view! {
            <Terms sheet/>
            <button type="button" class="button wide" data-test="show-finish" on:click=move |_| finishing.set(true)>
                {t!(i18n, find.show_finish)}
            </button>
        }
        .into_any()
    })
}

/// Large, and nothing else: title, court, days, the words he may see.
#[component]
fn Terms(sheet: ShowSheet) -> impl IntoView {
    let i18n = use_i18n();
    let to: Vec<String> = sheet.to.into_iter().map(|who| who.0).collect();
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
        <p class="line" data-test="show-to">{t!(i18n, find.show_to, who = to.join("; "))}</p>
        <p>{sheet.court.0}</p>
        <p>{days.join(" · ")}</p>
        {duration}
        {no_words}
        <ul class="plain show-terms">{terms.collect_view()}</ul>
    }
}

/// What was done, and the way back.
#[component]
fn Finish(sheet: ShowSheet, fields: Fields, finishing: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let go = use_go_instead();
    let faults = Faults::none();
    faults.mend(move || fields.wrong(i18n));
    let failed = RwSignal::new(None::<Fault>);
    let busy = RwSignal::new(false);
    let (id, order) = (sheet.id, sheet.order);
    let leave = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        fields.refused.set(None);
        failed.set(None);
        let wrong = untrack(move || fields.wrong(i18n));
        let complete = wrong.is_empty();
        faults.tell(wrong);
        let Some(command) = fields.command((id, order)).filter(|_| complete) else { return };
        busy.set(true);
        spawn_local(async move {
            let reply = bridge::call(&command).await;
            fields.passphrase.try_set(String::new());
            busy.try_set(false);
            match reply {
                Ok(_) => {
                    state.ticked.set_value(String::new());
                    go.run(format!("/order/{order}"));
                    state.show(None);
                }
                // Three wrong passphrases lock the device: the lock screen stands then.
                Err(Fault { kind: FaultKind::Locked, .. }) => state.refresh_session(),
                Err(refusal) if is_of_passphrase(&refusal) => {
                    let is_gone = fields.refused.try_set(Some(text::fault(i18n, &refusal))).is_some();
                    if !is_gone {
                        faults.tell(untrack(move || fields.wrong(i18n)));
                    }
                }
                Err(refusal) => {
                    failed.try_set(Some(refusal));
                }
            }
        });
    };
    view! {
        <h1 tabindex="-1" data-test="title">{t!(i18n, find.show_what)}</h1>
        <ErrorSummary faults/>
        <form on:submit=leave novalidate=true>
            <WhatWasDone may_be_done=sheet.may_be_done done=fields.done nothing=fields.nothing error=faults.of("done")/>
            <TextInput label=tu_string!(i18n, find.show_language) name="show-language" value=fields.language/>
            <Radios legend=tu_string!(i18n, find.show_understood) name="understood" options=understood_choices(i18n)
                value=fields.understood error=faults.of("understood")/>
            <TextInput
                label=tu_string!(i18n, frame.lock_passphrase)
                name="show-passphrase"
                value=fields.passphrase
                kind="password"
                autocomplete="current-password"
                error=faults.of("show-passphrase")
            />
            {move || failed.get().map(|fault| view! {
                <div data-test="show-failed"><Failed fault title=tu_string!(i18n, frame.failed_save)/></div>
            })}
            <Actions>
                <button type="button" class="button" data-test="show-again" on:click=move |_| finishing.set(false)>
                    {t!(i18n, find.show_again)}
                </button>
                <button type="submit" class="button primary" data-test="show-leave" aria-disabled=move || busy.get().then_some("true")>
                    {t!(i18n, find.show_leave)}
                </button>
            </Actions>
        </form>
    }
}

/// Whether the passphrase mends it: it is told at its field then.
fn is_of_passphrase(refusal: &Fault) -> bool {
    matches!(refusal.kind, FaultKind::WrongShowPassphrase { .. } | FaultKind::TooSoon { .. })
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
    /// What is wrong with them.
    error: Signal<Option<String>>,
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
        <div class="govuk-form-group" class:govuk-form-group--error=move || error.with(Option::is_some)>
            <fieldset class="govuk-fieldset" id="done" tabindex="-1" data-test="done" aria-describedby=described_by_fault("done", error)>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{t!(i18n, find.show_what_done)}</legend>
                <p class="sub" data-test="show-not-service">{t!(i18n, find.show_not_service)}</p>
                <FieldFault field="done" error/>
                <div class="govuk-checkboxes">
                    {ticks.into_iter().collect_view()}
                    <Tick id="done-nothing" test="done-nothing" label=tu_string!(i18n, find.show_nothing) ticked=nothing heard/>
                </div>
            </fieldset>
        </div>
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
