//! Links to other rooms. The router hears a tap on any link; what is added here is where the page is.

use super::{Element, Fixed, element};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// A link, marked as the current page while the page is there or further in.
pub fn link(href: impl Into<String>, fixed: Fixed) -> Element {
    link_to(href.into(), fixed)
}

fn link_to(href: String, fixed: Fixed) -> Element {
    let path = use_location().pathname;
    let to = href.split(['?', '#']).next().unwrap_or_default().to_owned();
    let current = move || path.with(|path| is_within(path, &to)).then_some("page");
    element("a", fixed).set("href", href).set("aria-current", current)
}

/// Whether a path is `to`, or leads further in from there. Home is where it is alone.
fn is_within(path: &str, to: &str) -> bool {
    let further = path.strip_prefix(to);
    further.is_some_and(|further| further.is_empty() || further == "/" || (to != "/" && further.starts_with('/')))
}
