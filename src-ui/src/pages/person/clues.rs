//! A possible match becomes a confirmed one by two identifiers.

use crate::dom::view;
use crate::{bridge, components::Failed, i18n::*, text};
use cordon_core::wire::{Clue, Fault, Identity, PersonConfirm, PersonId, Token};
use leptos::{prelude::*, task::spawn_local};

/// The keys of the clues and whether each is ticked.
type Ticks = Vec<(Token, RwSignal<bool>)>;

/// One confirmation is under way at a time: of two at once the first could be heard last, and would take a
/// tick back. What was ticked meanwhile goes with the next.
#[derive(Clone, Copy, Default)]
struct Turns {
    is_asking: bool,
    has_more: bool,
}

impl Turns {
    /// Something was ticked. Whether to ask now.
    fn begin(&mut self) -> bool {
        self.has_more = self.is_asking;
        !std::mem::replace(&mut self.is_asking, true)
    }

    /// A reply came. Whether to ask again.
    fn end(&mut self) -> bool {
        self.is_asking = self.has_more;
        std::mem::take(&mut self.has_more)
    }
}

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
    let kept = StoredValue::new(clues.iter().map(|(held, clue)| (clue.key.clone(), *held)).collect::<Ticks>());
    let ticked = move || {
        let keys = |clues: &Ticks| {
            clues.iter().filter(|(_, held)| held.get_untracked()).map(|(key, _)| key.clone()).collect::<Vec<_>>()
        };
        kept.try_with_value(keys)
    };
    let turns = StoredValue::new(Turns::default());
    let confirm = move || {
        if turns.try_update_value(Turns::begin) != Some(true) {
            return;
        }
        spawn_local(async move {
            // The page may be gone by the next turn.
            while let Some(clues) = ticked() {
                match bridge::call(&PersonConfirm { person, clues }).await {
                    Ok(sheet) => {
                        fault.try_set(None);
                        identity.try_set(sheet.identity);
                    }
                    Err(refusal) => {
                        fault.try_set(Some(refusal));
                    }
                }
                if turns.try_update_value(Turns::end) != Some(true) {
                    return;
                }
            }
        });
    };
    let boxes = clues.into_iter().map(|(held, clue)| {
        let label = text::clue(i18n, clue.kind);
        let toggle = move |event| {
            held.set(event_target_checked(&event));
            confirm();
        };
        view! {
            <label class="clue">
                <input type="checkbox" data-test="clue" data-key=clue.key.0 prop:checked=move || held.get() on:change=toggle/>
                <span>
                    <small class="sub">{label}</small>" "
                    <span class="clue-shown">{clue.shown.0}</span>
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
            <legend class="govuk-visually-hidden">{t!(i18n, find.identity_legend)}</legend>
            <p class="line clues-state" role="status" data-test="identity">{state}</p>
            <div class="ids">{boxes.collect_view()}</div>
        </fieldset>
        {move || fault.get().map(|fault| view! { <Failed fault/> })}
    }
}
