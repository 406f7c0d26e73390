//! Enrolment: HQ's address, a one-time code, a passphrase twice, then six digits to compare.

use crate::dom::view;
use crate::state::effect_after;
use crate::{
    bridge,
    components::{ErrorSummary, Faults, TextInput, focus_heading, name_document},
    i18n::*,
    state::use_state,
    text,
};
use cordon_core::wire::{Enrol, EnrolledSheet, Fault, FaultKind, Unreached};
use leptos::{prelude::*, task::spawn_local};

/// Not enrolled yet, or another officer of this machine.
#[component]
pub fn EnrolPage() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let enrolled = RwSignal::new(None::<EnrolledSheet>);
    let another = state.session.with_untracked(|session| session.as_ref().is_some_and(|session| session.enrolled));
    let title = if another { tu_string!(i18n, frame.enrol_another_title) } else { tu_string!(i18n, frame.enrol_title) };
    name_document(i18n, &title);
    focus_heading();
    let stands = move || match enrolled.get() {
        None => view! { <EnrolForm enrolled/> }.into_any(),
        Some(sheet) => view! { <Compare sheet/> }.into_any(),
    };
    view! {
        <main id="main" class="room door" data-test="enrol-page">
            <p class="brand">{t!(i18n, frame.app)}</p>
            <h1 tabindex="-1" data-test="title">{title}</h1>
            {stands}
        </main>
    }
}

/// The fields as they stand.
#[derive(Clone, Copy)]
struct Fields {
    hq: RwSignal<String>,
    code: RwSignal<String>,
    passphrase: RwSignal<String>,
    repeat: RwSignal<String>,
    /// What was refused of it last, by field, until something else is entered.
    refused: RwSignal<Option<(String, String)>>,
}

impl Fields {
    /// Empty, but for HQ's address where this device knows it.
    fn new(hq: String) -> Self {
        let field = || RwSignal::new(String::new());
        Self {
            hq: RwSignal::new(hq),
            code: field(),
            passphrase: field(),
            repeat: field(),
            refused: RwSignal::new(None),
        }
    }

    /// As the device takes them; reactive.
    fn command(self) -> Enrol {
        Enrol {
            hq: self.hq.get().trim().to_owned(),
            code: self.code.get().trim().to_owned(),
            passphrase: self.passphrase.get(),
        }
    }

    /// What is wrong, by field.
    fn wrong(self, i18n: text::I18n) -> Vec<(String, String)> {
        const SHORTEST: usize = 12;
        let command = self.command();
        let checks = [
            (command.hq.is_empty(), "enrol-hq", tu_string!(i18n, frame.enrol_bad_hq)),
            (command.code.is_empty(), "enrol-code", tu_string!(i18n, frame.enrol_bad_code)),
            (
                command.passphrase.chars().count() < SHORTEST,
                "enrol-passphrase",
                tu_string!(i18n, frame.enrol_bad_passphrase),
            ),
            (command.passphrase != self.repeat.get(), "enrol-repeat", tu_string!(i18n, frame.enrol_bad_repeat)),
        ];
        let wrong = checks.into_iter().filter(|(bad, _, _)| *bad);
        wrong.map(|(_, field, why)| (field.to_owned(), why)).chain(self.refused.get()).collect()
    }

    /// What was refused is no fault of what is entered next.
    fn forget_refusal_at_a_change(self) {
        effect_after(move |before: Option<[String; 4]>| {
            let now = [self.hq, self.code, self.passphrase, self.repeat].map(|field| field.get());
            if before.is_some_and(|before| before != now) {
                self.refused.set(None);
            }
            now
        });
    }
}

#[component]
fn EnrolForm(enrolled: RwSignal<Option<EnrolledSheet>>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let known = state.session.with_untracked(|session| session.as_ref().and_then(|session| session.hq.clone()));
    let fields = Fields::new(known.unwrap_or_default().0);
    let faults = Faults::none();
    faults.mend(move || fields.wrong(i18n));
    fields.forget_refusal_at_a_change();
    let busy = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        fields.refused.set(None);
        let wrong = untrack(move || fields.wrong(i18n));
        let complete = wrong.is_empty();
        faults.tell(wrong);
        if !complete {
            return;
        }
        busy.set(true);
        // The session changes before the digits are compared: this page is held until they are.
        state.enrolling.set(true);
        let command = untrack(move || fields.command());
        spawn_local(async move {
            let reply = bridge::call(&command).await;
            busy.try_set(false);
            match reply {
                Ok(sheet) => {
                    enrolled.try_set(Some(sheet));
                }
                Err(refusal) => {
                    let is_gone = fields.refused.try_set(Some(told_at(i18n, &refusal))).is_some();
                    if !is_gone {
                        faults.tell(untrack(move || fields.wrong(i18n)));
                    }
                }
            }
        });
    };
    let enrolled_already =
        move || state.session.with(|session| session.as_ref().is_some_and(|session| session.enrolled));
    view! {
        <ErrorSummary faults/>
        <form on:submit=submit novalidate=true>
            <p>{t!(i18n, frame.enrol_hint)}</p>
            <TextInput label=tu_string!(i18n, frame.enrol_hq) name="enrol-hq" value=fields.hq error=faults.of("enrol-hq")/>
            <TextInput
                label=tu_string!(i18n, frame.enrol_code)
                name="enrol-code"
                value=fields.code
                hint=tu_string!(i18n, frame.enrol_code_hint)
                error=faults.of("enrol-code")
            />
            <TextInput
                label=tu_string!(i18n, frame.enrol_passphrase)
                name="enrol-passphrase"
                value=fields.passphrase
                kind="password"
                autocomplete="new-password"
                hint=tu_string!(i18n, frame.enrol_passphrase_hint)
                error=faults.of("enrol-passphrase")
            />
            <TextInput
                label=tu_string!(i18n, frame.enrol_repeat)
                name="enrol-repeat"
                value=fields.repeat
                kind="password"
                autocomplete="new-password"
                error=faults.of("enrol-repeat")
            />
            <button type="submit" class="button primary wide" data-test="enrol" aria-disabled=move || busy.get().then_some("true")>
                {move || if busy.get() { tu_string!(i18n, frame.enrol_going) } else { tu_string!(i18n, frame.enrol_go) }}
            </button>
            {move || enrolled_already().then(|| view! {
                <button type="button" class="button quiet-button" data-test="enrol-cancel" on:click=move |_| state.enrolling.set(false)>
                    {t!(i18n, frame.cancel)}
                </button>
            })}
        </form>
    }
}

/// A refusal with the field that mends it, which is HQ's address where nothing else is: nothing was
/// recorded yet, so it is not said to be safe.
fn told_at(i18n: text::I18n, refusal: &Fault) -> (String, String) {
    let field = if refusal.field.as_deref() == Some("code") {
        "enrol-code"
    } else if refusal.field.as_deref() == Some("passphrase") {
        "enrol-passphrase"
    } else {
        "enrol-hq"
    };
    let is_out_of_reach = matches!(
        refusal.kind,
        FaultKind::HqUnreachable {
            why: Unreached::NoConnection
                | Unreached::NoAnswer
                | Unreached::CutOff
                | Unreached::CannotServe
                | Unreached::UsedUp
        }
    );
    let why = if is_out_of_reach { t!(i18n, frame.enrol_unreached) } else { text::fault(i18n, refusal) };
    (field.to_owned(), why)
}

/// Six digits, compared with HQ's screen before anything is trusted.
#[component]
fn Compare(sheet: EnrolledSheet) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let who = sheet.shown.clone();
    view! {
        <p class="line">{t!(i18n, frame.enrol_done, who = who.clone())}</p>
        <p>{t!(i18n, frame.enrol_compare)}</p>
        <p class="digits" data-test="compare-digits">{sheet.compare.0}</p>
        <button
            type="button"
            class="button primary wide"
            data-test="compare-same"
            on:click=move |_| {
                state.enrolling.set(false);
                state.refresh_session();
            }
        >
            {t!(i18n, frame.enrol_same)}
        </button>
    }
}
