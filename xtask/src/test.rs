//! Every test there is. A step that fails does not keep the later ones from running, but for
//! packages that the machine lacks: then nothing else is tried.

use crate::{display::Display, places, process, setup, steps::Steps, ui, wasm};
use anyhow::{Result, bail};
use std::process::Command;

/// `cordon` with the bridge, beside the programs.
const BRIDGE: &str = "cordon-bridge";

/// Runs them.
pub fn run() -> Result<()> {
    let mut steps = Steps::default();
    if let Err(error) = steps.outcome("set-up", setup::all)
        && error.is::<setup::Missing>()
    {
        // Without what only a person can install no later step says anything.
        return Err(error);
    }
    let has_page = steps.run("page", || ui::build(ui::Edition::Release));
    if !has_page {
        // The native tests still say something; the app embeds whatever page there is.
        steps.run("stub page", ui::stub);
    }
    steps.run("core for wasm32", || wasm::check("cordon-core"));
    steps.run("program with the browser's bridge", bridge);
    let has_programs = steps.run("programs", build);
    if has_programs {
        steps.run("tests", tests);
    } else {
        steps.skip("tests", "the programs do not build");
    }
    steps.finish()
}

/// Builds programs and tests in one go, so that both, and the demo, share one set of features.
pub fn build() -> Result<()> {
    process::run(process::cargo().args(["build", "--locked", "--workspace", "--exclude", "cordon-ui", "--all-targets"]))
}

/// Builds `cordon` with the bridge that browsers need and keeps it under a name of its own: the build
/// of the programs after it makes `cordon` anew without that feature. The whole workspace is named, and
/// one test, so that everything under it is built once for both: a test brings in the features that
/// tests ask for.
fn bridge() -> Result<()> {
    let mut build = process::cargo();
    build.args(["build", "--locked", "--workspace", "--exclude", "cordon-ui"]);
    build.args(["--features", "cordon-device/bridge", "--bin", "cordon", "--test", "floor_plan"]);
    process::run(&mut build)?;
    std::fs::copy(places::built("debug", "cordon"), places::built("debug", BRIDGE))?;
    Ok(())
}

/// The long runs, over programs and a page that `test` has built.
pub fn soak() -> Result<()> {
    let display = Display::start()?;
    let mut long = cargo_test(&display);
    long.args(["--test", "browser", "--", "hour::", "--nocapture"]).env("CORDON_SOAK", "1");
    process::run(&mut long)
}

/// `cargo test` with a display and every program it may need.
fn cargo_test(display: &Display) -> Command {
    let mut tests = display.command("cargo");
    tests.current_dir(places::root());
    process::forget_outer_package(&mut tests);
    tests.args(["test", "--locked", "--workspace", "--exclude", "cordon-ui", "--no-fail-fast"]);
    tests.env("CORDON_WINDOW_TESTS", "1");
    tests.env("CORDON_BRIDGE_BIN", places::built("debug", BRIDGE));
    programs(&mut tests);
    tests
}

fn tests() -> Result<()> {
    let display = Display::start()?;
    let mut tests = cargo_test(&display);
    let mut closing = Vec::new();
    let succeeded = process::each_line(&mut tests, |line| {
        println!("{line}");
        if is_closing(&line) {
            closing.push(line);
        }
    })?;
    println!("\ntests, in short:");
    for line in closing {
        println!("{line}");
    }
    if succeeded { Ok(()) } else { bail!("tests failed") }
}

/// Tells a program where the built ones are.
pub fn programs(command: &mut Command) {
    command
        .env("CORDON_BIN", places::built("debug", "cordon"))
        .env("CORDON_HQ_BIN", places::built("debug", "cordon-hq"))
        .env("CORDON_APP_BIN", places::built("debug", "cordon-app"))
        .env("CORDON_UI_DIST", places::page())
        .env("CORDON_NODE", places::node());
}

fn is_closing(line: &str) -> bool {
    line.starts_with("test result:") || line.ends_with("... FAILED") || line.starts_with("error: test failed")
}
