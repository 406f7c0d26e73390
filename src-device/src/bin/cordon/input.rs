//! What is read: a file, or standard input where it is called "-".

use anyhow::Result;
use cordon_core::wire::{Argument, Fault, FaultKind, Verbatim};
use cordon_core::{text, text_key};
use serde_json::Value;
use std::io::{self, Read};
use std::path::Path;

/// The bytes of a file.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    read(path).map_err(|error| {
        if error.kind() == io::ErrorKind::IsADirectory {
            return Fault::new(FaultKind::Invalid, text!("cordon.is_a_folder", file = name_of(path))).into();
        }
        let missing = error.kind() == io::ErrorKind::NotFound;
        let kind = if missing { FaultKind::NotFound } else { FaultKind::Failed };
        Fault::new(kind, text!("cordon.file_unread", file = name_of(path), why = Verbatim::from(error.to_string())))
            .into()
    })
}

/// The text of a file, without the mark by which some programs begin one.
pub fn text_of(path: &Path) -> Result<String> {
    let read = String::from_utf8(bytes_of(path)?);
    let text = read.map_err(|_| Fault::new(FaultKind::Invalid, text!("cordon.not_utf8", file = name_of(path))))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Refuses two files that are both standard input: it can be read only once.
pub fn not_both_standard(one: &Path, other: &Path) -> Result<()> {
    if is_standard(one) && is_standard(other) {
        return Err(Fault::new(FaultKind::Invalid, text!("cordon.one_standard_input")).into());
    }
    Ok(())
}

/// A file as messages call it.
pub fn name_of(path: &Path) -> Argument {
    if is_standard(path) {
        text_key!("cordon.standard_input").into()
    } else {
        Verbatim::from(path.display().to_string()).into()
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if !is_standard(path) {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// The path of the first field that is given and not kept: "file.witness". One that says nothing may go.
pub fn left_out(given: &Value, kept: &Value) -> Option<String> {
    match (given, kept) {
        (Value::Object(given), Value::Object(kept)) => given.iter().find_map(|(name, value)| match kept.get(name) {
            Some(kept) => left_out(value, kept).map(|rest| format!("{name}.{rest}")),
            None if says_nothing(value) => None,
            None => Some(name.clone()),
        }),
        (Value::Array(given), Value::Array(kept)) => given.iter().zip(kept).find_map(|(one, kept)| left_out(one, kept)),
        _ => None,
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(said) => !said,
        Value::Number(_) => false,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_a_form_has_no_place_for_is_named() {
        let kept = serde_json::json!({ "account": "a", "said": [{ "words": "b" }], "place": { "kind": "unknown" } });
        let check = |given: Value, wanted: Option<&str>| assert_eq!(left_out(&given, &kept).as_deref(), wanted);
        check(serde_json::json!({ "account": "a" }), None);
        check(serde_json::json!({ "acount": "a" }), Some("acount"));
        check(serde_json::json!({ "said": [{ "words": "b", "kimd": "x" }] }), Some("said.kimd"));
        check(serde_json::json!({ "file": { "witness": "c" } }), Some("file"));
        check(serde_json::json!({ "file": {}, "times": null, "declared": false }), None);
    }
}
