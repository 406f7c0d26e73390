//! Where he is said to be, and when.

use super::entered::Entered;
use super::kept::HeIs;
use crate::components::{Choice, Segmented};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::pages::record::moment::Moment;
use crate::text::say;
use leptos::prelude::*;

/// The facts the officer enters. Each change sets them against the words again.
#[component]
pub fn FactsForm(
    /// What is entered.
    entered: Entered,
) -> impl IntoView {
    let i18n = use_i18n();
    let options = vec![
        Choice::new(HeIs::SeenHere, "here", say!(i18n, record.he_is_here)),
        Choice::new(HeIs::SeenThere, "there", say!(i18n, record.he_is_there)),
        Choice::new(HeIs::Told, "told", say!(i18n, record.he_is_told)),
        Choice::new(HeIs::Unknown, "unknown", say!(i18n, record.he_is_unknown)),
    ];
    let asks_place = move || match entered.he_is.get() {
        Some(HeIs::SeenThere) => Some(say!(i18n, record.grid_reference)),
        Some(HeIs::Told) => Some(say!(i18n, record.told_place)),
        Some(HeIs::SeenHere | HeIs::Unknown) | None => None,
    };
    view! {
        <section class="facts" data-test="assess-facts">
            <Segmented legend=say!(i18n, record.he_is) name="he-is" options value=entered.he_is />
            {move || asks_place().map(|label| view! { <PlaceField label entered /> })}
            <Moment name="act-at" asked=say!(i18n, record.when) plain=say!(i18n, record.now)
                given=entered.act_at.get_untracked() reads=entered.reads
                heard=Callback::new(move |at| entered.act_at.set(at)) />
        </section>
    }
}

/// A place in words. It is set against the words when the officer leaves the field, not at every key, and
/// until then the answers wait.
#[component]
fn PlaceField(label: String, entered: Entered) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for="he-is-place">{label}</label>
            <div class="govuk-hint" id="he-is-place-hint">{say!(i18n, record.grid_hint)}</div>
            <input class="govuk-input" id="he-is-place" type="text" autocomplete="off" spellcheck="false"
                aria-describedby="he-is-place-hint" data-test="he-is-place"
                prop:value=move || entered.place.get()
                on:input=move |event| entered.types_place(&event_target_value(&event))
                on:change=move |event| entered.put_place(event_target_value(&event)) />
        </div>
    }
}
