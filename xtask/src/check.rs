//! Form: rustfmt, clippy, the floor plan, dependencies.

use crate::{
    process::{self, on_path},
    steps::Steps,
    ui,
    wasm::{self, Toolchain},
};
use anyhow::Result;

/// Checks it all.
pub fn run() -> Result<()> {
    let mut steps = Steps::default();
    steps.run("rustfmt", || process::run(process::cargo().args(["fmt", "--all", "--check"])));
    steps.run("stub page", ui::stub);
    steps.run("clippy", || clippy(&["--workspace", "--exclude", "cordon-ui", "--all-targets"]));
    steps.run("clippy of the page", page);
    steps.run("floor plan", || {
        process::run(process::cargo().args(["test", "--locked", "-p", "cordon-tests", "--test", "floor_plan"]))
    });
    if_present(&mut steps, "cargo-deny", &["deny", "check", "bans", "licenses", "sources"]);
    if_present(&mut steps, "cargo-machete", &["machete"]);
    steps.finish()
}

/// Clippy of the page for wasm32 where clippy's own toolchain has it; else as native code, which
/// it compiles to as well.
fn page() -> Result<()> {
    match Toolchain::find() {
        Some(Toolchain::Ordinary) => clippy(&["-p", "cordon-ui", "--target", wasm::TARGET]),
        Some(Toolchain::Debian) | None => clippy(&["-p", "cordon-ui"]),
    }
}

fn clippy(of: &[&str]) -> Result<()> {
    process::run(process::cargo().args(["clippy", "--locked"]).args(of).args(["--", "-D", "warnings"]))
}

fn if_present(steps: &mut Steps, program: &str, arguments: &[&str]) {
    if on_path(program).is_some() {
        steps.run(program, || process::run(process::cargo().args(arguments)));
    } else {
        steps.skip(program, "not on this machine");
    }
}
