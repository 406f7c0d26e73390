//! One checkbox, for lists that a form builds as it goes.

use crate::components::described_by_fault;
use crate::dom::view;
use leptos::prelude::*;

/// A checkbox with its label, as large as a thumb.
#[component]
pub fn Tick(
    /// Its id, alone on the page.
    #[prop(into)]
    id: String,
    /// Its `data-test`.
    test: &'static str,
    /// What it says.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    #[prop(into)]
    ticked: Signal<bool>,
    /// What is wrong with it, told beside it.
    #[prop(optional)]
    error: Option<Signal<Option<String>>>,
    /// Hears a tick come or go.
    heard: Callback<bool>,
) -> impl IntoView {
    let wrong = move || error.is_some_and(|error| error.with(Option::is_some));
    let described = error.map(|error| described_by_fault(&id, error));
    view! {
        <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" type="checkbox" id=id.clone() data-test=test data-id=id.clone()
                aria-describedby=described aria-invalid=move || wrong().then_some("true")
                prop:checked=move || ticked.get()
                on:change=move |event| heard.run(event_target_checked(&event)) />
            <label class="govuk-label govuk-checkboxes__label" for=id>{label}</label>
        </div>
    }
}
