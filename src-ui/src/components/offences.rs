//! Other offences to have in view, each with its sections and what is to be proved one tap away; and what
//! safeguarding asks of the police at the scene.

use crate::dom::{AnyView, view};
use crate::text::{self, I18n, say};
use cordon_core::wire::{OFFENCES, OffencePrompt, SafeguardPrompt};
use leptos::prelude::*;

/// The other offences.
pub fn offences(i18n: I18n) -> AnyView {
    let prompts = OFFENCES.iter().map(|offence| prompt(i18n, offence)).collect_view();
    view! {
        <div data-test="offence-prompts">
            {prompts}
            <p class="sub">{say!(i18n, offence.not_a_finding)}</p>
        </div>
    }
    .into_any()
}

fn prompt(i18n: I18n, offence: &'static OffencePrompt) -> AnyView {
    let sections = offence.provisions.iter().map(|provision| text::offence_provision(i18n, provision)).collect();
    let points = offence.points.iter().map(|point| i18n.key(*point)).collect();
    view! {
        <details data-test="offence" data-key=offence.id>
            <summary>{i18n.key(offence.title)}</summary>
            {lines(sections)}
            <p class="sub">{say!(i18n, record.points_to_prove)}</p>
            {lines(points)}
        </details>
    }
    .into_any()
}

/// Lines one under the other, smaller than what they belong to.
pub fn lines(lines: Vec<String>) -> AnyView {
    let items = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <ul class="listed sub">{items}</ul> }.into_any()
}

/// What safeguarding asks, what saves a life first; under a power its test, its clock and what the force must do.
pub fn safeguards(i18n: I18n) -> AnyView {
    let items = SafeguardPrompt::ALL.map(|prompt| {
        let within = text::safeguard_lines(i18n, prompt);
        let within = (!within.is_empty()).then(|| lines(within));
        view! { <li data-test="safeguard" data-key=prompt.key()>{text::safeguard(i18n, prompt)}{within}</li> }
    });
    view! { <ul class="listed sub">{items.into_iter().collect_view()}</ul> }.into_any()
}
