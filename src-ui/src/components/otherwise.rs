//! What else there is: beside "not operating" and "nothing held", neither of which is an all-clear.

use super::{CoverageLine, lines, offences, safeguards};
use crate::dom::{AnyView, view};
use crate::{i18n::*, text};
use cordon_core::wire::{Coverage, Otherwise};
use leptos::prelude::*;

/// What else there is beside an order.
#[component]
pub fn WhatElse(
    /// As the shell gave it.
    offered: Vec<Otherwise>,
    /// Why it stands here, where that needs saying.
    #[prop(optional, into)]
    lead: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="facts" data-test="what-else">
            <h2>{t!(i18n, record.what_else)}</h2>
            {lead.map(|lead| view! { <p class="line">{lead}</p> })}
            {listed(i18n, offered, within)}
        </section>
    }
}

/// That nothing is held, what that does not mean, what else there is, and how old and wide this copy is.
#[component]
pub fn NothingHeld(
    /// What is not held.
    #[prop(into)]
    title: String,
    /// As the shell gave it.
    offered: Vec<Otherwise>,
    /// Whether what else there is stands open.
    #[prop(optional)]
    open: bool,
    /// This copy's age and scope.
    coverage: Coverage,
) -> impl IntoView {
    let i18n = use_i18n();
    // The control room has a line of its own.
    let beside: Vec<Otherwise> = offered.into_iter().filter(|each| *each != Otherwise::ControlRoom).collect();
    view! {
        <section class="age" data-test="nothing-held">
            <p><strong>{title}</strong></p>
            <p>{t!(i18n, find.not_cleared)}</p>
            <details data-test="else-powers" open=open>
                <summary>{t!(i18n, find.other_powers)}</summary>
                {listed(i18n, beside, |_i18n, _each| None)}
            </details>
            <p data-test="else-control">{t!(i18n, find.ask_control)}</p>
        </section>
        <CoverageLine coverage/>
    }
}

/// What stands under a line: the other offences one by one, what a breach of the peace turns on, and what
/// safeguarding asks.
fn within(i18n: text::I18n, each: Otherwise) -> Option<AnyView> {
    if each == Otherwise::OtherOffences {
        return Some(offences(i18n));
    }
    if each == Otherwise::Safeguarding {
        return Some(safeguards(i18n));
    }
    let under = text::otherwise_lines(i18n, each);
    (!under.is_empty()).then(|| lines(under))
}

fn listed(i18n: text::I18n, offered: Vec<Otherwise>, within: fn(text::I18n, Otherwise) -> Option<AnyView>) -> AnyView {
    let items = offered.into_iter().map(|each| {
        view! { <li data-test="otherwise" data-key=each.key()>{text::otherwise(i18n, each)}{within(i18n, each)}</li> }
    });
    view! { <ul class="listed">{items.collect_view()}</ul> }.into_any()
}
