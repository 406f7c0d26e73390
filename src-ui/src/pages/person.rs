//! A person: warnings first, then who is bound by what, under a reason.

mod addresses;
mod clues;

use crate::dom::{Markup, live, view};
use crate::state::memo;
use crate::{
    components::{
        Actions, CoverageLine, Loaded, NameLine, NothingHeld, Opened, OrderCard, Page, WarnLine, WarnRow, sign_off,
    },
    i18n::*,
    state::{Ending, under},
    text,
};
use addresses::Addresses;
use clues::Confirming;
use cordon_core::wire::{Grant, HistoryItem, OrderBrief, OrderId, Part, PersonId, PersonSheet, PersonSheetOf, Subject};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use wasm_bindgen::JsCast;

/// A person, by the id in the address.
#[component]
pub fn PersonPage() -> impl IntoView {
    let i18n = use_i18n();
    let params = use_params_map();
    let person = memo(move || params.with(|params| params.get("id").and_then(|id| id.parse::<PersonId>().ok())));
    live(move || match person.get() {
        Some(person) => view! { <Asked person/> }.into_any(),
        None => view! {
            <Page title=tu_string!(i18n, find.person).to_owned() back=true><p>{t!(i18n, frame.not_found)}</p></Page>
        }
        .into_any(),
    })
}

#[component]
fn Asked(person: PersonId) -> impl IntoView {
    let i18n = use_i18n();
    let name = RwSignal::new(tu_string!(i18n, find.person).to_owned());
    let opened = Callback::new(move |_: Grant| view! { <PersonRoom person name/> }.into_any());
    view! {
        <Page title=name named=tu_string!(i18n, find.person) back=true bare=true>
            <Opened about=Subject::Person(person) opened/>
        </Page>
    }
}

#[component]
fn PersonRoom(person: PersonId, name: RwSignal<String>) -> impl IntoView {
    let sheet =
        under(Subject::Person(person), |grant| PersonSheetOf { grant }, &[Part::Orders, Part::Records], Ending::Ask);
    let shown = Callback::new(move |sheet: PersonSheet| {
        name.set(sheet.name.0.clone());
        view! { <PersonSheetView sheet/> }.into_any()
    });
    view! { <Loaded of=sheet shown/> }
}

#[component]
fn PersonSheetView(sheet: PersonSheet) -> impl IntoView {
    let i18n = use_i18n();
    let person = sheet.person;
    let live: Vec<_> =
        sheet.bound_by.iter().filter(|order| order.in_force.may_stand()).map(|order| order.order).collect();
    let several = sheet.bound_by.len() > 1;
    let warnings: Vec<WarnLine> = sheet
        .warnings
        .iter()
        .map(|warning| WarnLine {
            marker: warning.marker.0.clone(),
            detail: warning.detail.0.clone(),
            on: warning.on.short_text(),
            source: warning.source.0.clone(),
        })
        .collect();
    let (born, who) = (sheet.born.clone().unwrap_or_default().0, text::who(i18n, sheet.age, sheet.gender));
    let named: Vec<String> = [sheet.name.0.clone(), born, who].into_iter().filter(|part| !part.is_empty()).collect();
    let unbound = sheet.bound_by.is_empty().then(|| {
        let title = tu_string!(i18n, find.no_order_binds);
        view! { <NothingHeld title offered=sheet.otherwise open=true coverage=sheet.coverage.clone()/> }
    });
    let unsigned = sign_off(i18n, sheet.bound_by.iter().chain(&sheet.protected_by).chain(&sheet.other_roles));
    view! {
        {warnings.into_iter().map(|line| view! { <WarnRow line/> }).collect_view()}
        <div class="grow" data-test="person-brief">
            <NameLine said=named.join(" · ")/>
            {(!sheet.other_names.is_empty())
                .then(|| view! { <p class="sub">{t!(i18n, find.other_names, names = text::named(&sheet.other_names))}</p> })}
        </div>
        <Confirming person identity=sheet.identity clues=sheet.clues/>
        <Orders heading=tu_string!(i18n, find.bound_by) test="bound-by" orders=sheet.bound_by/>
        {unbound}
        {several.then(|| view! {
            <A href=format!("/person/{person}/together") attr:class="button wide" attr:data-test="check-together">
                {t!(i18n, together.door)}
            </A>
        })}
        <Orders heading=tu_string!(i18n, find.protected_by) test="protected-by" orders=sheet.protected_by/>
        <OtherRoles orders=sheet.other_roles/>
        <Addresses person fields=sheet.addresses/>
        <History items=sheet.history/>
        <p class="sub">{tu_string!(i18n, find.records_joined, count = sheet.records)}</p>
        {unsigned}
        <CoverageLine coverage=sheet.coverage/>
        <Actions>
            <A href=format!("/record?person={person}") attr:class="button" attr:data-test="record">{t!(i18n, find.record)}</A>
            <AssessDoor live/>
        </Actions>
    }
}

/// One live order is assessed at once; of several the officer chooses, and is led to the first. Where none
/// may be in force there is nothing to assess.
#[component]
fn AssessDoor(live: Vec<OrderId>) -> impl IntoView {
    let i18n = use_i18n();
    match live.as_slice() {
        [] => Markup::Nothing,
        [only] => view! {
            <A href=format!("/order/{only}/assess") attr:class="button primary" attr:data-test="assess-now">{t!(i18n, find.assess_now)}</A>
        }
        .into_any(),
        [first, ..] => {
            let first = *first;
            view! {
                <button type="button" class="button primary" data-test="assess-now" on:click=move |_| to_order(first)>
                    {t!(i18n, find.assess_choose)}
                </button>
            }
            .into_any()
        }
    }
}

/// Moves the focus to the card of an order that binds, which scrolls to it.
fn to_order(order: OrderId) {
    let link = document().query_selector(&format!("[data-test=\"bound-by\"] a[href=\"/order/{order}\"]"));
    if let Some(link) = link.ok().flatten().and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _focused = link.focus();
    }
}

/// Orders in one role, or that there are none in this copy.
#[component]
fn Orders(#[prop(into)] heading: String, test: &'static str, orders: Vec<OrderBrief>) -> impl IntoView {
    let i18n = use_i18n();
    let none = orders.is_empty();
    view! {
        <section data-test=test>
            <h2 id=test tabindex="-1">{heading}</h2>
            {none.then(|| view! { <p class="sub">{t!(i18n, find.none_held)}</p> })}
            {orders.into_iter().map(|order| view! { <OrderCard order/> }).collect_view()}
        </section>
    }
}

#[component]
fn OtherRoles(orders: Vec<OrderBrief>) -> impl IntoView {
    let i18n = use_i18n();
    (!orders.is_empty())
        .then(|| view! { <Orders heading=tu_string!(i18n, find.other_roles) test="other-roles" orders/> })
}

/// Earlier allegations and visits, each with what became of it.
#[component]
pub fn History(
    /// Newest first.
    items: Vec<HistoryItem>,
) -> impl IntoView {
    let i18n = use_i18n();
    let none = items.is_empty();
    let lines = items.into_iter().map(|item| {
        let what = item.order.map_or_else(|| tu_string!(i18n, find.an_offence), |order| i18n.wording(&order));
        let outcome = text::outcome(i18n, item.outcome);
        view! { <li class="sub" data-test="history-item">{format!("{} · {what} · {outcome} · {}", item.at.day, item.by)}</li> }
    });
    view! {
        <section data-test="history">
            <h2>{t!(i18n, find.history)}</h2>
            {if none {
                view! { <p class="sub">{t!(i18n, find.none_held)}</p> }.into_any()
            } else {
                view! { <ul class="plain">{lines.collect_view()}</ul> }.into_any()
            }}
        </section>
    }
}
