//! The list itself: sorted as asked, walked with the arrow keys, opened with Enter.

use crate::components::{Choice, InForceTag, Segmented, focus_on, use_go};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::state::memo;
use crate::text::{self, I18n, say};
use cordon_core::wire::{OrderBrief, OrderId};
use leptos::{ev::KeyboardEvent, prelude::*};

/// So many rows are built at most: beyond, the filter is the way.
const ROWS: usize = 400;

/// From this width on the chosen order stands beside the list.
const STATION_PX: f64 = 1024.0;

/// By what the list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Its title.
    Title,
    /// Who made it.
    Court,
    /// When it was made, the newest first.
    Made,
}

/// Orders to choose from.
#[component]
pub fn List(
    /// The orders.
    orders: Vec<OrderBrief>,
    /// The one chosen.
    chosen: RwSignal<Option<OrderId>>,
    /// The order they stand in.
    sort: RwSignal<Option<Sort>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let sorted = memo(move || sorted(i18n, &orders, sort.get().unwrap_or(Sort::Made)));
    let options = vec![
        Choice::new(Sort::Made, "made", say!(i18n, record.sort_made)),
        Choice::new(Sort::Title, "title", say!(i18n, record.sort_title)),
        Choice::new(Sort::Court, "court", say!(i18n, record.sort_court)),
    ];
    let walk = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        let next = sorted.with_untracked(|orders| beside(orders, chosen.get_untracked(), step));
        if let Some(next) = next {
            chosen.set(Some(next));
            focus_on(&row_id(next));
        }
    };
    let rows = move || {
        let shown = sorted.get().into_iter().take(ROWS);
        shown.map(|order| view! { <li><Row order chosen /></li> }).collect_view()
    };
    let cut = move || {
        let cut = sorted.with(Vec::len) > ROWS;
        cut.then(|| view! { <p class="sub" data-test="orders-cut">{say!(i18n, record.orders_cut, n = ROWS)}</p> })
    };
    view! {
        <div class="orders__list">
            <Segmented legend=say!(i18n, record.sort_by) name="orders-sort" options value=sort />
            <ul class="bare" on:keydown=walk>{rows}</ul>
            {cut}
        </div>
    }
}

#[component]
fn Row(order: OrderBrief, chosen: RwSignal<Option<OrderId>>) -> impl IntoView {
    let i18n = use_i18n();
    let go = use_go();
    let id = order.order;
    let is_chosen = move || chosen.get() == Some(id);
    // Beside the list the first tap chooses and the second opens; where only the list stands, one opens.
    let tap = move |_| {
        if is_wide() && chosen.get_untracked() != Some(id) {
            chosen.set(Some(id));
        } else {
            go.run(format!("/order/{id}"));
        }
    };
    let made = order.made.as_ref().map(|made| made.day.clone()).unwrap_or_else(|| say!(i18n, record.not_stated));
    let terms =
        say!(i18n, record.terms_notice, n = order.conditions, notice = text::notice(i18n, order.paper, order.notice));
    view! {
        <button type="button" class="orders__row" id=row_id(id) class:on=is_chosen
            aria-current=move || is_chosen().then_some("true") data-test="orders-row" data-order=id.to_string() on:click=tap>
            <span class="between"><strong>{order.binds.join(", ")}</strong><span class="sub">{made}</span></span>
            <span class="between"><span>{i18n.wording(&order.title)}</span><InForceTag paper=order.paper answer=order.in_force /></span>
            <span class="sub">{order.court.0} " · " {terms}</span>
        </button>
    }
}

fn row_id(order: OrderId) -> String {
    format!("orders-row-{order}")
}

fn is_wide() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= STATION_PX)
}

fn sorted(i18n: I18n, orders: &[OrderBrief], by: Sort) -> Vec<OrderBrief> {
    let mut orders = orders.to_vec();
    match by {
        Sort::Title => orders.sort_by_cached_key(|order| i18n.wording(&order.title)),
        Sort::Court => orders.sort_by(|one, other| one.court.cmp(&other.court)),
        Sort::Made => orders.sort_by_key(|order| std::cmp::Reverse(order.made.as_ref().map(|made| made.epoch_ms))),
    }
    orders
}

/// The order before or after the chosen one; the first where none is chosen.
fn beside(orders: &[OrderBrief], chosen: Option<OrderId>, step: isize) -> Option<OrderId> {
    let at = chosen.and_then(|chosen| orders.iter().position(|order| order.order == chosen));
    let next = match at {
        Some(at) => at.checked_add_signed(step)?,
        None => 0,
    };
    orders.get(next).map(|order| order.order)
}
