//! What is still missing of the points to prove, while the officer is there. It never keeps a record
//! from being saved.

use crate::components::{Failed, Loaded, ReasonSheet, open};
use crate::dom::{AnyView, view};
use crate::i18n::use_i18n;
use crate::state::{Ending, Fetched, under, use_state};
use crate::text::{self, I18n, say};
use cordon_core::wire::{
    DraftId, Fault, FaultKind, OrderPoints, Part, PointSheet, PointState, PointsSheet, Reason, RecordPoints, Subject,
};
use leptos::{prelude::*, task::spawn_local};

/// The points of a draft, fetched again whenever it is kept.
pub fn still_missing(i18n: I18n, draft: DraftId) -> AnyView {
    let about = Subject::Draft(draft);
    let sheet = under(about, |grant| RecordPoints { grant }, &[Part::Drafts, Part::Orders], Ending::Stay);
    let shown = Callback::new(move |sheet: PointsSheet| listed(i18n, sheet));
    view! {
        <details class="task card" open=true data-test="points">
            <summary>{say!(i18n, points.title)}</summary>
            <div class="stack">
                <h2 class="govuk-visually-hidden">{say!(i18n, points.title)}</h2>
                <Loaded of=sheet shown />
                <ReasonAgain draft sheet />
            </div>
        </details>
    }
    .into_any()
}

/// Once the grant has ended, the way to a new one. The record that is being written stays.
#[component]
fn ReasonAgain(draft: DraftId, sheet: Fetched<PointsSheet>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let asking = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let needed = move || sheet.fault().is_some_and(|fault| fault.kind == FaultKind::ReasonNeeded);
    let on_reason = Callback::new(move |reason: Reason| {
        asking.set(false);
        spawn_local(async move {
            match open(&Subject::Draft(draft), Some(reason)).await {
                Ok(grant) => state.keep_grant(grant),
                Err(failed) => {
                    fault.try_set(Some(failed));
                }
            }
        });
    });
    let on_cancel = Callback::new(move |()| asking.set(false));
    view! {
        {move || needed().then(|| view! {
            <button type="button" class="button" data-test="reason-again" on:click=move |_| asking.set(true)>
                {say!(i18n, frame.reason_again)}
            </button>
        })}
        {move || fault.get().map(|fault| view! { <Failed fault /> })}
        {move || asking.get().then(|| view! {
            <ReasonSheet title=say!(i18n, frame.reason_title) on_reason on_cancel />
        })}
    }
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
            <h3>{i18n.wording(&order.title)}</h3>
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
            <div class="between"><strong>{i18n.key(point.words)}</strong> <span class=tone>{state}</span></div>
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
