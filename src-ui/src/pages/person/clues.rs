//! A possible match becomes a confirmed one by two identifiers.

use crate::{bridge, components::Failed, i18n::*, text};
use cordon_core::wire::{Clue, Fault, Identity, PersonConfirm, PersonId};
use leptos::{prelude::*, task::spawn_local};

/// Two identifiers, checked against the person in front of the officer.
#[component]
pub fn Confirming(
    /// Who.
    person: PersonId,
    /// How far it is known.
    identity: Identity,
    /// What can be checked.
    clues: Vec<Clue>,
) -> impl IntoView {
    let i18n = use_i18n();
    let identity = RwSignal::new(identity);
    let fault = RwSignal::new(None::<Fault>);
    let clues: Vec<(RwSignal<bool>, Clue)> =
        clues.into_iter().map(|clue| (RwSignal::new(clue.confirmed), clue)).collect();
    let kept = StoredValue::new(clues.iter().map(|(held, clue)| (clue.key.clone(), *held)).collect::<Vec<_>>());
    let confirm = move || {
        let held = kept.with_value(|clues| {
            clues.iter().filter(|(_, held)| held.get_untracked()).map(|(key, _)| key.clone()).collect()
        });
        spawn_local(async move {
            match bridge::call(&PersonConfirm { person, clues: held }).await {
                Ok(sheet) => {
                    fault.try_set(None);
                    identity.try_set(sheet.identity);
                }
                Err(refusal) => {
                    fault.try_set(Some(refusal));
                }
            }
        });
    };
    let boxes = clues.into_iter().map(|(held, clue)| {
        let label = text::clue(i18n, &clue.kind);
        let toggle = move |event| {
            held.set(event_target_checked(&event));
            confirm();
        };
        view! {
            <label class="clue">
                <input type="checkbox" data-test="clue" data-key=clue.key prop:checked=move || held.get() on:change=toggle/>
                <span>
                    <small class="sub">{label}</small>
                    <span class="clue-shown">{clue.shown}</span>
                </span>
            </label>
        }
    });
    let state = move || match identity.get() {
        Identity::Confirmed => tu_string!(i18n, find.identity_confirmed),
        Identity::Possible => tu_string!(i18n, find.identity_possible),
        Identity::Unknown => tu_string!(i18n, find.identity_unknown),
    };
    view! {
        <fieldset class="clues">
            <legend class="line"><span role="status" data-test="identity">{state}</span></legend>
            <div class="ids">{boxes.collect_view()}</div>
        </fieldset>
        {move || fault.get().map(|fault| view! { <Failed fault/> })}
    }
}
