//! Addresses, masked where need-to-know.

use crate::dom::view;
use crate::{bridge, components::Failed, i18n::*};
use cordon_core::wire::{Fault, MaskedField, PersonId, Reveal};
use leptos::{prelude::*, task::spawn_local};

/// Addresses; a masked one is shown on a tap that is journalled.
#[component]
pub fn Addresses(
    /// Whose.
    person: PersonId,
    /// The addresses.
    fields: Vec<MaskedField>,
) -> impl IntoView {
    let i18n = use_i18n();
    let none = fields.is_empty();
    let lines = fields.into_iter().map(move |field| view! { <Address person field/> }).collect_view();
    (!none).then(|| {
        view! {
            <section>
                <h2>{t!(i18n, find.addresses)}</h2>
                <ul class="plain">{lines}</ul>
            </section>
        }
    })
}

#[component]
fn Address(person: PersonId, field: MaskedField) -> impl IntoView {
    let i18n = use_i18n();
    let shown = RwSignal::new(field.text);
    let fault = RwSignal::new(None::<Fault>);
    let busy = RwSignal::new(false);
    let name = StoredValue::new(field.field);
    let reveal = move |_| {
        // Each asking is journalled: a second tap asks nothing.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        fault.set(None);
        let command = Reveal { person, field: name.get_value() };
        spawn_local(async move {
            match bridge::call(&command).await {
                Ok(revealed) => {
                    shown.try_set(Some(revealed.text));
                }
                Err(refusal) => {
                    fault.try_set(Some(refusal));
                }
            }
            busy.try_set(false);
        });
    };
    let line = move || {
        match shown.get() {
        Some(text) => view! { <span>{text.0}</span> }.into_any(),
        None => view! {
            <span class="sub">{t!(i18n, find.masked)}</span>
            <button type="button" class="button small" data-test="reveal" on:click=reveal>{t!(i18n, find.reveal)}</button>
        }
        .into_any(),
    }
    };
    view! {
        <li class="card between" data-test="address">{line}</li>
        {move || fault.get().map(|fault| view! { <li><Failed fault/></li> })}
    }
}
