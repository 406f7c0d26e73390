//! Whom a page concerns, under its title.

use crate::dom::view;
use leptos::prelude::*;

/// The name, then what of them the page shows.
#[component]
pub fn NameLine(
    /// "SMITH, Alan John · Restraining order · confirmed".
    said: String,
) -> impl IntoView {
    view! { <p class="name-line" data-test="name-line">{said}</p> }
}
