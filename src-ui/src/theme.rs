//! The theme on the root element. `start.js` puts it there before the first paint; the choice is
//! remembered under the same key.

use cordon_core::wire::Theme;
use leptos::prelude::{document, window};

/// Where the choice is remembered; `start.js` reads it.
const KEY: &str = "cordon-theme";

/// The theme now on the page.
pub fn current() -> Theme {
    let root = document().document_element();
    let name = root.and_then(|root| root.get_attribute("data-theme")).unwrap_or_default();
    match name.as_str() {
        "day" => Theme::Day,
        "glare" => Theme::Glare,
        _ => Theme::Night,
    }
}

/// Puts a theme on the page and remembers it.
pub fn apply(theme: Theme) {
    show(theme);
    if let Some(storage) = window().local_storage().ok().flatten() {
        let _kept = storage.set_item(KEY, name(theme));
    }
}

/// Puts a theme on the page.
pub fn show(theme: Theme) {
    if let Some(root) = document().document_element() {
        let _put = root.set_attribute("data-theme", name(theme));
    }
}

/// Whether a choice was made on this page before.
pub fn is_remembered() -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.and_then(|storage| storage.get_item(KEY).ok().flatten()).is_some()
}

fn name(theme: Theme) -> &'static str {
    match theme {
        Theme::Day => "day",
        Theme::Night => "night",
        Theme::Glare => "glare",
    }
}

/// The theme after one, for the button that goes round.
pub fn next(theme: Theme) -> Theme {
    match theme {
        Theme::Day => Theme::Night,
        Theme::Night => Theme::Glare,
        Theme::Glare => Theme::Day,
    }
}
