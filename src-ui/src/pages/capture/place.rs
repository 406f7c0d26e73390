//! Where he was: where I stand, or words only.

use crate::bridge;
use crate::components::{Choice, Failed, Segmented, TextInput};
use crate::dom::{live, view};
use crate::i18n::use_i18n;
use crate::pages::record::place::fixed;
use crate::state::effect;
use crate::state::use_state;
use crate::text::{self, say};
use cordon_core::wire::{Fault, FixReply, Locate, PlaceInput};
use leptos::{prelude::*, task::spawn_local};

/// In which way the place is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    Here,
    WordsOnly,
}

/// The place, with its words.
#[component]
pub fn Place(
    /// The device's fix, where he was there.
    place: RwSignal<Option<PlaceInput>>,
    /// Its words.
    words: RwSignal<String>,
    /// What is wrong with them.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let given = RwSignal::new(None::<Given>);
    let found = RwSignal::new(None::<Result<FixReply, Fault>>);
    effect(move || {
        found.set(None);
        place.set(None);
        match given.get() {
            Some(Given::Here) => locate(place, found, given),
            Some(Given::WordsOnly) | None => {}
        }
    });
    let options = vec![
        Choice::new(Given::Here, "here", say!(i18n, record.place_here)),
        Choice::new(Given::WordsOnly, "words", say!(i18n, record.place_words_only)),
    ];
    view! {
        <Segmented legend=say!(i18n, record.place) name="capture-place" options value=given />
        {move || (given.get() == Some(Given::Here)).then(|| view! { <Found found /> })}
        <TextInput label=say!(i18n, record.place_words) name="capture-place-text" value=words error />
    }
}

/// Takes the device's own fix. One that comes after the officer changed their mind is dropped.
fn locate(
    place: RwSignal<Option<PlaceInput>>,
    found: RwSignal<Option<Result<FixReply, Fault>>>,
    given: RwSignal<Option<Given>>,
) {
    spawn_local(async move {
        let fix = bridge::call(&Locate {}).await;
        if given.try_get_untracked().flatten() != Some(Given::Here) {
            return;
        }
        place.try_set(fix.as_ref().ok().and_then(fixed));
        found.try_set(Some(fix));
    });
}

/// The fix that was taken, or why there is none.
#[component]
fn Found(found: RwSignal<Option<Result<FixReply, Fault>>>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    live(move || match found.get() {
        Some(Ok(fix)) => {
            let line = text::fix(i18n, &fix, state.now_ms.get());
            view! { <p class="sub" role="status" data-test="capture-place-fix">{line}</p> }.into_any()
        }
        Some(Err(fault)) => view! { <Failed fault /> }.into_any(),
        None => view! { <p class="sub" role="status">{say!(i18n, record.locating)}</p> }.into_any(),
    })
}
