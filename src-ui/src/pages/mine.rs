//! The officer's own records with their way to HQ, drafts, and the statutory clocks.
//!
//! | where | `data-test` |
//! |---|---|
//! | `/mine` | `mine-records` `mine-record` (`data-incident`) `record-state` `drafts` `draft` `draft-open` `draft-discard` `mine-clocks` `clock` |
//! | `/clocks` | `clocks` `clock-trust` `clock` (`data-rule`, `data-state`: running, past_target, past_limit, no_date) `clock-left` (its state in words) `clock-recalled` `clock-past-limit` `clock-target` `clock-limit` (each with `-left`) `clock-excluded` `clock-open` `clock-rule` `clock-no-date` |

mod clocks;

use crate::dom::view;
pub use clocks::{ClocksPage, clock_list};

use crate::components::{Empty, Loaded, Opened, Page};
use crate::i18n::use_i18n;
use crate::pages::record::drafts::DraftList;
use crate::state::{Ending, under};
use crate::text::{self, say};
use cordon_core::wire::{ClockSheet, Grant, ItemState, MineSheet, MineSheetOf, Part, RecordBrief, Subject};
use leptos::prelude::*;

/// `/mine`.
#[component]
pub fn MinePage() -> impl IntoView {
    let i18n = use_i18n();
    let opened = Callback::new(move |_: Grant| view! { <OwnRecords /> }.into_any());
    view! {
        <Page title=say!(i18n, record.mine_title)>
            <Opened about=Subject::OwnRecords opened />
        </Page>
    }
}

#[component]
fn OwnRecords() -> impl IntoView {
    let parts = [Part::Records, Part::Drafts, Part::Sync, Part::Orders];
    let mine = under(Subject::OwnRecords, |grant| MineSheetOf { grant }, &parts, Ending::Ask);
    let shown = Callback::new(move |sheet: MineSheet| view! { <Sheet sheet /> }.into_any());
    view! { <Loaded of=mine shown /> }
}

#[component]
fn Sheet(sheet: MineSheet) -> impl IntoView {
    let i18n = use_i18n();
    let MineSheet { records, drafts, clocks } = sheet;
    let nothing = records.is_empty() && drafts.is_empty() && clocks.is_empty();
    let running = (!clocks.is_empty()).then(|| view! { <Running clocks /> });
    let begun = (!drafts.is_empty()).then(|| {
        view! {
            <h2>{say!(i18n, record.drafts)}</h2>
            <DraftList drafts />
        }
    });
    let kept = (!records.is_empty()).then(|| view! { <Records records /> });
    let empty = nothing.then(|| {
        view! {
            <Empty title=say!(i18n, record.mine_none)>
                <p>{say!(i18n, record.mine_none_hint)}</p>
                <p><A href="/record" attr:class="alone" attr:data-test="mine-record-new">{say!(i18n, record.new_record)}</A></p>
            </Empty>
        }
    });
    view! {
        {running}
        {begun}
        {kept}
        {empty}
    }
}

#[component]
fn Running(clocks: Vec<ClockSheet>) -> impl IntoView {
    let i18n = use_i18n();
    let clocks = clock_list(i18n, clocks);
    view! {
        <h2>
            {say!(i18n, record.clocks_title)}
            " "
            <A href="/clocks" attr:class="alone" attr:data-test="mine-clocks">{say!(i18n, record.all)}</A>
        </h2>
        {clocks}
    }
}

#[component]
fn Records(records: Vec<RecordBrief>) -> impl IntoView {
    let i18n = use_i18n();
    let records = records.into_iter().map(|record| view! { <li><RecordCard record /></li> }).collect_view();
    view! {
        <h2>{say!(i18n, record.records)}</h2>
        <ul class="bare stack" data-test="mine-records">{records}</ul>
    }
}

#[component]
fn RecordCard(record: RecordBrief) -> impl IntoView {
    let i18n = use_i18n();
    let who = if record.who.is_empty() { say!(i18n, record.who_unknown) } else { record.who.0 };
    let needs = match &record.state {
        ItemState::NeedsYou { .. } => true,
        ItemState::Queued | ItemState::Sending { .. } | ItemState::Received { .. } | ItemState::FromHq => false,
    };
    let decided = if record.decided { say!(i18n, record.decided) } else { say!(i18n, record.undecided) };
    let exhibits = say!(i18n, record.exhibits, n = record.exhibits);
    view! {
        <article class="card save" class:needs-you=needs data-test="mine-record" data-incident=record.incident.to_string()>
            <div class="between"><h3>{who}</h3><span class="sub">{text::stamp(&record.at)}</span></div>
            <p>{record.account.0}</p>
            <p class="sub">{text::mode(i18n, record.mode)} " · " {exhibits} " · " {decided}</p>
            <p class="sub" data-test="record-state">{text::item_state(i18n, &record.state)}</p>
        </article>
    }
}
