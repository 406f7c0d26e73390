//! Printing: JSON where asked, else lines for a person.

use super::page::{Look, Page};
use super::pure::Unfit;
use anyhow::Result;
use cordon_core::wire::{Fault, FaultKind, Unreached};
use cordon_core::words::{Argument, Text, Verbatim, english, plain, said};
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
    Lines(Look),
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
        Out::Lines(look) => {
            let mut page = Page::new(look);
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
    match (error.downcast_ref::<Failure>(), error.downcast_ref::<Fault>()) {
        (Some(failure), _) if failure.as_fault().kind == FaultKind::DiskFull => english(said_here(&failure.as_fault())),
        (Some(Failure::File { what, path, source }), _) => {
            let [file, why] = [path.display().to_string(), source.to_string()].map(Verbatim::from);
            english(text!("cordon.file_failed", what = *what, file = file, why = why))
        }
        (Some(failure), _) => english(said_here(&failure.as_fault())),
        (None, Some(fault)) => english(said_here(fault)),
        (None, None) => format!("{error:#}"),
    }
}

/// A fault as it is said here, where there is no window to look into and nothing is tried again by itself.
pub fn said_here(fault: &Fault) -> Text {
    match fault.kind {
        FaultKind::Failed => text!("cordon.fault_failed", what = fault.what.clone()),
        FaultKind::ReasonNeeded => text!("cordon.fault_reason"),
        FaultKind::DiskFull if fault.what == text!("frame.fault_disk") => text!("cordon.fault_disk"),
        FaultKind::HqUnable { why } => text!("cordon.fault_hq_unable", why = unreached_here(why)),
        FaultKind::HqUnreachable { why } if fault.what == why.text() => unreached_here(why),
        FaultKind::Locked
        | FaultKind::NotEnrolled
        | FaultKind::WrongPassphrase { .. }
        | FaultKind::WrongShowPassphrase { .. }
        | FaultKind::Denied
        | FaultKind::BeingShown
        | FaultKind::TooSoon { .. }
        | FaultKind::SlotDestroyed
        | FaultKind::AccessEnded
        | FaultKind::CodeRefused
        | FaultKind::NotFound
        | FaultKind::Refused
        | FaultKind::Stale
        | FaultKind::Invalid
        | FaultKind::DiskFull
        | FaultKind::StoreDamaged
        | FaultKind::JournalUnwritable
        | FaultKind::NotShown
        | FaultKind::HeldElsewhere
        | FaultKind::HqUnreachable { .. }
        | FaultKind::HqRefused => fault.text(),
    }
}

/// What stood between this device and HQ, with what to do next on a command line.
fn unreached_here(why: Unreached) -> Text {
    match why {
        Unreached::NoConnection => text!("cordon.unreached_no_connection"),
        Unreached::NoAnswer => text!("cordon.unreached_no_answer"),
        Unreached::CutOff => text!("cordon.unreached_cut_off"),
        Unreached::CannotServe => text!("cordon.unreached_cannot_serve"),
        Unreached::NotHq
        | Unreached::OtherName
        | Unreached::NotTls
        | Unreached::OlderTls
        | Unreached::ClockBehind { .. }
        | Unreached::ClockAhead { .. }
        | Unreached::UsedUp
        | Unreached::DeviceRefused => why.text(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_in_plain_words_with_what_to_do_next() {
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded] {
            let failure = Failure::File {
                what: text_key!("fault.writing_a_file"),
                path: "answers/1.evidence.part".into(),
                source: io::Error::from(kind),
            };
            let said = in_words(&failure.into());
            assert!(said.starts_with("The disk is full") && said.contains("Free some space"), "{said}");
            assert!(!said.contains("answers/") && !said.contains("os error"), "{said}");
        }
        let not_tried = in_words(&Failure::from(cordon_device::Refusal::NoRoomToTry).into());
        assert!(not_tried.contains("the passphrase was not tried"), "{not_tried}");
    }

    #[test]
    fn no_sentence_sends_whoever_types_to_a_window() {
        let failed = Fault::new(FaultKind::Failed, text_key!("fault.store_failed"));
        assert!(english(said_here(&failed)).contains("`cordon status`"));
        for why in [Unreached::NoConnection, Unreached::NoAnswer, Unreached::CutOff, Unreached::CannotServe] {
            for kind in [FaultKind::HqUnreachable { why }, FaultKind::HqUnable { why }] {
                let said = english(said_here(&Fault::new(kind, why.text())));
                assert!(said.contains("`cordon sync`") && !said.contains("by itself"), "{said}");
            }
        }
        let own = Fault::new(FaultKind::HqUnreachable { why: Unreached::NoAnswer }, text!("frame.enrol_unreached"));
        assert_eq!(said_here(&own), own.text(), "a sentence of its own stays");
    }
}
