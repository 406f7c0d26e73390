//! An order: who is bound, in whose favour, its card; its conditions, a line each, with the court's words a
//! tap away; the five answers apart; then the law in full.

mod words;

use crate::dom::{AnyView, IntoMarkup, live, view};
use crate::state::memo;
use crate::{
    components::{
        Actions, CardRows, CoverageLine, FoldedPowers, Loaded, NameLine, Opened, Page, WhatElse, against_by_age, ages,
        close_modal, modal_sheet,
    },
    i18n::*,
    pages::person::History,
    state::{Ending, Fetched, under},
    text,
};
use cordon_core::wire::{
    Grant, Identity, InForceAnswer, NoticeSheet, OrderBrief, OrderId, OrderSheet, OrderSheetOf, Part, Stamp, Subject,
    Text, TextKey, Verbatim,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::Conditions;

/// An order, by the id in the address.
#[component]
pub fn OrderPage() -> impl IntoView {
    let i18n = use_i18n();
    let order = order_in_address();
    live(move || match order.get() {
        Some(order) => view! { <Asked order/> }.into_any(),
        None => view! {
            <Page title=tu_string!(i18n, find.order).to_owned() back=true><p>{t!(i18n, frame.not_found)}</p></Page>
        }
        .into_any(),
    })
}

/// The order whose id stands in the address.
pub fn order_in_address() -> Memo<Option<OrderId>> {
    let params = use_params_map();
    memo(move || params.with(|params| params.get("id").and_then(|id| id.parse::<OrderId>().ok())))
}

#[component]
fn Asked(order: OrderId) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(tu_string!(i18n, find.order).to_owned());
    let opened = Callback::new(move |_: Grant| view! { <OrderRoom order title/> }.into_any());
    view! {
        <Page title=title named=tu_string!(i18n, find.order) back=true bare=true>
            <Opened about=Subject::Order(order) opened/>
        </Page>
    }
}

#[component]
fn OrderRoom(order: OrderId, title: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let sheet =
        under(Subject::Order(order), |grant| OrderSheetOf { grant }, &[Part::Orders, Part::Records], Ending::Ask);
    let shown = Callback::new(move |sheet: OrderSheet| {
        title.set(i18n.wording(&sheet.brief.title));
        view! { <OrderSheetView sheet/> }.into_any()
    });
    view! {
        <Loaded of=sheet shown/>
        <Actions>
            <ShowWay order sheet/>
            <A href=format!("/order/{order}/assess") attr:class="button primary" attr:data-test="assess-now">
                {t!(i18n, find.assess_now)}
            </A>
        </Actions>
    }
}

/// The way to the view for the respondent. While nobody is confirmed to be whom it binds, that is asked
/// first: the view shows him an order and keeps that he was told of it.
#[component]
fn ShowWay(order: OrderId, sheet: Fetched<OrderSheet>) -> impl IntoView {
    let i18n = use_i18n();
    let asking = RwSignal::new(false);
    let is_confirmed = memo(move || sheet.ready().is_some_and(|sheet| sheet.identity == Identity::Confirmed));
    let ask = move |dialog| {
        let (who, person) = untrack(move || sheet.ready())
            .map(|sheet| (sheet.brief.binds.join("; "), sheet.respondents.first().copied()))
            .unwrap_or_default();
        view! {
            <h2 id="show-title" tabindex="-1">{t!(i18n, find.show_unconfirmed)}</h2>
            <p>{t!(i18n, find.show_is_it, who = who)}</p>
            <div class="taps">
                {person.map(|person| view! {
                    <A href=format!("/person/{person}") attr:class="button" attr:data-test="show-confirm-first">
                        {t!(i18n, find.show_confirm_first)}
                    </A>
                })}
                <A href=format!("/order/{order}/show") attr:class="button" attr:data-test="show-anyway">
                    {t!(i18n, find.show_anyway)}
                </A>
                <button type="button" class="button quiet-button" data-test="show-cancel" on:click=move |_| close_modal(dialog)>
                    {t!(i18n, frame.cancel)}
                </button>
            </div>
        }
        .into_any()
    };
    let way = move || {
        if is_confirmed.get() {
            view! {
                <A href=format!("/order/{order}/show") attr:class="button" attr:data-test="show-or-read">
                    {t!(i18n, find.show_or_read)}
                </A>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="button" data-test="show-or-read" aria-haspopup="dialog"
                    disabled=move || sheet.ready().is_none() on:click=move |_| asking.set(true)>
                    {t!(i18n, find.show_or_read)}
                </button>
            }
            .into_any()
        }
    };
    view! {
        {way}
        {modal_sheet(asking, "show-title", "show-sheet", Callback::new(ask))}
    }
}

#[component]
fn OrderSheetView(sheet: OrderSheet) -> impl IntoView {
    let i18n = use_i18n();
    let answers = view! { <FiveAnswers sheet=sheet.clone()/> };
    let resting = text::resting(&sheet).map(|lead| {
        let lead = i18n.text(&lead);
        view! {
            <WhatElse offered=sheet.otherwise.clone() lead/>
            <CoverageLine coverage=sheet.coverage.clone()/>
        }
    });
    let named: Vec<String> = sheet.shown.iter().map(|version| text::version_named(i18n, &sheet, version)).collect();
    let coming = sheet.coming.map(|coming| {
        let said = tu_string!(i18n, find.version_coming, number = coming.number, day = coming.from.day);
        view! { <p class="line" data-test="coming">{said}</p> }
    });
    let (order, paper, is_conflict) = (sheet.brief.order, sheet.brief.paper, sheet.shown.len() > 1);
    let none = sheet.shown.is_empty().then(|| {
        view! { <Conditions order version=None conditions=Vec::new() powers=Vec::new()/> }
    });
    let powers = sheet.brief.powers.clone();
    let shown = sheet.shown.into_iter().zip(named).map(|(version, named)| {
        let duration = version.duration_words.0;
        let (conditions, powers) = (version.conditions, powers.clone());
        view! {
            <h2>{i18n.key(paper.words_title())}<span data-test="version">{named}</span></h2>
            <Conditions order version=is_conflict.then_some(version.version) conditions powers/>
            {(!duration.is_empty())
                .then(|| view! { <p class="card verbatim" data-test="duration">{duration.clone()}</p> })}
        }
    });
    let shown = shown.collect_view();
    let law = format!("/order/{}/powers", sheet.brief.order);
    let of_ages = ages(i18n, &sheet.brief.ages);
    view! {
        <BriefFacts brief=sheet.brief.clone()/>
        <CardRows card=sheet.brief.card.clone()/>
        {is_conflict.then(|| view! { <p class="warn" role="alert" data-test="conflict">{t!(i18n, find.conflict)}</p> })}
        {coming}
        {none}
        {shown}
        {answers}
        {resting}
        <FoldedPowers breach=sheet.brief.breach.clone() powers=sheet.brief.powers.clone()
            word=sheet.brief.word.clone()/>
        <A href=law attr:class="button" attr:data-test="if-broken">{t!(i18n, find.if_broken)}</A>
        {of_ages}
        <Behind brief=sheet.brief origin=text::origin(i18n, sheet.origin) verified=sheet.verified
            facts=sheet.facts references=sheet.references points=sheet.points_to_prove notes=sheet.notes/>
        <NoticeEvents events=sheet.notice_events/>
        <History items=sheet.history/>
        <CoverageLine coverage=sheet.coverage/>
    }
}

/// Who is bound, and in whose favour.
#[component]
fn BriefFacts(brief: OrderBrief) -> impl IntoView {
    let i18n = use_i18n();
    let protects = brief.protects.join(", ");
    // What is told of powers now turns on when he did it: an act before the end is not undone by it.
    let has_ended = match brief.in_force {
        InForceAnswer::Ended => true,
        InForceAnswer::Yes | InForceAnswer::NotYet | InForceAnswer::Stayed | InForceAnswer::Unknown => false,
    };
    let assess = format!("/order/{}/assess", brief.order);
    let against = against_by_age(i18n, &brief.ages);
    let ended = has_ended.then(|| {
        view! {
            <p class="line" data-test="ended">
                <A href=assess attr:class="govuk-link">{t!(i18n, find.ended_enter_when)}</A>
            </p>
        }
    });
    view! {
        <div class="order-brief" data-test="order-brief">
            <NameLine said=text::name_line(i18n, &brief)/>
            {(!protects.is_empty())
                .then(|| view! { <p class="line">{t!(i18n, find.protects, who = protects.clone())}</p> })}
            {ended}
            {against}
        </div>
    }
}

/// The five questions, answered apart and never merged.
#[component]
fn FiveAnswers(sheet: OrderSheet) -> impl IntoView {
    let i18n = use_i18n();
    let brief = &sheet.brief;
    let assess = format!("/order/{}/assess", brief.order);
    let person = sheet.respondents.first().map(|person| format!("/person/{person}"));
    let identity = text::identity(i18n, sheet.identity);
    let who = match person {
        Some(href) => view! { <A href=href attr:class="govuk-link">{identity}</A> }.into_any(),
        None => identity.into_markup(),
    };
    let facts = view! {
        <A href=assess attr:class="govuk-link" attr:data-test="assess-link">{t!(i18n, find.not_assessed)}</A>
    };
    let answers = [
        (tu_string!(i18n, find.q_person), who),
        (tu_string!(i18n, find.q_in_force), in_force(i18n, brief).into_markup()),
        (tu_string!(i18n, find.q_operating), text::operating_count(i18n, sheet.operating).into_markup()),
        (tu_string!(i18n, find.q_facts), facts.into_any()),
        (tu_string!(i18n, find.q_notice), text::notice(i18n, brief.paper, brief.notice).into_markup()),
    ];
    let rows = answers.into_iter().zip(1..).map(|((question, answer), number): ((String, AnyView), i32)| {
        view! {
            <div data-test=format!("question-{number}")>
                <dt><span class="number">{number}</span> {question}</dt>
                <dd>{answer}</dd>
            </div>
        }
    });
    view! { <dl class="q facts">{rows.collect_view()}</dl> }
}

/// "In force, to Sun 3 Mar 2027".
fn in_force(i18n: text::I18n, brief: &OrderBrief) -> String {
    let answer = text::in_force(i18n, brief.in_force);
    let end = i18n.text(&brief.ends.text_when(brief.in_force));
    format!("{answer}, {end}")
}

/// Where it comes from, and what the law row says beside the powers.
#[component]
fn Behind(
    brief: OrderBrief,
    origin: String,
    verified: Option<(Verbatim, Stamp)>,
    facts: Vec<Text>,
    references: Vec<(Verbatim, Verbatim)>,
    points: Vec<TextKey>,
    notes: Vec<TextKey>,
) -> impl IntoView {
    let i18n = use_i18n();
    let made = brief.made.map(|made| made.day).unwrap_or_default();
    let verified = match verified {
        Some((by, at)) => tu_string!(i18n, find.verified, by = by, day = at.day),
        None => tu_string!(i18n, find.not_verified).to_owned(),
    };
    let source = [brief.court.0, made, origin, verified];
    let source: Vec<String> = source.into_iter().filter(|part| !part.is_empty()).collect();
    let facts: Vec<String> = facts.iter().map(|fact| i18n.text(fact)).collect();
    let references: Vec<String> = references.into_iter().map(|(kind, value)| format!("{kind} {value}")).collect();
    let law = !points.is_empty() || !notes.is_empty();
    view! {
        <p class="sub" data-test="provenance">{source.join(" · ")}</p>
        <p class="sub" data-test="order-facts">{facts.join(" · ")}</p>
        <p class="sub" data-test="references">{references.join(" · ")}</p>
        {law.then(|| view! {
            <details class="card" data-test="law-row">
                <summary>{t!(i18n, find.points_to_prove)}</summary>
                <ul>{points.into_iter().chain(notes).map(|line| view! { <li>{i18n.key(line)}</li> }).collect_view()}</ul>
            </details>
        })}
    }
}

/// What he was told, and when.
#[component]
fn NoticeEvents(events: Vec<NoticeSheet>) -> impl IntoView {
    let i18n = use_i18n();
    let none = events.is_empty();
    let lines = events.into_iter().map(|event| {
        let line = text::join([
            text::notice_kind(i18n, event.kind),
            text::stamp(&event.at),
            event.by.0,
            text::how_given(i18n, event.how),
            text::in_language(i18n, &event.language),
            text::seemed_to_understand(i18n, event.understood),
            text::item_state(i18n, &event.state),
        ]);
        view! { <li class="sub" data-test="notice-event">{line}</li> }
    });
    view! {
        <section>
            <h2>{t!(i18n, find.notice_events)}</h2>
            {if none {
                view! { <p class="sub">{t!(i18n, find.none_held)}</p> }.into_any()
            } else {
                view! { <ul class="plain">{lines.collect_view()}</ul> }.into_any()
            }}
        </section>
    }
}
