//! This device's settings, who is signed in, and what stands behind the lock.
//!
//! `data-test`: `theme-day` `theme-night` `theme-glare` `lock-after` (a select) `settings-saved`
//! `summary` `summary-row` `lock-now`

use crate::bridge;
use crate::components::{Choice, CoverageLine, Failed, Loading, Page, Radios, SummaryList, SummaryRow, lock_with};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::state::use_state;
use crate::state::{effect_after, memo};
use crate::text::{self, say};
use crate::theme;
use cordon_core::wire::{Fault, SessionSheet, Settings, SettingsSave, Theme};
use leptos::{prelude::*, task::spawn_local};

/// Minutes that can be chosen.
const MINUTES: [u32; 6] = [1, 2, 5, 10, 15, 30];

/// `/settings`.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let known = memo(move || state.session.with(Option::is_some));
    view! {
        <Page title=say!(i18n, record.settings_title) back=true>
            {move || {
                if known.get() {
                    view! {
                        <Chosen />
                        <About />
                    }
                    .into_any()
                } else {
                    view! { <Loading /> }.into_any()
                }
            }}
        </Page>
    }
}

/// Theme and lock, applied at once and kept on the device.
#[component]
fn Chosen() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let fault = RwSignal::new(None::<Fault>);
    let saved = RwSignal::new(false);
    let theme = RwSignal::new(Some(theme::current()));
    let minutes =
        state.session.with_untracked(|session| session.as_ref().map_or(5, |held| held.settings.lock_after_min));
    let minutes = RwSignal::new(minutes);
    effect_after(move |before: Option<(Theme, u32)>| {
        let now = (theme.get().unwrap_or(Theme::Night), minutes.get());
        if before.is_some_and(|before| before != now) {
            theme::apply(now.0);
            saved.set(false);
            let settings = Settings { theme: now.0, lock_after_min: now.1 };
            spawn_local(async move {
                match bridge::call(&SettingsSave { settings }).await {
                    Ok(session) => {
                        state.enter(session);
                        saved.try_set(true);
                        fault.try_set(None);
                    }
                    Err(failed) => {
                        fault.try_set(Some(failed));
                    }
                }
            });
        }
        now
    });
    let themes = [(Theme::Day, "day"), (Theme::Night, "night"), (Theme::Glare, "glare")];
    let options = themes.map(|(theme, key)| Choice::new(theme, key, text::theme(i18n, theme))).to_vec();
    view! {
        {move || fault.get().map(|fault| view! { <Failed fault /> })}
        <Radios legend=say!(i18n, record.theme) name="theme" options value=theme />
        <LockAfter minutes />
        <p class="sub" role="status" data-test="settings-saved">
            {move || saved.get().then(|| say!(i18n, record.settings_saved))}
        </p>
    }
}

#[component]
fn LockAfter(minutes: RwSignal<u32>) -> impl IntoView {
    let i18n = use_i18n();
    let held = minutes.get_untracked();
    let mut choices = MINUTES.to_vec();
    if !choices.contains(&held) {
        choices.push(held);
        choices.sort_unstable();
    }
    let options = choices.into_iter().map(|choice| {
        view! {
            <option value=choice.to_string() prop:selected=move || minutes.get() == choice>
                {say!(i18n, record.minutes, n = choice)}
            </option>
        }
    });
    let choose = move |event: leptos::ev::Event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            minutes.set(chosen);
        }
    };
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for="lock-after">{say!(i18n, record.lock_after)}</label>
            <select class="govuk-select" id="lock-after" data-test="lock-after" on:change=choose>
                {options.collect_view()}
            </select>
        </div>
    }
}

/// Who, which edition, and what the lock and the clock stand on.
#[component]
fn About() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let sheet = move || {
        state.session.get().map(|session| {
            let coverage = session.coverage.clone();
            view! {
                <Facts session />
                {coverage.map(|coverage| view! { <CoverageLine coverage /> })}
            }
        })
    };
    view! {
        <h2>{say!(i18n, record.this_device)}</h2>
        {sheet}
        <button type="button" class="button primary wide" data-test="lock-now" on:click=move |_| lock_with(state)>
            {say!(i18n, record.lock_now)}
        </button>
    }
}

#[component]
fn Facts(session: SessionSheet) -> impl IntoView {
    let i18n = use_i18n();
    let row = |key: String, value: String| SummaryRow { key, value, change: None };
    let officer = session.officer.map(|officer| officer.shown.0).unwrap_or_default();
    let keystore =
        if session.hardware_keystore { say!(i18n, record.keystore_yes) } else { say!(i18n, record.keystore_no) };
    let clock = match session.clock {
        None => say!(i18n, record.clock_trusted),
        Some(doubt) => text::clock_doubt(i18n, doubt),
    };
    let rows = vec![
        row(say!(i18n, record.signed_in), officer),
        row(say!(i18n, record.slots), session.slots.len().to_string()),
        row(say!(i18n, record.keystore), keystore),
        row(say!(i18n, record.clock), clock),
        row(say!(i18n, record.connection), text::chip(i18n, &session.status)),
        row(say!(i18n, record.edition), session.edition.0),
    ];
    view! { <SummaryList rows /> }
}
