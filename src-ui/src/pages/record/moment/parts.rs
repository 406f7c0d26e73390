//! A date and a time, a field each. A date that is pasted with its time is divided among them.

use super::{Asked, part_id};
use crate::dom::{AnyView, view};
use crate::i18n::use_i18n;
use crate::text::say;
use cordon_core::wire::{Entered, EnteredPart, Unread};
use leptos::prelude::*;

/// The date.
#[component]
pub(super) fn DateField(moment: Asked, fault: Memo<Option<Unread>>) -> impl IntoView {
    let i18n = use_i18n();
    let is_wrong = move || fault.get().is_some_and(|unread| unread.part != EnteredPart::Time);
    let (shown, put) = (Signal::derive(move || moment.typed.with(Entered::date)), Entered::put_date);
    field(moment, EnteredPart::Day, say!(i18n, record.date), (Signal::derive(is_wrong), shown), put)
}

/// The time of that day.
#[component]
pub(super) fn TimeField(moment: Asked, fault: Memo<Option<Unread>>) -> impl IntoView {
    let i18n = use_i18n();
    let is_wrong = move || fault.get().is_some_and(|unread| unread.part == EnteredPart::Time);
    let shown = Signal::derive(move || moment.typed.with(|typed| typed.time.clone()));
    let put = |typed: &mut Entered, text: &str| typed.put(EnteredPart::Time, text);
    field(moment, EnteredPart::Time, say!(i18n, record.time), (Signal::derive(is_wrong), shown), put)
}

fn field(
    moment: Asked,
    part: EnteredPart,
    label: String,
    (is_wrong, shown): (Signal<bool>, Signal<String>),
    put: fn(&mut Entered, &str),
) -> AnyView {
    let name = moment.name.get_value();
    let id = part_id(&name, part);
    let described = move || if is_wrong.get() { format!("{name}-error") } else { format!("{name}-hint") };
    // Heard when the field is left, not at each letter: a field that hears of its own old value takes back
    // what is being written in it, and half a date that reads as a whole one would be divided too soon.
    let changed = move |event: leptos::ev::Event| {
        moment.typed.update(|typed| put(typed, &event_target_value(&event)));
        moment.changed();
    };
    view! {
        <div class="moment__part">
            <label class="govuk-label" for=id.clone()>{label}</label>
            <input class="govuk-input govuk-input--width-10" class:govuk-input--error=move || is_wrong.get()
                id=id.clone() data-test=id type="text" autocomplete="off"
                aria-describedby=described aria-invalid=move || is_wrong.get().then_some("true")
                prop:value=move || shown.get()
                on:change=changed />
        </div>
    }
    .into_any()
}
