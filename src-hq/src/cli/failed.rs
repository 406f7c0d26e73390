//! What went wrong, told as it was asked for: in words on standard error, or under `--json` as a fault on
//! standard output, of the same form as `cordon` gives it.

use super::{NOTHING_DONE, columns, help};
use crate::failure::Failure;
use cordon_core::text;
use cordon_core::wire::{Fault, FaultKind};
use cordon_core::words::{Verbatim, plain, said};
use serde_json::json;
use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

/// Whether JSON was asked for, also where the rest of the arguments cannot be read.
pub fn wants_json(given: &[OsString]) -> bool {
    given.iter().skip(1).take_while(|argument| *argument != "--").any(|argument| argument == "--json")
}

/// Says why a command failed.
pub fn told(failure: &Failure, wants_json: bool) -> ExitCode {
    let words = failure.to_string();
    // Where not even these take it, the exit code has to say it.
    let _untold = if wants_json {
        in_json(FaultKind::Failed, &words)
    } else {
        writeln!(std::io::stderr(), "cordon-hq: {}", plain(&words))
    };
    ExitCode::from(NOTHING_DONE)
}

/// Says what cannot be read as a command: help and version are answers.
pub fn misused(error: &clap::Error, wants_json: bool) -> ExitCode {
    if !error.use_stderr() {
        // Whoever closed the pipe has read enough.
        let _closed = helped(error);
        return ExitCode::SUCCESS;
    }
    let words = error.render().to_string();
    let _untold = if wants_json {
        in_json(FaultKind::Invalid, words.trim().trim_start_matches("error:").trim())
    } else {
        error.print()
    };
    ExitCode::from(NOTHING_DONE)
}

/// Prints help, no wider than its terminal.
fn helped(error: &clap::Error) -> std::io::Result<()> {
    let is_said = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    let mut out = std::io::stdout();
    let is_coloured = out.is_terminal() && !is_said("NO_COLOR") && !is_dumb;
    let rendered = error.render();
    let rendered = if is_coloured { rendered.ansi().to_string() } else { rendered.to_string() };
    writeln!(out, "{}", help::shown(&rendered, columns()))?;
    out.flush()
}

fn in_json(kind: FaultKind, words: &str) -> std::io::Result<()> {
    let fault = Fault::new(kind, text!("cordon.says", what = Verbatim::from(words)));
    writeln!(std::io::stdout(), "{}", said(&json!({ "fault": fault })))
}
