//! The sync centre: what waits, what needs the officer, what HQ has received. Usable while locked.
//!
//! | `data-test` | what |
//! |---|---|
//! | `sync-oldest` `sync-state` | the oldest waiting item; online, offline or failed |
//! | `sync-waiting` `sync-needs-you` `sync-received` | one item of each kind (`data-what`) |
//! | `sync-copy` | that the copy was marked as damaged and is sound, or was damaged and is begun anew |
//! | `sync-none-waiting` `sync-fault` `sync-running` `sync-now` `receipt` | the rest |

use crate::bridge;
use crate::components::{Actions, CoverageLine, Failed, Loaded, Page};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::state::{Fetched, fresh, use_state};
use crate::text::{self, say};
use cordon_core::wire::{Fault, ItemKind, ItemState, Part, StatusChip, SyncItem, SyncNow, SyncSheet, SyncStatus};
use leptos::{prelude::*, task::spawn_local};

/// `/sync`.
#[component]
pub fn SyncPage() -> impl IntoView {
    let i18n = use_i18n();
    let sheet = fresh(|| SyncStatus {}, &[Part::Sync]);
    let shown = Callback::new(move |sheet: SyncSheet| view! { <Sheet sheet /> }.into_any());
    view! {
        <Page title=say!(i18n, record.sync_title) back=true bare=true>
            <Loaded of=sheet shown />
            <Now sheet />
        </Page>
    }
}

#[component]
fn Sheet(sheet: SyncSheet) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let oldest = sheet.oldest.as_ref().map(|oldest| oldest.epoch_ms);
    // While locked what waits sealed is counted and not listed: which it is, the own store alone says.
    let listed = sheet.waiting.iter().filter(|item| item.what != ItemKind::Lookups).count();
    let sealed = not_listed(sheet.status.waiting, listed);
    let sealed_needs = not_listed(sheet.status.needs_you, sheet.needs_you.len());
    let line = move || match oldest {
        Some(oldest) => say!(i18n, record.oldest, age = text::ago(i18n, oldest, state.now_ms.get())),
        None if sealed > 0 => say!(i18n, record.sealed_waiting, count = sealed),
        None => say!(i18n, record.none_waiting),
    };
    let fault = sheet.last_fault.as_ref().map(|fault| text::fault(i18n, fault));
    let copy = sheet.copy.as_ref().map(|copy| i18n.text(copy));
    let received = say!(i18n, record.received_today, n = sheet.received_today);
    view! {
        <section class="facts">
            <p class="line" data-test="sync-oldest">{line}</p>
            <p class="sub">{say!(i18n, record.safe_here)}</p>
            <p class="sub" data-test="sync-state" data-online=online(&sheet.status)>{text::chip(i18n, &sheet.status)}</p>
            {fault.map(|fault| view! { <p class="state tell" data-test="sync-fault">{fault}</p> })}
            {copy.map(|copy| view! { <p class="state tell" data-test="sync-copy">{copy}</p> })}
        </section>
        <Items title=say!(i18n, record.waiting) count=sheet.status.waiting.to_string() items=sheet.waiting
            test="sync-waiting" none=none_or_sealed(i18n, sealed, say!(i18n, record.none_waiting)) />
        <Items title=say!(i18n, record.needs_you) count=sheet.status.needs_you.to_string() items=sheet.needs_you
            test="sync-needs-you" none=none_or_sealed(i18n, sealed_needs, say!(i18n, record.none_need_you)) />
        <Items title=say!(i18n, record.received) count=received items=sheet.received
            test="sync-received" none=say!(i18n, record.none_received) />
        {sheet.coverage.map(|coverage| view! { <CoverageLine coverage /> })}
    }
}

/// How many of those counted are not among those listed.
fn not_listed(counted: u32, listed: usize) -> usize {
    usize::try_from(counted).unwrap_or(usize::MAX).saturating_sub(listed)
}

/// What stands in the place of an empty list.
fn none_or_sealed(i18n: text::I18n, sealed: usize, none: String) -> String {
    if sealed > 0 { say!(i18n, record.sealed_waiting, count = sealed) } else { none }
}

#[component]
fn Items(title: String, count: String, items: Vec<SyncItem>, test: &'static str, none: String) -> impl IntoView {
    let empty = items.is_empty();
    let items = items.into_iter().map(|item| view! { <li><Item item test /></li> }).collect_view();
    view! {
        <h2 class="between"><span>{title}</span><span class="sub">{count}</span></h2>
        {empty.then(|| view! { <p class="sub" data-test=format!("{test}-none")>{none}</p> })}
        <ul class="bare stack">{items}</ul>
    }
}

#[component]
fn Item(item: SyncItem, test: &'static str) -> impl IntoView {
    let i18n = use_i18n();
    let needs = match &item.state {
        ItemState::NeedsYou { .. } => true,
        ItemState::Queued | ItemState::Sending { .. } | ItemState::Received { .. } | ItemState::FromHq => false,
    };
    // Only what HQ signed for is named as such.
    let received = match &item.state {
        ItemState::Received { .. } => Some("receipt"),
        ItemState::Queued | ItemState::Sending { .. } | ItemState::NeedsYou { .. } | ItemState::FromHq => None,
    };
    view! {
        <article class="card save" class:needs-you=needs data-test=test data-what=item.what.name()>
            <div class="between">
                <strong>{text::item_named(i18n, &item)}</strong>
                <span class="sub">{text::stamp(&item.saved)}</span>
            </div>
            <Sent state=item.state.clone() />
            <span class="sub" data-test=received>{text::item_state(i18n, &item.state)}</span>
        </article>
    }
}

/// How far an item has travelled.
#[component]
fn Sent(state: ItemState) -> impl IntoView {
    let i18n = use_i18n();
    match state {
        ItemState::Sending { sent, of } => Some(view! {
            <progress class="prog" max=of.to_string() value=sent.to_string() aria-label=say!(i18n, record.sent)></progress>
        }),
        ItemState::Queued | ItemState::Received { .. } | ItemState::NeedsYou { .. } | ItemState::FromHq => None,
    }
}

/// Asks the sync wing to run now. Offline it may be asked too: that is how one finds out.
#[component]
fn Now(sheet: Fetched<SyncSheet>) -> impl IntoView {
    let i18n = use_i18n();
    let asked = RwSignal::new(false);
    let was_asked = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let running = move || asked.get() || sheet.ready().is_some_and(|sheet| sheet.running);
    let run = move |_| {
        if asked.get_untracked() {
            return;
        }
        asked.set(true);
        was_asked.set(true);
        spawn_local(async move {
            let reply = bridge::call(&SyncNow {}).await;
            if asked.try_set(false).is_some() {
                return;
            }
            match reply {
                Ok(status) => {
                    fault.set(None);
                    sheet.put(status);
                }
                Err(failed) => fault.set(Some(failed)),
            }
        });
    };
    let words = move || if running() { say!(i18n, record.syncing) } else { say!(i18n, record.sync_now) };
    // Heard as it begins and as it ends, once somebody has asked for it.
    let said = move || match sheet.ready().filter(|_| was_asked.get()) {
        None => String::new(),
        Some(_) if running() => say!(i18n, record.syncing),
        Some(sheet) => match &sheet.last_fault {
            Some(fault) => text::fault(i18n, fault),
            None => text::chip(i18n, &sheet.status),
        },
    };
    view! {
        {move || fault.get().map(|fault| view! { <Failed fault title=say!(i18n, record.sync_failed) /> })}
        <p class="govuk-visually-hidden" role="status" data-test="sync-said">{said}</p>
        <Actions>
            <button type="button" class="button primary" data-test="sync-now" on:click=run
                aria-disabled=move || asked.get().then_some("true") aria-busy=move || running().to_string()>
                {words}
            </button>
        </Actions>
    }
}

fn online(status: &StatusChip) -> &'static str {
    match status.online {
        Some(true) => "online",
        Some(false) => "offline",
        None => "never",
    }
}
