//! Form: rustfmt, clippy, the floor plan, both phones, dependencies.

use crate::{
    phone, places,
    process::{self, on_path},
    steps::Steps,
    tools, ui,
    wasm::{self, Toolchain},
};
use anyhow::Result;
use std::{path::Path, process::Command};

/// Checks it all.
pub fn run() -> Result<()> {
    let mut steps = Steps::default();
    steps.run("rustfmt", || process::run(process::cargo().args(["fmt", "--all", "--check"])));
    steps.run("stub page", ui::stub);
    steps.beside(phones, |steps| {
        steps.run("clippy", || clippy(&["--workspace", "--exclude", "cordon-ui", "--all-targets"]));
        steps.run("clippy of the page", page);
        steps.run("floor plan", || {
            // Named as `cargo xtask test` names it, so that nothing is built twice.
            let test = ["test", "--locked", "--workspace", "--exclude", "cordon-ui", "--test", "floor_plan"];
            process::run(process::cargo().args(test))
        });
    });
    dependencies(&mut steps);
    steps.finish()
}

/// Core and device for both phones.
fn phones(steps: &mut Steps) {
    for (name, target) in phone::TARGETS {
        match phone::add(target) {
            Ok(()) => {
                steps.run(name, || phone::check(target));
            }
            Err(error) => steps.skip(name, &format!("{error:#}")),
        }
    }
}

/// Licences, bans, sources and, where the database can be had, advisories.
fn dependencies(steps: &mut Steps) {
    match tools::deny() {
        Err(error) => steps.skip("cargo-deny", &format!("{error:#}")),
        Ok(deny) => {
            steps.run("cargo-deny", || deny_check(&deny, &["bans", "licenses", "sources"]));
            if tools::has_advisories(&deny) {
                steps.run("advisories", || deny_check(&deny, &["--disable-fetch", "advisories"]));
            } else {
                steps.skip("advisories", "unchecked: their database cannot be fetched here");
            }
        }
    }
    if_present(steps, "cargo-machete", &["machete"]);
}

fn deny_check(deny: &Path, of: &[&str]) -> Result<()> {
    let mut command = Command::new(deny);
    process::forget_outer_package(&mut command);
    process::run(command.current_dir(places::root()).arg("check").args(of))
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
