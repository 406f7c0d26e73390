//! Sets the table of law cases before the rules: `cargo xtask bench law`. It ends in failure where an answer
//! is wrong that no known gap explains, where a known gap is none any more, or where a clock is wrong.

#[path = "../tests/law/mod.rs"]
mod law;

use std::{env, process::ExitCode};

fn main() -> ExitCode {
    if !env::args().any(|argument| argument == "--bench") {
        println!("nothing compared: this is for `cargo bench`");
        return ExitCode::SUCCESS;
    }
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("law: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints both, and says whether all of it is right.
fn run() -> Result<bool, String> {
    let report = law::compared()?;
    let clocks = law::counted()?;
    println!("{report}\n{clocks}");
    println!("{} facts compared, {} wrong", report.compared(), report.unexplained());
    Ok(report.unexplained() == 0 && report.righted().is_empty() && clocks.is_right())
}
