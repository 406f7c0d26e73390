//! `cordon`: the same use cases as the window, without one; and what needs no device at all.

mod args;
mod input;
mod print;
mod pure;
mod run;

use args::Do;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = args::Args::parse_from(std::env::args_os().map(args::position_kept));
    let json = args.json;
    let outcome = match &args.command {
        Do::Pure(asked) => pure::run(asked, json),
        Do::OnDevice(asked) => run::run(&args, asked),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // Whoever stops reading has had enough: that is no failure.
        Err(error) if print::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            print::failed(error, json);
            ExitCode::from(2)
        }
    }
}
