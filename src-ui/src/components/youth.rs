//! What the ages of those whom an order names make of it.

use crate::dom::{AnyView, view};
use crate::text::I18n;
use cordon_core::wire::{AgesSheet, Under};
use leptos::prelude::*;

/// What stands against an order by the ages held, wherever it is named; nothing where nothing does.
pub fn against_by_age(i18n: I18n, sheet: &AgesSheet) -> Option<AnyView> {
    let said = i18n.text(sheet.stands_against()?);
    Some(view! { <p class="warn" data-test="issue-age">{said}</p> }.into_any())
}

/// How old the respondent was and is, and what is otherwise for somebody under 18. Folded away where no birth
/// is held; nothing of somebody who is and was grown up.
pub fn ages(i18n: I18n, sheet: &AgesSheet) -> Option<AnyView> {
    if sheet.is_of_no_matter() {
        return None;
    }
    let lead = i18n.key(sheet.lead);
    let (known, asked) = (i18n.text(&sheet.ages), sheet.asks().map(|asked| i18n.text(asked)));
    let follows = sheet.follows.iter().map(|key| view! { <li>{i18n.key(*key)}</li> }).collect_view();
    let lines = view! {
        <p class="line" data-test="ages-known">{known}</p>
        {asked.map(|asked| view! { <p class="line" data-test="age-asked">{asked}</p> })}
        {(!sheet.follows.is_empty()).then(|| view! { <ul class="listed" data-test="under-18">{follows}</ul> })}
    };
    Some(match sheet.under_18 {
        Under::NotKnown => {
            view! { <details class="card" data-test="ages"><summary>{lead}</summary>{lines}</details> }.into_any()
        }
        Under::Yes | Under::MayBe | Under::No => {
            view! { <section class="facts" data-test="ages"><h2>{lead}</h2>{lines}</section> }.into_any()
        }
    })
}
