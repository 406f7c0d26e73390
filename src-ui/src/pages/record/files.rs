//! Reads a chosen file as base64, the way the bridge carries it.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, File, FileReader, HtmlInputElement};

/// Takes the files chosen in an input, and empties it so that the same file can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files();
    let files = files.iter().flat_map(|list| (0..list.length()).filter_map(move |at| list.item(at))).collect();
    input.set_value("");
    files
}

/// Reads a file; `done` gets its bytes as base64, or nothing where it could not be read.
pub fn read(file: &File, done: impl FnOnce(Option<String>) + 'static) {
    let Ok(reader) = FileReader::new() else {
        done(None);
        return;
    };
    let ended = reader.clone();
    let ended = Closure::once_into_js(move |_: Event| {
        let url = ended.result().ok().and_then(|url| url.as_string());
        done(url.and_then(|url| url.split_once(',').map(|(_, bytes)| bytes.to_owned())));
    });
    reader.set_onloadend(Some(ended.unchecked_ref()));
    if reader.read_as_data_url(file).is_err() {
        leptos::logging::warn!("a new file reader refused to read");
    }
}
