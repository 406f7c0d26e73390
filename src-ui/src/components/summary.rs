//! Lists of what was entered, and yes, no or unknown.

use crate::dom::view;
use crate::{i18n::*, text};
use cordon_core::wire::Reply;
use leptos::prelude::*;

/// A row of a summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// What it is.
    pub key: String,
    /// What was entered.
    pub value: String,
    /// Where to change it and what the link says.
    pub change: Option<(String, String)>,
}

/// Keys and values, each with a link to change it where there is one.
#[component]
pub fn SummaryList(
    /// The rows.
    rows: Vec<SummaryRow>,
) -> impl IntoView {
    let rows = rows.into_iter().map(|SummaryRow { key, value, change }| {
        let of_what = format!(" {key}");
        let change = change.map(|(href, label)| {
            view! {
                <dd class="govuk-summary-list__actions">
                    <A href=href attr:class="govuk-link">{label} <span class="govuk-visually-hidden">{of_what}</span></A>
                </dd>
            }
        });
        view! {
            <div class="govuk-summary-list__row" data-test="summary-row">
                <dt class="govuk-summary-list__key">{key}</dt>
                <dd class="govuk-summary-list__value">{value}</dd>
                {change}
            </div>
        }
    });
    view! { <dl class="govuk-summary-list" data-test="summary">{rows.collect_view()}</dl> }
}

/// Three buttons; unknown is an answer.
#[component]
pub fn YesNoUnknown(
    /// For `data-test`: `name-yes`, `name-no`, `name-unknown`.
    #[prop(into)]
    name: String,
    /// The question, for assistive technology.
    #[prop(into)]
    label: String,
    /// What was answered.
    #[prop(into)]
    value: Signal<Option<Reply>>,
    /// What is answered now.
    on_reply: Callback<Reply>,
    /// Begins the ids of the buttons, where the focus must find them again: see [`reply_id`].
    #[prop(optional)]
    id: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let buttons = [(Reply::Yes, "yes"), (Reply::No, "no"), (Reply::Unknown, "unknown")].map(|(reply, key)| {
        let pressed = move || if value.get() == Some(reply) { "true" } else { "false" };
        view! {
            <button
                type="button"
                id=id.as_ref().map(|id| reply_id(id, reply))
                aria-pressed=pressed
                data-test=format!("{name}-{key}")
                on:click=move |_| on_reply.run(reply)
            >
                {text::reply(i18n, reply)}
            </button>
        }
    });
    view! { <div class="yn" role="group" aria-label=label>{buttons.into_iter().collect_view()}</div> }
}

/// The id of one of the three buttons.
pub fn reply_id(id: &str, reply: Reply) -> String {
    format!("{id}-{reply:?}")
}
