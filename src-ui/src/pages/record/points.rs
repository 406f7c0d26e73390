//! What is still missing of the points to prove, while the officer is there. It never keeps a record
//! from being saved.

use crate::components::Loaded;
use crate::state::fresh;
use crate::text::{self, I18n, say};
use cordon_core::wire::{DraftId, OrderPoints, Part, PointSheet, PointState, PointsSheet, RecordPoints};
use leptos::prelude::*;

/// The points of a draft, fetched again whenever it is kept.
pub fn still_missing(i18n: I18n, draft: DraftId) -> AnyView {
    let sheet = fresh(move || RecordPoints { draft }, &[Part::Drafts, Part::Orders]);
    let shown = Callback::new(move |sheet: PointsSheet| listed(i18n, sheet));
    view! {
        <details class="task card" open=true data-test="points">
            <summary>{say!(i18n, points.title)}</summary>
            <div class="stack">
                <h2 class="govuk-visually-hidden">{say!(i18n, points.title)}</h2>
                <Loaded of=sheet shown />
            </div>
        </details>
    }
    .into_any()
}

fn listed(i18n: I18n, sheet: PointsSheet) -> AnyView {
    if sheet.orders.is_empty() {
        return view! { <p class="sub" data-test="no-points">{say!(i18n, points.none)}</p> }.into_any();
    }
    let orders = sheet.orders.into_iter().map(|order| of_order(i18n, order)).collect_view();
    view! {
        <p class="sub">{say!(i18n, points.hint)}</p>
        {orders}
    }
    .into_any()
}

fn of_order(i18n: I18n, order: OrderPoints) -> AnyView {
    let made = order.made.map(|made| view! { <p class="sub">{say!(i18n, points.made, day = made.day)}</p> });
    let points = order.points.into_iter().map(|point| of_point(i18n, point)).collect_view();
    view! {
        <section data-test="points-order">
            <h3>{order.title}</h3>
            {made}
            <ul class="bare stack">{points}</ul>
        </section>
    }
    .into_any()
}

/// A point in the law row's words, what is recorded of it, and what can still be done.
fn of_point(i18n: I18n, point: PointSheet) -> AnyView {
    let (key, tone) = look(point.state);
    let state = text::point_state(i18n, point.state);
    let held =
        point.have.iter().map(|have| view! { <p class="sub" data-test="point-have">{text::held(i18n, have)}</p> });
    let held = held.collect_view();
    let lacks = !point.missing.is_empty();
    let to_do = point.missing.into_iter().map(|missing| {
        view! { <li data-test="point-missing">{text::missing(i18n, missing)}</li> }
    });
    let to_do = to_do.collect_view();
    view! {
        <li class="facts" data-test="point" data-state=key>
            <div class="between"><strong>{point.words}</strong> <span class=tone>{state}</span></div>
            {held}
            {lacks.then(|| view! { <ul class="listed">{to_do}</ul> })}
        </li>
    }
    .into_any()
}

/// The state as the tests name it, and the look of its tag. Nothing is the colour of an all-clear.
fn look(state: PointState) -> (&'static str, &'static str) {
    match state {
        PointState::Have => ("have", "tag"),
        PointState::Partly => ("partly", "tag doubt"),
        PointState::Missing => ("missing", "tag solid"),
        PointState::NotNeeded => ("not_needed", "tag quiet"),
    }
}
