//! When something was: now, or a London date and time, typed in parts or pasted whole.

mod parts;

use crate::dom::view;
use crate::i18n::use_i18n;
use crate::state::clock_ms;
use crate::state::memo;
use crate::text::say;
use cordon_core::wire::{Entered, EnteredPart, Timestamp, Unread, UnreadBecause, WhichHour};
use leptos::{html, prelude::*};
use parts::Parts;
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

/// One moment on the page.
#[derive(Clone, Copy)]
struct Asked {
    name: StoredValue<String>,
    typed: RwSignal<Entered>,
    dated: RwSignal<bool>,
    heard: Callback<Option<Timestamp>>,
    /// Where the page waits for a finished entry: whether what stands here was handed on.
    reads: Option<RwSignal<bool>>,
    unread: Option<UnreadMoments>,
}

impl Asked {
    /// Hands on what is entered, once it can be read.
    fn settle(self) {
        let read =
            if self.dated.get_untracked() { self.typed.with_untracked(Entered::read).map(Some) } else { Ok(None) };
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

    fn choose(self, with_date: bool) {
        self.dated.set(with_date);
        if with_date && self.typed.with_untracked(Entered::is_empty) {
            let today = Entered::of(Timestamp::from_millis(clock_ms()));
            self.typed.set(Entered { time: String::new(), hour: None, ..today });
        }
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
    /// The answer that needs one.
    #[prop(into)]
    dated_too: String,
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
        dated: RwSignal::new(given.is_some()),
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
    let dated = moment.dated;
    let name = moment.name.get_value();
    view! {
        <fieldset class="govuk-fieldset segmented moment" id=name.clone() data-test=name.clone() tabindex="-1">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{asked}</legend>
            <div class="segments">
                <label class="segment">
                    <input class="segment-input" type="radio" name=name.clone() data-test=format!("{name}-now")
                        prop:checked=move || !dated.get() on:change=move |_| moment.choose(false) />
                    <span>{plain}</span>
                </label>
                <label class="segment">
                    <input class="segment-input" type="radio" name=name.clone() data-test=format!("{name}-other")
                        prop:checked=move || dated.get() on:change=move |_| moment.choose(true) />
                    <span>{dated_too}</span>
                </label>
            </div>
            <div node_ref=fields on:focusout=left>
                <Show when=move || dated.get()><Dated moment /></Show>
            </div>
        </fieldset>
    }
}

/// The parts, what is wrong with them, and which of two times is meant.
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
        <Parts moment fault />
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
        let is = move || moment.typed.with(|typed| typed.hour == Some(hour));
        view! {
            <label class="segment">
                <input class="segment-input" type="radio" name=group.clone() data-test=format!("{group}-{key}")
                    prop:checked=is on:change=move |_| moment.say_hour(hour) />
                <span>{label}</span>
            </label>
        }
    });
    view! {
        <fieldset class="govuk-fieldset segmented" id=group.clone() data-test=group.clone() tabindex="-1">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say!(i18n, record.moment_which)}</legend>
            <div class="segments">{options.into_iter().collect_view()}</div>
        </fieldset>
    }
}

/// The id of a part's field.
fn part_id(name: &str, part: EnteredPart) -> String {
    let suffix = match part {
        EnteredPart::Day => "day",
        EnteredPart::Month => "month",
        EnteredPart::Year => "year",
        EnteredPart::Time => "time",
    };
    format!("{name}-{suffix}")
}
