//! Statutory clocks: the next limit first, target and limit apart, and why days did not count.

use crate::components::{Empty, Loaded, Page};
use crate::i18n::use_i18n;
use crate::state::{clock_ms, fresh};
use crate::text::{self, I18n, say};
use cordon_core::wire::{ClockSheet, Clocks, ClocksSheet, ExcludedBecause, Part, Stamp};
use leptos::prelude::*;
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

/// `/clocks`.
#[component]
pub fn ClocksPage() -> impl IntoView {
    let i18n = use_i18n();
    let clocks = fresh(|| Clocks {}, &[Part::Records]);
    let shown = Callback::new(move |sheet: ClocksSheet| {
        if sheet.clocks.is_empty() {
            view! { <Empty title=say!(i18n, record.clocks_none)><p>{say!(i18n, record.clocks_none_hint)}</p></Empty> }
                .into_any()
        } else {
            let clocks = sheet.clocks.into_iter().map(|clock| view! { <li><ClockCard clock /></li> }).collect_view();
            view! { <ul class="bare stack" data-test="clocks">{clocks}</ul> }.into_any()
        }
    });
    view! {
        <Page title=say!(i18n, record.clocks_title)>
            <p class="sub">{say!(i18n, record.clocks_hint)}</p>
            <Loaded of=clocks shown />
        </Page>
    }
}

/// One clock with its countdown.
#[component]
pub fn ClockCard(
    /// The clock.
    clock: ClockSheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let now = ticking();
    let (target, limit) = (clock.target, clock.limit);
    let ends = target.as_ref().map(|at| at.epoch_ms).zip(limit.as_ref().map(|at| at.epoch_ms));
    let left = move || ends.map(|ends| left(i18n, ends, now.get()));
    view! {
        <article class="card clock" data-test="clock" data-rule=format!("{:?}", clock.rule) data-state=move || state(ends, now.get())>
            <h3>{text::clock(i18n, clock.rule)}</h3>
            <p class="sub">{clock.who} " · " {clock.source}</p>
            <p class="sub">{say!(i18n, record.clock_from, when = text::stamp(&clock.start))}</p>
            <Ends target limit />
            <p class="line" data-test="clock-left">{left}</p>
            <Excluded days=clock.excluded />
        </article>
    }
}

/// Target and limit; past the calendar only the rule is shown, never a date.
#[component]
fn Ends(target: Option<Stamp>, limit: Option<Stamp>) -> impl IntoView {
    let i18n = use_i18n();
    match (target, limit) {
        (Some(target), Some(limit)) => view! {
            <dl class="ends">
                <dt>{say!(i18n, record.clock_target)}</dt>
                <dd data-test="clock-target">{text::stamp(&target)}</dd>
                <dt>{say!(i18n, record.clock_limit)}</dt>
                <dd data-test="clock-limit">{text::stamp(&limit)}</dd>
            </dl>
        }
        .into_any(),
        (None, Some(_)) | (Some(_), None) | (None, None) => view! {
            <p class="state tell" data-test="clock-no-date">{say!(i18n, record.clock_no_date)}</p>
        }
        .into_any(),
    }
}

#[component]
fn Excluded(days: Vec<(String, ExcludedBecause)>) -> impl IntoView {
    let i18n = use_i18n();
    let days: Vec<String> =
        days.into_iter().map(|(day, why)| format!("{day} ({})", text::excluded(i18n, why))).collect();
    (!days.is_empty()).then(|| {
        let days = say!(i18n, record.clock_excluded, days = days.join(", "));
        view! { <p class="sub" data-test="clock-excluded">{days}</p> }
    })
}

/// Now, moved every second for as long as the component stands.
fn ticking() -> ReadSignal<i64> {
    let (now, set_now) = signal(clock_ms());
    let handle = set_interval_with_handle(
        move || {
            set_now.try_set(clock_ms());
        },
        SECOND,
    )
    .ok();
    on_cleanup(move || {
        if let Some(handle) = handle {
            handle.clear();
        }
    });
    now
}

/// Where a clock stands, for its colour and the tests.
fn state(ends: Option<(i64, i64)>, now: i64) -> &'static str {
    match ends {
        None => "no_date",
        Some((target, _)) if now < target => "running",
        Some((_, limit)) if now < limit => "past_target",
        Some(_) => "past_limit",
    }
}

/// What is left, in words: a passed target is said before the limit.
fn left(i18n: I18n, ends: (i64, i64), now: i64) -> String {
    let (target, limit) = ends;
    if now < target {
        say!(i18n, record.left_target, span = span(i18n, target - now))
    } else if now < limit {
        say!(i18n, record.left_limit, span = span(i18n, limit - now))
    } else {
        say!(i18n, record.left_none, span = span(i18n, now - limit))
    }
}

fn span(i18n: I18n, ms: i64) -> String {
    let seconds = ms / 1_000;
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    if days > 0 {
        say!(i18n, record.span_days, d = days, h = hours, m = minutes)
    } else {
        say!(i18n, record.span_hours, h = hours, m = minutes, s = seconds % 60)
    }
}
