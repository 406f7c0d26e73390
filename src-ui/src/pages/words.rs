//! The court's words where need-to-know runs can be shown on a tap that is journalled.

use crate::dom::view;
use crate::{bridge, components::Words, i18n::*, text};
use cordon_core::wire::{Fault, Piece, RevealWords};
use leptos::{prelude::*, task::spawn_local};

/// A condition's words; a tap shows its need-to-know runs until the page is asked anew.
#[component]
pub fn CourtWords(
    /// The words in pieces, as the sheet gave them.
    pieces: Vec<Piece>,
    /// What a tap asks for.
    of: RevealWords,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = RwSignal::new(pieces);
    let fault = RwSignal::new(None::<Fault>);
    let busy = RwSignal::new(false);
    let of = StoredValue::new(of);
    let reveal = Callback::new(move |()| {
        // Each asking is journalled: a second tap asks nothing.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        fault.set(None);
        let command = of.get_value();
        spawn_local(async move {
            match bridge::call(&command).await {
                Ok(revealed) => {
                    shown.try_set(revealed.words);
                }
                Err(refusal) => {
                    fault.try_set(Some(refusal));
                }
            }
            busy.try_set(false);
        });
    });
    let refused = move || fault.get().map(|fault| view! { <strong role="alert">{text::fault(i18n, &fault)}</strong> });
    view! {
        {move || view! { <Words pieces=shown.get() reveal/> }}
        {refused}
    }
}
