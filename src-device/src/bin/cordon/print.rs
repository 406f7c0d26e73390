//! Printing: JSON where asked, else the same facts as indented lines.

use super::pure::Unfit;
use anyhow::Result;
use cordon_core::wire::{Fault, FaultKind};
use cordon_core::words::{Argument, Verbatim, english, said};
use cordon_core::{text, text_key};
use cordon_device::Failure;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// Prints a reply, its texts as sentences.
pub fn reply<T: Serialize>(value: &T, json: bool) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let plain = serde_json::to_value(value)?;
    let said = said(&plain);
    match (json, said == plain) {
        // A reply without texts keeps the order of its fields.
        (true, true) => writeln!(out, "{}", serde_json::to_string(value)?)?,
        (true, false) => writeln!(out, "{said}")?,
        (false, true | false) => lines(&mut out, &said, 0)?,
    }
    // The one who reads this must not wait for a buffer.
    Ok(out.flush()?)
}

fn lines(out: &mut impl Write, value: &Value, depth: usize) -> Result<()> {
    let pad = "  ".repeat(depth);
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if field.is_object() || field.is_array() {
                    writeln!(out, "{pad}{name}:")?;
                    lines(out, field, depth + 1)?;
                } else {
                    writeln!(out, "{pad}{name}: {}", shown(field))?;
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                writeln!(out, "{pad}-")?;
                lines(out, item, depth + 1)?;
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => writeln!(out, "{pad}{}", shown(value))?,
    }
    Ok(())
}

/// A value without quotes and without control characters.
fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| plain(&value.to_string()), plain)
}

/// Text without control characters: imported text must not drive a terminal.
pub fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

/// Says in a line what the reply is to be read with, beside it and not in it.
pub fn note(words: &str) {
    // Nothing is left to be done where even this cannot be written.
    let _unwritten = writeln!(std::io::stderr(), "cordon: {}", plain(words));
}

/// Says what failed: as a fault in JSON on standard output, or in words on standard error.
pub fn failed(error: anyhow::Error, json: bool) {
    let words = format!("cordon: {}", in_words(&error)).lines().map(plain).collect::<Vec<_>>().join("\n");
    // Nothing is left to be done where even this cannot be written.
    let _unwritten = if json {
        writeln!(std::io::stdout(), "{}", said(&fault_in_json(error)))
    } else {
        writeln!(std::io::stderr(), "{words}")
    };
}

/// An error in words: of a failure those that the window would say, and of one with a file which it was.
fn in_words(error: &anyhow::Error) -> String {
    match error.downcast_ref::<Failure>() {
        Some(Failure::File { what, path, source }) => {
            let [file, why] = [path.display().to_string(), source.to_string()].map(Verbatim::from);
            english(text!("cordon.file_failed", what = *what, file = file, why = why))
        }
        Some(failure) => english(failure.as_fault().text()),
        None => format!("{error:#}"),
    }
}

/// The fault of an error, of the same kind as the window would tell; beside it every fault of a file
/// that cannot be assessed.
fn fault_in_json(error: anyhow::Error) -> Value {
    match error.downcast::<Unfit>() {
        Ok(unfit) => serde_json::json!({ "fault": fault_of_file(&unfit), "faults": unfit.faults }),
        Err(error) => serde_json::json!({ "fault": fault_of(error) }),
    }
}

/// The first fault of a file.
fn fault_of_file(unfit: &Unfit) -> Fault {
    let invalid = |what: Argument| {
        Fault::new(FaultKind::Invalid, text!("cordon.of_file", file = unfit.file.clone(), what = what))
    };
    match unfit.faults.first() {
        Some(first) if first.at.is_empty() => invalid(first.what.clone().into()),
        Some(first) => invalid(first.what.clone().into()).at(first.at.as_str()),
        None => invalid(text_key!("cordon.not_assessable").into()),
    }
}

fn fault_of(error: anyhow::Error) -> Fault {
    match error.downcast::<Failure>() {
        Ok(failure) => failure.into(),
        Err(error) => error.downcast::<Fault>().unwrap_or_else(|error| {
            let what = Verbatim::from(format!("{error:#}"));
            Fault::new(FaultKind::Failed, text!("cordon.says", what = what))
        }),
    }
}

/// Whether nobody reads what is printed any more.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = Some(io::ErrorKind::BrokenPipe);
    let as_file = error.downcast_ref::<io::Error>().map(io::Error::kind);
    let as_json = error.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
    as_file == broken || as_json == broken
}
