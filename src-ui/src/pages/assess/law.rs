//! The law row in full: what stands behind the powers.

use crate::components::pairs;
use crate::dom::{AnyView, view};
use crate::text::{self, I18n, say};
use cordon_core::wire::{LawPart, LawSheet, RowWord};
use leptos::prelude::*;

/// A row: what a breach of it turns on first, the rest folded away. Whether the force signed it off is said
/// once, at its foot.
pub fn row(i18n: I18n, law: &LawSheet, word: &RowWord) -> AnyView {
    let dated = (!law.dated.is_empty()).then(|| folded(say!(i18n, record.law_other_days), rows(i18n, &law.dated)));
    view! {
        <section class="stack" data-test="law-sheet">
            <h2>{say!(i18n, record.if_broken)}</h2>
            <div class="facts">{rows(i18n, &law.breach)}</div>
            {dated}
            {folded(say!(i18n, record.law_when), rows(i18n, &law.life))}
            {folded(say!(i18n, record.law_ways), rows(i18n, &law.ways))}
            {folded(say!(i18n, record.law_notes), rows(i18n, &law.source))}
            {open_questions(i18n, law)}
            <p class="age" data-test="sign-off">{text::sign_off(i18n, &word.sign_off)}</p>
        </section>
    }
    .into_any()
}

/// What in the row is open, folded away: whoever needs it at a desk opens it.
fn open_questions(i18n: I18n, law: &LawSheet) -> Option<AnyView> {
    let questions = law.open.iter().map(|line| view! { <li>{i18n.wording(line)}</li> }).collect_view();
    (!law.open.is_empty()).then(|| {
        view! {
            <details class="card" data-test="law-open">
                <summary>{say!(i18n, record.open_questions)}</summary>
                <ul class="listed">{questions}</ul>
            </details>
        }
        .into_any()
    })
}

fn folded(title: String, shown: AnyView) -> AnyView {
    view! { <details class="card"><summary>{title}</summary>{shown}</details> }.into_any()
}

fn rows(i18n: I18n, parts: &[LawPart]) -> AnyView {
    let said = |part: &LawPart| part.lines.iter().map(|line| i18n.wording(line)).collect();
    pairs(parts.iter().map(|part| (i18n.key(part.about), said(part))).collect())
}
