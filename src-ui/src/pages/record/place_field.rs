//! Where he was: where I stand, a grid reference, or words only.

use super::keeper::Keeper;
use super::place::fixed;
use crate::bridge;
use crate::components::{Choice, Failed, Segmented, TextInput};
use crate::dom::{live, view};
use crate::i18n::use_i18n;
use crate::state::effect_after;
use crate::state::use_state;
use crate::text::{self, say};
use cordon_core::wire::{Fault, FixReply, Locate, Mode, PlaceInput, RecordForm, SightingBasis};
use leptos::{prelude::*, task::spawn_local};

/// In which way the place is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    Here,
    Grid,
    WordsOnly,
}

/// The place, with its words.
#[component]
pub fn PlaceField(
    /// The form.
    keeper: Keeper,
) -> impl IntoView {
    let i18n = use_i18n();
    let given = RwSignal::new(keeper.form.with_untracked(given_in));
    let grid = RwSignal::new(keeper.form.with_untracked(grid_in));
    let words = keeper.field(|form| form.place_words.clone(), |form, text| form.place_words = text);
    let found = RwSignal::new(None::<Result<FixReply, Fault>>);
    effect_after(move |before: Option<(Option<Given>, String)>| {
        let now = (given.get(), grid.get());
        if before.is_some_and(|before| before != now) {
            settle(keeper, found, now.0, &now.1);
        }
        now
    });
    let options = vec![
        Choice::new(Given::Here, "here", say!(i18n, record.place_here)),
        Choice::new(Given::Grid, "grid", say!(i18n, record.place_grid)),
        Choice::new(Given::WordsOnly, "words", say!(i18n, record.place_words_only)),
    ];
    view! {
        <Segmented legend=say!(i18n, record.place) name="place" options value=given />
        {move || (given.get() == Some(Given::Here)).then(|| view! { <Found keeper found /> })}
        {move || (given.get() == Some(Given::Grid)).then(|| view! {
            <TextInput label=say!(i18n, record.grid_reference) hint=say!(i18n, record.grid_hint) name="place-grid-text" value=grid />
        })}
        <TextInput label=say!(i18n, record.place_words) name="place-words-text" value=words />
    }
}

/// The fix that was taken, or why there is none.
#[component]
fn Found(keeper: Keeper, found: RwSignal<Option<Result<FixReply, Fault>>>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let kept = move || keeper.form.with(|form| matches!(form.place, Some(PlaceInput::Fix { .. } | PlaceInput::Here)));
    live(move || match found.get() {
        Some(Ok(fix)) => {
            let line = text::fix(i18n, &fix, state.now_ms.get());
            view! { <p class="sub" role="status" data-test="place-fix">{line}</p> }.into_any()
        }
        Some(Err(fault)) => view! { <Failed fault /> }.into_any(),
        None if kept() => view! { <p class="sub" data-test="place-fix">{say!(i18n, record.fix_kept)}</p> }.into_any(),
        None => view! { <p class="sub" role="status">{say!(i18n, record.locating)}</p> }.into_any(),
    })
}

/// Puts the place into the form, as it is given now.
fn settle(keeper: Keeper, found: RwSignal<Option<Result<FixReply, Fault>>>, given: Option<Given>, grid: &str) {
    found.set(None);
    let grid = grid.trim().to_owned();
    match given {
        Some(Given::Here) => locate(keeper, found),
        Some(Given::Grid) if !grid.is_empty() => keeper.edit(|form| {
            form.sighting_basis = form.mode.and_then(basis_of);
            form.place = Some(PlaceInput::GridReference { text: grid });
        }),
        Some(Given::Grid | Given::WordsOnly) | None => keeper.edit(|form| {
            form.sighting_basis = None;
            form.place = None;
        }),
    }
}

/// Takes the device's own fix, for the officer says that he was where they stand.
fn locate(keeper: Keeper, found: RwSignal<Option<Result<FixReply, Fault>>>) {
    keeper.edit(|form| form.place = None);
    spawn_local(async move {
        let fix = bridge::call(&Locate {}).await;
        if let Some(place) = fix.as_ref().ok().and_then(fixed)
            && !keeper.form.is_disposed()
        {
            keeper.edit(|form| {
                form.place = Some(place);
                form.sighting_basis = Some(SightingBasis::SeenHere);
            });
        }
        found.try_set(Some(fix));
    });
}

fn basis_of(mode: Mode) -> Option<SightingBasis> {
    match mode {
        Mode::WithHim => Some(SightingBasis::SeenThere),
        Mode::Reported => Some(SightingBasis::Told),
        Mode::Found => None,
    }
}

fn given_in(form: &RecordForm) -> Option<Given> {
    match &form.place {
        Some(PlaceInput::Here | PlaceInput::Fix { .. }) => Some(Given::Here),
        Some(PlaceInput::GridReference { .. }) => Some(Given::Grid),
        Some(PlaceInput::Words { .. } | PlaceInput::Unknown) => Some(Given::WordsOnly),
        None if form.place_words.is_empty() => None,
        None => Some(Given::WordsOnly),
    }
}

fn grid_in(form: &RecordForm) -> String {
    match &form.place {
        Some(PlaceInput::GridReference { text }) => text.clone(),
        Some(PlaceInput::Here | PlaceInput::Fix { .. } | PlaceInput::Words { .. } | PlaceInput::Unknown) | None => {
            String::new()
        }
    }
}
