//! One of several, after GOV.UK Frontend.

use super::faults::{FieldFault, described_by_fault};
use crate::dom::view;
use leptos::prelude::*;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// What it stands for.
    pub value: T,
    /// Its key, for ids and `data-test`.
    pub key: &'static str,
    /// What it says.
    pub label: String,
}

impl<T> Choice<T> {
    /// A choice.
    pub fn new(value: T, key: &'static str, label: impl Into<String>) -> Self {
        Self { value, key, label: label.into() }
    }
}

/// One of several, one under the other.
#[component]
pub fn Radios<T: Clone + PartialEq + Send + Sync + 'static>(
    /// What is asked.
    #[prop(into)]
    legend: String,
    /// The name shared by the inputs.
    name: &'static str,
    /// What can be chosen.
    options: Vec<Choice<T>>,
    /// What is chosen.
    value: RwSignal<Option<T>>,
    /// What is wrong with it.
    #[prop(optional)]
    error: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let wrong = move || error.is_some_and(|error| error.with(Option::is_some));
    let described = error.map(|error| described_by_fault(name, error));
    let items = options
        .into_iter()
        .map(|choice| {
            let id = format!("{name}-{}", choice.key);
            view! {
                <div class="govuk-radios__item">
                    <OneOf choice=choice.clone() name look="govuk-radios__input" value/>
                    <label class="govuk-label govuk-radios__label" for=id>{choice.label}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=wrong>
            <fieldset class="govuk-fieldset" id=name data-test=name aria-describedby=described>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
                {error.map(|error| view! { <FieldFault field=name error/> })}
                <div class="govuk-radios">{items}</div>
            </fieldset>
        </div>
    }
}

/// One of a few, side by side.
#[component]
pub fn Segmented<T: Clone + PartialEq + Send + Sync + 'static>(
    /// What is asked.
    #[prop(into)]
    legend: String,
    /// The name shared by the inputs.
    name: &'static str,
    /// What can be chosen.
    options: Vec<Choice<T>>,
    /// What is chosen.
    value: RwSignal<Option<T>>,
    /// What is wrong with it.
    #[prop(optional)]
    error: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let wrong = move || error.is_some_and(|error| error.with(Option::is_some));
    let described = error.map(|error| described_by_fault(name, error));
    let items = options
        .into_iter()
        .map(|choice| {
            let label = choice.label.clone();
            view! {
                <label class="segment">
                    <OneOf choice name look="segment-input" value/>
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="govuk-fieldset segmented" class:govuk-form-group--error=wrong id=name data-test=name
            aria-describedby=described>
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
            {error.map(|error| view! { <FieldFault field=name error/> })}
            <div class="segments">{items}</div>
        </fieldset>
    }
}

#[component]
fn OneOf<T: Clone + PartialEq + Send + Sync + 'static>(
    choice: Choice<T>,
    name: &'static str,
    look: &'static str,
    value: RwSignal<Option<T>>,
) -> impl IntoView {
    let id = format!("{name}-{}", choice.key);
    let test = id.clone();
    let chosen = choice.value.clone();
    let is_chosen = move || value.with(|value| value.as_ref() == Some(&chosen));
    let choose = move |_| value.set(Some(choice.value.clone()));
    view! {
        <input class=look type="radio" id=id name=name data-test=test prop:checked=is_chosen on:change=choose/>
    }
}
