//! When something was: now, today, yesterday or another day, and a time of London's clocks.

mod parts;

use crate::dom::{AnyView, view};
use crate::i18n::use_i18n;
use crate::state::clock_ms;
use crate::state::memo;
use crate::text::say;
use cordon_core::wire::{Entered, EnteredPart, NamedDay, Timestamp, Unread, UnreadBecause, WhichHour};
use leptos::{html, prelude::*};
use parts::{DateField, TimeField};
use wasm_bindgen::JsCast;

/// What stands in the page's moments that cannot be read yet, by the id of the field that can mend it.
#[derive(Clone, Copy)]
pub struct UnreadMoments {
    held: RwSignal<Vec<(String, Unread)>>,
    pressed: RwSignal<bool>,
}

impl UnreadMoments {
    /// None so far.
    pub fn none() -> Self {
        Self { held: RwSignal::new(Vec::new()), pressed: RwSignal::new(false) }
    }

    /// The fields at fault with what is wrong, as somebody goes on: from now on what is still empty is
    /// shown as a fault too.
    pub fn press(self, i18n: crate::text::I18n) -> Vec<(String, String)> {
        self.pressed.set(true);
        untrack(move || self.found(i18n))
    }

    /// The fields at fault now, with what is wrong; reactive.
    pub fn found(self, i18n: crate::text::I18n) -> Vec<(String, String)> {
        let told = |(name, unread): &(String, Unread)| (part_id(name, unread.part), i18n.text(&unread.text()));
        self.held.with(|held| held.iter().map(told).collect())
    }

    fn mark(self, name: &str, unread: Option<Unread>) {
        self.held.try_update(|held| {
            held.retain(|(of, _)| of != name);
            held.extend(unread.map(|unread| (name.to_owned(), unread)));
        });
    }
}

/// Which day it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum On {
    /// The answer that needs no date.
    Plain,
    /// A day that goes by a name.
    Named(NamedDay),
    /// A date.
    Other,
}

/// One moment on the page.
#[derive(Clone, Copy)]
struct Asked {
    name: StoredValue<String>,
    typed: RwSignal<Entered>,
    on: RwSignal<On>,
    heard: Callback<Option<Timestamp>>,
    /// Where the page waits for a finished entry: whether what stands here was handed on.
    reads: Option<RwSignal<bool>>,
    unread: Option<UnreadMoments>,
}

impl Asked {
    /// Hands on what is entered, once it can be read.
    fn settle(self) {
        let read = match self.on.get_untracked() {
            On::Plain => Ok(None),
            On::Named(_) | On::Other => self.typed.with_untracked(Entered::read).map(Some),
        };
        if let Some(unread) = self.unread {
            unread.mark(&self.name.get_value(), read.err());
        }
        if let Some(reads) = self.reads {
            reads.set(read.is_ok());
        }
        if let Ok(instant) = read {
            self.heard.run(instant);
        }
    }

    /// A part was changed. A page that waits for a finished entry hears of it when the fields are left.
    fn changed(self) {
        match self.reads {
            Some(reads) => reads.set(false),
            None => self.settle(),
        }
    }

    /// Another day was chosen; the time that was typed stays.
    fn choose(self, on: On) {
        self.on.set(on);
        let now = Timestamp::from_millis(clock_ms());
        self.typed.update(|typed| {
            let date = match on {
                On::Plain => return,
                On::Named(day) => Entered::on(day, now),
                On::Other if typed.named_day(now).is_none() => return,
                On::Other => Entered::default(),
            };
            *typed = Entered { time: std::mem::take(&mut typed.time), ..date };
        });
        self.settle();
    }

    /// What is wrong now, as it is shown: what is still empty is no fault before somebody goes on.
    fn fault(self) -> Option<Unread> {
        let unread = self.typed.with(Entered::read).err()?;
        let pressed = self.unread.is_some_and(|unread| unread.pressed.get());
        (pressed || unread.why != UnreadBecause::Empty).then_some(unread)
    }

    /// Whether the clocks go over the time twice, whichever was said to be meant.
    fn comes_twice(self) -> bool {
        let unsaid = self.typed.with(|typed| Entered { hour: None, ..typed.clone() }.read());
        unsaid.is_err_and(|unread| unread.why == UnreadBecause::CameTwice)
    }

    fn say_hour(self, hour: WhichHour) {
        self.typed.update(|typed| typed.hour = Some(hour));
        self.settle();
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
    /// The one answer that needs a date, where today and yesterday are none.
    #[prop(optional, into)]
    dated_too: Option<String>,
    /// What was given before.
    given: Option<Timestamp>,
    /// Hears the instant; none for the answer without a date.
    heard: Callback<Option<Timestamp>>,
    /// For a page that answers what is entered: false while an entry is not finished. Then nothing is
    /// handed on before the fields are left.
    #[prop(optional)]
    reads: Option<RwSignal<bool>>,
) -> impl IntoView {
    let moment = Asked {
        name: StoredValue::new(name),
        typed: RwSignal::new(given.map(Entered::of).unwrap_or_default()),
        on: RwSignal::new(match given {
            None => On::Plain,
            Some(_) if dated_too.is_some() => On::Other,
            Some(at) => day_of(at),
        }),
        heard,
        reads,
        unread: use_context::<UnreadMoments>(),
    };
    on_cleanup(move || {
        if let (Some(unread), Some(name)) = (moment.unread, moment.name.try_get_value()) {
            unread.mark(&name, None);
        }
    });
    let fields = NodeRef::<html::Div>::new();
    let left = move |event: leptos::ev::FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        let stays = fields.get_untracked().is_some_and(|fields| fields.contains(to.as_ref()));
        if !stays && moment.reads.is_some() {
            moment.settle();
        }
    };
    let name = moment.name.get_value();
    let i18n = use_i18n();
    let days = match dated_too {
        Some(dated) => vec![(On::Plain, "now", plain), (On::Other, "other", dated)],
        None => vec![
            (On::Plain, "now", plain),
            (On::Named(NamedDay::Today), "today", say!(i18n, record.today)),
            (On::Named(NamedDay::Yesterday), "yesterday", say!(i18n, record.yesterday)),
            (On::Other, "other", say!(i18n, record.another_time)),
        ],
    };
    let days = days.into_iter().map(|(on, key, label)| {
        let is = Signal::derive(move || moment.on.get() == on);
        segment(&name, key, label, is, Callback::new(move |()| moment.choose(on)))
    });
    let days = days.collect_view();
    view! {
        <fieldset class="govuk-fieldset segmented moment" id=name.clone() data-test=name tabindex="-1">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{asked}</legend>
            <div class="segments">{days}</div>
            <div node_ref=fields on:focusout=left>
                <Show when=move || moment.on.get() != On::Plain><Dated moment /></Show>
            </div>
        </fieldset>
    }
}

/// On which of the days to choose from an instant lies.
fn day_of(at: Timestamp) -> On {
    Entered::of(at).named_day(Timestamp::from_millis(clock_ms())).map_or(On::Other, On::Named)
}

/// One of a few answers beside one another.
fn segment(group: &str, key: &'static str, label: String, is: Signal<bool>, chosen: Callback<()>) -> AnyView {
    view! {
        <label class="segment">
            <input class="segment-input" type="radio" name=group.to_owned() data-test=format!("{group}-{key}")
                prop:checked=move || is.get() on:change=move |_| chosen.run(()) />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// The date where it has no name, the time, what is wrong with them, and which of two times is meant.
#[component]
fn Dated(moment: Asked) -> impl IntoView {
    let i18n = use_i18n();
    let name = moment.name.get_value();
    let fault = memo(move || moment.fault());
    let twice = memo(move || moment.comes_twice());
    let error = format!("{name}-error");
    let said = move || {
        fault.get().map(|unread| {
            view! { <p class="govuk-error-message" id=error.clone() data-test=format!("{}-unread", moment.name.get_value())>{i18n.text(&unread.text())}</p> }
        })
    };
    view! {
        <p class="govuk-hint" id=format!("{name}-hint")>{say!(i18n, record.moment_hint)}</p>
        <div aria-live="polite">{said}</div>
        <div class="moment__parts">
            <Show when=move || moment.on.get() == On::Other><DateField moment fault /></Show>
            <TimeField moment fault />
        </div>
        <Show when=move || twice.get()><Hour moment /></Show>
    }
}

/// Which of two equal times, in the night in which the clocks go back.
#[component]
fn Hour(moment: Asked) -> impl IntoView {
    let i18n = use_i18n();
    let group = format!("{}-hour", moment.name.get_value());
    let options = [
        (WhichHour::First, "first", say!(i18n, record.moment_first)),
        (WhichHour::Second, "second", say!(i18n, record.moment_second)),
    ];
    let options = options.map(|(hour, key, label)| {
        let is = Signal::derive(move || moment.typed.with(|typed| typed.hour == Some(hour)));
        segment(&group, key, label, is, Callback::new(move |()| moment.say_hour(hour)))
    });
    view! {
        <fieldset class="govuk-fieldset segmented" id=group.clone() data-test=group.clone() tabindex="-1">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say!(i18n, record.moment_which)}</legend>
            <div class="segments">{options.into_iter().collect_view()}</div>
        </fieldset>
    }
}

/// The id of the field in which a part is entered.
fn part_id(name: &str, part: EnteredPart) -> String {
    let suffix = match part {
        EnteredPart::Day | EnteredPart::Month | EnteredPart::Year => "date",
        EnteredPart::Time => "time",
    };
    format!("{name}-{suffix}")
}
