//! Home: find, what is here, what is mine, how old this copy is.

use crate::dom::view;
use crate::state::memo;
use crate::{
    components::{CoverageLine, Glyph, Icon, Loaded, NothingHeld, Page},
    i18n::*,
    state::{fresh, use_state, watching},
    text,
};
use cordon_core::wire::{AreaBrief, FixAge, Here, HereNow, Part, PlaceInput, WorkSheet};
use leptos::prelude::*;

/// Home.
#[component]
pub fn HomePage() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    // A search begun from here is a new one.
    state.query.set(String::new());
    let here = watching(
        move || {
            state.now_ms.track();
            Here { place: PlaceInput::Here }
        },
        &[Part::Orders],
    );
    let work = fresh(|| cordon_core::wire::Work {}, &[Part::Records, Part::Drafts, Part::Sync]);
    let here_shown = Callback::new(|here: HereNow| view! { <HereCards here/> }.into_any());
    let work_shown = Callback::new(|work: WorkSheet| view! { <Work work/> }.into_any());
    let coverage =
        memo(move || state.session.with(|session| session.as_ref().and_then(|session| session.coverage.clone())));
    view! {
        <Page title=tu_string!(i18n, frame.app).to_owned() named=tu_string!(i18n, frame.home)>
            <A href="/find" attr:class="search-door" attr:data-test="search-open">
                <Icon glyph=Glyph::Search/>
                <span>{t!(i18n, find.search_prompt)}</span>
            </A>
            <Loaded of=here shown=here_shown/>
            <h2>{t!(i18n, find.my_work)}</h2>
            <Loaded of=work shown=work_shown/>
            <A href="/record" attr:class="button primary wide home-record" attr:data-test="home-record">
                {t!(i18n, frame.nav_record)}
            </A>
            {move || coverage.get().map(|coverage| view! { <CoverageLine coverage/> })}
        </Page>
    }
}

/// Inside, cannot tell, near: by kind only. Names come after a reason.
#[component]
fn HereCards(here: HereNow) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let fix = here.fix.clone();
    // Nothing is said of here and now on a position of hours ago.
    let no_fix = here.fix.age(state.now_ms.get_untracked()) != FixAge::Fresh;
    let none = !no_fix && here.inside.is_empty() && here.cannot_tell.is_empty() && here.near.is_empty();
    let inside = if no_fix { 0 } else { here.inside.len() };
    let unsure = here.cannot_tell.len();
    let near = if no_fix { 0 } else { here.near.len() };
    view! {
        <h2>
            {t!(i18n, find.here_now)}
            <span data-test="here-fix">{move || text::fix(i18n, &fix, state.now_ms.get())}</span>
        </h2>
        {(inside > 0).then(|| view! {
            <AreaCard test="here-inside" tone="card row state fits" glyph=Glyph::Fits
                title=tu_string!(i18n, find.inside, count = inside) areas=here.inside/>
        })}
        {(unsure > 0).then(|| view! {
            <AreaCard test="here-cannot-tell" tone="card row state tell" glyph=Glyph::Ask
                title=tu_string!(i18n, find.inside_unsure, count = unsure) areas=here.cannot_tell/>
        })}
        {(near > 0).then(|| view! {
            <AreaCard test="here-near" tone="card row" glyph=Glyph::Pin
                title=tu_string!(i18n, find.near, count = near) areas=here.near/>
        })}
        {no_fix.then(|| view! {
            <p class="card" data-test="here-no-fix">
                {t!(i18n, find.here_cannot_tell)}
                <A href="/here" attr:class="govuk-link alone">{t!(i18n, find.here_enter_place)}</A>
            </p>
        })}
        {none.then(|| view! {
            <div class="stack" data-test="here-none">
                <NothingHeld title=tu_string!(i18n, find.here_nothing) offered=here.otherwise coverage=here.coverage/>
            </div>
        })}
    }
}

#[component]
fn AreaCard(
    test: &'static str,
    tone: &'static str,
    glyph: Glyph,
    #[prop(into)] title: String,
    areas: Vec<AreaBrief>,
) -> impl IntoView {
    let i18n = use_i18n();
    let mut titles: Vec<String> = areas
        .into_iter()
        .map(|area| format!("{}: {}", i18n.wording(&area.title), text::in_force_tag(i18n, area.paper, area.in_force)))
        .collect();
    titles.sort_unstable();
    titles.dedup();
    view! {
        <A href="/here" attr:class=tone attr:data-test=test>
            <Icon glyph/>
            <span class="grow">
                <strong>{title}</strong>
                <span class="sub">{titles.join(" · ")}</span>
            </span>
            <span class="go" aria-hidden="true"></span>
        </A>
    }
}

/// Clocks, drafts, and what waits for HQ.
#[component]
fn Work(work: WorkSheet) -> impl IntoView {
    let i18n = use_i18n();
    let clocks = usize::try_from(work.clocks).unwrap_or(usize::MAX);
    let next = work.next_limit.as_ref();
    let next = next.map(|limit| tu_string!(i18n, find.next_limit, when = text::stamp(limit))).unwrap_or_default();
    let drafts = work.drafts.len();
    let draft = work.drafts.first().map(|draft| match &draft.captured {
        Some(_) => tu_string!(i18n, find.draft_captured, shown = draft.shown.clone()).to_string(),
        None => draft.shown.0.clone(),
    });
    let draft = draft.unwrap_or_default();
    let waiting = usize::try_from(work.waiting).unwrap_or(usize::MAX);
    view! {
        {(clocks > 0).then(|| view! {
            <WorkCard href="/clocks" test="work-clocks" count=clocks title=tu_string!(i18n, find.clocks, count = clocks) sub=next/>
        })}
        {(drafts > 0).then(|| view! {
            <WorkCard href="/mine" test="work-drafts" count=drafts title=tu_string!(i18n, find.drafts, count = drafts) sub=draft/>
        })}
        {(waiting > 0).then(|| view! {
            <WorkCard href="/sync" test="work-waiting" count=waiting title=tu_string!(i18n, find.waiting, count = waiting)
                sub=tu_string!(i18n, find.waiting_safe)/>
        })}
        {(clocks + drafts + waiting == 0).then(|| view! { <p class="sub" data-test="work-none">{t!(i18n, find.work_none)}</p> })}
    }
}

#[component]
fn WorkCard(
    href: &'static str,
    test: &'static str,
    count: usize,
    #[prop(into)] title: String,
    #[prop(into)] sub: String,
) -> impl IntoView {
    view! {
        <A href=href attr:class="card row" attr:data-test=test>
            <span class="count" aria-hidden="true">{count}</span>
            <span class="grow">
                <strong>{title}</strong>
                <span class="sub">{sub}</span>
            </span>
            <span class="go" aria-hidden="true"></span>
        </A>
    }
}
