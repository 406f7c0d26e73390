//! Text fields, after GOV.UK Frontend, without its script.

use super::{FieldFault, faults::error_id};
use crate::dom::view;
use crate::i18n::*;
use leptos::prelude::*;

/// A one-line field. Its id and `data-test` are its name.
#[component]
pub fn TextInput(
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// Its name.
    name: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// Help under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The input's type; "text" unless said.
    #[prop(optional)]
    kind: Option<&'static str>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Option<Signal<Option<String>>>,
    /// For the browser's own help; "off" unless said.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
) -> impl IntoView {
    let wrong = move || error.and_then(|error| error.get());
    let described = described_by(name, hint.is_some(), error);
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || wrong().is_some()>
            <label class="govuk-label govuk-label--s" for=name>{label}</label>
            <FieldHelp name hint error/>
            <input
                class="govuk-input"
                class:govuk-input--error=move || wrong().is_some()
                id=name
                name=name
                type=kind.unwrap_or("text")
                autocomplete=autocomplete.unwrap_or("off")
                autocapitalize="off"
                spellcheck="false"
                data-test=name
                aria-describedby=described
                aria-invalid=move || wrong().map(|_| "true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
}

/// A field of several lines, with the characters left where there is a limit.
#[component]
pub fn TextArea(
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// Its name.
    name: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// Help under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// How many characters at most.
    #[prop(optional)]
    max: Option<usize>,
    /// How many lines high; four unless said.
    #[prop(optional)]
    rows: Option<u32>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let wrong = move || error.and_then(|error| error.get());
    let described = described_by(name, hint.is_some(), error);
    let rows = rows.unwrap_or(4).to_string();
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || wrong().is_some()>
            <label class="govuk-label govuk-label--s" for=name>{label}</label>
            <FieldHelp name hint error/>
            <textarea
                class="govuk-textarea"
                class:govuk-textarea--error=move || wrong().is_some()
                id=name
                name=name
                rows=rows
                data-test=name
                aria-describedby=described
                aria-invalid=move || wrong().map(|_| "true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
            {max.map(|max| view! { <CharactersLeft max value/> })}
        </div>
    }
}

#[component]
fn FieldHelp(name: &'static str, hint: Option<String>, error: Option<Signal<Option<String>>>) -> impl IntoView {
    let hint = hint.map(|hint| view! { <div class="govuk-hint" id=format!("{name}-hint")>{hint}</div> });
    view! {
        {hint}
        {error.map(|error| view! { <FieldFault field=name error/> })}
    }
}

#[component]
fn CharactersLeft(max: usize, value: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let left = move || {
        let used = value.with(|text| text.chars().count());
        match max.checked_sub(used) {
            Some(left) => tu_string!(i18n, frame.count_left, count = left).to_string(),
            None => tu_string!(i18n, frame.count_over, count = used.saturating_sub(max)).to_string(),
        }
    };
    view! { <div class="govuk-hint govuk-character-count__message" aria-live="polite">{left}</div> }
}

fn described_by(
    name: &'static str,
    hint: bool,
    error: Option<Signal<Option<String>>>,
) -> impl Fn() -> Option<String> + Copy + Send + Sync + 'static {
    move || {
        let wrong = error.is_some_and(|error| error.with(Option::is_some));
        match (hint, wrong) {
            (false, false) => None,
            (true, false) => Some(format!("{name}-hint")),
            (false, true) => Some(error_id(name)),
            (true, true) => Some(format!("{name}-hint {}", error_id(name))),
        }
    }
}
