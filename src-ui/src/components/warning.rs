//! Warnings stand first, each with its date and source.

use super::{Glyph, Icon};
use crate::dom::view;
use crate::i18n::*;
use leptos::prelude::*;

/// A warning as a row shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarnLine {
    /// The marker: "Weapons".
    pub marker: String,
    /// What was said.
    pub detail: String,
    /// When, as text.
    pub on: String,
    /// By which system or person.
    pub source: String,
}

/// One warning.
#[component]
pub fn WarnRow(
    /// What it says.
    line: WarnLine,
) -> impl IntoView {
    let i18n = use_i18n();
    let WarnLine { marker, detail, on, source } = line;
    let said = if detail.is_empty() { marker } else { format!("{marker}: {detail}") };
    view! {
        <p class="warn" data-test="warning">
            <Icon glyph=Glyph::Warning/>
            <span><span class="govuk-visually-hidden">{t!(i18n, frame.warning)} " "</span>{said}</span>
            <small>{format!("{on} · {source}")}</small>
        </p>
    }
}
