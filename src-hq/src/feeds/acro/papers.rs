//! The papers beside a manifest row: the order and, for Welsh cases, its translation.

use super::super::Attachment;
use std::collections::BTreeMap;

/// The papers of a row, the order itself first.
pub(super) fn papers(file: &str, attachments: &BTreeMap<String, Vec<u8>>) -> Vec<Attachment> {
    let welsh = file.strip_suffix(".pdf").map(|stem| format!("{stem}-welsh.pdf"));
    [Some(file.to_owned()), welsh]
        .into_iter()
        .flatten()
        .filter_map(|name| {
            let bytes = attachments.get(&name)?;
            Some(Attachment::of(&name, bytes, text_of(bytes)))
        })
        .collect()
}

/// The text of a PDF's pages, if it has any.
fn text_of(bytes: &[u8]) -> Option<String> {
    let document = lopdf::Document::load_mem(bytes).ok()?;
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).ok()?;
    Some(text).filter(|text| !text.trim().is_empty())
}
