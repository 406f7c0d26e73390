//! Printing: JSON where asked, else lines for a person.

use super::page::{Colour, Page};
use super::pure::Unfit;
use anyhow::Result;
use cordon_core::wire::{Fault, FaultKind};
use cordon_core::words::{Argument, Verbatim, english, plain, said};
use cordon_core::{text, text_key};
use cordon_device::Failure;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// How a reply is printed.
#[derive(Clone, Copy, Debug)]
pub enum Out {
    /// As JSON, as the page gets it.
    Json,
    /// As lines for a person.
    Lines(Colour),
}

impl Out {
    /// Whether a program reads it.
    pub fn is_json(self) -> bool {
        match self {
            Self::Json => true,
            Self::Lines(_) => false,
        }
    }
}

/// Prints a reply: as JSON with its texts as sentences, or as the lines that `show` writes.
pub fn reply<T: Serialize>(value: &T, out: Out, show: impl FnOnce(&mut Page, &T)) -> Result<()> {
    match out {
        Out::Json => json(value),
        Out::Lines(colour) => {
            let mut page = Page::new(colour);
            show(&mut page, value);
            write(page.text())
        }
    }
}

/// Prints a reply as JSON, its texts as sentences.
pub fn json<T: Serialize>(value: &T) -> Result<()> {
    let plain = serde_json::to_value(value)?;
    let said = said(&plain);
    // A reply without texts keeps the order of its fields.
    let line = if said == plain { serde_json::to_string(value)? } else { said.to_string() };
    write(&format!("{line}\n"))
}

/// Writes to standard output. The one who reads this must not wait for a buffer.
pub fn write(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Says in a line what the reply is to be read with, beside it and not in it.
pub fn note(words: &str) {
    // Nothing is left to be done where even this cannot be written.
    let _unwritten = writeln!(std::io::stderr(), "cordon: {}", plain(words));
}

/// Says what failed: as a fault in JSON on standard output, or in words on standard error.
pub fn failed(error: anyhow::Error, out: Out) {
    let words = format!("cordon: {}", in_words(&error)).lines().map(plain).collect::<Vec<_>>().join("\n");
    // Nothing is left to be done where even this cannot be written.
    let _unwritten = if out.is_json() {
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

/// A command line that cannot be read, as a fault.
pub fn misuse(error: &clap::Error) -> anyhow::Error {
    let words = error.render().to_string();
    let words = words.trim().strip_prefix("error:").unwrap_or(&words).trim();
    Fault::new(FaultKind::Invalid, text!("cordon.says", what = Verbatim::from(words))).into()
}

/// Whether nobody reads what is printed any more.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = Some(io::ErrorKind::BrokenPipe);
    let as_file = error.downcast_ref::<io::Error>().map(io::Error::kind);
    let as_json = error.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
    as_file == broken || as_json == broken
}
