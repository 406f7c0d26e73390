//! The court's words with what is hidden marked, and the powers of a law row.

use crate::dom::{AnyView, view};
use crate::{i18n::*, text};
use cordon_core::wire::{BreachBrief, Piece, Power, RowWord, Text, Visibility};
use leptos::prelude::*;

/// The court's words, with a mark on every run that he may not be shown.
#[component]
pub fn Words(
    /// The words in pieces; those that need a tap are empty.
    pieces: Vec<Piece>,
    /// Asks for the need-to-know runs, where the page can; else they are a mark alone.
    #[prop(optional)]
    reveal: Option<Callback<()>>,
) -> impl IntoView {
    let i18n = use_i18n();
    pieces
        .into_iter()
        .map(|piece| match (piece.visibility, reveal) {
            (Visibility::RespondentMaySee, _) => view! { <span>{piece.text.0}</span> }.into_any(),
            (Visibility::PoliceOnly, _) => hidden(i18n, piece.text.0, tu_string!(i18n, find.words_police)),
            (Visibility::NeedToKnow, Some(reveal)) if piece.text.is_empty() => tap(i18n, reveal),
            (Visibility::NeedToKnow, _) => hidden(i18n, piece.text.0, tu_string!(i18n, find.words_need)),
            (Visibility::Sealed, _) => hidden(i18n, piece.text.0, tu_string!(i18n, find.words_sealed)),
        })
        .collect_view()
}

fn tap(i18n: text::I18n, reveal: Callback<()>) -> AnyView {
    view! {
        <button type="button" class="button small" data-test="reveal-words" on:click=move |_| reveal.run(())>
            {tu_string!(i18n, find.words_show)}
        </button>
    }
    .into_any()
}

fn hidden(i18n: text::I18n, words: String, who: String) -> AnyView {
    view! {
        <span class="hidden-run" data-test="hidden-run">
            {words} <small class="tag quiet" title=tu_string!(i18n, find.words_not_shown)>{who}</small>
        </span>
    }
    .into_any()
}

/// What the words ask of him in plain English, under the court's own; nothing where none may be shown.
pub fn plain_words(i18n: text::I18n, plain: &[Text]) -> Option<AnyView> {
    let sentences: Vec<String> = plain.iter().map(|text| i18n.text(text)).collect();
    let words = (!sentences.is_empty()).then(|| tu_string!(i18n, law.plain_words, words = sentences.join(" ")))?;
    Some(view! { <p class="plain-words" data-test="plain">{words}</p> }.into_any())
}

/// Lines under what they are about. What has no line is left out.
pub fn pairs(rows: Vec<(String, Vec<String>)>) -> AnyView {
    let rows = rows.into_iter().filter(|(_about, lines)| !lines.is_empty()).map(|(about, lines)| {
        let lines = lines.into_iter().map(|line| view! { <dd>{line}</dd> }).collect_view();
        view! { <div><dt>{about}</dt>{lines}</div> }
    });
    view! { <dl class="pairs">{rows.collect_view()}</dl> }.into_any()
}

/// What a breach is and the powers now, strongest first; that the row is recalled beside them, and whether it is
/// signed off once at its foot.
#[component]
pub fn PowerLines(
    /// What a breach is; absent where no law row is written.
    breach: Option<BreachBrief>,
    /// The powers.
    powers: Vec<Power>,
    /// What the force's lawyers say of the row.
    word: RowWord,
) -> impl IntoView {
    let i18n = use_i18n();
    let none = breach.is_none() && powers.is_empty();
    let recalled = word.recall.as_ref().map(|recall| text::recalled(i18n, recall));
    let foot = breach.is_some().then(|| text::sign_off(i18n, &word.sign_off));
    view! {
        <div class="law" data-test="powers">
            {breach.map(|breach| view! { <p data-test="breach">{text::breach(i18n, &breach)}</p> })}
            {recalled.map(|said| view! { <p data-test="recalled">{said}</p> })}
            {powers
                .into_iter()
                .map(|power| view! { <p data-test="power">{text::power(i18n, &power)}</p> })
                .collect_view()}
            {none.then(|| view! { <p data-test="no-law-row">{t!(i18n, find.no_law_row)}</p> })}
            {foot.map(|said| view! { <p class="age" data-test="sign-off">{said}</p> })}
        </div>
    }
}
