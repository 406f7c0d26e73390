//! What is wrong with a form: told when somebody goes on, at the top and at each field, and gone once it
//! is mended.

use crate::dom::{live, view};
use crate::i18n::*;
use crate::state::effect;
use leptos::{html, prelude::*};

/// The faults of a form by the id of their field, as they were told and still stand.
#[derive(Clone, Copy)]
pub struct Faults {
    told: RwSignal<Vec<(String, String)>>,
    /// How often faults were told: each time the summary takes the focus.
    times: RwSignal<u32>,
}

impl Faults {
    /// None so far.
    pub fn none() -> Self {
        Self { told: RwSignal::new(Vec::new()), times: RwSignal::new(0) }
    }

    /// Tells what was found as somebody goes on.
    pub fn tell(self, found: Vec<(String, String)>) {
        let some = !found.is_empty();
        self.told.set(found);
        if some {
            self.times.update(|times| *times += 1);
        }
    }

    /// Takes back, at every change, what `found` finds no more. What is new is told when somebody goes on.
    pub fn mend(self, found: impl Fn() -> Vec<(String, String)> + 'static) {
        effect(move || {
            if self.told.with(Vec::is_empty) {
                return;
            }
            let found = found();
            let standing = |(field, _): &(String, String)| found.iter().find(|(now, _)| now == field).cloned();
            let stand: Vec<_> = self.told.with_untracked(|told| told.iter().filter_map(standing).collect());
            if self.told.with_untracked(|told| *told != stand) {
                self.told.set(stand);
            }
        });
    }

    /// What is wrong with a field; reactive.
    pub fn of(self, field: impl Into<String>) -> Signal<Option<String>> {
        let field = field.into();
        Signal::derive(move || {
            self.told.with(|told| told.iter().find(|(at, _)| *at == field).map(|(_, wrong)| wrong.clone()))
        })
    }
}

/// The message of a field at fault; its id is the field's with `-error`.
#[component]
pub fn FieldFault(
    /// The field's id.
    #[prop(into)]
    field: String,
    /// What is wrong with it.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let id = error_id(&field);
    live(move || {
        error.get().map(|wrong| {
            view! { <p class="govuk-error-message" id=id.clone() data-test=id.clone()>{wrong}</p> }
        })
    })
}

/// The id of the message of a field at fault.
pub fn error_id(field: &str) -> String {
    format!("{field}-error")
}

/// The id of a field's message while there is one, for `aria-describedby`.
pub fn described_by_fault(field: &str, error: Signal<Option<String>>) -> impl Fn() -> Option<String> + use<> {
    let id = error_id(field);
    move || error.with(Option::is_some).then(|| id.clone())
}

/// What is wrong with a form, first on the page; it takes the focus each time that faults are told.
#[component]
pub fn ErrorSummary(
    /// The form's.
    faults: Faults,
) -> impl IntoView {
    let i18n = use_i18n();
    let summary = NodeRef::<html::Div>::new();
    effect(move || {
        if faults.times.get() > 0
            && let Some(summary) = summary.get_untracked()
        {
            let _focused = summary.focus();
        }
    });
    let items = move || {
        faults.told.get().into_iter().map(|(field, wrong)| {
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
            hidden=move || faults.told.with(Vec::is_empty)
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

/// Focuses the element of an id, where it is on the page; of a group of choices, the first.
pub fn focus_on(id: &str) {
    use wasm_bindgen::JsCast;
    let Some(element) = document().get_element_by_id(id) else { return };
    let first = element.query_selector("input, select, textarea, button").ok().flatten();
    let element = match element.tag_name().as_str() {
        "FIELDSET" => first.unwrap_or(element),
        _ => element,
    };
    if let Ok(element) = element.dyn_into::<web_sys::HtmlElement>() {
        let _focused = element.focus();
    }
}
