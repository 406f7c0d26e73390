//! Hits by strength, each with why it matched and in which role; and what nothing held does not mean.

use crate::{
    components::{NothingHeld, WarnLine, WarnRow},
    i18n::*,
    text,
};
use cordon_core::wire::{Band, Hit, Results, Role, RoleCount};
use leptos::prelude::*;
use leptos_router::components::A;

/// Hits by strength, then what nothing held does not mean.
#[component]
pub fn Found(
    /// As the shell gave them.
    results: Results,
) -> impl IntoView {
    let i18n = use_i18n();
    let count = results.hits.len();
    let held = if count == 0 { tu_string!(i18n, find.nothing_held) } else { tu_string!(i18n, find.nothing_else_held) };
    let read: Vec<String> = results.read_as.iter().map(|read| text::read_as(i18n, read)).collect();
    let bands = [(Band::Likely, "band-likely"), (Band::Possible, "band-possible"), (Band::Weak, "band-weak")].map(
        |(band, test)| {
            let hits: Vec<Hit> = results.hits.iter().filter(|hit| hit.band == band).cloned().collect();
            (!hits.is_empty()).then(|| view! { <BandOf band test hits/> })
        },
    );
    view! {
        <p class="govuk-visually-hidden" role="status" data-test="results-count">
            {tu_string!(i18n, find.found, count = count)}
        </p>
        {(!read.is_empty()).then(|| view! { <p class="sub" data-test="read-as">{read.join(" · ")}</p> })}
        {bands.into_iter().collect_view()}
        {results.more.then(|| view! { <p class="sub" data-test="more">{t!(i18n, find.more)}</p> })}
        <NothingHeld title=held offered=results.otherwise open={count == 0} coverage=results.coverage/>
    }
}

#[component]
fn BandOf(band: Band, test: &'static str, hits: Vec<Hit>) -> impl IntoView {
    let i18n = use_i18n();
    let count = hits.len();
    view! {
        <section data-test=test>
            <h2>{text::band(i18n, band)}<span>{count}</span></h2>
            <ul class="plain">{hits.into_iter().map(|hit| view! { <HitCard hit/> }).collect_view()}</ul>
        </section>
    }
}

/// A possible match until two identifiers are confirmed: why it matched, in which role.
#[component]
fn HitCard(hit: Hit) -> impl IntoView {
    let i18n = use_i18n();
    let why: Vec<String> = hit.why.iter().map(|why| text::matched_on(i18n, why)).collect();
    let warnings: Vec<WarnLine> = hit
        .warnings
        .iter()
        .map(|warning| WarnLine {
            marker: warning.marker.clone(),
            detail: String::new(),
            on: warning.on.short_text(),
            source: warning.source.clone(),
        })
        .collect();
    view! {
        <li class="card hit" data-test="hit">
            <div class="between">
                <h3>
                    <A href=format!("/person/{}", hit.person) attr:class="cover" attr:data-test="hit-link">
                        <span data-test="hit-name">{hit.name}</span>
                    </A>
                </h3>
                <span class="sub">{text::who(i18n, hit.age, hit.gender)}</span>
            </div>
            {hit.roles.iter().map(|count| view! { <RoleLine count=count.clone()/> }).collect_view()}
            {warnings.into_iter().map(|line| view! { <WarnRow line/> }).collect_view()}
            <p class="sub" data-test="hit-why">{why.join(" · ")}</p>
        </li>
    }
}

/// Bound by a live order weighs most and looks so.
#[component]
fn RoleLine(count: RoleCount) -> impl IntoView {
    let i18n = use_i18n();
    let look = match count.role {
        Role::BoundBy if count.live > 0 => "tag solid",
        Role::BoundBy | Role::ProtectedBy | Role::Child | Role::Witness => "line plain-line",
    };
    view! { <p><span class=look data-test="hit-role">{text::roles(i18n, &count)}</span></p> }
}
