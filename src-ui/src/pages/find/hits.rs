//! Hits by strength, each with why it matched and in which role; and what nothing held does not mean.

use crate::{
    components::{NothingHeld, WarnLine, WarnRow},
    i18n::*,
    state::{PlaceInHits, use_state},
    text,
};
use cordon_core::wire::{Band, Hit, Results, Role, RoleCount, Searched};
use leptos::{ev, html, prelude::*};
use leptos_router::components::A;

/// Hits built with the page; the rest of the first screen follows, a few a frame, so that no frame
/// takes long, and more whenever the end comes near.
const FIRST: usize = 2;
/// Hits built in one go after that.
const A_FRAME: usize = 2;
/// Hits that fill a screen and what is just below it.
const A_SCREEN: usize = 8;

/// Hits by strength, then what nothing held does not mean. While names are still loading, that is
/// what stands here, never that nothing is held.
#[component]
pub fn Found(
    /// As the shell gave them.
    results: Results,
) -> impl IntoView {
    let i18n = use_i18n();
    let count = results.hits.len();
    let read: Vec<String> = results.read_as.iter().map(|read| text::read_as(i18n, read)).collect();
    let not_held: Vec<String> = results
        .not_held
        .iter()
        .map(|number| tu_string!(i18n, find.number_not_held, number = text::read_as(i18n, number)))
        .collect();
    let loading = match results.searched {
        Searched::Everything | Searched::NoCopy => false,
        Searched::NumbersOnly => true,
    };
    let held = match (results.searched, count) {
        (Searched::NoCopy, _) => tu_string!(i18n, find.no_copy),
        (Searched::Everything | Searched::NumbersOnly, 0) => tu_string!(i18n, find.nothing_held),
        (Searched::Everything | Searched::NumbersOnly, 1..) => tu_string!(i18n, find.nothing_else_held),
    };
    let (offered, coverage) = (results.otherwise, results.coverage);
    let end = (!loading).then(|| view! { <NothingHeld title=held offered open={count == 0} coverage/> });
    view! {
        {(!read.is_empty()).then(|| view! { <p class="sub" data-test="read-as">{read.join(" · ")}</p> })}
        {loading.then(|| view! { <p class="card" data-test="still-loading">{t!(i18n, find.still_loading)}</p> })}
        {not_held.into_iter().map(|number| view! { <p class="card" data-test="number-not-held">{number}</p> }).collect_view()}
        <Hits hits=results.hits/>
        {results.more.then(|| view! { <p class="sub" data-test="more">{t!(i18n, find.more)}</p> })}
        {end}
    }
}

/// How many were found, to be said aloud.
pub fn counted(i18n: text::I18n, results: &Results) -> String {
    match results.searched {
        Searched::Everything => tu_string!(i18n, find.found, count = results.hits.len()),
        Searched::NumbersOnly => tu_string!(i18n, find.still_loading),
        Searched::NoCopy => tu_string!(i18n, find.no_copy),
    }
}

/// The hits, as far as they are looked at: more are built when the end of those that stand comes near.
#[component]
fn Hits(hits: Vec<Hit>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let count = hits.len();
    let built = RwSignal::new(FIRST.min(count));
    let end = NodeRef::<html::Button>::new();
    let before = state.place_in_hits.get_value();
    let query = state.query.get_untracked();
    if before.query == query && before.scrolled > 0.0 {
        build_up_to(built, before.built.max(A_SCREEN).min(count));
        scroll_once_built(built, before.built.min(count), before.scrolled);
    } else {
        // Whoever types back to what they once scrolled looks at the box.
        state.place_in_hits.set_value(PlaceInHits::default());
        build_up_to(built, A_SCREEN.min(count));
    }
    let more = move || build_up_to(built, (built.get_untracked() + A_SCREEN).min(count));
    let watching = window_event_listener(ev::scroll, move |_| {
        let scrolled = window().scroll_y().unwrap_or_default();
        state.place_in_hits.set_value(PlaceInHits { query: query.clone(), built: built.get_untracked(), scrolled });
        if built.get_untracked() < count && end.get_untracked().is_some_and(|end| is_near(&end)) {
            more();
        }
    });
    on_cleanup(move || watching.remove());
    let hits = StoredValue::new(hits);
    let counts = hits.with_value(|hits| BANDS.map(|(band, _)| hits.iter().filter(|hit| hit.band == band).count()));
    let keyed = move || (0..built.get()).collect::<Vec<_>>();
    let card = move |at: usize| {
        let hit = hits.with_value(|hits| hits.get(at).cloned());
        let before = at.checked_sub(1).and_then(|at| hits.with_value(|hits| hits.get(at).map(|hit| hit.band)));
        hit.map(|hit| {
            let first = (before != Some(hit.band)).then(|| view! { <BandHead band=hit.band counts/> });
            view! { {first} <HitCard hit/> }
        })
    };
    let left = move || count.saturating_sub(built.get());
    view! {
        <div class="stack"><For each=keyed key=|at| *at children=card/></div>
        <Show when=move || { left() > 0 }>
            <button type="button" class="button wide" data-test="show-more" node_ref=end on:click=move |_| more()>
                {move || tu_string!(i18n, find.show_more, count = left())}
            </button>
        </Show>
    }
}

const BANDS: [(Band, &str); 3] =
    [(Band::Likely, "band-likely"), (Band::Possible, "band-possible"), (Band::Weak, "band-weak")];

/// Builds on, frame by frame, until so many stand. The page may be gone by the next frame.
fn build_up_to(built: RwSignal<usize>, wanted: usize) {
    if built.try_get_untracked().is_none_or(|now| now >= wanted) {
        return;
    }
    request_animation_frame(move || {
        built.try_update(|built| *built = (*built + A_FRAME).min(wanted));
        build_up_to(built, wanted);
    });
}

/// Back to where the officer was, once the hits stand that were there. The page may be gone by then.
fn scroll_once_built(built: RwSignal<usize>, wanted: usize, to: f64) {
    request_animation_frame(move || match built.try_get_untracked() {
        None => {}
        Some(now) if now < wanted => scroll_once_built(built, wanted, to),
        Some(_) => window().scroll_to_with_x_and_y(0.0, to),
    });
}

/// Whether something stands within a screen below what is seen.
fn is_near(element: &web_sys::HtmlElement) -> bool {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    element.get_bounding_client_rect().top() < height * 2.0
}

/// How strong the hits are that follow, and how many.
#[component]
fn BandHead(band: Band, counts: [usize; 3]) -> impl IntoView {
    let i18n = use_i18n();
    let of_it = BANDS.iter().zip(counts).find(|((each, _), _)| *each == band);
    let (test, count) = of_it.map_or(("", 0), |((_, test), count)| (*test, count));
    view! { <h2 data-test=test>{text::band(i18n, band)}<span>{count}</span></h2> }
}

/// A possible match until two identifiers are confirmed: why it matched, in which role.
#[component]
fn HitCard(hit: Hit) -> impl IntoView {
    let i18n = use_i18n();
    let why: Vec<String> = hit.why.iter().map(|why| text::matched_on(i18n, why)).collect();
    let pnc_id = hit.pnc_id.map(|id| tu_string!(i18n, find.hit_pnc, id = id));
    let held: Vec<String> = hit.town.map(String::from).into_iter().chain(pnc_id).collect();
    // By ear two of one name are told apart by what is held of each.
    let held_id = (!held.is_empty()).then(|| format!("held-{}", hit.person));
    let warnings: Vec<WarnLine> = hit
        .warnings
        .iter()
        .map(|warning| WarnLine {
            marker: warning.marker.0.clone(),
            detail: String::new(),
            on: warning.on.short_text(),
            source: warning.source.0.clone(),
        })
        .collect();
    view! {
        <article class="card hit" data-test="hit">
            <div class="between">
                <h3>
                    <A href=format!("/person/{}", hit.person) attr:class="cover" attr:data-test="hit-link"
                        attr:aria-describedby=held_id.clone()>
                        <span data-test="hit-name">{hit.name}</span>
                    </A>
                </h3>
                <span class="sub">{text::who(i18n, hit.age, hit.gender)}</span>
            </div>
            {hit.roles.iter().map(|count| view! { <RoleLine count=count.clone()/> }).collect_view()}
            {warnings.into_iter().map(|line| view! { <WarnRow line/> }).collect_view()}
            {held_id.map(|id| view! { <p class="sub" id=id data-test="hit-held">{held.join(" · ")}</p> })}
            <p class="sub" data-test="hit-why">{why.join(" · ")}</p>
        </article>
    }
}

/// Bound by a live order weighs most and looks so.
#[component]
fn RoleLine(count: RoleCount) -> impl IntoView {
    let i18n = use_i18n();
    let look = match count.role {
        Role::BoundBy if count.live > 0 => "tag solid",
        Role::BoundBy if count.unknown > 0 => "tag doubt",
        Role::BoundBy | Role::ProtectedBy | Role::Child | Role::Witness => "line plain-line",
    };
    view! { <p><span class=look data-test="hit-role">{text::roles(i18n, &count)}</span></p> }
}
