//! Day, month, year and time, each a field. What is pasted whole into one of them is divided.

use super::{Asked, part_id};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::text::say;
use cordon_core::wire::{Entered, EnteredPart, Unread};
use leptos::prelude::*;

/// The four fields.
#[component]
pub(super) fn Parts(moment: Asked, fault: Memo<Option<Unread>>) -> impl IntoView {
    let i18n = use_i18n();
    let parts = [
        (EnteredPart::Day, say!(i18n, record.day), 2, "numeric"),
        (EnteredPart::Month, say!(i18n, record.month), 2, "text"),
        (EnteredPart::Year, say!(i18n, record.year), 4, "numeric"),
        (EnteredPart::Time, say!(i18n, record.time), 5, "text"),
    ];
    let parts = parts.map(|(part, label, width, keys)| view! { <Part moment fault part label width keys /> });
    view! { <div class="moment__parts">{parts.into_iter().collect_view()}</div> }
}

#[component]
fn Part(
    moment: Asked,
    fault: Memo<Option<Unread>>,
    part: EnteredPart,
    label: String,
    width: u8,
    keys: &'static str,
) -> impl IntoView {
    let name = moment.name.get_value();
    let id = part_id(&name, part);
    let is_wrong = move || fault.get().is_some_and(|unread| unread.part == part);
    let described = move || if is_wrong() { format!("{name}-error") } else { format!("{name}-hint") };
    // Heard when the field is left, not at each letter: a field that hears of its own old value takes back
    // what is being written in it, and half a date that reads as a whole one would be divided too soon.
    let changed = move |event: leptos::ev::Event| {
        moment.typed.update(|typed| typed.put(part, &event_target_value(&event)));
        moment.changed();
    };
    view! {
        <div class="moment__part">
            <label class="govuk-label" for=id.clone()>{label}</label>
            <input class=format!("govuk-input govuk-input--width-{width}") class:govuk-input--error=is_wrong
                id=id.clone() data-test=id type="text" inputmode=keys autocomplete="off"
                aria-describedby=described aria-invalid=move || is_wrong().then_some("true")
                prop:value=move || moment.typed.with(|typed| text_of(typed, part))
                on:change=changed />
        </div>
    }
}

fn text_of(typed: &Entered, part: EnteredPart) -> String {
    match part {
        EnteredPart::Day => typed.day.clone(),
        EnteredPart::Month => typed.month.clone(),
        EnteredPart::Year => typed.year.clone(),
        EnteredPart::Time => typed.time.clone(),
    }
}
