//! Arrests: each under one power, at its own time, which starts its own clock.

use super::choosable::{Choosable, choosable};
use super::decided::decide;
use super::faults_of;
use super::keeper::Keeper;
use super::moment::Moment;
use super::tick::Tick;
use crate::components::{FieldFault, described_by_fault, error_id, lines};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::state::memo;
use crate::text::{self, say};
use cordon_core::wire::{ArrestForm, BailOffence, Necessity, OrderTerms};
use leptos::prelude::*;

const NECESSITY: [Necessity; 6] = [
    Necessity::Name,
    Necessity::Address,
    Necessity::PreventHarm,
    Necessity::ProtectVulnerable,
    Necessity::PromptInvestigation,
    Necessity::PreventDisappearance,
];

/// The id of the time of a row.
pub fn moment_id(row: usize) -> String {
    format!("arrest-{row}-at")
}

/// The id of the powers of a row.
pub fn power_id(row: usize) -> String {
    format!("arrest-{row}-power")
}

/// The id of the reasons of Code G of a row.
pub fn necessity_id(row: usize) -> String {
    format!("arrest-{row}-necessity")
}

/// The id of what the bail of a row is for.
pub fn bail_id(row: usize) -> String {
    format!("arrest-{row}-bail")
}

/// The id of the hearing ahead of a row.
pub fn hearing_id(row: usize) -> String {
    format!("arrest-{row}-hearing")
}

/// The id of the reason of a row for a power that does not stand.
pub fn despite_id(row: usize) -> String {
    format!("arrest-{row}-despite")
}

/// The arrests of the decision, one row each.
#[component]
pub fn Arrests(
    /// The form.
    keeper: Keeper,
    /// The orders, for their powers.
    orders: Vec<OrderTerms>,
) -> impl IntoView {
    let i18n = use_i18n();
    let powers = StoredValue::new(choosable(i18n, &orders));
    let rows = keeper.arrests;
    let next = StoredValue::new(rows.with_untracked(Vec::len));
    let add = move |_| {
        let row = next.get_value();
        next.set_value(row + 1);
        keeper.edit(|form| {
            decide(form, |decision| decision.arrests.push(ArrestForm::default()));
        });
        rows.update(|rows| rows.push(row));
    };
    let arrest = move |row| view! { <Arrest row=Row { row, keeper } powers /> };
    view! {
        <div class="stack" id="arrests" tabindex="-1">
            <For each=move || rows.get() key=|row| *row children=arrest />
            <button type="button" class="button" data-test="decision-add-arrest" on:click=add>
                {say!(i18n, record.add_arrest)}
            </button>
        </div>
    }
}

/// One row of the form, found by its number.
#[derive(Clone, Copy)]
struct Row {
    row: usize,
    keeper: Keeper,
}

impl Row {
    fn at(self) -> Option<usize> {
        self.keeper.arrests.with_untracked(|rows| rows.iter().position(|row| *row == self.row))
    }

    fn with<T: Default>(self, part: impl FnOnce(&ArrestForm) -> T) -> T {
        let at = self.at();
        self.keeper.form.with(|form| {
            let arrests = form.decision.as_ref().map(|decision| decision.arrests.as_slice()).unwrap_or_default();
            at.and_then(|at| arrests.get(at)).map(part).unwrap_or_default()
        })
    }

    fn edit(self, change: impl FnOnce(&mut ArrestForm)) {
        let Some(at) = self.at() else { return };
        self.keeper.edit(|form| {
            decide(form, |decision| {
                if let Some(arrest) = decision.arrests.get_mut(at) {
                    change(arrest);
                }
            });
        });
    }

    fn remove(self) {
        let Some(at) = self.at() else { return };
        self.keeper.arrests.update(|rows| rows.retain(|row| *row != self.row));
        self.keeper.edit(|form| {
            decide(form, |decision| {
                if at < decision.arrests.len() {
                    decision.arrests.remove(at);
                }
            });
        });
    }
}

#[component]
fn Arrest(row: Row, powers: StoredValue<Vec<Choosable>>) -> impl IntoView {
    let i18n = use_i18n();
    let number = row.row;
    let given = untrack(move || row.with(|arrest| arrest.at));
    let chosen = memo(move || {
        let (power, order) = row.with(|arrest| (arrest.power, arrest.order));
        powers.with_value(|all| all.iter().find(|one| Some(one.power) == power && one.order == order).cloned())
    });
    let needs = memo(move || chosen.with(|one| one.as_ref().is_some_and(|one| one.needs_necessity)));
    let on_bail = memo(move || chosen.with(|one| one.as_ref().is_some_and(|one| one.asks_bail_offence)));
    let murder = memo(move || chosen.with(|one| one.as_ref().is_some_and(|one| one.murder_charged)));
    let heard = memo(move || chosen.with(|one| one.as_ref().is_some_and(|one| one.asks_hearing)));
    let follows = memo(move || chosen.with(|one| one.as_ref().map(|one| one.follows.clone())));
    view! {
        <fieldset class="govuk-fieldset card arrest" id=format!("arrest-{number}") tabindex="-1" data-test="arrest">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say!(i18n, record.arrest)}</legend>
            <PowerChoice row powers />
            {move || follows.get().map(|said| view! { <div class="govuk-hint" data-test="arrest-custody">{lines(said)}</div> })}
            <Moment name=moment_id(number) asked=say!(i18n, record.arrest_when) plain=say!(i18n, record.now)
                given
                heard=Callback::new(move |at| row.edit(|arrest| arrest.at = at)) />
            <Show when=move || on_bail.get()><BailFor row murder /></Show>
            <Show when=move || heard.get()>
                <Moment name=hearing_id(number) asked=say!(i18n, record.arrest_hearing)
                    plain=say!(i18n, record.arrest_hearing_not_known) dated_too=say!(i18n, record.arrest_hearing_known)
                    given=untrack(move || row.with(|arrest| arrest.hearing))
                    heard=Callback::new(move |at| row.edit(|arrest| arrest.hearing = at)) />
            </Show>
            <Show when=move || needs.get()><NecessityTicks row /></Show>
            <button type="button" class="button quiet-button" data-test="arrest-remove" on:click=move |_| row.remove()>
                {say!(i18n, record.remove_arrest)}
            </button>
        </fieldset>
    }
}

#[component]
fn PowerChoice(row: Row, powers: StoredValue<Vec<Choosable>>) -> impl IntoView {
    let i18n = use_i18n();
    let id = power_id(row.row);
    let error = faults_of(&id);
    let chosen = memo(move || {
        let (power, order) = row.with(|arrest| (arrest.power, arrest.order));
        let held =
            powers.with_value(|all| all.iter().find(|one| Some(one.power) == power && one.order == order).cloned());
        held.map(|one| one.key).unwrap_or_default()
    });
    let choose = move |key: &str| {
        let held = powers.with_value(|all| all.iter().find(|one| one.key == key).cloned());
        row.edit(|arrest| {
            arrest.power = held.as_ref().map(|one| one.power);
            arrest.order = held.as_ref().and_then(|one| one.order);
            if held.as_ref().is_none_or(|one| one.stands) {
                arrest.despite.clear();
            }
            if !held.as_ref().is_some_and(|one| one.asks_bail_offence) {
                arrest.bail_for = BailOffence::NotKnown;
            }
            if !held.as_ref().is_some_and(|one| one.asks_hearing) {
                arrest.hearing = None;
            }
            if !held.is_some_and(|one| one.needs_necessity) {
                arrest.necessity.clear();
            }
        });
    };
    let lapsed = memo(move || {
        let chosen = chosen.get();
        powers.with_value(|all| all.iter().any(|one| one.key == chosen && !one.stands))
    });
    let options = powers.get_value().into_iter().zip(0..).map(|(one, at): (Choosable, u32)| {
        let (key, value) = (one.key.clone(), one.key.clone());
        let option = format!("{id}-{at}");
        let said = if one.stands { None } else { Some(say!(i18n, record.power_lapsed)) };
        view! {
            <div class="govuk-radios__item">
                <input class="govuk-radios__input" type="radio" id=option.clone() name=id.clone() data-test="arrest-power"
                    data-stands=one.stands.to_string() prop:checked=move || chosen.get() == key
                    on:change=move |_| choose(&value) />
                <label class="govuk-label govuk-radios__label" for=option>
                    <span>{said.map(|said| view! { <span class="tag quiet">{said}</span> " " })} {one.label}</span>
                </label>
            </div>
        }
    });
    let options = options.collect_view();
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || error.with(Option::is_some)>
            <fieldset class="govuk-fieldset" id=id.clone() aria-describedby=described_by_fault(&id, error)>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say!(i18n, record.arrest_power)}</legend>
                <FieldFault field=id.clone() error />
                <div class="govuk-radios">{options}</div>
            </fieldset>
        </div>
        <Show when=move || lapsed.get()><Despite row /></Show>
    }
}

const BAIL_FOR: [(BailOffence, &str); 3] =
    [(BailOffence::Murder, "murder"), (BailOffence::Other, "other"), (BailOffence::NotKnown, "not-known")];

/// What somebody is on bail for, so far as it decides the clock.
#[component]
fn BailFor(row: Row, murder: Memo<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let id = bail_id(row.row);
    let hint = format!("{id}-hint");
    let options = BAIL_FOR.map(|(bail_for, key)| {
        let option = format!("{id}-{key}");
        let is_chosen = move || row.with(|arrest| arrest.bail_for == bail_for);
        view! {
            <div class="govuk-radios__item">
                <input class="govuk-radios__input" type="radio" id=option.clone() name=id.clone() data-test="arrest-bail"
                    data-id=key prop:checked=is_chosen
                    on:change=move |_| row.edit(|arrest| arrest.bail_for = bail_for) />
                <label class="govuk-label govuk-radios__label" for=option>{text::bail_offence(i18n, bail_for)}</label>
            </div>
        }
    });
    view! {
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset" id=id.clone() aria-describedby=hint.clone()>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say!(i18n, record.arrest_bail_for)}</legend>
                <div class="govuk-hint" id=hint>{say!(i18n, record.arrest_bail_for_hint)}</div>
                <Show when=move || murder.get()>
                    <p class="govuk-hint" data-test="arrest-bail-murder">{say!(i18n, record.arrest_bail_murder_charged)}</p>
                </Show>
                <div class="govuk-radios">{options.into_iter().collect_view()}</div>
            </fieldset>
        </div>
    }
}

/// Why a power is used that does not stand.
#[component]
fn Despite(row: Row) -> impl IntoView {
    let i18n = use_i18n();
    let id = despite_id(row.row);
    let error = faults_of(&id);
    let wrong = move || error.with(Option::is_some);
    let (hint, fault) = (format!("{id}-hint"), error_id(&id));
    let described = move || if wrong() { format!("{hint} {fault}") } else { hint.clone() };
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=wrong>
            <label class="govuk-label govuk-label--s" for=id.clone()>{say!(i18n, record.arrest_despite)}</label>
            <div class="govuk-hint" id=format!("{id}-hint")>{say!(i18n, record.arrest_despite_hint)}</div>
            <FieldFault field=id.clone() error />
            <textarea class="govuk-textarea" class:govuk-textarea--error=wrong id=id.clone() rows="2"
                data-test="arrest-despite" aria-describedby=described aria-invalid=move || wrong().then_some("true")
                prop:value=move || row.with(|arrest| arrest.despite.clone())
                on:input=move |event| {
                    let words = event_target_value(&event);
                    row.edit(|arrest| arrest.despite = words);
                }></textarea>
        </div>
    }
}

#[component]
fn NecessityTicks(row: Row) -> impl IntoView {
    let i18n = use_i18n();
    let ticks = NECESSITY.map(|necessity| {
        let ticked = Signal::derive(move || row.with(|arrest| arrest.necessity.contains(&necessity)));
        let heard = Callback::new(move |ticked: bool| {
            row.edit(|arrest| {
                arrest.necessity.retain(|held| *held != necessity);
                if ticked {
                    arrest.necessity.push(necessity);
                }
            });
        });
        let id = format!("arrest-{}-{necessity:?}", row.row);
        view! { <Tick id test="arrest-necessity" label=text::necessity(i18n, necessity) ticked heard /> }
    });
    let group = necessity_id(row.row);
    let error = faults_of(&group);
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || error.with(Option::is_some)>
            <fieldset class="govuk-fieldset" id=group.clone() data-test="arrest-necessities"
                aria-describedby=described_by_fault(&group, error)>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say!(i18n, record.necessary)}</legend>
                <FieldFault field=group.clone() error />
                <div class="govuk-checkboxes">{ticks.into_iter().collect_view()}</div>
            </fieldset>
        </div>
    }
}
