//! What was done to safeguard somebody: a place of safety, police protection. Neither is ticked by the machine.

use super::decided::{decide, read};
use super::faults_of;
use super::keeper::Keeper;
use super::moment::Moment;
use super::tick::Tick;
use crate::components::{TextInput, lines};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::text::{self, say};
use cordon_core::wire::{PlaceOfSafetyForm, PoliceProtectionForm, RecordForm, SafeguardPrompt};
use leptos::prelude::*;

/// Both, each with its fields once it is ticked.
#[component]
pub fn Safeguarded(
    /// The form.
    keeper: Keeper,
) -> impl IntoView {
    let i18n = use_i18n();
    let taken =
        Signal::derive(move || keeper.form.with(|form| read(form, |decision| decision.place_of_safety.is_some())));
    let protected =
        Signal::derive(move || keeper.form.with(|form| read(form, |decision| decision.police_protection.is_some())));
    let take = Callback::new(move |done: bool| {
        let begun = done.then(PlaceOfSafetyForm::default);
        keeper.edit(|form| decide(form, |decision| decision.place_of_safety = begun));
    });
    let protect = Callback::new(move |done: bool| {
        let begun = done.then(PoliceProtectionForm::default);
        keeper.edit(|form| decide(form, |decision| decision.police_protection = begun));
    });
    view! {
        <div class="govuk-checkboxes">
            <Tick id="decision-safety" test="decision-safety" label=say!(i18n, record.place_of_safety) ticked=taken heard=take />
        </div>
        <Show when=move || taken.get()><Safety keeper /></Show>
        <div class="govuk-checkboxes">
            <Tick id="decision-protection" test="decision-protection" label=say!(i18n, record.police_protection)
                ticked=protected heard=protect />
        </div>
        <Show when=move || protected.get()><Protection keeper /></Show>
    }
}

/// Who was taken to a place of safety, when, and when they arrived, from which the clock runs.
#[component]
fn Safety(keeper: Keeper) -> impl IntoView {
    let i18n = use_i18n();
    let who = keeper.field(
        |form| safety(form, |safety| safety.who.clone()),
        |form, text| put_safety(form, |safety| safety.who = text),
    );
    let given = keeper.form.with_untracked(|form| safety(form, |safety| safety.at));
    let arrived = keeper.form.with_untracked(|form| safety(form, |safety| safety.arrived));
    view! {
        <div class="card stack" data-test="safety">
            {lines(text::safeguard_lines(i18n, SafeguardPrompt::PlaceOfSafety))}
            <TextInput label=say!(i18n, record.safety_who) hint=say!(i18n, record.safety_who_hint)
                name="place-of-safety-who" value=who error=faults_of("place-of-safety-who") />
            <Moment name="place-of-safety-at" asked=say!(i18n, record.safety_when) plain=say!(i18n, record.now)
                dated_too=say!(i18n, record.another_time) given
                heard=Callback::new(move |at| keeper.edit(|form| put_safety(form, |safety| safety.at = at))) />
            <Moment name="place-of-safety-arrived" asked=say!(i18n, record.safety_arrival)
                plain=say!(i18n, record.safety_not_arrived) dated_too=say!(i18n, record.safety_arrived) given=arrived
                heard=Callback::new(move |at| keeper.edit(|form| put_safety(form, |safety| safety.arrived = at))) />
        </div>
    }
}

/// Which child was taken into police protection, when, and which designated officer was told.
#[component]
fn Protection(keeper: Keeper) -> impl IntoView {
    let i18n = use_i18n();
    let who = keeper.field(
        |form| protection(form, |child| child.who.clone()),
        |form, text| put_protection(form, |child| child.who = text),
    );
    let designated = keeper.field(
        |form| protection(form, |child| child.designated.clone()),
        |form, text| put_protection(form, |child| child.designated = text),
    );
    let given = keeper.form.with_untracked(|form| protection(form, |child| child.at));
    view! {
        <div class="card stack" data-test="protection">
            {lines(text::safeguard_lines(i18n, SafeguardPrompt::PoliceProtection))}
            <TextInput label=say!(i18n, record.protection_who) name="police-protection-who" value=who
                error=faults_of("police-protection-who") />
            <Moment name="police-protection-at" asked=say!(i18n, record.protection_when) plain=say!(i18n, record.now)
                dated_too=say!(i18n, record.another_time) given
                heard=Callback::new(move |at| keeper.edit(|form| put_protection(form, |child| child.at = at))) />
            <TextInput label=say!(i18n, record.protection_designated) hint=say!(i18n, record.protection_designated_hint)
                name="police-protection-designated" value=designated error=faults_of("police-protection-designated") />
        </div>
    }
}

fn safety<T: Default>(form: &RecordForm, part: impl FnOnce(&PlaceOfSafetyForm) -> T) -> T {
    read(form, |decision| decision.place_of_safety.as_ref().map(part).unwrap_or_default())
}

/// Changes what was entered; nothing where it was unticked meanwhile.
fn put_safety(form: &mut RecordForm, change: impl FnOnce(&mut PlaceOfSafetyForm)) {
    decide(form, |decision| {
        if let Some(safety) = decision.place_of_safety.as_mut() {
            change(safety);
        }
    });
}

fn protection<T: Default>(form: &RecordForm, part: impl FnOnce(&PoliceProtectionForm) -> T) -> T {
    read(form, |decision| decision.police_protection.as_ref().map(part).unwrap_or_default())
}

/// Changes what was entered; nothing where it was unticked meanwhile.
fn put_protection(form: &mut RecordForm, change: impl FnOnce(&mut PoliceProtectionForm)) {
    decide(form, |decision| {
        if let Some(child) = decision.police_protection.as_mut() {
            change(child);
        }
    });
}
