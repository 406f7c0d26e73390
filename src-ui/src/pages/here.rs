//! Here: the areas named in live orders around a place, by kind only. A position that is not to be
//! had is said, and a grid reference can be typed instead.

use crate::dom::{Markup, view};
use crate::{
    bridge,
    components::{CoverageLine, Glyph, Icon, InForceTag, Loaded, NothingHeld, Page, TextInput, focus_on},
    i18n::*,
    state::{use_state, watching},
    text,
};
use cordon_core::wire::{
    AreaBrief, Disclosure, Fault, FaultKind, FixAge, FixReply, Here, HereNow, HiddenAreas, Part, PlaceInput,
    PositionSource,
};
use leptos::{prelude::*, task::spawn_local};

/// Here.
#[component]
pub fn HerePage() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let place = RwSignal::new(PlaceInput::Here);
    let areas = watching(
        move || {
            state.now_ms.track();
            Here { place: place.get() }
        },
        &[Part::Orders],
    );
    let shown = Callback::new(move |here: HereNow| view! { <Areas here place/> }.into_any());
    view! {
        <Page title=tu_string!(i18n, find.here_title).to_owned()>
            <div data-test="here-page">
                <Loaded of=areas shown/>
            </div>
            <PlaceForm place/>
        </Page>
    }
}

fn is_typed(place: &PlaceInput) -> bool {
    matches!(place, PlaceInput::GridReference { .. })
}

/// The reference that was typed, where these are the areas around it: nobody stands there.
fn typed_place(fix: &FixReply, asked: &PlaceInput) -> Option<String> {
    let FixReply::Fix { source: PositionSource::GridReference, grid, .. } = fix else { return None };
    match asked {
        PlaceInput::GridReference { text } => Some(text.to_uppercase()),
        PlaceInput::Here | PlaceInput::Fix { .. } | PlaceInput::Words { .. } | PlaceInput::Unknown => {
            grid.as_ref().map(|grid| grid.to_string())
        }
    }
}

/// Where these areas are: the officer's own position, or the place that was typed and the way back.
#[component]
fn Where(fix: FixReply, typed: Option<String>, place: RwSignal<PlaceInput>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    match typed {
        Some(typed) => view! {
            <div class="between">
                <p class="line grow" data-test="here-fix">{t!(i18n, find.here_typed, place = typed)}</p>
                <UseMine place/>
            </div>
        }
        .into_any(),
        None => view! {
            <p class="line" data-test="here-fix">{move || text::fix(i18n, &fix, state.now_ms.get())}</p>
        }
        .into_any(),
    }
}

/// Asks the device where it is, again or in the place of what was typed.
#[component]
fn UseMine(place: RwSignal<PlaceInput>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <button type="button" class="button" data-test="here-again" on:click=move |_| place.set(PlaceInput::Here)>
            {t!(i18n, find.here_again)}
        </button>
    }
}

#[component]
fn Areas(here: HereNow, place: RwSignal<PlaceInput>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let typed = typed_place(&here.fix, &place.get_untracked());
    let inside = if typed.is_some() { t!(i18n, find.inside_there_heading) } else { t!(i18n, find.inside_heading) };
    let near = if typed.is_some() { t!(i18n, find.near_there_heading) } else { t!(i18n, find.near_heading) };
    let located = here.fix.age(state.now_ms.get_untracked()) == FixAge::Fresh;
    let none = here.inside.is_empty() && here.cannot_tell.is_empty() && here.near.is_empty();
    let fix = here.fix;
    let beside = if located && none {
        let title = if typed.is_some() { t!(i18n, find.there_nothing) } else { t!(i18n, find.here_nothing) };
        view! {
            <div class="stack" data-test="here-none">
                <NothingHeld title offered=here.otherwise open=true coverage=here.coverage/>
            </div>
        }
        .into_any()
    } else {
        view! { <CoverageLine coverage=here.coverage/> }.into_any()
    };
    let hidden = match here.hidden {
        HiddenAreas::Counted => None,
        HiddenAreas::CountedBefore => Some(tu_string!(i18n, find.hidden_areas_of_before)),
        HiddenAreas::NeedLivePosition => Some(tu_string!(i18n, find.hidden_areas_need_live)),
    };
    view! {
        <Where fix typed place/>
        {(!located).then(|| view! { <p class="card" data-test="here-no-fix">{t!(i18n, find.here_cannot_tell)}</p> })}
        {hidden.map(|words| view! { <p class="sub" data-test="here-hidden">{words}</p> })}
        <AreaList heading=inside state="inside" areas=here.inside/>
        <AreaList heading=tu_string!(i18n, find.unsure_heading) state="cannot_tell" areas=here.cannot_tell/>
        <AreaList heading=near state="near" areas=here.near/>
        {beside}
    }
}

/// So many areas of which nothing can be told are listed at once.
const FEW: usize = 3;

#[component]
fn AreaList(heading: String, state: &'static str, areas: Vec<AreaBrief>) -> impl IntoView {
    if areas.is_empty() {
        return Markup::Nothing;
    }
    // Of many areas of which nothing can be told, one line says so; the list is a tap away.
    if state == "cannot_tell" && areas.len() > FEW {
        let i18n = use_i18n();
        let title = tu_string!(i18n, find.inside_unsure, count = areas.len());
        return view! {
            <details class="card state tell" data-test="unsure-folded">
                <summary>{title}</summary>
                <ul class="plain">{areas.into_iter().map(|area| view! { <Area area state/> }).collect_view()}</ul>
            </details>
        }
        .into_any();
    }
    view! {
        <section>
            <h2>{heading}</h2>
            <ul class="plain">{areas.into_iter().map(|area| view! { <Area area state/> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// One area: its kind, and its edge where it may be measured.
#[component]
fn Area(area: AreaBrief, state: &'static str) -> impl IntoView {
    let i18n = use_i18n();
    let (tone, glyph) = match state {
        "inside" => ("card row state fits", Glyph::Fits),
        "cannot_tell" => ("card row state tell", Glyph::Ask),
        _ => ("card row", Glyph::Pin),
    };
    // Nobody is sent about to find out where a hidden area lies.
    let settles = state == "cannot_tell" && area.disclosure == Disclosure::Shown;
    let edge = match (area.disclosure, area.edge_m) {
        (Disclosure::Hidden, _) => tu_string!(i18n, find.area_hidden).to_owned(),
        (Disclosure::Shown, Some(metres)) => tu_string!(i18n, find.area_edge, metres = metres),
        (Disclosure::Shown, None) => String::new(),
    };
    view! {
        <li class=tone data-test="area" data-state=state>
            <Icon glyph/>
            <span class="grow">
                <A href=format!("/order/{}", area.order) attr:class="cover" attr:data-test="area-link">{i18n.wording(&area.title)}</A>
                <span class="sub">{edge}</span>
                {settles.then(|| view! { <span class="sub" data-test="area-settle">{t!(i18n, find.area_settle)}</span> })}
            </span>
            <InForceTag paper=area.paper answer=area.in_force/>
            <span class="go" aria-hidden="true"></span>
        </li>
    }
}

/// A British National Grid reference in the place of a fix. The areas that stand give way only to those of
/// a place that the device could read.
#[component]
fn PlaceForm(place: RwSignal<PlaceInput>) -> impl IntoView {
    let i18n = use_i18n();
    let grid = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let asking = StoredValue::new(0_u32);
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = grid.get_untracked().trim().to_owned();
        wrong.set(None);
        if text.is_empty() {
            wrong.set(Some(tu_string!(i18n, find.here_grid_bad)));
            return focus_on("here-grid");
        }
        asking.update_value(|turn| *turn += 1);
        let turn = asking.get_value();
        let typed = PlaceInput::GridReference { text };
        spawn_local(async move {
            let reply = bridge::call(&Here { place: typed.clone() }).await;
            // The page may be gone, or may ask for another place by now.
            if asking.try_get_value() != Some(turn) {
                return;
            }
            if let Err(fault @ Fault { kind: FaultKind::Invalid, .. }) = reply {
                wrong.set(Some(text::fault(i18n, &fault)));
                return focus_on("here-grid");
            }
            place.set(typed);
        });
    };
    view! {
        <form class="place-form" on:submit=ask novalidate=true>
            <TextInput
                label=tu_string!(i18n, find.here_grid)
                name="here-grid"
                value=grid
                hint=tu_string!(i18n, find.here_grid_hint)
                error=wrong
            />
            <div class="pair-buttons">
                <button type="submit" class="button" data-test="here-ask">{t!(i18n, find.here_ask)}</button>
                {move || (!place.with(is_typed)).then(|| view! { <UseMine place/> })}
            </div>
        </form>
    }
}
