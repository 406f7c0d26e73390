//! The station's orders: a list under one reason, narrowed and sorted; the chosen one beside it.
//!
//! `data-test`: `orders` `orders-filter` `orders-sort-title` `orders-sort-court` `orders-sort-made`
//! `orders-count` `orders-more` `orders-row` (`data-order`) `orders-detail` `orders-open` `orders-unchosen`

mod list;

use crate::components::{
    CardRows, CoverageLine, Empty, FoldedPowers, InForceTag, Loaded, Opened, Page, TextInput, against_by_age,
};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::state::effect_after;
use crate::state::{Ending, under};
use crate::text::{self, say};
use cordon_core::wire::{Grant, OrderBrief, OrderId, OrderListSheet, OrdersSheetOf, Part, Reason, Subject};
use leptos::prelude::*;
use list::{List, Sort};
use std::time::Duration;

/// Typing rests this long before the list is asked for again: each asking is journalled.
const PAUSE: Duration = Duration::from_millis(400);

/// `/orders`.
#[component]
pub fn OrdersPage() -> impl IntoView {
    let i18n = use_i18n();
    let opened = Callback::new(move |grant: Grant| view! { <Orders reason=grant.reason /> }.into_any());
    view! {
        <Page title=say!(i18n, record.orders_title)>
            <Opened about=Subject::Orders(String::new()) opened />
        </Page>
    }
}

#[component]
fn Orders(reason: Option<Reason>) -> impl IntoView {
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    let asked = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<OrderId>);
    let sort = RwSignal::new(Some(Sort::Made));
    let mut settle = debounce(PAUSE, move |text: String| {
        asked.try_set(text);
    });
    effect_after(move |before: Option<String>| {
        let now = typed.get();
        if before.is_some_and(|before| before != now) {
            settle(now.clone());
        }
        now
    });
    let listed = Callback::new(move |grant: Grant| view! { <Listed of=grant.subject chosen sort /> }.into_any());
    // Other words are another look, under the reason of the list.
    let named = move || {
        view! { <Opened about=Subject::Orders(asked.get()) given=reason.clone() opened=listed /> }
    };
    view! {
        <div class="orders" data-test="orders">
            <TextInput label=say!(i18n, record.orders_filter) name="orders-filter" value=typed kind="search" />
            {named}
        </div>
    }
}

#[component]
fn Listed(of: Subject, chosen: RwSignal<Option<OrderId>>, sort: RwSignal<Option<Sort>>) -> impl IntoView {
    let list = under(of, |grant| OrdersSheetOf { grant }, &[Part::Orders], Ending::Ask);
    let shown = Callback::new(move |sheet: OrderListSheet| view! { <Sheet sheet chosen sort /> }.into_any());
    view! { <Loaded of=list shown /> }
}

#[component]
fn Sheet(sheet: OrderListSheet, chosen: RwSignal<Option<OrderId>>, sort: RwSignal<Option<Sort>>) -> impl IntoView {
    let i18n = use_i18n();
    let OrderListSheet { orders, held, more, coverage } = sheet;
    let count = say!(i18n, record.orders_count, n = orders.len(), held = held);
    let listed = if orders.is_empty() {
        view! { <Empty title=say!(i18n, record.orders_none)><p>{say!(i18n, record.orders_none_hint)}</p></Empty> }
            .into_any()
    } else {
        view! {
            <div class="orders__panes">
                <List orders=orders.clone() chosen sort />
                <Detail orders chosen />
            </div>
        }
        .into_any()
    };
    view! {
        <p class="sub" role="status" data-test="orders-count">{count}</p>
        {listed}
        {more.then(|| view! { <p class="sub" data-test="orders-more">{say!(i18n, record.orders_more)}</p> })}
        <CoverageLine coverage />
    }
}

/// The chosen order in brief. The full order is opened under its own reason.
#[component]
fn Detail(orders: Vec<OrderBrief>, chosen: RwSignal<Option<OrderId>>) -> impl IntoView {
    let i18n = use_i18n();
    let orders = StoredValue::new(orders);
    let found = move || {
        let chosen = chosen.get()?;
        orders.with_value(|orders| orders.iter().find(|order| order.order == chosen).cloned())
    };
    view! {
        <section class="orders__detail" aria-live="polite" data-test="orders-detail">
            {move || match found() {
                Some(order) => view! { <Brief order /> }.into_any(),
                None => view! { <p class="sub" data-test="orders-unchosen">{say!(i18n, record.orders_unchosen)}</p> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Brief(order: OrderBrief) -> impl IntoView {
    let i18n = use_i18n();
    let made = order.made.as_ref().map(text::stamp).unwrap_or_else(|| say!(i18n, record.not_stated));
    let protects = if order.protects.is_empty() { say!(i18n, record.none) } else { order.protects.join(", ") };
    let href = format!("/order/{}", order.order);
    let against = against_by_age(i18n, &order.ages);
    view! {
        <div class="between"><h2>{i18n.wording(&order.title)}</h2><InForceTag paper=order.paper answer=order.in_force /></div>
        <p class="line">{say!(i18n, record.binds, who = order.binds.join(", "))}</p>
        <p class="line">{say!(i18n, record.protects, who = protects)}</p>
        <CardRows card=order.card />
        {against}
        <FoldedPowers breach=order.breach powers=order.powers word=order.word />
        <p class="sub">{say!(i18n, record.made_by, court = order.court, when = made)}</p>
        <A href attr:class="button primary" attr:data-test="orders-open">{say!(i18n, record.orders_open)}</A>
    }
}
