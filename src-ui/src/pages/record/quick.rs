//! The quick part: how do you know, what, when and where. The rest can wait.

use super::faults_of;
use super::keeper::Keeper;
use super::moment::Moment;
use super::place_field::PlaceField;
use crate::components::{Choice, Segmented, TextArea, TextInput};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::text::{self, say};
use cordon_core::wire::Mode;
use leptos::prelude::*;

/// What is needed to save at all.
#[component]
pub fn Quick(
    /// The form.
    keeper: Keeper,
    /// Whether it is known whom it is about; a description is asked for where nobody is identified.
    identified: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let mode = keeper.field(|form| form.mode, |form, mode| form.mode = mode);
    let account = keeper.field(|form| form.account.clone(), |form, text| form.account = text);
    let options = [(Mode::WithHim, "with_him"), (Mode::Reported, "reported"), (Mode::Found, "found")];
    let options = options.map(|(mode, key)| Choice::new(mode, key, text::mode(i18n, mode))).to_vec();
    let given = keeper.form.with_untracked(|form| form.act_at);
    view! {
        <Segmented legend=say!(i18n, record.how_known) name="mode" options value=mode error=faults_of("mode") />
        <TextArea label=say!(i18n, record.what_happened) name="account" value=account rows=4 error=faults_of("account") />
        <Moment name="when" asked=say!(i18n, record.when) plain=say!(i18n, record.when_saving)
            given
            heard=Callback::new(move |at| keeper.edit(|form| form.act_at = at)) />
        <PlaceField keeper />
        {(!identified).then(|| view! { <Description keeper /> })}
    }
}

#[component]
fn Description(keeper: Keeper) -> impl IntoView {
    let i18n = use_i18n();
    let description = keeper.field(|form| form.description.clone(), |form, text| form.description = text);
    view! { <TextInput label=say!(i18n, record.description) name="description" value=description /> }
}

/// What lasted, came again, or has a number elsewhere.
#[component]
pub fn More(
    /// The form.
    keeper: Keeper,
) -> impl IntoView {
    let i18n = use_i18n();
    let given = keeper.form.with_untracked(|form| form.act_until);
    let times = keeper.field(
        |form| form.times.map(|times| times.to_string()).unwrap_or_default(),
        |form, text| form.times = text.trim().parse().ok(),
    );
    let number = keeper.field(|form| form.incident_number.clone(), |form, text| form.incident_number = text);
    view! {
        <TextInput label=say!(i18n, record.incident_number) name="incident-number" value=number />
        <Moment name="until" asked=say!(i18n, record.until) plain=say!(i18n, record.until_none)
            given
            heard=Callback::new(move |at| keeper.edit(|form| form.act_until = at)) />
        <TextInput label=say!(i18n, record.times) hint=say!(i18n, record.times_hint) name="times" value=times />
    }
}
