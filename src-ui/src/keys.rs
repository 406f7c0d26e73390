//! The keyboard's ways. They never act while a dialog is open.

use crate::components::{focus_on, go_back, use_go};
use leptos::{ev, prelude::*};

/// What a key must not lead away from: a dialog, the respondent's view, a record made while locked, the
/// doors.
const STAYS: &str = "dialog[open], [data-test=\"show-page\"], [data-test=\"capture-page\"], \
    [data-test=\"enrol-page\"], [data-test=\"lock-page\"]";

/// Listens for as long as the page lives.
pub fn listen(shortcuts: RwSignal<bool>) {
    let go = use_go();
    let listener = window_event_listener(ev::keydown, move |event| {
        // Asked for these keys alone, and not for each letter that is typed.
        let stays = || document().query_selector(STAYS).ok().flatten().is_some();
        let control = event.ctrl_key() || event.meta_key();
        match (event.key().as_str(), control) {
            ("f", true) if !stays() => {
                event.prevent_default();
                to_search(go);
            }
            ("n", true) if !stays() => {
                event.prevent_default();
                go.run("/record".to_owned());
            }
            // In a field it ends what the field shows, and what was typed stays.
            ("Escape", false) if !typing() && !is_home() && !stays() => go_back(),
            ("?", false) if !typing() && !stays() => shortcuts.set(true),
            _ => {}
        }
    });
    on_cleanup(move || listener.remove());
}

/// To the search box, wherever the officer is.
fn to_search(go: Callback<String>) {
    if document().get_element_by_id("search-box").is_some() {
        focus_on("search-box");
    } else {
        go.run("/find".to_owned());
    }
}

/// Whether this is where every way back ends.
fn is_home() -> bool {
    window().location().pathname().is_ok_and(|path| path == "/")
}

/// Whether the focus is in a field, where a key is text.
fn typing() -> bool {
    let Some(focused) = document().active_element() else { return false };
    match focused.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(focused.get_attribute("type").as_deref(), Some("radio" | "checkbox" | "file")),
        _ => false,
    }
}
