//! Statutory clocks: the next limit first, target and limit counted down apart, what was left out and
//! why, and the rule in words.

use crate::components::{Empty, Loaded, Opened, Page};
use crate::dom::{AnyView, view};
use crate::i18n::use_i18n;
use crate::state::memo;
use crate::state::{Ending, under, use_state};
use crate::text::{self, I18n, say};
use cordon_core::wire::{ClockSheet, ClocksSheet, ClocksSheetOf, Grant, Part, Stamp, Subject};
use leptos::prelude::*;
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

/// `/clocks`.
#[component]
pub fn ClocksPage() -> impl IntoView {
    let i18n = use_i18n();
    let opened = Callback::new(move |_: Grant| view! { <Running /> }.into_any());
    view! {
        <Page title=say!(i18n, record.clocks_title)>
            <p class="sub">{say!(i18n, record.clocks_hint)}</p>
            <Opened about=Subject::OwnRecords opened />
        </Page>
    }
}

#[component]
fn Running() -> impl IntoView {
    let i18n = use_i18n();
    let clocks =
        under(Subject::OwnRecords, |grant| ClocksSheetOf { grant }, &[Part::Records, Part::Orders], Ending::Ask);
    let shown = Callback::new(move |sheet: ClocksSheet| {
        if sheet.clocks.is_empty() {
            view! { <Empty title=say!(i18n, record.clocks_none)><p>{say!(i18n, record.clocks_none_hint)}</p></Empty> }
                .into_any()
        } else {
            let clocks = clock_list(i18n, sheet.clocks);
            view! {
                <h2 class="govuk-visually-hidden">{say!(i18n, record.clock_running)}</h2>
                {clocks}
            }
            .into_any()
        }
    });
    view! { <Loaded of=clocks shown /> }
}

/// Clocks with their countdowns, all under one tick of this device's clock.
pub fn clock_list(i18n: I18n, clocks: Vec<ClockSheet>) -> AnyView {
    let now = ticking();
    let items = clocks.into_iter().map(|clock| view! { <li>{card(i18n, clock, now)}</li> }).collect_view();
    view! {
        {doubt(i18n)}
        <ul class="bare stack" data-test="clocks">{items}</ul>
    }
    .into_any()
}

/// Says so where the clock that counts them down is not trusted.
fn doubt(i18n: I18n) -> AnyView {
    let state = use_state();
    let doubt = memo(move || {
        let doubt = state.session.with(|session| session.as_ref().and_then(|session| session.clock));
        doubt.map(|doubt| text::clock_doubt(i18n, doubt))
    });
    let shown = move || {
        let words = say!(i18n, record.clock_doubt, doubt = doubt.get()?);
        Some(view! { <p class="facts doubt-line" data-test="clock-trust">{words}</p> })
    };
    view! { {shown} }.into_any()
}

fn card(i18n: I18n, clock: ClockSheet, now: ReadSignal<i64>) -> AnyView {
    let ends = clock.target.as_ref().map(|at| at.epoch_ms).zip(clock.limit.as_ref().map(|at| at.epoch_ms));
    let stands = memo(move || Stands::of(ends, now.get()));
    let title = text::clock(i18n, clock.rule);
    let letter = say!(i18n, record.clock_letter, letter = clock.letter.clone());
    let named = format!("{} · {} · {letter}", clock.who, clock.source);
    let recalled = clock.recall.as_ref().map(|recall| text::recalled(i18n, recall));
    let next = clock.past_limit;
    let past_limit = move || {
        let is_past = stands.get() == Stands::PastLimit;
        is_past.then(|| view! { <p class="line" data-test="clock-past-limit">{i18n.key(next)}</p> })
    };
    let tag = move || if stands.get() == Stands::Running { "tag" } else { "tag solid" };
    view! {
        <article class="card clock" data-test="clock" data-rule=format!("{:?}", clock.rule) data-state=move || stands.get().key()>
            <h3>{title.clone()}</h3>
            // Spoken when a target or a limit passes, and not at every second.
            <p aria-live="polite" aria-atomic="true">
                <span class="govuk-visually-hidden">{title} ": "</span>
                <span class=tag data-test="clock-left">{move || stands.get().words(i18n)}</span>
            </p>
            <p class="sub">{named}</p>
            <p class="sub">{say!(i18n, record.clock_from, when = text::stamp(&clock.start))}</p>
            {recalled.map(|said| view! { <p class="line" data-test="clock-recalled">{said}</p> })}
            {past_limit}
            {counted(i18n, &clock, now)}
            {excluded(i18n, &clock)}
            {rule(i18n, &clock)}
        </article>
    }
    .into_any()
}

/// Where a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Dateless,
    Running,
    PastTarget,
    PastLimit,
}

impl Stands {
    fn of(ends: Option<(i64, i64)>, now: i64) -> Self {
        match ends {
            None => Self::Dateless,
            Some((target, _)) if now < target => Self::Running,
            Some((_, limit)) if now < limit => Self::PastTarget,
            Some(_) => Self::PastLimit,
        }
    }

    /// For its colour and the tests.
    fn key(self) -> &'static str {
        match self {
            Self::Dateless => "no_date",
            Self::Running => "running",
            Self::PastTarget => "past_target",
            Self::PastLimit => "past_limit",
        }
    }

    fn words(self, i18n: I18n) -> String {
        match self {
            Self::Dateless => say!(i18n, record.clock_dateless),
            Self::Running => say!(i18n, record.clock_running),
            Self::PastTarget => say!(i18n, record.clock_past_target),
            Self::PastLimit => say!(i18n, record.clock_past_limit),
        }
    }
}

/// Target and limit, each with what is left of it.
fn counted(i18n: I18n, clock: &ClockSheet, now: ReadSignal<i64>) -> Option<AnyView> {
    let (target, limit) = (clock.target.as_ref()?, clock.limit.as_ref()?);
    let rows = [
        end(i18n, say!(i18n, record.clock_target), "clock-target", target, now),
        end(i18n, say!(i18n, record.clock_limit), "clock-limit", limit, now),
    ];
    Some(view! { <dl class="ends">{rows.into_iter().collect_view()}</dl> }.into_any())
}

fn end(i18n: I18n, label: String, test: &'static str, at: &Stamp, now: ReadSignal<i64>) -> AnyView {
    let (when, at) = (moment(i18n, at), at.epoch_ms);
    view! {
        <div>
            <dt>{label}</dt>
            <dd data-test=test>{when}</dd>
            <dd><span role="timer" data-test=format!("{test}-left")>{move || left(i18n, at, now.get())}</span></dd>
        </div>
    }
    .into_any()
}

/// A moment; midnight says which day it ends.
fn moment(i18n: I18n, at: &Stamp) -> String {
    let stamp = text::stamp(at);
    if at.time == "00:00" { format!("{stamp} ({})", say!(i18n, record.clock_midnight)) } else { stamp }
}

/// The days that did not count: why, and in which reading.
fn excluded(i18n: I18n, clock: &ClockSheet) -> Option<AnyView> {
    if clock.excluded.is_empty() {
        return None;
    }
    let days = clock.excluded.iter().map(|(day, why, reading)| {
        let (why, reading) = (text::excluded(i18n, *why), text::excluded_in(i18n, *reading));
        view! { <li>{format!("{day} ({why}): {reading}")}</li> }
    });
    let days = view! {
        <div class="sub" data-test="clock-excluded">
            <p>{say!(i18n, record.clock_excluded)}</p>
            <ul class="listed">{days.collect_view()}</ul>
        </div>
    };
    Some(days.into_any())
}

/// The rule in words: folded away beside a date, open where there is none.
fn rule(i18n: I18n, clock: &ClockSheet) -> AnyView {
    let open = clock.open.map(|what| {
        view! { <p class="sub" data-test="clock-open">{say!(i18n, record.clock_open, what = i18n.key(what))}</p> }
    });
    let words = view! {
        <p>{i18n.key(clock.words)}</p>
        <p>{i18n.key(clock.what_counts)}</p>
    };
    let rule = if clock.limit.is_some() {
        view! { <details data-test="clock-rule"><summary>{say!(i18n, record.clock_rule)}</summary>{words}</details> }
            .into_any()
    } else {
        let no_date = say!(i18n, record.clock_no_date, source = clock.source.clone());
        view! {
            <div class="facts state tell" data-test="clock-no-date">
                <p class="line">{no_date}</p>
                {words}
                <p class="sub">{say!(i18n, record.clock_no_date_why)}</p>
            </div>
        }
        .into_any()
    };
    view! {
        {open}
        {rule}
    }
    .into_any()
}

/// Now by this device's clock, moved every second for as long as the list stands.
fn ticking() -> ReadSignal<i64> {
    let state = use_state();
    let (now, set_now) = signal(state.device_ms());
    let handle = set_interval_with_handle(
        move || {
            set_now.try_set(state.device_ms());
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

/// What is left, or how long ago it passed.
fn left(i18n: I18n, end: i64, now: i64) -> String {
    let span = span(i18n, (end - now).abs());
    if now < end { say!(i18n, record.clock_left, span = span) } else { say!(i18n, record.clock_passed, span = span) }
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
