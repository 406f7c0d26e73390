//! When something was: now, or a London date and time typed in parts.

use super::when::Typed;
use crate::i18n::use_i18n;
use crate::state::clock_ms;
use crate::text::say;
use cordon_core::wire::Timestamp;
use leptos::prelude::*;

/// The fields of the page that hold something typed that cannot be read yet.
#[derive(Clone, Copy)]
pub struct Unread(RwSignal<Vec<String>>);

impl Unread {
    /// None so far.
    pub fn none() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Their names now.
    pub fn names(self) -> Vec<String> {
        self.0.get()
    }

    fn mark(self, name: &str, unread: bool) {
        self.0.try_update(|names| {
            names.retain(|held| held != name);
            if unread {
                names.push(name.to_owned());
            }
        });
    }
}

/// Asks for a moment. Nothing is handed on while the parts name no instant.
#[component]
pub fn Moment(
    /// Begins its ids and test names.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    asked: String,
    /// The answer that needs no date.
    #[prop(into)]
    plain: String,
    /// The answer that needs one.
    #[prop(into)]
    dated_too: String,
    /// What was given before.
    given: Option<Timestamp>,
    /// Hears the instant; none for the answer without a date.
    heard: Callback<Option<Timestamp>>,
) -> impl IntoView {
    let dated = RwSignal::new(given.is_some());
    let typed = RwSignal::new(given.map(Typed::of).unwrap_or_default());
    let unread = use_context::<Unread>();
    let name = StoredValue::new(name);
    let settle = move || {
        let instant = if dated.get_untracked() { typed.with_untracked(Typed::instant) } else { None };
        let settled = instant.is_some() || !dated.get_untracked();
        if let Some(unread) = unread {
            unread.mark(&name.get_value(), !settled);
        }
        if settled {
            heard.run(instant);
        }
    };
    on_cleanup(move || {
        if let (Some(unread), Some(name)) = (unread, name.try_get_value()) {
            unread.mark(&name, false);
        }
    });
    let choose = move |with_date: bool| {
        dated.set(with_date);
        if with_date && typed.with_untracked(Typed::is_empty) {
            typed.set(Typed { time: String::new(), ..Typed::of(Timestamp::from_millis(clock_ms())) });
        }
        settle();
    };
    let part = move |suffix: &str| name.with_value(|name| format!("{name}-{suffix}"));
    view! {
        <fieldset class="govuk-fieldset segmented moment" id=name.get_value() data-test=name.get_value() tabindex="-1">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{asked}</legend>
            <div class="segments">
                <label class="segment">
                    <input class="segment-input" type="radio" name=name.get_value() data-test=part("now")
                        prop:checked=move || !dated.get() on:change=move |_| choose(false) />
                    <span>{plain}</span>
                </label>
                <label class="segment">
                    <input class="segment-input" type="radio" name=name.get_value() data-test=part("other")
                        prop:checked=move || dated.get() on:change=move |_| choose(true) />
                    <span>{dated_too}</span>
                </label>
            </div>
            <Show when=move || dated.get()>
                <Parts name=name.get_value() typed settle=Callback::new(move |()| settle()) />
            </Show>
        </fieldset>
    }
}

#[component]
fn Parts(name: String, typed: RwSignal<Typed>, settle: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let set = move |change: fn(&mut Typed, String), value: String| {
        typed.update(|typed| change(typed, value));
        settle.run(());
    };
    let reads = Memo::new(move |_| typed.with(|typed| typed.instant().is_some()));
    let complaint = format!("{name}-unread");
    view! {
        <div class="moment__parts">
            <Part id=format!("{name}-day") label=say!(i18n, record.day) width=2
                value=Signal::derive(move || typed.with(|typed| typed.day.clone()))
                typed=Callback::new(move |value| set(|typed, value| typed.day = value, value)) />
            <Part id=format!("{name}-month") label=say!(i18n, record.month) width=2
                value=Signal::derive(move || typed.with(|typed| typed.month.clone()))
                typed=Callback::new(move |value| set(|typed, value| typed.month = value, value)) />
            <Part id=format!("{name}-year") label=say!(i18n, record.year) width=4
                value=Signal::derive(move || typed.with(|typed| typed.year.clone()))
                typed=Callback::new(move |value| set(|typed, value| typed.year = value, value)) />
            <Part id=format!("{name}-time") label=say!(i18n, record.time) width=5
                value=Signal::derive(move || typed.with(|typed| typed.time.clone()))
                typed=Callback::new(move |value| set(|typed, value| typed.time = value, value)) />
        </div>
        <p class="sub" data-test=complaint hidden=move || reads.get()>
            {say!(i18n, record.moment_unread)}
        </p>
    }
}

#[component]
fn Part(id: String, label: String, width: u8, value: Signal<String>, typed: Callback<String>) -> impl IntoView {
    let keys = if width < 5 { "numeric" } else { "text" };
    view! {
        <div class="moment__part">
            <label class="govuk-label" for=id.clone()>{label}</label>
            <input class=format!("govuk-input govuk-input--width-{width}") id=id.clone() data-test=id type="text"
                inputmode=keys autocomplete="off"
                prop:value=move || value.get() on:change=move |event| typed.run(event_target_value(&event)) />
        </div>
    }
}
