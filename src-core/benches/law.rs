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
    let beside = law::of_no_order()?;
    let wrong: Vec<String> = beside
        .iter()
        .filter(|(_case, fact)| fact.got != fact.expected)
        .map(|(case, fact)| format!("{case} {}: expected {:?}, got {:?}", fact.column, fact.expected, fact.got))
        .collect();
    println!("Powers beside the orders: {} facts compared, {} wrong", beside.len(), wrong.len());
    wrong.iter().for_each(|line| println!("WRONG {line}"));
    Ok(report.unexplained() == 0 && report.righted().is_empty() && clocks.is_right() && wrong.is_empty())
}
