//! The five questions, answered apart, and what else there always is.

use crate::i18n::use_i18n;
use crate::text::{self, say};
use cordon_core::wire::{Answer, AssessmentSheet, Operating, TermSheet};
use leptos::prelude::*;

/// The keys of what else there is, in the catalogue.
const ELSE: [&str; 6] =
    ["other_offences", "breach_of_the_peace", "s17_1_e", "dvpn_dapn", "control_room", "safeguarding"];

/// Whether no term fits: then the page says first what else there is.
pub fn is_quiet(sheet: &AssessmentSheet) -> bool {
    sheet.terms.iter().all(|term| term.answer != Answer::FactsFit)
}

/// Person, in force, operating, facts, notice: never merged into one.
#[component]
pub fn FiveAnswers(
    /// The assessment.
    sheet: AssessmentSheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let of = |answer: Answer| sheet.terms.iter().filter(|term| term.answer == answer).count();
    let operating = sheet.terms.iter().filter(|term| is_operating(term)).count();
    let facts = say!(
        i18n,
        record.facts_count,
        fit = of(Answer::FactsFit),
        tell = of(Answer::CannotTell),
        apart = of(Answer::FactsDoNotFit)
    );
    let answers = [
        (say!(i18n, record.q_person), text::identity(i18n, sheet.identity)),
        (say!(i18n, record.q_in_force), text::in_force(i18n, sheet.in_force)),
        (say!(i18n, record.q_operating), say!(i18n, record.operating_count, n = operating, all = sheet.terms.len())),
        (say!(i18n, record.q_facts), facts),
        (say!(i18n, record.q_notice), text::notice(i18n, sheet.notice)),
    ];
    let rows = answers.into_iter().map(|(question, answer)| {
        view! { <div class="five__row"><dt>{question}</dt><dd>{answer}</dd></div> }
    });
    view! {
        <h2>{say!(i18n, record.five)}</h2>
        <dl class="facts five" data-test="five-answers">{rows.collect_view()}</dl>
    }
}

fn is_operating(term: &TermSheet) -> bool {
    match term.operating {
        Operating::Yes => true,
        Operating::No { .. } | Operating::Unknown => false,
    }
}

/// What else there is.
#[component]
pub fn WhatElse(
    /// The shell's keys; the standing list where it gave none.
    #[prop(optional)]
    keys: Vec<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let keys = if keys.is_empty() { ELSE.map(str::to_owned).to_vec() } else { keys };
    let items = keys.into_iter().map(|key| {
        let said = text::otherwise(i18n, &key);
        view! { <li data-test="otherwise" data-key=key>{said}</li> }
    });
    view! {
        <section class="facts" data-test="what-else">
            <h2>{say!(i18n, record.what_else)}</h2>
            <ul class="listed">{items.collect_view()}</ul>
        </section>
    }
}
