//! Every order that binds a person, set against the same facts: where two say different things, which
//! clause forbids, which would permit. Each order keeps its own answers; nothing here merges them.
//!
//! | where | `data-test` |
//! |---|---|
//! | `/person/:id/together` | `together` `clash` `clash-ask` `no-clash` `together-order` `forbids` `permits` `claimed` `you-decide` `record`, and those of the facts and terms of `/order/:id/assess` |

use crate::components::{
    Actions, CoverageLine, Empty, Failed, Glyph, Icon, Loaded, NameLine, Opened, OrderCard, Page, Words,
};
use crate::dom::{AnyView, view};
use crate::i18n::use_i18n;
use crate::pages::assess::{Finished, entered::Entered, facts::FactsForm, terms::terms_of_one};
use crate::pages::record::path::from_path;
use crate::state::{deed, memo, stands};
use crate::text::{self, I18n, say};
use cordon_core::wire::text_key;
use cordon_core::wire::{
    Answer, AssessTogether, Claimed, ClashSheet, ClauseSheet, ClauseTogether, Coverage, Fault, FaultKind, Grant,
    Granted, InForceAnswer, OrderTogether, Part, PersonId, Subject, TogetherSheet,
};
use leptos::prelude::*;

/// `/person/:id/together`.
#[component]
pub fn TogetherPage() -> impl IntoView {
    let i18n = use_i18n();
    let person = from_path::<PersonId>("id");
    view! {
        <Page title=say!(i18n, together.title) back=true bare=true>
            {move || match person.get() {
                Some(person) => {
                    let opened = Callback::new(move |_: Grant| view! { <Assessing person /> }.into_any());
                    view! { <Opened about=Subject::Person(person) opened /> }.into_any()
                }
                None => view! { <Failed fault=Fault::new(FaultKind::NotFound, text_key!("refusal.no_such_person")) /> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Assessing(person: PersonId) -> impl IntoView {
    let i18n = use_i18n();
    let entered = Entered::nothing();
    let sheet = deed(move || AssessTogether { person, facts: entered.facts() }, Some(Subject::Person(person)));
    stands(sheet, &[Part::Orders]);
    let of_whom = memo(move || {
        let orders = sheet.ready().map(|done| done.sheet.orders).unwrap_or_default();
        orders.first().map(|each| text::person_line(i18n, &each.order))
    });
    let shown = Callback::new(move |done: Granted<TogetherSheet>| answers(i18n, done.sheet, entered));
    view! {
        {move || of_whom.get().map(|said| view! { <NameLine said /> })}
        <p class="sub for-you">{say!(i18n, record.for_you)}</p>
        <FactsForm entered />
        <Finished entered><Loaded of=sheet shown /></Finished>
        <Actions>
            <A href=format!("/record?person={person}") attr:class="button primary" attr:data-test="record">
                {say!(i18n, record.record_now)}
            </A>
        </Actions>
    }
}

fn answers(i18n: I18n, sheet: TogetherSheet, entered: Entered) -> AnyView {
    let TogetherSheet { act_at, clashes, orders, claimed, coverage, .. } = sheet;
    if orders.is_empty() {
        return nobody(i18n, coverage);
    }
    let known = coverage.hq_knew_at.as_ref().map(text::stamp);
    let known = known.unwrap_or_else(|| say!(i18n, record.known_never));
    let orders = orders.into_iter().map(|order| of_order(i18n, order, entered)).collect_view();
    view! {
        <section class="stack" aria-live="polite" data-test="together">
            <p class="sub">{say!(i18n, record.assessed_of, when = text::stamp(&act_at))}</p>
            <p class="line">{say!(i18n, together.apart)}</p>
            <h2>{say!(i18n, together.differ)}</h2>
            {clashing(i18n, clashes)}
            <h2>{say!(i18n, together.each)}</h2>
            {orders}
            {claims(i18n, claimed)}
            <p class="age" data-test="you-decide">
                <strong>{say!(i18n, record.you_decide)}</strong>
                " "
                {say!(i18n, record.on_the_facts, when = known)}
            </p>
            <CoverageLine coverage />
        </section>
    }
    .into_any()
}

/// Nothing binds him in this copy, which clears nobody.
fn nobody(i18n: I18n, coverage: Coverage) -> AnyView {
    view! {
        <Empty title=say!(i18n, together.none)><p>{say!(i18n, together.none_hint)}</p></Empty>
        <CoverageLine coverage />
    }
    .into_any()
}

/// The clashes, before anything else.
fn clashing(i18n: I18n, clashes: Vec<ClashSheet>) -> AnyView {
    if clashes.is_empty() {
        return view! { <p class="sub" data-test="no-clash">{say!(i18n, together.no_clash)}</p> }.into_any();
    }
    let cards = clashes.into_iter().map(|clash| clash_card(i18n, clash)).collect_view();
    view! {
        <ul class="bare stack">{cards}</ul>
        <p class="line" data-test="clash-ask">{say!(i18n, together.ask)}</p>
    }
    .into_any()
}

fn clash_card(i18n: I18n, clash: ClashSheet) -> AnyView {
    let why = text::clash(i18n, clash.why);
    let clauses = [clash.forbids, clash.other].into_iter().map(|clause| clause_lines(i18n, clause)).collect_view();
    view! {
        <li>
            <section class="term state tell" data-test="clash">
                <Icon glyph=Glyph::Ask />
                <h3 class="name">{say!(i18n, together.clashes)}</h3>
                <p class="line">{why}</p>
                {clauses}
            </section>
        </li>
    }
    .into_any()
}

fn clause_lines(i18n: I18n, clause: ClauseSheet) -> AnyView {
    let named = text::clause(i18n, &clause);
    view! {
        <p class="sub">{named}</p>
        <p class="verbatim"><Words pieces=clause.words /></p>
    }
    .into_any()
}

/// What somebody claims, with its source, and what to do with a claim.
fn claims(i18n: I18n, claimed: Vec<Claimed>) -> AnyView {
    let none = claimed.is_empty();
    let lines = claimed.iter().map(|claim| view! { <li data-test="claimed">{text::claimed(i18n, claim)}</li> });
    let lines = lines.collect_view();
    view! {
        <section class="facts">
            <h2>{say!(i18n, together.claimed)}</h2>
            {(!none).then(|| view! { <ul class="listed">{lines}</ul> })}
            <p class="sub">{say!(i18n, together.claims)}</p>
        </section>
    }
    .into_any()
}

/// One order: what it is, what it says of the act, and each clause with its answer.
fn of_order(i18n: I18n, order: OrderTogether, entered: Entered) -> AnyView {
    let OrderTogether { order, in_force, clauses, .. } = order;
    let then = say!(i18n, together.then, answer = text::in_force(i18n, in_force));
    let forbids = said(i18n, in_force, &clauses).into_iter().map(|line| view! { <li data-test="forbids">{line}</li> });
    let permits = permitted(i18n, &clauses).into_iter().map(|line| view! { <li data-test="permits">{line}</li> });
    let (forbids, permits) = (forbids.collect_view(), permits.collect_view());
    let terms: Vec<_> = clauses.into_iter().map(|clause| clause.term).collect();
    let terms = terms_of_one(i18n, &terms, &order, entered);
    view! {
        <section data-test="together-order">
            <OrderCard order />
            <div class="facts">
                <p class="sub">{then}</p>
                <ul class="listed">{forbids} {permits}</ul>
            </div>
            {terms}
        </section>
    }
    .into_any()
}

/// Which paragraphs forbid, or would if the order was in force, and of which that cannot be told.
fn said(i18n: I18n, in_force: InForceAnswer, clauses: &[ClauseTogether]) -> Vec<String> {
    let forbids = paragraphs(clauses, Answer::FactsFit).map(|which| match in_force {
        InForceAnswer::Yes => say!(i18n, together.forbids, which = which),
        InForceAnswer::NotYet | InForceAnswer::Ended | InForceAnswer::Stayed | InForceAnswer::Unknown => {
            say!(i18n, together.would_forbid, which = which)
        }
    });
    let may = paragraphs(clauses, Answer::CannotTell).map(|which| say!(i18n, together.may_forbid, which = which));
    let said: Vec<String> = forbids.into_iter().chain(may).collect();
    if said.is_empty() { vec![say!(i18n, together.forbids_none)] } else { said }
}

fn paragraphs(clauses: &[ClauseTogether], answer: Answer) -> Option<String> {
    let forbidding = clauses.iter().filter(|clause| clause.forbids && clause.term.answer == answer);
    let which: Vec<&str> = forbidding.map(|clause| clause.term.paragraph.as_str()).collect();
    (!which.is_empty()).then(|| which.join(", "))
}

/// What its clauses would permit, under this order alone.
fn permitted(i18n: I18n, clauses: &[ClauseTogether]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for clause in clauses {
        lines.extend(clause.permits.iter().map(|by| text::permitted_by(i18n, &clause.term.paragraph, by)));
    }
    if !lines.is_empty() {
        lines.push(say!(i18n, together.lifts_nothing));
    }
    lines
}
