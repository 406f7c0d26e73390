//! What power there is now: answered apart from the facts, from the law rows.

use super::law::row;
use crate::components::{
    CardRows, CoverageLine, Failed, InForceTag, Loaded, NameLine, Opened, Page, WhatElse, against_by_age, ages,
};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::pages::record::path::from_path;
use crate::state::{Ending, under};
use crate::text::{self, say};
use cordon_core::wire::text_key;
use cordon_core::wire::{
    Fault, FaultKind, Grant, OrderBrief, OrderId, Part, Power, PowerStanding, PowersSheet, PowersSheetOf, Subject,
    TextKey,
};
use leptos::prelude::*;

/// `/order/:id/powers`.
#[component]
pub fn PowersPage() -> impl IntoView {
    let i18n = use_i18n();
    let order = from_path::<OrderId>("id");
    view! {
        <Page title=say!(i18n, record.powers_title) back=true>
            {move || match order.get() {
                Some(order) => view! { <UnderOrder order /> }.into_any(),
                None => view! { <Failed fault=Fault::new(FaultKind::NotFound, text_key!("refusal.no_such_order")) /> }.into_any(),
            }}
        </Page>
    }
}

/// The powers belong to an order that was opened: its reason is theirs.
#[component]
fn UnderOrder(order: OrderId) -> impl IntoView {
    let powers = Callback::new(move |_: Grant| view! { <OfOrder order /> }.into_any());
    let opened =
        Callback::new(move |_: Grant| view! { <Opened about=Subject::Powers(order) opened=powers /> }.into_any());
    view! { <Opened about=Subject::Order(order) opened /> }
}

#[component]
fn OfOrder(order: OrderId) -> impl IntoView {
    let sheet = under(Subject::Powers(order), |grant| PowersSheetOf { grant }, &[Part::Orders], Ending::Ask);
    let shown = Callback::new(move |sheet: PowersSheet| view! { <Sheet sheet /> }.into_any());
    view! { <Loaded of=sheet shown /> }
}

#[component]
fn Sheet(sheet: PowersSheet) -> impl IntoView {
    let i18n = use_i18n();
    let none = sheet.powers.is_empty();
    let cards = sheet.powers.into_iter().map(|power| view! { <li><PowerCard power /></li> }).collect_view();
    let points = sheet.points_to_prove;
    let card = sheet.order.card.clone();
    let law = sheet.law.map(|law| row(i18n, &law, &sheet.order.word));
    let (against, of_ages) = (against_by_age(i18n, &sheet.order.ages), ages(i18n, &sheet.order.ages));
    view! {
        <section class="stack" data-test="powers-sheet">
            <NameLine said=text::name_line(i18n, &sheet.order) />
            <Title order=sheet.order.clone() />
            <CardRows card />
            <Breach order=sheet.order />
            {against}
            {none.then(|| view! { <p class="facts" data-test="no-power">{say!(i18n, record.no_power)}</p> })}
            <ul class="bare stack">{cards}</ul>
            {of_ages}
            {law}
            {(!points.is_empty()).then(|| view! { <Points points /> })}
            <WhatElse offered=sheet.otherwise />
            <p class="age"><strong>{say!(i18n, record.you_decide)}</strong> " " {say!(i18n, record.powers_apart)}</p>
            <CoverageLine coverage=sheet.coverage />
        </section>
    }
}

/// Which order it is, over its card.
#[component]
fn Title(order: OrderBrief) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="between"><h2>{i18n.wording(&order.title)}</h2><InForceTag paper=order.paper answer=order.in_force /></div>
    }
}

/// What a breach is in law.
#[component]
fn Breach(order: OrderBrief) -> impl IntoView {
    let i18n = use_i18n();
    let said = match &order.breach {
        Some(breach) => text::breach(i18n, breach),
        None => say!(i18n, record.no_law_row),
    };
    let recalled = order.word.recall.as_ref().map(|recall| text::recalled(i18n, recall));
    view! {
        <div class="facts">
            <p class="line" data-test="breach">{said}</p>
            {recalled.map(|said| view! { <p class="line" data-test="recalled">{said}</p> })}
        </div>
    }
}

#[component]
fn PowerCard(power: Power) -> impl IntoView {
    let i18n = use_i18n();
    let tone = match power.standing {
        PowerStanding::IfTestMet => "card power",
        PowerStanding::Recalled | PowerStanding::Doubtful | PowerStanding::CannotTell => "card power state tell",
        PowerStanding::NotInForce
        | PowerStanding::NotForRequirements
        | PowerStanding::NotListed
        | PowerStanding::PowerEnded
        | PowerStanding::NotOperating
        | PowerStanding::NotValidlyGiven
        | PowerStanding::UnderTen => "card power state rest",
    };
    let clock = clock(i18n, &power);
    let lines = lines(i18n, &power);
    view! {
        <article class=tone data-test="power" data-power=power.id.as_str()>
            <h3>{power.source.clone()}</h3>
            <p class="line">{text::arrest(i18n, &power)}</p>
            <p class="sub" data-test="power-test">{text::test_in_words(i18n, power.test)}</p>
            <p class="sub" data-test="power-tense">{text::tense(i18n, power.tense)}</p>
            <p class="sub" data-test="power-entry">{text::entry(i18n, &power)}</p>
            <p class="sub">{text::custody(i18n, power.custody)}</p>
            {clock.map(|words| view! { <p class="sub" data-test="power-clock">{words}</p> })}
            <p><span class="tag quiet" data-test="power-standing">{text::standing(i18n, power.standing)}</span></p>
            {(!lines.is_empty()).then(|| view! { <Lines lines /> })}
        </article>
    }
}

/// The clock that a power starts, and from which event.
fn clock(i18n: text::I18n, power: &Power) -> Option<String> {
    let clock = text::clock(i18n, power.clock?);
    let said = match power.clock_starts {
        Some(start) => say!(i18n, record.power_clock_from, start = i18n.key(start), clock = clock),
        None => say!(i18n, record.power_clock, clock = clock),
    };
    Some(match power.clock_if_murder {
        Some(murder) => {
            let in_its_place = say!(i18n, record.power_clock_if_murder, clock = text::clock(i18n, murder));
            format!("{said}. {in_its_place}")
        }
        None => said,
    })
}

/// The paragraphs for which it stands otherwise, what it turns on, and what to know first.
fn lines(i18n: text::I18n, power: &Power) -> Vec<String> {
    let others = power.for_conditions.iter().filter(|each| each.standing != power.standing);
    let paragraphs = others.map(|each| text::condition_power(i18n, each));
    let turns_on = power.turns_on.iter().map(|on| text::turns_on(i18n, on));
    let notes = power.notes.iter().map(|note| text::power_note(i18n, *note));
    paragraphs.chain(turns_on).chain(notes).collect()
}

#[component]
fn Lines(lines: Vec<String>) -> impl IntoView {
    let items = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <ul class="listed sub" data-test="power-turns-on">{items}</ul> }
}

#[component]
fn Points(points: Vec<TextKey>) -> impl IntoView {
    let i18n = use_i18n();
    let items = points.into_iter().map(|point| view! { <li>{i18n.key(point)}</li> }).collect_view();
    view! {
        <section class="facts" data-test="points-to-prove">
            <h2>{say!(i18n, record.points_to_prove)}</h2>
            <ul class="listed">{items}</ul>
        </section>
    }
}
