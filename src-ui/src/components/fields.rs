//! Text fields and the error summary, after GOV.UK Frontend, without its script.

use crate::i18n::*;
use leptos::{html, prelude::*};

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
    let wrong = move || {
        error.and_then(|error| error.get()).map(|wrong| {
            view! {
                <p class="govuk-error-message" id=format!("{name}-error") data-test=format!("{name}-error")>{wrong}</p>
            }
        })
    };
    view! {
        {hint}
        {wrong}
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
            (false, true) => Some(format!("{name}-error")),
            (true, true) => Some(format!("{name}-hint {name}-error")),
        }
    }
}

/// What is wrong with a form, first on the page and focused when it appears.
#[component]
pub fn ErrorSummary(
    /// The id of a field and what is wrong with it.
    #[prop(into)]
    errors: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(summary) = summary.get()
            && !errors.with(Vec::is_empty)
        {
            let _focused = summary.focus();
        }
    });
    let items = move || {
        errors.get().into_iter().map(|(field, wrong)| {
            view! { <li><a href=format!("#{field}") rel="external" on:click=to_field(field.clone())>{wrong}</a></li> }
        })
        .collect_view()
    };
    view! {
        <div
            class="govuk-error-summary"
            role="alert"
            tabindex="-1"
            node_ref=summary
            hidden=move || errors.with(Vec::is_empty)
            data-test="errors"
        >
            <h2 class="govuk-error-summary__title">{t!(i18n, frame.errors_title)}</h2>
            <div class="govuk-error-summary__body">
                <ul class="govuk-list govuk-error-summary__list">{items}</ul>
            </div>
        </div>
    }
}

/// Moves the focus to a field instead of changing the address.
fn to_field(field: String) -> impl Fn(leptos::ev::MouseEvent) + 'static {
    move |event| {
        event.prevent_default();
        focus_on(&field);
    }
}

/// Focuses the element of an id, where it is on the page.
pub fn focus_on(id: &str) {
    use wasm_bindgen::JsCast;
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let _focused = element.focus();
    }
}
