//! The law row in full: what stands behind the powers.

use crate::components::pairs;
use crate::dom::{AnyView, view};
use crate::text::{self, I18n, say};
use cordon_core::wire::{LawRow, OrderLaw, RowWord, Text, TextKey};
use leptos::prelude::*;

/// A row: what a breach of it turns on first, the rest folded away. Whether the force signed it off is said
/// once, at its foot.
pub fn row(i18n: I18n, law: &OrderLaw, word: &RowWord) -> AnyView {
    view! {
        <section class="stack" data-test="law-sheet">
            <h2>{say!(i18n, record.if_broken)}</h2>
            <div class="facts">{pairs(of_a_breach(i18n, law))}</div>
            {other_law(i18n, law)}
            {folded(say!(i18n, record.law_when), of_its_life(i18n, law.row))}
            {folded(say!(i18n, record.law_ways), of_its_ways(i18n, law.row))}
            {folded(say!(i18n, record.law_notes), of_its_source(i18n, law))}
            {open_questions(i18n, law.row)}
            <p class="age" data-test="sign-off">{text::sign_off(i18n, &word.sign_off)}</p>
        </section>
    }
    .into_any()
}

/// The law of other days, folded away: what it was before, when such an order could be made.
fn other_law(i18n: I18n, law: &OrderLaw) -> Option<AnyView> {
    let said = |lines: &[Text]| lines.iter().map(|line| i18n.text(line)).collect::<Vec<_>>();
    let rows = vec![
        (say!(i18n, record.law_made_when), said(&law.made)),
        (say!(i18n, record.law_other_days), said(&law.other_days)),
    ];
    let is_dated = !law.made.is_empty() || !law.other_days.is_empty();
    is_dated.then(|| folded(say!(i18n, record.law_other_days), rows))
}

/// What in the row is open, folded away: whoever needs it at a desk opens it.
fn open_questions(i18n: I18n, law: &LawRow) -> Option<AnyView> {
    let questions = law.doubts.iter().map(|doubt| view! { <li>{text::doubt(i18n, doubt)}</li> }).collect_view();
    (!law.doubts.is_empty()).then(|| {
        view! {
            <details class="card" data-test="law-open">
                <summary>{say!(i18n, record.open_questions)}</summary>
                <ul class="listed">{questions}</ul>
            </details>
        }
        .into_any()
    })
}

type Rows = Vec<(String, Vec<String>)>;

fn folded(title: String, rows: Rows) -> AnyView {
    view! { <details class="card"><summary>{title}</summary>{pairs(rows)}</details> }.into_any()
}

fn of_a_breach(i18n: I18n, law: &OrderLaw) -> Rows {
    let row = law.row;
    let for_this = law.for_this.iter().map(|line| i18n.text(line)).collect();
    vec![
        (say!(i18n, record.law_for_this), for_this),
        (say!(i18n, record.law_covers), vec![text::covers(i18n, row.covers)]),
        (say!(i18n, record.law_codes), text::codes(i18n, law)),
        (say!(i18n, record.law_notice), text::notice_needed(i18n, row)),
        (say!(i18n, record.law_power), vec![text::power_from(i18n, row.power_from)]),
    ]
}

fn of_its_life(i18n: I18n, law: &LawRow) -> Rows {
    let reach = if law.uk_wide { say!(i18n, record.law_uk) } else { say!(i18n, record.law_not_uk) };
    vec![
        (say!(i18n, record.law_takes_effect), vec![i18n.key(law.takes_effect)]),
        (say!(i18n, record.law_duration), vec![i18n.key(law.duration.words)]),
        (say!(i18n, record.law_contains), vec![i18n.key(law.may_contain)]),
        (say!(i18n, record.law_made_by), vec![i18n.key(law.made_by), law.statute.to_owned()]),
        (say!(i18n, record.law_reach), vec![reach]),
    ]
}

fn of_its_ways(i18n: I18n, law: &LawRow) -> Rows {
    vec![
        (say!(i18n, record.law_clocks), law.clocks.iter().map(|clock| text::row_clock(i18n, clock)).collect()),
        (say!(i18n, record.law_duties), law.duties.iter().flat_map(|duty| text::duty(i18n, duty)).collect()),
        (say!(i18n, record.law_forms), law.forms.iter().map(|form| text::form(i18n, form)).collect()),
        (say!(i18n, record.law_routes), law.routes.iter().flat_map(|route| text::route(i18n, route)).collect()),
    ]
}

fn of_its_source(i18n: I18n, law: &OrderLaw) -> Rows {
    let said = |keys: &[TextKey]| keys.iter().map(|key| i18n.key(*key)).collect::<Vec<_>>();
    vec![
        (say!(i18n, record.law_notes), [said(law.row.notes), said(law.row.status)].concat()),
        (say!(i18n, record.law_source), vec![law.row.source.to_owned(), law.edition.to_string()]),
    ]
}
