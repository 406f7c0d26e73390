//! The five questions, answered apart.

use crate::dom::view;
use crate::i18n::use_i18n;
use crate::text::{self, I18n, say};
use cordon_core::wire::{Answer, AssessmentSheet, Operating, TermSheet};
use leptos::prelude::*;

/// Whether no term fits: then the page says first what else there is.
pub fn is_quiet(sheet: &AssessmentSheet) -> bool {
    sheet.terms.iter().all(|term| term.answer != Answer::FactsFit)
}

/// How many terms the facts fit, how many cannot be told, how many they do not fit.
pub fn facts_count(i18n: I18n, sheet: &AssessmentSheet) -> String {
    let of = |answer: Answer| sheet.terms.iter().filter(|term| term.answer == answer).count();
    say!(
        i18n,
        record.facts_count,
        fit = of(Answer::FactsFit),
        tell = of(Answer::CannotTell),
        apart = of(Answer::FactsDoNotFit)
    )
}

/// Person, in force, operating, facts, notice: never merged into one.
#[component]
pub fn FiveAnswers(
    /// The assessment.
    sheet: AssessmentSheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let operating = sheet.terms.iter().filter(|term| is_operating(term)).count();
    let facts = facts_count(i18n, &sheet);
    let answers = [
        (say!(i18n, record.q_person), text::identity(i18n, sheet.identity)),
        (say!(i18n, record.q_in_force), text::in_force(i18n, sheet.in_force)),
        (say!(i18n, record.q_operating), say!(i18n, record.operating_count, n = operating, all = sheet.terms.len())),
        (say!(i18n, record.q_facts), facts),
        (say!(i18n, record.q_notice), text::notice(i18n, sheet.order.paper, sheet.notice)),
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
