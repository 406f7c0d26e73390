//! `cordon`: the same use cases as the window, without one; and what needs no device at all.

mod args;
mod enrolling;
mod fields;
mod help;
mod hidden;
mod input;
mod itself;
mod lawyers;
mod misread;
mod named;
mod once;
mod page;
mod pages;
mod passphrase;
mod print;
mod progress;
mod pure;
mod record;
mod run;

use args::{Args, Do, Pure, When};
use clap::{ColorChoice, FromArgMatches as _};
use page::{Colour, Look};
use print::Out;
use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().map(args::position_kept).collect();
    let command = help::command().color(colour_of_usage(&given));
    let args = match command.try_get_matches_from(&given).and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => args,
        Err(error) => return misused(&error, &given),
    };
    let out = out(&args);
    log_to_stderr(&args);
    let outcome = match &args.command {
        Do::Itself(asked) => itself::run(asked).map(|()| true),
        Do::Pure(Pure::Law { word: Some(asked), .. }) => lawyers::run(&args, asked, out),
        Do::Pure(asked) => pure::run(asked, out),
        Do::OnDevice(asked) => run::run(&args, asked, out),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // Whoever stops reading has had enough: that is no failure.
        Err(error) if print::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            print::failed(error, out);
            ExitCode::from(2)
        }
    }
}

/// Whether help and errors of usage are coloured: told before they are read, by what was said of it.
fn colour_of_usage(given: &[OsString]) -> ColorChoice {
    let mut said = None;
    let mut rest = given.iter().skip(1).take_while(|argument| *argument != "--").filter_map(|each| each.to_str());
    while let Some(argument) = rest.next() {
        if argument == "--color" {
            said = rest.next().or(said);
        } else if let Some(when) = argument.strip_prefix("--color=") {
            said = Some(when);
        }
    }
    match said {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        Some(_) | None => ColorChoice::Auto,
    }
}

/// Prints help, no wider than its terminal.
fn helped(error: &clap::Error, given: &[OsString]) -> std::io::Result<()> {
    let is_coloured = match colour_of_usage(given) {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => colours_by_itself(),
    };
    let rendered = error.render();
    let rendered = if is_coloured { rendered.ansi().to_string() } else { rendered.to_string() };
    let mut out = std::io::stdout();
    writeln!(out, "{}", help::shown(&rendered, columns()))?;
    out.flush()
}

/// How replies are printed: coloured on a terminal, unless it is said otherwise, and as wide as it is.
fn out(args: &Args) -> Out {
    if args.json {
        return Out::Json;
    }
    let is_wanted = match args.color {
        When::Always => true,
        When::Never => false,
        When::Auto => colours_by_itself(),
    };
    Out::Lines(Look { colour: if is_wanted { Colour::Shown } else { Colour::Plain }, columns: columns() })
}

/// Whether what is printed is coloured where nothing was said of it.
fn colours_by_itself() -> bool {
    std::io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb()
}

/// How many columns the terminal has that replies are printed on, if they are.
// HQ asks the same for itself: it is a question to the system, and core asks none.
fn columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// What goes wrong beside the answer is logged on standard error: `CORDON_LOG` says how much.
fn log_to_stderr(args: &Args) {
    let filter = EnvFilter::try_from_env("CORDON_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    let is_coloured = args.color != When::Never && std::io::stderr().is_terminal() && !is_set("NO_COLOR");
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(is_coloured).with_writer(std::io::stderr).init();
}

/// A variable that is there and not empty (no-color.org).
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb")
}

/// What cannot be read as a command: help and version are answers; the rest is told in JSON where JSON was
/// asked for.
fn misused(error: &clap::Error, given: &[OsString]) -> ExitCode {
    let wants_json = given.iter().skip(1).take_while(|argument| *argument != "--").any(|argument| argument == "--json");
    if !error.use_stderr() {
        // Whoever closed the pipe has read enough.
        let _closed = helped(error, given);
        return ExitCode::SUCCESS;
    }
    if !wants_json {
        let _closed = error.print();
        return ExitCode::from(2);
    }
    print::failed(print::misuse(error), Out::Json);
    ExitCode::from(2)
}
