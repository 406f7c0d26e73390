//! `cordon`: the same use cases as the window, without one.

mod args;
mod id;
mod print;
mod run;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let json = args.json;
    match run::run(args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            print::failed(&error, json);
            ExitCode::from(2)
        }
    }
}
