//! The law row in full: what stands behind the powers.

use crate::components::pairs;
use crate::text::{self, I18n, say};
use cordon_core::wire::LawBrief;
use leptos::prelude::*;

/// A row: what a breach of it turns on first, the rest folded away.
pub fn row(i18n: I18n, law: &LawBrief) -> AnyView {
    view! {
        <section class="stack" data-test="law-sheet">
            <h2>{say!(i18n, record.if_broken)}</h2>
            {unsigned(i18n, law)}
            <div class="facts">{pairs(of_a_breach(i18n, law))}</div>
            {folded(say!(i18n, record.law_when), of_its_life(i18n, law))}
            {folded(say!(i18n, record.law_ways), of_its_ways(i18n, law))}
            {folded(say!(i18n, record.law_notes), of_its_source(i18n, law))}
        </section>
    }
    .into_any()
}

/// That no solicitor signed it off, and what in it is unsure.
fn unsigned(i18n: I18n, law: &LawBrief) -> Option<AnyView> {
    let unsure = law.unsure.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
    law.needs_sign_off.then(|| {
        view! {
            <div class="facts state tell" data-test="law-unsigned">
                <p class="line">{say!(i18n, record.unsure)}</p>
                <ul class="listed">{unsure}</ul>
            </div>
        }
        .into_any()
    })
}

type Rows = Vec<(String, Vec<String>)>;

fn folded(title: String, rows: Rows) -> AnyView {
    view! { <details class="card"><summary>{title}</summary>{pairs(rows)}</details> }.into_any()
}

fn of_a_breach(i18n: I18n, law: &LawBrief) -> Rows {
    vec![
        (say!(i18n, record.law_covers), vec![text::covers(i18n, law.covers)]),
        (say!(i18n, record.law_codes), text::codes(i18n, law)),
        (say!(i18n, record.law_notice), text::notice_needed(i18n, law)),
        (say!(i18n, record.law_power), vec![text::power_from(i18n, law.power_from)]),
    ]
}

fn of_its_life(i18n: I18n, law: &LawBrief) -> Rows {
    let reach = if law.uk_wide { say!(i18n, record.law_uk) } else { say!(i18n, record.law_not_uk) };
    vec![
        (say!(i18n, record.law_takes_effect), vec![law.takes_effect.clone()]),
        (say!(i18n, record.law_duration), vec![law.duration.clone()]),
        (say!(i18n, record.law_contains), vec![law.may_contain.clone()]),
        (say!(i18n, record.law_made_by), vec![law.made_by.clone(), law.statute.clone()]),
        (say!(i18n, record.law_reach), vec![reach]),
    ]
}

fn of_its_ways(i18n: I18n, law: &LawBrief) -> Rows {
    vec![
        (say!(i18n, record.law_clocks), law.clocks.iter().map(|clock| text::row_clock(i18n, clock)).collect()),
        (say!(i18n, record.law_duties), law.duties.iter().flat_map(|duty| text::duty(i18n, duty)).collect()),
        (say!(i18n, record.law_forms), law.forms.iter().map(text::named).collect()),
        (say!(i18n, record.law_routes), law.routes.iter().flat_map(|route| text::route(i18n, route)).collect()),
    ]
}

fn of_its_source(i18n: I18n, law: &LawBrief) -> Rows {
    vec![
        (say!(i18n, record.law_notes), law.notes.clone()),
        (say!(i18n, record.law_source), vec![law.source.clone(), law.edition.clone()]),
    ]
}
