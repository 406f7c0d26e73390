//! The reasons of an answer in full: the five questions apart, the facts entered, and what the
//! assessment was made with.

use crate::components::pairs;
use crate::dom::{AnyView, view};
use crate::state::clock_ms;
use crate::text::{self, I18n, say};
use cordon_core::wire::{AssessedWith, AssessmentSheet, TermSheet};

/// Opens to everything that an answer rests on.
pub fn disclosure(i18n: I18n, sheet: &AssessmentSheet, term: &TermSheet) -> AnyView {
    let operating = text::operating(i18n, term.operating, term.next.as_ref());
    let version = version(i18n, &sheet.made);
    let answer = text::answer(i18n, term.answer, term.nature);
    let reasons = term.why.iter().map(|why| text::why(i18n, why));
    let rows = vec![
        (say!(i18n, record.q_person), vec![text::identity(i18n, sheet.identity)]),
        (say!(i18n, record.q_in_force), vec![text::in_force(i18n, sheet.in_force), version]),
        (say!(i18n, record.q_operating), vec![operating, text::nature(i18n, term.nature)]),
        (say!(i18n, record.q_facts), std::iter::once(answer).chain(reasons).collect()),
        (say!(i18n, record.q_notice), vec![text::notice(i18n, sheet.order.paper, sheet.notice)]),
        (say!(i18n, record.facts_entered), entered(i18n, sheet, term)),
        (say!(i18n, record.made_with), made_with(i18n, &sheet.made)),
    ];
    view! {
        <details data-test="why-open">
            <summary>{say!(i18n, record.why)}</summary>
            {pairs(rows)}
        </details>
    }
    .into_any()
}

/// Which version governed the act.
fn version(i18n: I18n, made: &AssessedWith) -> String {
    match &made.version {
        Some((number, held, at)) => {
            say!(i18n, record.version_of, n = *number, all = *held, when = text::stamp(at))
        }
        None => say!(i18n, record.version_none),
    }
}

/// When, where he was said to be and how that is known, and what was answered to this term's questions.
fn entered(i18n: I18n, sheet: &AssessmentSheet, term: &TermSheet) -> Vec<String> {
    let when = say!(i18n, record.assessed_of, when = text::stamp(&sheet.act_at));
    let place = text::fix(i18n, &sheet.he_is, clock_ms());
    let place = match sheet.made.basis {
        Some(basis) => format!("{} · {place}", text::basis(i18n, basis)),
        None => place,
    };
    let of_this = sheet.made.told.iter().filter(|told| told.condition == term.condition);
    let told = of_this.map(|told| format!("{} {}", text::question(i18n, told.question), text::reply(i18n, told.reply)));
    [when, place].into_iter().chain(told).collect()
}

fn made_with(i18n: I18n, made: &AssessedWith) -> Vec<String> {
    let known = say!(i18n, record.known_at, when = text::stamp(&made.known_as_of));
    let asked = say!(i18n, record.asked_at, when = text::stamp(&made.decided_at));
    let editions = say!(i18n, record.edition_of, engine = made.engine.clone(), rows = made.law_table.clone());
    let doubt = text::clock_trust(i18n, made.clock_trust);
    [known, asked, doubt, editions].into_iter().filter(|line| !line.is_empty()).collect()
}
